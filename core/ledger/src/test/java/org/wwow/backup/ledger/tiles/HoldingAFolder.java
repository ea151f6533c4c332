package org.wwow.backup.ledger.tiles;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// That what is called safe was really handed to the disk, file by file and folder by folder.
class HoldingAFolder {
    @TempDir
    Path folder;
    private WatchedFiles files;
    private FileDisk disk;

    @BeforeEach
    void hold() throws IOException {
        files = new WatchedFiles(folder);
        disk = FileDisk.hold(files.root());
    }

    @AfterEach
    void letGo() throws IOException {
        disk.close();
    }

    @Test
    void aFileThatIsSyncedIsForcedToTheDisk() throws IOException {
        disk.write("a/b/file", bytes("one"));
        assertThat(files.forced).isEmpty();

        disk.sync("a/b/file");
        assertThat(files.forced).containsExactly("a/b/file");
        assertThat(files.open).containsExactly(".writer/lock");
    }

    @Test
    void aNewNameIsForcedInItsFolderAndTheFoldersAboveOnce() throws IOException {
        disk.write("a/b/one", bytes("one"));
        disk.syncFolder("a/b/one");
        assertThat(files.forced).containsExactly("a/b", "a", "");

        files.forced.clear();
        disk.write("a/b/two", bytes("two"));
        disk.syncFolder("a/b/two");
        assertThat(files.forced).containsExactly("a/b");

        files.forced.clear();
        disk.write("top", bytes("three"));
        disk.syncFolder("top");
        assertThat(files.forced).containsExactly("");
    }

    @Test
    void aFolderThatWasRemovedIsForcedAgainWhenItIsMadeAnew() throws IOException {
        disk.write("a/b/one", bytes("one"));
        disk.syncFolder("a/b/one");
        disk.delete("a/b");
        files.forced.clear();

        disk.write("a/b/one", bytes("one"));
        disk.syncFolder("a/b/one");
        assertThat(files.forced).containsExactly("a/b", "a");
    }

    @Test
    void appendsAreWrittenWholeAndForcedThroughOneChannel() throws IOException {
        disk.write("journal", bytes("begin "));
        disk.append("journal", bytes("one "));
        disk.sync("journal");
        disk.append("journal", bytes("two"));
        disk.sync("journal");

        assertThat(text("journal")).isEqualTo("begin one two");
        assertThat(files.forced).containsExactly("journal", "journal");
        assertThat(files.open).containsExactlyInAnyOrder(".writer/lock", "journal");
    }

    @Test
    void syncingAnotherFileForcesThatFile() throws IOException {
        disk.write("journal", bytes(""));
        disk.write("other", bytes("other"));
        disk.append("journal", bytes("one"));

        disk.sync("other");
        assertThat(files.forced).containsExactly("other");
    }

    @Test
    void ofTwoFilesAppendedInTurnOneIsOpen() throws IOException {
        disk.write("one", bytes(""));
        disk.write("two", bytes(""));
        disk.append("one", bytes("a"));
        disk.append("two", bytes("b"));
        disk.append("one", bytes("c"));

        assertThat(text("one")).isEqualTo("ac");
        assertThat(text("two")).isEqualTo("b");
        assertThat(files.open).containsExactlyInAnyOrder(".writer/lock", "one");
    }

    @Test
    void afterARenameAppendsGoToTheFileOfThatName() throws IOException {
        disk.write("journal", bytes("old "));
        disk.append("journal", bytes("lost"));
        disk.write("journal.new", bytes("new "));
        disk.rename("journal.new", "journal");
        disk.append("journal", bytes("kept"));

        assertThat(text("journal")).isEqualTo("new kept");
    }

    @Test
    void afterAWriteATruncationOrARemovalTheOldChannelIsClosed() throws IOException {
        disk.write("journal", bytes("old "));
        disk.append("journal", bytes("end"));
        disk.write("journal", bytes("anew "));
        assertThat(files.open).containsExactly(".writer/lock");

        disk.append("journal", bytes("end"));
        disk.truncate("journal", 2);
        assertThat(files.open).containsExactly(".writer/lock");
        assertThat(text("journal")).isEqualTo("an");

        disk.append("journal", bytes("d"));
        disk.delete("journal");
        assertThat(files.open).containsExactly(".writer/lock");
        assertThat(disk.read("journal")).isEmpty();
        disk.delete("journal");
    }

    @Test
    void aFolderIsHeldOnceAndLeftWithNothingOpen() throws IOException {
        disk.write("journal", bytes(""));
        disk.append("journal", bytes("one"));

        assertThatThrownBy(() -> FileDisk.hold(files.root())).isInstanceOf(IOException.class)
                .hasMessageContaining("already writes");
        assertThat(files.open).containsExactlyInAnyOrder(".writer/lock", "journal");

        disk.close();
        assertThat(files.open).isEmpty();
        disk = FileDisk.hold(files.root());
        assertThat(disk.read("journal")).contains(bytes("one"));
    }

    @Test
    void aFolderThatAnotherProcessHoldsIsNotTaken() throws Exception {
        disk.close();
        Process other = new ProcessBuilder(System.getProperty("java.home") + "/bin/java", "-cp",
                System.getProperty("java.class.path"), HoldingUntilStopped.class.getName(), folder.toString())
                .redirectErrorStream(true)
                .start();
        try {
            assertThat(other.inputReader().readLine()).isEqualTo("held");

            assertThatThrownBy(() -> FileDisk.hold(files.root())).isInstanceOf(IOException.class)
                    .hasMessageContaining("Another process");
            assertThat(files.open).isEmpty();
        } finally {
            other.destroyForcibly().waitFor();
        }
        disk = FileDisk.hold(files.root());
    }

    private String text(String path) throws IOException {
        return Files.readString(folder.resolve(path));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
