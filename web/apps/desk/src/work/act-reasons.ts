/** Why something is done, as code words: the server reads them, so there is no room for an account (section 18). */
export const actReasons = {
  asking: ["due", "left-open", "request", "her-wish"],
  closing: ["care-arranged", "referred", "her-wish", "no-answer", "nothing-possible", "duplicate"],
  handover: ["nearer", "language", "speciality", "joined", "leave", "workload", "conflict"],
  erasure: ["her-wish", "danger", "duplicate", "sent-in-error"],
  hold: ["court-order", "investigation", "her-wish"],
  lift: ["ended", "her-wish", "set-in-error"],
  relink: ["code-lost", "phone-lost"],
  interview: ["what-is-missing", "court-asks", "her-wish", "contradiction"],
  "interview-no": ["enough-recorded", "not-now", "no-trained-person", "her-wish"],
  "relink-end": ["not-her", "lost-again", "her-wish", "set-in-error"],
} as const;
