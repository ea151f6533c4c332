package org.wwow.backup.dossier.check;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import org.wwow.backup.dossier.file.Edition;
import org.wwow.backup.sealing.JsonArray;
import org.wwow.backup.sealing.JsonBoolean;
import org.wwow.backup.sealing.JsonInteger;
import org.wwow.backup.sealing.JsonText;
import org.wwow.backup.sealing.JsonValue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

/// Each check against a dossier that is right in everything but what that check asks.
class FailingEachCheck {
    @TempDir
    private Path folder;

    /// A change with the check that must find it.
    record Broken(Check check, String how, UnaryOperator<OpenedUp> change) {
        @Override
        public String toString() {
            return check.number() + " finds " + how;
        }
    }

    private static Optional<JsonValue> takenOut(Optional<JsonValue> was) {
        return was.filter(_ -> false);
    }

    private static Optional<JsonValue> marked(Optional<JsonValue> was) {
        return Optional.of(was.orElse(new JsonBoolean(true)));
    }

    private static Optional<JsonValue> emptied(Optional<JsonValue> was) {
        return was.map(_ -> new JsonArray(List.of()));
    }

    private static Broken edit(Check check, String how, UnaryOperator<Optional<JsonValue>> change, Object... member) {
        return new Broken(check, how, file -> file.edit(change, member));
    }

    private static UnaryOperator<Optional<JsonValue>> to(String text) {
        return _ -> Optional.of(new JsonText(text));
    }

    private static Broken flip(Check check, String pattern) {
        return new Broken(check, "a changed byte in " + pattern, file -> file.change(file.path(pattern),
                bytes -> flipped(bytes, bytes.length / 2)));
    }

    private static byte[] flipped(byte[] bytes, int at) {
        byte[] changed = bytes.clone();
        changed[at] ^= 1;
        return changed;
    }

    static Stream<Broken> broken() {
        return Stream.of(exhibits(), log(), keeping(), protection(), content(), formats()).flatMap(one -> one);
    }

    private static Stream<Broken> exhibits() {
        return Stream.of(
                edit(Check.IDENTIFIERS, "an unexplained hole in the numbers", FailingEachCheck::emptied, "case",
                        "gaps"),
                edit(Check.IDENTIFIERS, "a number twice", _ -> Optional.of(new JsonInteger(1)), "case", "exhibits", 1,
                        "number"),
                edit(Check.IDENTIFIERS, "a missing identifier", FailingEachCheck::takenOut, "case", "exhibits", 0,
                        "id"),
                flip(Check.ORIGINALS, "data/exhibits/0002/original.*"),
                edit(Check.ORIGINALS, "another digest in the index", to("0".repeat(64)), "case", "exhibits", 0,
                        "sha256"),
                edit(Check.ORIGINALS, "an opener that opens nothing", to("A".repeat(43)), "case", "exhibits", 0,
                        "opener"),
                new Broken(Check.ORIGINALS, "a missing original", file -> file
                        .drop(file.path("data/exhibits/0002/original.*"))),
                edit(Check.DERIVATIVES, "a derivative without tool", FailingEachCheck::takenOut, "case", "derivatives",
                        0, "making", "tool"),
                edit(Check.DERIVATIVES, "a derivative of nothing", to("00000000-0000-4000-8000-000000000000"), "case",
                        "derivatives", 0, "parent"),
                edit(Check.DERIVATIVES, "a derivative made after the dossier", to("2027-01-01T00:00:00Z"), "case",
                        "derivatives", 0, "making", "time"),
                flip(Check.WHOLE_RECORDINGS, "data/exhibits/0003/original.*"),
                new Broken(Check.INDEX, "another title in the load file", file -> file.replace("data/index.csv",
                        "Coloured squares", "Coloured circles")),
                new Broken(Check.INDEX, "a load file that forgot who answered alone", file -> file
                        .change("data/index.csv", bytes -> text(bytes, text -> text.replace(",\"yes\"\r", ",\"\"\r")))),
                edit(Check.INDEX, "a mark the load file does not know", FailingEachCheck::marked, "exhibits", 0,
                        "alone"),
                new Broken(Check.INDEX, "no load file", file -> file.drop("data/index.csv")),
                edit(Check.INDEX, "another title in the index", to("Another"), "case", "exhibits", 0, "title"));
    }

