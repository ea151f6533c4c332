package org.wwow.backup.dossier.check;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.wwow.backup.dossier.bag.FilesInMemory;
import org.wwow.backup.dossier.file.Edition;
import org.wwow.backup.sealing.JsonArray;
import org.wwow.backup.sealing.JsonInteger;
import org.wwow.backup.sealing.JsonObject;
import org.wwow.backup.sealing.JsonText;

import static org.assertj.core.api.Assertions.assertThat;

/// As [SayingWhatIsWrong], of lists and forms: the files are taken as they are, no list is made anew.
class SayingWhatTheFormLacks {
    private static final String EARLIER = "data/checks.json";
    private static final String STEPS = "data/verify.txt";
    private static final String LIST = "data/index.csv";

    record Wrong(Check check, String grounds, String about, UnaryOperator<OpenedUp> change) {
        @Override
        public String toString() {
            return check + " says " + grounds + " of " + about;
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static UnaryOperator<OpenedUp> put(String path, String text) {
        return file -> {
            file.files().put(path, bytes(text));
            return file;
        };
    }

    private static UnaryOperator<OpenedUp> words(String path, String words, String others) {
        return file -> file.replace(path, words, others);
    }

    private static Wrong wrong(Check check, String grounds, String about, UnaryOperator<OpenedUp> change) {
        return new Wrong(check, grounds, about, change);
    }

    static Stream<Wrong> forms() {
        return Stream.of(steps(), earlierChecks(), oneForm()).flatMap(one -> one);
    }

    private static Stream<Wrong> steps() {
        return Stream.of("sha256sum", "sha512sum", "unzip", "openssl", "HMAC-SHA-256", "tlog-proof")
                .map(command -> wrong(Check.OPEN_FORMATS, "STEPS_INCOMPLETE", STEPS + ", " + command,
                        words(STEPS, command, "x")));
    }

    private static Stream<Wrong> earlierChecks() {
        return Stream.of(
                wrong(Check.CHECKS_BEFORE_SEALING, "CHECKED_BEFORE", "2026-05-15T08:00:00Z, BackUp 0.1.0",
                        file -> file),
                wrong(Check.CHECKS_BEFORE_SEALING, "PART_MISSING", EARLIER, file -> file.drop(EARLIER)),
                wrong(Check.CHECKS_BEFORE_SEALING, "PART_UNREADABLE", EARLIER, put(EARLIER, "{ }")),
                wrong(Check.CHECKS_BEFORE_SEALING, "TWICE+NOT_PUT_BEFORE", "2", words(EARLIER,
                        "\"number\":2,", "\"number\":1,")),
                wrong(Check.CHECKS_BEFORE_SEALING, "NOT_PUT_BEFORE", "40", words(EARLIER, "\"number\":40,",
                        "\"number\":41,")),
                wrong(Check.CHECKS_BEFORE_SEALING, "FAILED_BEFORE", "1", file -> file.change(EARLIER,
                        bytes -> bytes(new String(bytes, StandardCharsets.UTF_8).replaceFirst(
                                "\"result\":\"held\"", "\"result\":\"failed\"")))),
                wrong(Check.CHECKS_BEFORE_SEALING, "MEMBERS_MISSING", EARLIER + ", made", words(EARLIER,
                        "\"made\":\"2026", "\"made\":\"26")),
                wrong(Check.CHECKS_BEFORE_SEALING, "MEMBERS_MISSING", EARLIER + ", verifier", words(EARLIER,
                        "\"verifier\":\"BackUp 0.1.0\"", "\"verifier\":\"\"")),
                wrong(Check.CHECKS_BEFORE_SEALING, "MEMBERS_MISSING", EARLIER + " 1, name", words(EARLIER,
                        "\"name\":\"Every item has one identifier and one exhibit number; no number is missing"
                                + " without a reason.\"",
                        "\"name\":\"\"")));
    }

    private static Stream<Wrong> oneForm() {
        return Stream.of(
                wrong(Check.ONE_FORM, "ONE_FORM_HELD", "7", file -> file),
                wrong(Check.ONE_FORM, "OTHER_FORM", "manifest-sha256.txt",
                        words("manifest-sha256.txt", "  data",
                                " *data")),
                wrong(Check.ONE_FORM, "OTHER_FORM", "bagit.txt", words("bagit.txt", "1.0", "0.97")),
                wrong(Check.ONE_FORM, "OTHER_FORM", "tagmanifest-sha512.txt",
                        file -> file.drop("tagmanifest-sha512.txt")),
                wrong(Check.ONE_FORM, "OTHER_FORM", "META-INF/manifest.xml", words("META-INF/manifest.xml",
                        "?>", " ?>")),
                wrong(Check.ONE_FORM, "OTHER_FORM", "bag-info.txt", words("bag-info.txt",
                        "Source-Organization: ", "Source-Organization:")),
                wrong(Check.ONE_FORM, "OTHER_FORM", "bag-info.txt", words("bag-info.txt",
                        "Source-Organization: ", "Source Organization: ")),
                wrong(Check.ONE_FORM, "OTHER_FORM", "bag-info.txt", words("bag-info.txt", "Payload-Oxum: ",
                        "Payload-Oxum: 0")),
                wrong(Check.ONE_FORM, "BYTES_UNREADABLE", "bag-info.txt", file -> file.drop("bag-info.txt")));
    }

    static Stream<Wrong> lists() {
        return Stream.of(
                wrong(Check.INDEX, "PART_UNREADABLE", "quoted", words(LIST, "\"Document ID\",", "Document ID,")),
                wrong(Check.INDEX, "PART_UNREADABLE", "Line 1 does not end", words(LIST, "\r\n", "\n")),
                wrong(Check.INDEX, "PART_UNREADABLE", "field does not end", put(LIST, "\"a")),
                wrong(Check.INDEX, "PART_UNREADABLE", "Line 2 has another number", words(LIST, "\"account\",", "")),
                wrong(Check.INDEX, "PART_UNREADABLE", "It has no line", put(LIST, "")),
                wrong(Check.INDEX, "PART_UNREADABLE", "last line does not end", put(LIST, "\"a\",")),
                wrong(Check.INDEX, "PART_UNREADABLE", LIST, file -> file.change(LIST, _ -> new byte[]{(byte) 0xff})),
                wrong(Check.INDEX, "PART_MISSING", LIST, file -> file.drop(LIST)),
                wrong(Check.INDEX, "TWICE+LISTED_OTHERWISE", "S7K2M9QH-0001", words(LIST, "\"S7K2M9QH-0002\",\"\"",
                        "\"S7K2M9QH-0001\",\"\"")),

                wrong(Check.BAG, "BAG_HELD", "1.0, " + filesUnder("data/") + ", ", file -> file),
                wrong(Check.BAG, "BAG_RULE", "DIGEST_DIFFERS, data/verify.txt", words(STEPS, "unzip", "Unzip")),
                wrong(Check.BAG, "PART_MISSING+BAG_RULE", "bag-info.txt", file -> file.drop("bag-info.txt")),
                wrong(Check.BAG, "PART_MISSING+BAG_ALGORITHMS", "manifest-sha512.txt",
                        file -> file.drop("manifest-sha512.txt")
                                .drop("tagmanifest-sha512.txt")
                                .drop("tagmanifest-sha256.txt")),
                wrong(Check.BAG, "BAG_FETCHES", "", put("fetch.txt", "")),
                wrong(Check.BAG, "BAG_VERSION+BAG_RULE", "", words("bagit.txt", "1.0", "0.97")),

                wrong(Check.CONTAINER, "FOLDER_HELD", filesUnder(""), file -> file),
                wrong(Check.CONTAINER, "FILE_BESIDE", "beside.txt", put("beside.txt", "x")),
                wrong(Check.CONTAINER, "BAG_RULE", "FILE_UNLISTED, manifest-sha512.txt, data/more.txt",
                        put("data/more.txt", "x")),
                wrong(Check.CONTAINER, "BAG_RULE", "FILE_MISSING, manifest-sha256.txt, data/verify.txt",
                        file -> file.drop(STEPS)),
                wrong(Check.CONTAINER, "FOLDER_HELD", filesUnder(""), words(STEPS, "unzip", "Unzip")));
    }

    /// How many there are: a sample that was made before holds an assessment beside what the made-up case holds.
    private static String filesUnder(String folder) {
        return String.valueOf(new OpenedUp(FinishedDossier.bytes(Edition.FULL)).files()
                .keySet()
                .stream()
                .filter(path -> path.startsWith(folder))
                .count());
    }

    @ParameterizedTest
    @MethodSource("forms")
    void ofStepsEarlierChecksAndTheOneForm(Wrong wrong) {
        says(wrong);
    }

    @ParameterizedTest
    @MethodSource("lists")
    void ofListsAndTheBag(Wrong wrong) {
        says(wrong);
    }

    private static void says(Wrong wrong) {
        OpenedUp file = wrong.change.apply(new OpenedUp(FinishedDossier.bytes(Edition.FULL)));
        var examined = new Examination(SubmittedFile.of(new FilesInMemory(file.files())), FinishedDossier.trust());

        SayingWhatIsWrong.says(Checks.one(wrong.check, examined).result(), wrong.grounds, wrong.about);
    }

    @Test
    void aFileMadeToFailAThousandTimesIsToldOfTwenty() {
        var grounds = new Grounds();
        for (int at = 1; at <= 21; at++) {
            assertThat(grounds.any()).isEqualTo(at > 1);
            grounds.require(false, Ground.TWICE, at);
            grounds.require(true, Ground.NO_SEAL);
        }
        Result many = grounds.orHeld(Ground.BAG_HELD);

        assertThat(many).isInstanceOf(Result.Failed.class);
        assertThat(many.why()).hasSize(21);
        assertThat(many.why().get(19)).isEqualTo(Reason.of(Ground.TWICE, 20));
        assertThat(many.why().getLast()).isEqualTo(Reason.of(Ground.MORE_FAILURES, 1));
    }

    @Test
    void twentyFailuresAreAllTold() {
        var grounds = new Grounds();
        for (int at = 0; at < 20; at++) {
            grounds.fail(Ground.TWICE, at);
        }

        assertThat(grounds.or(Result.held(Ground.BAG_HELD)).why()).hasSize(20)
                .noneMatch(why -> why.ground() == Ground.MORE_FAILURES);
    }

    @Test
    void aVerdictIsToldLineByLineAndInOneSentence() {
        var verdict = new Verdict(List.of(new Checked(Check.BAG, Result.held(Ground.BAG_HELD, "1.0", 2, 3)),
                new Checked(Check.CONTAINER, Result.failed(Ground.CONTAINER_TYPE)),
                new Checked(Check.SIGNERS, Result.notApplicable(Ground.NO_DOSSIER))));
        List<String> lines = verdict.lines(Locale.ENGLISH);

        assertThat(verdict.holds()).isFalse();
        assertThat(lines).hasSize(7);
        assertThat(lines.get(0)).startsWith("5. held: ").endsWith(Check.BAG.sentence(Locale.ENGLISH));
        assertThat(lines.get(1))
                .isEqualTo("    A bag of version 1.0 with 2 files of 3 bytes; every digest was computed.");
        assertThat(lines.get(2)).startsWith("6. failed: ");
        assertThat(lines.get(4)).startsWith("14. not applicable: ");
        assertThat(lines.get(6)).isEqualTo(verdict.summary(Locale.ENGLISH))
                .contains("1 check")
                .isNotEqualTo(
                        new Verdict(List.of(new Checked(Check.BAG, Result.held(Ground.BAG_HELD, "1.0", 2, 3)))).summary(
                                Locale.ENGLISH));
        assertThat(verdict.of(Check.SIGNERS).word()).isEqualTo("not applicable");
        assertThat(verdict.json(Locale.ENGLISH).member("checks").orElseThrow()).isInstanceOf(JsonArray.class);
        JsonObject first = (JsonObject) ((JsonArray) verdict.json(Locale.ENGLISH).member("checks").orElseThrow())
                .values()
                .getFirst();
        assertThat(first.member("number")).contains(new JsonInteger(5));
        assertThat(first.member("result")).contains(new JsonText("held"));
        assertThat(first.member("name")).contains(new JsonText(Check.BAG.sentence(Locale.ENGLISH)));
        assertThat(first.member("why")).contains(new JsonText(lines.get(1).strip()));
    }

    @Test
    void nothingButHeldAndNotApplicableHolds() {
        Checked held = new Checked(Check.BAG, Result.held(Ground.BAG_HELD, "1.0", 2, 3));
        Checked without = new Checked(Check.SIGNERS, Result.notApplicable(Ground.NO_DOSSIER));

        assertThat(new Verdict(List.of(held, without)).holds()).isTrue();
        assertThat(new Verdict(List.of(without)).holds()).isFalse();
        assertThat(new Verdict(List.of()).holds()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Held", "Failed", "NotApplicable"})
    void noResultIsWithoutAReason(String kind) {
        org.assertj.core.api.Assertions.assertThatIllegalArgumentException().isThrownBy(() -> {
            switch (kind) {
                case "Held" -> new Result.Held(List.of());
                case "Failed" -> new Result.Failed(List.of());
                default -> new Result.NotApplicable(List.of());
            }
        }).withMessageContaining("why");
    }
}
