package org.wwow.backup.dossier.check;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/// Puts the forty checks to a file (docs/protocol/dossier.md section 10).
///
/// ```java
/// try (SubmittedFile file = SubmittedFile.open(path)) {
///     Verdict verdict = Checks.all(file, trust);
/// }
/// ```
public final class Checks {
    private static final Map<Check, Function<Examination, Result>> QUESTIONS = questions();

    private Checks() {}

    /// Puts all forty.
    public static Verdict all(SubmittedFile file, Trust trust) {
        return all(file, trust, Optional.empty());
    }

    /// Puts all forty, the last with the receipt that the recipient gave back.
    public static Verdict all(SubmittedFile file, Trust trust, Optional<RecipientReceipt> receipt) {
        var examined = new Examination(file, trust, receipt);
        return new Verdict(Arrays.stream(Check.values()).map(check -> one(check, examined)).toList());
    }

    /// Puts what any bag is asked, 5 and 6, with its warnings.
    public static Verdict bag(SubmittedFile file, Trust trust) {
        var examined = new Examination(file, trust);
        return new Verdict(List.of(put(Check.BAG, BagChecks::bagWithWarnings, examined),
                one(Check.CONTAINER, examined)));
    }

    /// Puts one. What goes wrong in reading is a failure of the check, never of the reader.
    public static Checked one(Check check, Examination examined) {
        return put(check, Objects.requireNonNull(QUESTIONS.get(check), check.name()), examined);
    }

    private static Checked put(Check check, Function<Examination, Result> question, Examination examined) {
        try {
            return new Checked(check, question.apply(examined));
        } catch (Examination.Unreadable unreadable) {
            return new Checked(check,
                    Result.failed(Ground.BYTES_UNREADABLE, String.valueOf(unreadable.getMessage())));
        } catch (RuntimeException | StackOverflowError unforeseen) {
            // A hostile file found a way into a parser that nobody thought of: it must not pass for it.
            return new Checked(check, Result.failed(Ground.NOT_JUDGED, unforeseen.getClass().getSimpleName()));
        }
    }

    private static Map<Check, Function<Examination, Result>> questions() {
        Map<Check, Function<Examination, Result>> all = new EnumMap<>(Check.class);
        all.put(Check.BAG, BagChecks::bag);
        all.put(Check.CONTAINER, BagChecks::container);
        all.put(Check.DEPOSIT_STATEMENTS, ofADossier(LogChecks::deposits));
        all.put(Check.LOG_PROOFS, ofADossier(LogChecks::proofs));
        all.put(Check.WITNESSES, ofADossier(LogChecks::witnesses));
        all.put(Check.CONSISTENCY, ofADossier(LogChecks::consistency));
        all.put(Check.TIME_STAMPS, ofADossier(SignatureChecks::timeStamps));
        all.put(Check.SIGNATURE_LEVEL, SignatureChecks::level);
        all.put(Check.SIGNERS, ofADossier(SignatureChecks::signers));
        all.put(Check.CUSTODY_CHAIN, ofADossier(CustodyChecks::chain));
        all.put(Check.CUSTODY_EVENTS, ofADossier(CustodyChecks::events));
        all.put(Check.ACTOR_KEYS, ofADossier(CustodyChecks::actorKeys));
        putExhibits(all);
        putFormats(all);
        return all;
    }

    private static void putExhibits(Map<Check, Function<Examination, Result>> all) {
        all.put(Check.IDENTIFIERS, ofADossier(ExhibitChecks::identifiers));
        all.put(Check.ORIGINALS, ofADossier(ExhibitChecks::originals));
        all.put(Check.DERIVATIVES, ofADossier(ExhibitChecks::derivatives));
        all.put(Check.WHOLE_RECORDINGS, ofADossier(ExhibitChecks::wholeRecordings));
        all.put(Check.INDEX, ofADossier(IndexChecks::index));
        all.put(Check.CAPTURE, ofADossier(CaptureChecks::capture));
        all.put(Check.CONTRADICTIONS, ofADossier(CaptureChecks::contradictions));
        all.put(Check.METADATA, ofADossier(IndexChecks::metadata));
        all.put(Check.WORKING_COPIES, ofADossier(CustodyChecks::workingCopies));
        all.put(Check.CLOCKS, ofADossier(KeepingChecks::clocks));
        all.put(Check.STORAGE, ofADossier(KeepingChecks::storage));
        all.put(Check.TOMBSTONES, ofADossier(KeepingChecks::tombstones));
        all.put(Check.IDENTITY_WITHHELD, ofADossier(ProtectionChecks::identity));
        all.put(Check.REDACTIONS, ofADossier(ProtectionChecks::redactions));
        all.put(Check.CONSENTS, ofADossier(ConsentChecks::consents));
        all.put(Check.CONFIDENTIALITY, ofADossier(ProtectionChecks::confidentiality));
        all.put(Check.FIRST_ACCOUNTS, ofADossier(ProtectionChecks::firstAccounts));
        all.put(Check.EXCULPATORY, ofADossier(ContentChecks::exculpatory));
        all.put(Check.TRANSLATIONS, ofADossier(ContentChecks::translations));
        all.put(Check.DATE_AND_PLACE, ofADossier(ContentChecks::dateAndPlace));
        all.put(Check.ANALYSIS, ofADossier(ContentChecks::analysis));
    }

    private static void putFormats(Map<Check, Function<Examination, Result>> all) {
        all.put(Check.QUALIFICATION, ofADossier(DocumentChecks::qualification));
        all.put(Check.DOCUMENT, ofADossier(DocumentChecks::document));
        all.put(Check.FORMS, ofADossier(DocumentChecks::forms));
        all.put(Check.OPEN_FORMATS, ofADossier(FormatChecks::openFormats));
        all.put(Check.CHECKS_BEFORE_SEALING, ofADossier(FormatChecks::checksBeforeSealing));
        all.put(Check.ONE_FORM, ofADossier(FormatChecks::oneForm));
        all.put(Check.RECEIPT, ofADossier(FormatChecks::receipt));
    }

    private static Function<Examination, Result> ofADossier(Function<Examination, Result> question) {
        return examined -> {
            if (examined.file().refused().isPresent()) {
                return Result.notApplicable(Ground.CONTAINER_UNREAD);
            }
            return examined.file().isDossier() ? question.apply(examined) : Result.notApplicable(Ground.NO_DOSSIER);
        };
    }
}