    private static Stream<Broken> log() {
        return Stream.of(
                flip(Check.DEPOSIT_STATEMENTS, "data/deposits/.*"),
                new Broken(Check.DEPOSIT_STATEMENTS, "no deposit", file -> file.drop(file.path("data/deposits/.*"))),
                new Broken(Check.LOG_PROOFS, "a missing proof", file -> file.drop(file.path("data/proofs/[0-9a-f].*"))),
                new Broken(Check.LOG_PROOFS, "a proof under another name", file -> {
                    byte[] proof = file.bytes(file.path("data/proofs/[0-9a-f].*"));
                    file.files().put("data/proofs/00000000-0000-4000-8000-000000000000.tlog-proof", proof);
                    return file;
                }),
                new Broken(Check.LOG_PROOFS, "another index in a proof", file -> file
                        .change(file.path("data/proofs/[0-9a-f].*"), bytes -> text(bytes,
                                text -> text.replaceFirst("\nindex \\d+", "\nindex 1")))),
                new Broken(Check.WITNESSES, "a missing witness", file -> file.change(file.path("data/log/\\d+.check.*"),
                        bytes -> text(bytes, text -> text.replaceFirst("— witness.example/one .*\n", "")))),
                new Broken(Check.WITNESSES, "a forged cosignature", file -> file.change(
                        file.path("data/log/\\d+.check.*"), bytes -> text(bytes, FailingEachCheck::forged))),
                flip(Check.CONSISTENCY, "data/log/.*consistency"),
                new Broken(Check.CONSISTENCY, "no proof of growth", file -> file
                        .drop(file.path("data/log/.*consistency"))),
                flip(Check.TIME_STAMPS, "data/time/.*"),
                new Broken(Check.TIME_STAMPS, "no stamp", file -> file.drop(file.path("data/time/.*"))),
                new Broken(Check.SIGNATURE_LEVEL, "another list under the seal", file -> file.replace("data/verify.txt",
                        "unzip", "Unzip")),
                new Broken(Check.SIGNATURE_LEVEL, "no seal", file -> file.drop("META-INF/signatures.xml")));
    }

    private static String forged(String note) {
        int at = note.indexOf("— witness.example/one ") + "— witness.example/one ".length() + 40;
        return note.substring(0, at) + (note.charAt(at) == 'A' ? 'B' : 'A') + note.substring(at + 1);
    }

    private static Stream<Broken> keeping() {
        return Stream.of(edit(Check.CLOCKS, "no clock", FailingEachCheck::emptied, "case", "clocks"),
                edit(Check.CLOCKS, "another time of receipt", to("2026-03-02T10:00:01Z"), "exhibits", 0, "received"),
                flip(Check.CAPTURE, "data/exhibits/0002/capture.json"),
                edit(Check.CAPTURE, "answers given alone that pass for a statement", FailingEachCheck::takenOut,
                        "exhibits", 4, "alone"),
                edit(Check.CAPTURE, "a picture that passes for answers", FailingEachCheck::marked, "exhibits", 1,
                        "alone"),
                edit(Check.CONTRADICTIONS, "a contradiction that is none",
                        _ -> Optional.of(JsonArray.ofTexts(List.of("one / other"))), "exhibits", 0, "contradictions"),
                lines(Check.CUSTODY_CHAIN, "a left-out event", lines -> drop(lines, 2)),
                lines(Check.CUSTODY_CHAIN, "two events the other way round", lines -> swap(lines, 1, 2)),
                new Broken(Check.CUSTODY_EVENTS, "another actor than the log tells", file -> file
                        .change("data/custody.jsonl", bytes -> text(bytes,
                                text -> text.replaceFirst("\"kind\":\"server\"", "\"kind\":\"service\"")))),
                new Broken(Check.CUSTODY_EVENTS, "another time than the log tells", file -> file
                        .replace("data/custody.jsonl", "2026-05-14T12:00:00Z", "2026-05-14T12:00:01Z")),
                new Broken(Check.ACTOR_KEYS, "a directory without its last member", file -> file
                        .change("data/directory.jsonl", bytes -> joined(drop(split(bytes), split(bytes).size() - 1)))),
                flip(Check.ACTOR_KEYS, "data/directory.jsonl"),
                new Broken(Check.WORKING_COPIES, "an original whose bytes changed in custody", file -> file
                        .change("data/custody.jsonl", bytes -> text(bytes,
                                text -> text.replaceFirst("\"after\":\"[0-9a-f]{4}", "\"after\":\"0000")))),
                edit(Check.STORAGE, "no place of storage", FailingEachCheck::emptied, "case", "storage"),
                edit(Check.STORAGE, "a place never looked at", FailingEachCheck::emptied, "case", "storage", 0,
                        "checks"),
                edit(Check.TOMBSTONES, "a tombstone without authority", FailingEachCheck::takenOut, "case",
                        "tombstones", 0, "authority"));
    }

