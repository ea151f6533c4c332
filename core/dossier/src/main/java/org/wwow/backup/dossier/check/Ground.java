package org.wwow.backup.dossier.check;

/// What a check can have found. Its sentence stands in `check.properties` and its translations, under its name.
public enum Ground {
    /// And … more.
    MORE_FAILURES,
    /// … is missing.
    PART_MISSING,
    /// … cannot be read: …
    PART_UNREADABLE,
    /// A file’s bytes cannot be read to the end: …
    BYTES_UNREADABLE,
    /// The file made this check stop (…); it counts as failed.
    NOT_JUDGED,
    /// … does not say: ….
    MEMBERS_MISSING,
    /// … stands twice.
    TWICE,
    /// … refers to something that is not here.
    REFERENCE_UNKNOWN,
    /// … has no time, or one after the file was made.
    TIME_AFTER_MAKING,
    /// The file … has no place here.
    FILE_WITHOUT_PLACE,
    /// This is no dossier; only what holds for any bag or container was checked.
    NO_DOSSIER,
    /// The container could not be opened (check 6).
    CONTAINER_UNREAD,
    /// This is no bag: it has neither a declaration nor a manifest.
    NO_BAG,
    /// Without manifests nothing says what must lie in the container.
    NO_MANIFESTS,
    /// A rule of bags is broken: rule, file and detail, told in the words of the bag.
    BAG_RULE,
    /// A bag of version … with … files of … bytes; every digest was computed.
    BAG_HELD,
    /// A dossier is a bag of version 1.0.
    BAG_VERSION,
    /// A dossier has manifests by SHA-256 and SHA-512, and no other.
    BAG_ALGORITHMS,
    /// A dossier is whole: it fetches nothing.
    BAG_FETCHES,
    /// All … files are listed and there.
    LISTED_ALL,
    /// All … files are listed and there, and the container was built anew byte by byte.
    CONTAINER_HELD,
    /// All … files are listed and there. This is a folder: the container’s own form was not seen.
    FOLDER_HELD,
    /// The file … lies outside the manifests.
    FILE_BESIDE,
    /// The container does not begin with the type of an ASiC-E container.
    CONTAINER_TYPE,
    /// This is no zip file, or a damaged one.
    CONTAINER_NO_ZIP,
    /// The container has not the one form a dossier has.
    CONTAINER_NOT_CANONICAL,
    /// The container lists a path twice.
    CONTAINER_DOUBLE_ENTRY,
    /// The container lists a path that leads out of it or is written in more than one way.
    CONTAINER_BAD_PATH,
    /// The container unpacks to more than a reader need accept.
    CONTAINER_TOO_LARGE,
    /// The container holds a file packed in a way that is not read here.
    CONTAINER_METHOD,
    /// The bytes of a file in the container do not fit its checksum.
    CONTAINER_CHECKSUM,
    /// There is no exhibit.
    NO_EXHIBITS,
    /// The exhibits are not in the order of their numbers, or share one.
    NUMBERS_OUT_OF_ORDER,
    /// Exhibit … is missing, and nothing says why.
    NUMBER_MISSING,
    /// … exhibits, each with a number and an identifier of its own; … numbers are explained as gaps.
    IDENTIFIERS_HELD,
    /// All … originals lie in the sealed annex; this edition shows none.
    ALL_SEALED,
    /// The original of exhibit … is missing.
    ORIGINAL_MISSING,
    /// The original of exhibit … has another length or digest than the index says.
    ORIGINAL_DIFFERS,
    /// The bytes of exhibit … are not those that the signed deposit commits to.
    ORIGINAL_NOT_DEPOSITED,
    /// Exhibit … belongs into the annex and lies open.
    ORIGINAL_NOT_SEALED,
    /// … originals have the listed digests and open the commitments of their signed deposits; … lie in the sealed annex.
    ORIGINALS_HELD,
    /// Nothing was made from the exhibits.
    NO_DERIVATIVES,
    /// Derivative … goes back to no exhibit.
    NO_PARENT,
    /// The file of derivative … is missing.
    DERIVATIVE_MISSING,
    /// Derivative … has another digest than the index says.
    DERIVATIVE_DIFFERS,
    /// … derivatives, each tied to its exhibit.
    DERIVATIVES_HELD,
    /// None of the … exhibits is a film or a sound.
    NOTHING_PLAYED,
    /// The recording of exhibit … is not here as it was deposited.
    NOT_WHOLE,
    /// Excerpt … ends after its recording.
    EXCERPT_TOO_LONG,
    /// … recordings as they were deposited; … excerpts beside them.
    WHOLE_HELD,
    /// The deposits are not of one case.
    DEPOSITS_OF_TWO_CASES,
    /// Deposit … lies under another name than its own.
    DEPOSIT_NAMED_OTHERWISE,
    /// Deposit … is not signed by who may sign it.
    DEPOSIT_SIGNER,
    /// The log does not hold deposit … as it stands here.
    DEPOSIT_NOT_LOGGED,
    /// … deposits are signed by their authors, and the log holds the digest of each.
    DEPOSITS_HELD,
    /// There is no proof for ….
    PROOF_MISSING,
    /// The proof … belongs to nothing here.
    PROOF_WITHOUT_OWNER,
    /// What failed, and what it says of itself.
    PROOF_FAILS,
    /// … proofs lead to checkpoints that the log you trust signed.
    PROOFS_HELD,
    /// … proofs lead to checkpoints signed by the log that the file itself names; give the policy you trust to be sure of the log.
    PROOFS_HELD_BY_OWN_POLICY,
    /// The policy asks for no witness.
    NO_WITNESS_ASKED,
    /// The file cites no checkpoint that can be read.
    NO_CHECKPOINT,
    /// This is no proof: ….
    PROOF_UNREADABLE,
    /// The entry stands at index … of … in ….
    ENTRY_STANDS,
    /// Signed by … (…).
    SIGNED_BY,
    /// It is witnessed as the policy asks.
    QUORUM_HELD,
    /// What failed, and what it says of itself.
    WITNESSES_MISSING,
    /// A witness signed before event … was received.
    WITNESS_BEFORE,
    /// No witness signed soon after event ….
    WITNESS_LATE,
    /// … checkpoints carry the quorum of witnesses, each within … seconds of its deed.
    WITNESSES_HELD,
    /// Two checkpoints of size … have different roots.
    TWO_TREES,
    /// … does not bear the size of its checkpoint.
    CHECKPOINT_NAMED_OTHERWISE,
    /// Nothing proves how the log grew to size ….
    GROWTH_MISSING,
    /// From size … to size … the log only grew.
    CONSISTENCY_HELD,
    /// … clocks with source and skew; … exhibits with claimed, received and proven time apart.
    CLOCKS_HELD,
    /// The time at which exhibit … was received is not that of its deposit in custody.
    RECEIVED_OTHERWISE,
    /// Exhibit … is said to be proven before it was received.
    PROVEN_BEFORE,
    /// There is no custody event.
    NO_CUSTODY,
    /// Custody does not begin with a deposit.
    CUSTODY_BEGINS_LATE,
    /// Event … has another number.
    CUSTODY_NUMBER,
    /// Event … does not name the event before it.
    CUSTODY_LINK,
    /// Event … is earlier than the one before it.
    CUSTODY_TIME,
    /// The log knows an event of this case before event … that is not here.
    CUSTODY_LEFT_OUT,
    /// … events in one chain, from … to …; by the log, none is left out.
    CUSTODY_HELD,
    /// The log does not tell event … as it stands here.
    EVENT_NOT_LOGGED,
    /// The log tells an event that custody leaves out: proof ….
    EVENT_NOT_IN_CUSTODY,
    /// The events are of … cases.
    EVENTS_OF_TWO_CASES,
    /// … events agree with the log: ….
    EVENTS_HELD,
    /// Who acted in event … did not stand in the directory then.
    ACTOR_UNKNOWN,
    /// The directory’s root names another log than the policy.
    ROOT_NAMES_ANOTHER_LOG,
    /// … members acted; each stood in the directory of … statements under the root you trust.
    KEYS_HELD,
    /// … members acted; each stood in the directory of … statements whose root the file itself brings; give the root you trust to be sure of them.
    KEYS_HELD_BY_OWN_ROOT,
    /// Member … was revoked later, on … (…).
    REVOKED_LATER,
    /// In event … an original has other bytes than the exhibit.
    ORIGINAL_CHANGED,
    /// … is a derivative under an exhibit’s identifier.
    COPY_BEARS_ORIGINALS_ID,
    /// No event changed one of … originals; … working copies have identifiers of their own.
    COPIES_HELD,
    /// Storage place … names no check of the bytes.
    NEVER_LOOKED_AT,
    /// … places with … checks, all of which found the bytes unchanged.
    STORAGE_HELD,
    /// … places with … checks, of which … found the bytes changed: that is told here, and for a person to judge.
    STORAGE_HELD_WITH_LOSS,
    /// Event … erased something, and no tombstone tells of it.
    ERASURE_UNTOLD,
    /// … is said to be erased and is here.
    GONE_AND_HERE,
    /// Nothing was erased: neither the index nor any of … custody events tells of it.
    NOTHING_ERASED,
    /// … tombstones, each with time, authority and reason.
    TOMBSTONES_HELD,
    /// … names a source that is not listed.
    SOURCE_UNKNOWN,
    /// The table of names lies open.
    NAMES_LIE_OPEN,
    /// This is the full edition, for the court itself: it has no public part. … sources have code names.
    FULL_EDITION,
    /// The protected edition has no annex sealed to the court.
    ANNEX_MISSING,
    /// … sources stand under code names; the full edition lies in a sealed annex that only its recipient can open.
    IDENTITY_HELD,
    /// Nothing is redacted.
    NO_REDACTIONS,
    /// Redaction … still says when, where or with what it was made.
    REDACTION_SPEAKS,
    /// … redactions say nothing of their making. The names themselves can be searched for only with the table in the annex.
    REDACTIONS_HELD,
    /// Consent … names no deposit that holds a signed yes to the release of a file.
    CONSENT_NOT_SIGNED,
    /// No consent covers exhibit … before this court.
    NO_CONSENT,
    /// The last answer on release is not a yes that still holds.
    CONSENT_WITHDRAWN,
    /// The answers on release do not follow one another: one is left out, or stands twice.
    ANSWERS_LEFT_OUT,
    /// … consents, each with a signed yes, cover all … exhibits before this court.
    CONSENTS_HELD,
    /// All … exhibits have a level and the condition that lifts it.
    CONFIDENTIALITY_HELD,
    /// No earlier account is known; the sources were asked on ….
    NO_PRIOR_ACCOUNT,
    /// … earlier accounts are listed; the sources were asked on ….
    PRIOR_ACCOUNTS_HELD,
    /// The search was made on …; … finds are listed.
    EXCULPATORY_HELD,
    /// Nothing is translated.
    NO_TRANSLATIONS,
    /// The original of translation … is not beside it.
    TRANSLATION_ALONE,
    /// Translation … is from another language than its source’s.
    TRANSLATED_FROM_ANOTHER,
    /// … translations, each with its translator and its original.
    TRANSLATIONS_HELD,
    /// No date and no place is stated.
    NO_DATE_OR_PLACE,
    /// A date (…) has no precision or basis, or is less exact than it says.
    DATE_UNFOUNDED,
    /// A place (…) has no precision or basis, or lies nowhere on the globe.
    PLACE_UNFOUNDED,
    /// … dates and places, each with precision and basis.
    DATES_HELD,
    /// No analysis was made.
    NO_ANALYSIS,
    /// Step … was done on a file that is not in this dossier, or names none.
    INPUT_UNKNOWN,
    /// … steps, each with inputs, tool, parameters and result.
    ANALYSIS_HELD,
    /// … does not show the step with ….
    STEPS_INCOMPLETE,
    /// The steps are written down; the exhibits’ formats are ….
    FORMATS_HELD,
    /// It was judged before sealing with the checks of ….
    VERIFIER_STATED,
    /// It does not state with which verifier.
    VERIFIER_UNSTATED,
    /// … and … name different verifiers.
    VERIFIER_TOLD_OTHERWISE,
    /// It is the program that judges now.
    VERIFIER_SAME,
    /// Another program judges now: ….
    VERIFIER_OTHER,
    /// The two cannot be compared.
    VERIFIER_UNCOMPARED,
    /// Check … had failed before sealing.
    FAILED_BEFORE,
    /// Check … was not made before sealing.
    NOT_PUT_BEFORE,
    /// All forty were made on … by …; none failed.
    CHECKED_BEFORE,
    /// … is not what it must be, made anew from the files.
    OTHER_FORM,
    /// … lists were made anew and are the same byte by byte.
    ONE_FORM_HELD,
    /// The file was sealed before it was handed over: none of … events is an export.
    NOT_RECEIVED_YET,
    /// After the handing over in event … something else was done.
    RECEIPT_NOT_LAST,
    /// Released to … on … as the last event; the recipient’s own receipt follows outside this file.
    RECEIVED,
    /// A receipt is over the whole container, and this is a folder.
    RECEIPT_OVER_FOLDER,
    /// The receipt’s signature does not pass: ….
    RECEIPT_FAILS,
    /// The receipt is signed by whoever made the dossier.
    RECEIPT_BY_MAKER,
    /// Received by …: the receipt over this very file is signed (…), by its own word at …; proven: ….
    RECEIPT_SIGNED,
    /// The handing over in event … is not to the court this dossier is for.
    RELEASED_TO_ANOTHER,
    /// No certificate was given that you trust, so no signer and no time-stamp authority is known.
    NOBODY_TRUSTED,
    /// Neither every checkpoint nor every deposit bears a time-stamp.
    UNSTAMPED,
    /// A time-stamp is over …, and no file here has this digest.
    STAMP_WITHOUT_FILE,
    /// What failed, and what it says of itself.
    SIGNATURE_REFUSED,
    /// … time-stamps hold.
    STAMPS_HELD,
    /// At …, within …, under policy …, by … (…).
    STAMPED,
    /// There is no signature.
    NOT_SIGNED,
    /// A signature does not last: ….
    SIGNATURE_FAILS,
    /// … signatures of level LTA hold without any network; what they say of being qualified: ….
    SIGNATURE_HELD,
    /// The lists do not bear one seal of an organisation that passes.
    NO_SEAL,
    /// The document does not bear one personal signature that passes.
    NO_LAWYER,
    /// Seal and personal signature are of one certificate.
    ONE_SIGNER,
    /// Sealed by … (…); signed by … (…).
    SIGNERS_HELD,
    /// The load file says otherwise of exhibit …, or nothing: ….
    LISTED_OTHERWISE,
    /// The file … is missing or is not what the index lists.
    FILE_LISTED_OTHERWISE,
    /// … exhibits in … lines of the load file; … files with the digests that the index lists.
    INDEX_HELD,
    /// The graph of … bytes and the load file of … bytes were made anew from index and custody and are the same.
    METADATA_HELD,
    /// The shapes were asked by whoever made the file, not here.
    SHAPES_NOT_HERE,
    /// By the shapes of … the … statements of the graph are as they must be.
    SHAPES_KEPT,
    /// The node … breaks the shape … (…) of ….
    SHAPE_BROKEN,
    /// The shapes could not be asked (…), and that counts as failed.
    SHAPES_NOT_ASKED,
    /// What … says of its making is not what the original says.
    CAPTURE_DIFFERS,
    /// … originals were read again and say the same; … carry a C2PA manifest, which is present and was not checked.
    CAPTURE_HELD,
    /// Index and original of exhibit … differ on whether the person chose the answers alone.
    ALONE_DIFFERS,
    /// Index and originals differ on what exhibit … corrects.
    CORRECTION_DIFFERS,
    /// The document does not say of exhibit … what the index says: whether it was chosen alone, and what it corrects.
    MARK_UNPRINTED,
    /// The document marks … exhibits as answers chosen by the person alone, not a statement, and … as corrections.
    MARKS_PRINTED,
    /// The contradictions of exhibit … are not all listed, or others are.
    CONTRADICTION_UNTOLD,
    /// … originals were read again; … contradictions are listed, which a person must weigh.
    CONTRADICTIONS_HELD,
    /// Exhibit … is redacted, and no redaction of it is here.
    REDACTION_NOT_HERE,
    /// This was checked before sealing; only a sealed file can show it.
    NOT_SEALED_YET,
    /// The assessment stands in a section of its own that says it is an opinion and no evidence.
    OPINION_MARKED,
    /// The document says that there is no legal assessment, and no facts for one are here.
    NO_OPINION,
    /// The document neither marks its legal assessment as an opinion nor says that there is none.
    OPINION_UNMARKED,
    /// The document does not claim to be PDF/A-3.
    NOT_PDF_A_3,
    /// Nothing for machines is attached to the document.
    NOTHING_ATTACHED,
    /// The attached file … does not say how it relates to the document.
    ATTACHED_UNRELATED,
    /// By veraPDF it breaks rule … of … (clause and test, ISO 19005-3).
    PDF_A_BROKEN,
    /// veraPDF cannot read it as PDF/A.
    PDF_A_UNREADABLE,
    /// veraPDF was stopped: judging it took longer than … s of work.
    PDF_A_ENDLESS,
    /// veraPDF was stopped: judging it took more than … MiB of memory or … MiB of temporary space.
    PDF_A_TOO_LARGE,
    /// veraPDF could not be started on this machine.
    PDF_A_NOT_ASKED,
    /// By veraPDF it keeps every rule of …; its signature lasts, and it carries ….
    DOCUMENT_HELD,
    /// The document has no form of the kind ….
    FORM_MISSING,
    /// The forms in the manner of rules 902(13) and 902(14) and of the Eurojust guidelines are there, unsigned.
    FORMS_HELD
}
