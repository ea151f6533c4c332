/** The choices of the return screen, in the order of the questionnaire; reading first. */
export const SHOWN = [
  "read",
  "help",
  "share_professionals",
  "media",
  "legal_analysis",
  "legal_action",
  "investigators",
  "statistics",
] as const;