    private static Stream<Broken> protection() {
        return Stream.of(
                edit(Check.IDENTITY_WITHHELD, "a source nobody listed", to("Somebody"), "case", "exhibits", 0,
                        "source"),
                new Broken(Check.REDACTIONS, "a redaction that tells when it was made", file -> {
                    String redaction = file.path("data/exhibits/0001/[0-9a-f].*");
                    file.files().put(redaction, file.bytes(file.path("data/exhibits/0002/original.*")));
                    return file;
                }),
                edit(Check.CONSENTS, "a consent for another court", _ -> Optional.of(JsonArray.ofTexts(List.of("X"))),
                        "case", "consents", 0, "courts"),
                edit(Check.CONSENTS, "no consent", FailingEachCheck::emptied, "case", "consents"),
                edit(Check.CONSENTS, "a consent nobody signed", to("00000000-0000-4000-8000-000000000000"), "case",
                        "consents", 0, "deposit"),
                edit(Check.CONFIDENTIALITY, "no level", FailingEachCheck::takenOut, "case", "exhibits", 0,
                        "confidentiality", "level"),
                edit(Check.CONFIDENTIALITY, "no condition", FailingEachCheck::takenOut, "case", "exhibits", 0,
                        "confidentiality", "lifting"),
                edit(Check.FIRST_ACCOUNTS, "nobody asked", FailingEachCheck::takenOut, "case", "priorAccounts",
                        "asked"));
    }

    private static Stream<Broken> content() {
        return Stream.of(edit(Check.EXCULPATORY, "no search", FailingEachCheck::takenOut, "case", "exculpatorySearch"),
                edit(Check.EXCULPATORY, "a search without method", FailingEachCheck::takenOut, "case",
                        "exculpatorySearch", "method"),
                edit(Check.TRANSLATIONS, "a translation without translator", FailingEachCheck::takenOut, "case",
                        "derivatives", 1,
                        "translation", "translator"),
                edit(Check.TRANSLATIONS, "a translation from another language", to("fr"), "case", "derivatives", 1,
                        "translation", "language"),
                edit(Check.DATE_AND_PLACE, "a date without basis", FailingEachCheck::takenOut, "case", "exhibits", 0,
                        "date", "basis"),
                edit(Check.DATE_AND_PLACE, "a date that is less exact than it says", to("2026"), "case", "exhibits", 0,
                        "date", "from"),
                edit(Check.DATE_AND_PLACE, "a place beyond the pole", _ -> Optional.of(new JsonInteger(91_000_000)),
                        "case", "exhibits", 1, "place", "position", "latitude"),
                edit(Check.ANALYSIS, "an input that is not here",
                        _ -> Optional.of(JsonArray.ofTexts(List.of("0".repeat(64)))), "case", "analysis", 0, "inputs"),
                edit(Check.ANALYSIS, "no parameters", FailingEachCheck::takenOut, "case", "analysis", 0, "parameters"));
    }

    private static Stream<Broken> formats() {
        return Stream.of(
                flip(Check.METADATA, "data/case.jsonld"),
                edit(Check.METADATA, "a mark the graph does not know", FailingEachCheck::marked, "exhibits", 1,
                        "alone"),
                edit(Check.QUALIFICATION, "a mark the document does not print", FailingEachCheck::marked, "exhibits", 1,
                        "alone"),
                edit(Check.QUALIFICATION, "a mark the document alone prints", FailingEachCheck::takenOut, "exhibits",
                        4, "alone"),
                edit(Check.METADATA, "an index that says otherwise than the graph", to("Other"), "case", "case"),
                new Broken(Check.OPEN_FORMATS, "no steps", file -> file.drop("data/verify.txt")),
                new Broken(Check.OPEN_FORMATS, "steps without digests", file -> file.replace("data/verify.txt",
                        "sha256sum", "something")),
                new Broken(Check.CHECKS_BEFORE_SEALING, "a check that had failed", file -> file.change(
                        "data/checks.json", bytes -> text(bytes, text -> text.replaceFirst("\"result\":\"held\"",
                                "\"result\":\"failed\"")))),
                new Broken(Check.CHECKS_BEFORE_SEALING, "no report of them", file -> file.drop("data/checks.json")),
                new Broken(Check.FORMS, "a document without forms", file -> file.change("data/document.pdf",
                        _ -> blank())),
                new Broken(Check.QUALIFICATION, "a document without that section", file -> file
                        .change("data/document.pdf", _ -> blank())),
                new Broken(Check.FORMS, "no document", file -> file.drop("data/document.pdf")),
                new Broken(Check.RECEIPT, "a release to another court", file -> file.replace("data/custody.jsonl",
                        "\"to\":\"Court of Samples\"", "\"to\":\"Another\"")));
    }

