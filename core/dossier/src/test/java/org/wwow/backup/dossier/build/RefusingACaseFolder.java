package org.wwow.backup.dossier.build;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.wwow.backup.dossier.casefolder.CaseRefused;
import org.wwow.backup.dossier.sample.SampleCase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class RefusingACaseFolder {
    private final CaseInMemory files = new CaseInMemory();

    private String refused() throws IOException {
        try {
            CaseFolder folder = CaseFolder.of(files);
            FolderRules.check(folder);
            FolderRules.measure(folder, bytes -> {});
        } catch (CaseRefused refused) {
            return String.valueOf(refused.getMessage());
        }
        throw new AssertionError("The folder was taken.");
    }

    private void flip(String path) {
        byte[] bytes = files.file(path).clone();
        bytes[bytes.length / 2] ^= 1;
        files.files.put(path, bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"case.json", "custody.jsonl", "directory.jsonl", "log/policy", "originals/tone.wav",
        "derivatives/tone.txt"})
    void namesAFileThatIsMissing(String path) throws Exception {
        files.files.remove(path);
        assertThat(refused()).contains(path + ": is missing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"notes.txt", "originals/deeper/a.jpg", "deposits/mine.json", "log/policy.bak",
        "proofs/x.tlog-proof", "log/0.checkpoint"})
    void namesAFileThatBelongsToNoCase(String path) throws Exception {
        files.files.put(path, new byte[1]);
        assertThat(refused()).contains(path + ": is no file of a case folder");
    }

    @ParameterizedTest
    @ValueSource(strings = {"originals/forgotten.jpg", "derivatives/forgotten.txt"})
    void namesAFileThatTheSheetForgot(String path) throws Exception {
        files.files.put(path, new byte[1]);
        assertThat(refused()).contains(path + ": is named by nothing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"originals/squares.jpg", "originals/account.txt", "derivatives/account-en.txt"})
    void namesAFileOfWhichOneBitIsAnother(String path) throws Exception {
        flip(path);
        assertThat(refused()).contains(path + ": is not what the sheet");
    }

    @Test
    void refusesADigestThatWasChangedWithTheBytes() throws Exception {
        // The sheet agrees with the bytes then; the signed bind does not.
        byte[] other = "another list\n".getBytes(StandardCharsets.UTF_8);
        files.files.put("originals/liste.txt", other);
        Measured measured = Measured.of(() -> files.open("originals/liste.txt"), bytes -> {});
        var sheet = CaseFolder.of(new CaseInMemory()).sheet().exhibits().get(3).original();
        files.text("case.json", text -> text.replace(sheet.sha256().hex(), measured.sha256().hex())
                .replace(sheet.sha512().hex(), measured.sha512().hex())
                .replace("\"length\":" + sheet.length(), "\"length\":" + measured.size()));
        assertThat(refused()).contains("exhibits[3]: The deposit signed no such item, or other bytes");
    }

    @Test
    void refusesAnotherOpener() throws Exception {
        files.text("case.json", text -> text.replaceFirst("\"opener\":\"[^\"]{43}\"",
                "\"opener\":\"" + "A".repeat(43) + "\""));
        assertThat(refused()).contains("exhibits[0]: The deposit signed no such item");
    }

    @Test
    void refusesADepositThatIsMissing() throws Exception {
        files.files.remove(files.first("deposits/"));
        assertThat(refused()).contains("exhibits[0].deposit: has no signed statement", "lack the deposit that opened");
    }

    /// The statement that is left out may be the one that takes everything back.
    @Test
    void refusesAnAnswerThatCustodyTellsOfAndTheFolderLeavesOut() throws Exception {
        for (String deposit : files.files.keySet().stream().filter(path -> path.startsWith("deposits/")).toList()) {
            files.files.remove(deposit);
        }

        assertThat(refused()).containsPattern(
                "custody\\.jsonl, event \\d+: It tells of an answer whose signed statement is not in the folder");
    }

    @Test
    void refusesADepositWhoseSignatureDoesNotHold() throws Exception {
        files.text(files.first("deposits/"), text -> text.replaceFirst("\"size\":262176", "\"size\":262177"));
        assertThat(refused()).contains("is not signed by its author", "is another than the one in the ledger");
    }

    @Test
    void refusesADepositUnderAnotherName() throws Exception {
        String path = files.first("deposits/");
        files.files.put("deposits/00000000-0000-4000-8000-000000000000.json", files.file(path));
        assertThat(refused()).contains("is the statement of another deposit");
    }

    @Test
    void refusesAProofThatIsMissingOrOfAnotherEvent() throws Exception {
        String first = files.first("proofs/");
        byte[] proof = files.file(first);
        files.files.remove(first);
        assertThat(refused()).contains("There is no proof that it stands in the ledger");
        files.files.put(first, files.files.entrySet()
                .stream()
                .filter(file -> file.getKey().startsWith("proofs/") && !file.getKey().equals(first))
                .findFirst()
                .orElseThrow()
                .getValue());
        assertThat(refused()).contains("says otherwise than the event");
        files.files.put("proofs/00000000-0000-4000-8000-000000000000.tlog-proof", proof);
        assertThat(refused()).contains("an event that the custody does not tell");
    }

    @Test
    void refusesAProofOfWhichOneHashIsAnother() throws Exception {
        flip(files.first("proofs/"));
        assertThat(refused()).contains("custody.jsonl, event");
    }

    @Test
    void refusesACustodyOfWhichALineIsLeftOut() throws Exception {
        files.text("custody.jsonl", text -> text.replaceFirst("(?s)(\n[^\n]*\n)[^\n]*\n", "$1"));
        assertThat(refused()).contains("A number is left out", "It does not name the line before it",
                "The ledger knows an event before it");
    }

    @Test
    void refusesACustodyThatDoesNotTellOfTheExport() throws Exception {
        files.text("custody.jsonl", text -> text.substring(0, text.lastIndexOf('\n', text.length() - 2) + 1));
        assertThat(refused()).contains("does not tell that the case is exported");
    }

    @Test
    void refusesAnActorWhoWasNoMember() throws Exception {
        // Without the lawyer's own statement, the last one.
        files.text("directory.jsonl", text -> text.substring(0, text.lastIndexOf('\n', text.length() - 2) + 1));
        assertThat(refused()).contains("Who acted was no member in force at the time",
                "lawyer.id: is no member in force");
    }

    @Test
    void refusesADirectoryWithoutItsRootOrWithALineLeftOut() throws Exception {
        byte[] whole = files.file("directory.jsonl");
        files.text("directory.jsonl", text -> text.substring(text.indexOf('\n') + 1));
        assertThat(refused()).contains("directory.jsonl, line 1: is no statement of a root");
        files.files.put("directory.jsonl", whole);
        files.text("directory.jsonl", text -> text.replaceFirst("(?s)(\n[^\n]*\n)[^\n]*\n", "$1"));
        assertThat(refused()).contains("directory.jsonl, line 3: The directory does not take this statement");
    }

    @Test
    void refusesACheckpointThatIsMissingUnsignedOrOfAnotherSize() throws Exception {
        String path = "log/16.checkpoint";
        byte[] checkpoint = files.file(path);
        files.files.remove(path);
        assertThat(refused()).contains("It rests on a checkpoint that is not in log/");
        files.files.put("log/77.checkpoint", checkpoint);
        assertThat(refused()).contains("log/77.checkpoint: is a checkpoint of another size");
        files.files.remove("log/77.checkpoint");
        files.files.put(path, new String(checkpoint, StandardCharsets.UTF_8).replaceFirst("\n— witness[^\n]*\n", "\n")
                .getBytes(StandardCharsets.UTF_8));
        assertThat(refused()).contains(path + ": is not taken");
    }

    @Test
    void refusesAConsistencyProofThatIsMissingOrAnother() throws Exception {
        String path = files.files.keySet()
                .stream()
                .filter(one -> one.endsWith(".consistency"))
                .findFirst()
                .orElseThrow();
        byte[] proof = files.file(path);
        files.files.remove(path);
        assertThat(refused()).contains(path + ": is missing");
        files.files.put(path, "nonsense\n".getBytes(StandardCharsets.US_ASCII));
        assertThat(refused()).contains(path + ": is no proof");
        files.files.put(path, new String(proof, StandardCharsets.US_ASCII).substring(45)
                .getBytes(StandardCharsets.US_ASCII));
        assertThat(refused()).contains(path + ": does not hold");
    }

    @Test
    void refusesAPolicyThatIsNoneOrOfAnotherLog() throws Exception {
        files.files.put("log/policy", "quorum all\n".getBytes(StandardCharsets.US_ASCII));
        assertThat(refused()).contains("log/policy:");
    }

    @Test
    void refusesAnAnalysisOfSomethingThatIsNotInTheCase() throws Exception {
        files.text("case.json", text -> text.replaceFirst("\"inputs\":\\[\"[0-9a-f]{64}\"\\]",
                "\"inputs\":[\"" + "0".repeat(64) + "\"]"));
        assertThat(refused()).contains("analysis: names an input that is no file of the case");
    }

    @Test
    void refusesATableOfNamesThatIsNone() throws Exception {
        for (String spoilt : new String[]{"[]", "{}", "{\"A\":\"B\"}", "{\"Ann\":7}", "{\"Ann\":\"Ann\"}", "x"}) {
            files.files.put("names.json", spoilt.getBytes(StandardCharsets.UTF_8));
            assertThatExceptionOfType(CaseRefused.class).as(spoilt).isThrownBy(() -> CaseFolder.of(files).names());
        }
    }

    @Test
    void refusesALinkInPlaceOfAFile(@TempDir Path temporary) throws Exception {
        Path folder = temporary.resolve("case");
        SampleCase.write(folder, 0, 0);
        Path original = folder.resolve("originals/tone.wav");
        Files.move(original, temporary.resolve("elsewhere.wav"));
        Files.createSymbolicLink(original, temporary.resolve("elsewhere.wav"));
        assertThatExceptionOfType(CaseRefused.class).isThrownBy(() -> CaseFolder.open(folder))
                .withMessageContaining("originals/tone.wav: is no file");
    }

    @Test
    void namesEveryProblemInOneGo() throws Exception {
        files.files.remove(files.first("proofs/"));
        files.files.remove(files.files.keySet()
                .stream()
                .filter(one -> one.endsWith(".consistency"))
                .findFirst()
                .orElseThrow());
        assertThat(refused().lines().count()).isGreaterThan(1);
    }
}