    @ParameterizedTest
    @MethodSource("broken")
    void finds(Broken broken) {
        OpenedUp changed = broken.change.apply(new OpenedUp(FinishedDossier.bytes(Edition.FULL)));
        var examined = new Examination(SubmittedFile.of(changed.relisted()), FinishedDossier.trust());
        Result after = Checks.one(broken.check, examined).result();

        assertThat(after).isInstanceOf(Result.Failed.class);
        assertThat(after.why()).noneMatch(why -> why.ground() == Ground.NOT_JUDGED);
    }

    @ParameterizedTest
    @EnumSource(Edition.class)
    @Tag("slow")
    void noneFailsAWholeDossier(Edition edition) throws IOException {
        Path file = Files.write(folder.resolve("whole.asice"), FinishedDossier.bytes(edition));
        try (SubmittedFile whole = SubmittedFile.open(file)) {
            Verdict verdict = Checks.all(whole, FinishedDossier.trust());

            assertThat(verdict.checks()).filteredOn(Checked::failed).isEmpty();
            assertThat(verdict.checks()).filteredOn(one -> !(one.result() instanceof Result.Held))
                    .extracting(Checked::check)
                    .isSubsetOf(Check.IDENTITY_WITHHELD, Check.QUALIFICATION);
        }
    }

    @Test
    void bagAndContainerFindWhatTheListsDoNotSay() throws IOException {
        byte[] whole = FinishedDossier.bytes(Edition.FULL);
        byte[] changed = new OpenedUp(whole).replace("data/verify.txt", "unzip", "Unzip").packed();
        OpenedUp more = new OpenedUp(whole);
        more.files().put("data/more.txt", new byte[1]);
        OpenedUp beside = new OpenedUp(whole);
        beside.files().put("beside.txt", new byte[1]);
        byte[] order = new OpenedUp(whole).change("manifest-sha256.txt", bytes -> joined(swap(split(bytes), 0, 1)))
                .packed();

        assertThat(result(Check.BAG, changed)).isInstanceOf(Result.Failed.class);
        assertThat(result(Check.CONTAINER, more.packed())).isInstanceOf(Result.Failed.class);
        assertThat(result(Check.CONTAINER, beside.packed())).isInstanceOf(Result.Failed.class);
        assertThat(result(Check.CONTAINER, Arrays.copyOf(whole, whole.length + 1))).isInstanceOf(Result.Failed.class);
        assertThat(result(Check.ONE_FORM, order)).isInstanceOf(Result.Failed.class);
    }

    @Test
    void theProtectedEditionNeedsItsAnnexAndItsRedactions() throws IOException {
        byte[] whole = FinishedDossier.bytes(Edition.PROTECTED);
        OpenedUp bare = new OpenedUp(whole).drop("data/annex.age");
        OpenedUp named = new OpenedUp(whole);
        named.files().put("data/names.json", "{}".getBytes(StandardCharsets.UTF_8));
        OpenedUp shown = new OpenedUp(whole);
        shown.drop(shown.path("data/exhibits/0001/[0-9a-f].*"));
        shown.drop(shown.path("data/exhibits/0001/[0-9a-f].*"));

        assertThat(result(Check.IDENTITY_WITHHELD, whole)).isInstanceOf(Result.Held.class);
        assertThat(result(Check.IDENTITY_WITHHELD, bare.repacked())).isInstanceOf(Result.Failed.class);
        assertThat(result(Check.IDENTITY_WITHHELD, named.repacked())).isInstanceOf(Result.Failed.class);
        assertThat(result(Check.REDACTIONS, shown.repacked())).isInstanceOf(Result.Failed.class);
    }

    @Test
    @Tag("slow")
    void strangersKeysVouchForNothing() throws IOException {
        byte[] whole = FinishedDossier.bytes(Edition.FULL);
        Path file = Files.write(folder.resolve("stranger.asice"), whole);
        Trust trust = FinishedDossier.trust();
        Trust stranger = new Trust(trust.policy(), trust.root(), FinishedDossier.stranger().trust(), trust.clock());

        assertThat(put(Check.SIGNATURE_LEVEL, file, stranger)).isInstanceOf(Result.Failed.class);
        assertThat(put(Check.SIGNERS, file, stranger)).isInstanceOf(Result.Failed.class);
        assertThat(put(Check.TIME_STAMPS, file, stranger)).isInstanceOf(Result.Failed.class);
        assertThat(put(Check.SIGNATURE_LEVEL, file, Trust.none(FinishedDossier.CLOCK))).isInstanceOf(
                Result.Failed.class);
    }

    @Test
    void saysEveryReasonInFourLanguages() {
        for (String language : List.of("en", "fr", "ar", "uk")) {
            for (Check check : Check.values()) {
                assertThat(check.sentence(Locale.of(language))).isNotBlank();
            }
            for (Ground ground : Ground.values()) {
                if (ground != Ground.BAG_RULE) {
                    assertThat(Reason.of(ground, 1, 2, 3, 4, 5).sentence(Locale.of(language))).isNotBlank()
                            .doesNotContain("{");
                }
            }
        }
        assertThat(Check.BAG.sentence(Locale.of("uk"))).isNotEqualTo(Check.BAG.sentence(Locale.ENGLISH));
    }

    private Result result(Check check, byte[] container) throws IOException {
        Path file = Files.write(folder.resolve("file.asice"), container);
        return put(check, file, FinishedDossier.trust());
    }

    private static Result put(Check check, Path path, Trust trust) throws IOException {
        try (SubmittedFile file = SubmittedFile.open(path)) {
            return Checks.one(check, new Examination(file, trust)).result();
        }
    }

    private static Broken lines(Check check, String how, UnaryOperator<List<String>> change) {
        return new Broken(check, how,
                file -> file.change("data/custody.jsonl", bytes -> joined(change.apply(split(bytes)))));
    }

    private static List<String> split(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8).lines().toList();
    }

    private static byte[] joined(List<String> lines) {
        return (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static List<String> drop(List<String> lines, int at) {
        return Stream.concat(lines.subList(0, at).stream(), lines.subList(at + 1, lines.size()).stream()).toList();
    }

    private static List<String> swap(List<String> lines, int one, int other) {
        String[] all = lines.toArray(String[]::new);
        all[one] = lines.get(other);
        all[other] = lines.get(one);
        return List.of(all);
    }

    private static byte[] text(byte[] bytes, UnaryOperator<String> change) {
        String before = new String(bytes, StandardCharsets.UTF_8);
        String after = change.apply(before);
        assertThat(after).isNotEqualTo(before);
        return after.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] blank() {
        try (var document = new org.apache.pdfbox.pdmodel.PDDocument(); var out = new ByteArrayOutputStream()) {
            document.addPage(new org.apache.pdfbox.pdmodel.PDPage());
            document.save(out);
            return out.toByteArray();
        } catch (IOException impossible) {
            throw new java.io.UncheckedIOException(impossible);
        }
    }

    /// The id stood in a pattern once: one such line kept a verifier busy for good.
    @Test
    void anIdThatIsAHostilePatternIsComparedAndNoMore() {
        var file = new OpenedUp(FinishedDossier.bytes(Edition.FULL));
        String name = "data/exhibits/0001/" + "a".repeat(60) + "!.txt";
        file.files().put(name, new byte[1]);
        file.edit(_ -> Optional.of(new JsonText("(a|aa)+")), "case", "derivatives", 0, "id");
        file.edit(_ -> Optional.of(new JsonText(name)), "files", 0, "path");

        Result said = assertTimeoutPreemptively(Duration.ofMinutes(1),
                () -> Asked.of(Check.DERIVATIVES, file, FinishedDossier.trust()));
        assertThat(said).isInstanceOf(Result.Failed.class);
    }
}
