package org.wwow.backup.server;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

import org.wwow.backup.dossier.redaction.ByteSearch;
import org.wwow.backup.ledger.Leaf;
import org.wwow.backup.ledger.tiles.FileDisk;
import org.wwow.backup.ledger.tiles.TiledLog;
import org.wwow.backup.sealing.Base64Url;
import org.wwow.backup.sealing.JsonObject;
import org.wwow.backup.sealing.age.Age;
import org.wwow.backup.sealing.age.HybridKey;
import org.wwow.backup.server.access.Sessions;
import org.wwow.backup.server.archive.Archive;
import org.wwow.backup.server.archive.ArchiveRefused;
import org.wwow.backup.server.archive.Restoration;
import org.wwow.backup.server.archive.Restoration.Restored;
import org.wwow.backup.server.archive.Wish;
import org.wwow.backup.server.archive.Wish.Knowingly;
import org.wwow.backup.server.archive.Wish.Newer;
import org.wwow.backup.server.settings.Settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// The machine is lost; what is left is an archive, the archive key, a mirror of the tombstones and of the log.
class RestoringACopy {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Knowingly NOTHING_LOST = new Knowingly(false, false, false);
    private static ArchivedWorld world;
    private static Path restored = Path.of("");
    private static Restored told = new Restored(Instant.EPOCH, 0, 0, 0, 0, 0, 0, 0);

    @TempDir
    private Path folder = Path.of("");

    @BeforeAll
    static void archiveLoseAndRestore(@TempDir Path place) throws Exception {
        world = new ArchivedWorld();
        restored = place.resolve("restored");
        told = restore(wish(world.archive, restored, world.key, newest(), NOTHING_LOST), Clock.systemUTC());
    }

    @Test
    void opensAgainForHerAndForWhoeverSheGrantedIt() throws Exception {
        Path copy = copyOf(restored);
        try (ConfigurableApplicationContext server = Server.start(settings(copy));
                Wire wire = new Wire(URI.create("http://127.0.0.1:" + Server.port(server)))) {
            ReporterOnline her = world.stays.on(wire);
            her.newSession();
            Credential officer = Credential.cookie(Base64Url.encode(
                    server.getBean(Sessions.class).begin(world.officer.id()).secret().revealBytes()));

            assertThat(her.get("/mailbox/cases").body()).contains(world.stays.caseId.text());
            assertThat(wire.get("/queue", officer).body()).contains(world.stays.caseId.text());
            var opened = wire.post("/cases/" + world.stays.caseId + "/items/" + world.filmItem + "/opening",
                    JsonObject.EMPTY.with("reason", "triage"), officer);
            assertThat(opened.statusCode()).isEqualTo(200);
            assertThat(wire.send(her.session()
                    .on(wire.to("/mailbox/items/" + world.filmItem + "/payload"))
                    .GET()).statusCode()).isEqualTo(200);
            assertThat(receipt(her)).isNotEmpty();

            // It goes on: what comes now enters the same tree.
            assertThat(her.deposit(her.draft().document("care", 0)).statusCode()).isEqualTo(201);
            JdbcClient sql = server.getBean(JdbcClient.class);
            assertThat(sql.sql("select max(place) from ledger_entry").query(Long.class).single())
                    .isGreaterThanOrEqualTo(told.leaves());
            assertThat(sql.sql("select count(*) - count(distinct place) from ledger_entry where place is not null")
                    .query(Long.class)
                    .single()).isZero();
        }
    }

    /// With the database in the data folder, whether its server runs or not.
    @Test
    void canBeArchivedItself() throws Exception {
        Path copy = copyOf(restored);
        var archive = new Archive(RANDOM, Clock.systemUTC());
        Archive.Made stopped = archive.make(settings(copy), folder.resolve("one"), List.of(world.key.recipient()));
        try (ConfigurableApplicationContext still = Server.still(settings(copy))) {
            assertThat(still.isActive()).isTrue();
            Archive.Made running = archive.make(settings(copy), folder.resolve("two"),
                    List.of(world.key.recipient()));

            assertThat(running.payloads()).isEqualTo(stopped.payloads()).isEqualTo(1);
            assertThat(running.leaves()).isEqualTo(stopped.leaves());
        }
    }

    @Test
    void holdsEveryPayloadByteForByteAndNoOther() throws IOException {
        assertThat(files(restored.resolve("blobs/blobs"))).singleElement()
                .satisfies(blob -> assertThat(Files.readAllBytes(blob)).isEqualTo(world.film));
        assertThat(told.missing()).isZero();
        assertThat(told.changed()).isZero();
    }

    /// Protocol section 11, with the archive: the search finds what stays, and what was erased was in the archive.
    @Test
    void holdsNothingOfWhatWasErasedAfterItWasArchived() throws IOException {
        byte[] stays = Arrays.copyOfRange(world.keptHeader, 900, 964);
        byte[] gone = Arrays.copyOfRange(world.goneHeader, 900, 964);
        byte[] ofFilm = Arrays.copyOf(world.lateFilm, 64);
        assertThat(holding(restored, stays)).as("control").isNotEmpty();
        assertThat(contains(opened(Archive.erasable(world.archive)), hex(gone))).as("control").isTrue();
        assertThat(contains(opened(Archive.erasable(world.archive)), hex(world.goneBlind))).as("control").isTrue();
        assertThat(contains(opened(world.archive), ofFilm)).as("control").isTrue();

        assertThat(holding(restored, gone)).isEmpty();
        assertThat(holding(restored, world.goneBlind)).isEmpty();
        assertThat(holding(restored, ofFilm)).isEmpty();
        assertThat(files(restored.resolve("blobs/tombstones"))).hasSize(2);
        assertThat(told.tombstones()).isEqualTo(2);
    }

    @Test
    void keepsWhatMayBeErasedOutOfTheFileThatStays() throws IOException {
        byte[] lasting = opened(world.archive);

        assertThat(contains(lasting, hex(Arrays.copyOfRange(world.keptHeader, 900, 964)))).isFalse();
        assertThat(contains(lasting, hex(world.goneBlind))).isFalse();
        assertThat(contains(opened(Archive.erasable(world.archive)),
                hex(Arrays.copyOfRange(world.keptHeader, 900, 964)))).as("control").isTrue();
    }

    @Test
    void tellsNothingToWhoeverFindsTheFiles() throws IOException {
        for (Path file : List.of(world.archive, Archive.erasable(world.archive))) {
            byte[] sealed = Files.readAllBytes(file);
            assertThat(contains(sealed, Arrays.copyOf(world.film, 64))).isFalse();
            assertThat(contains(sealed, "custody".getBytes(StandardCharsets.US_ASCII))).isFalse();
            assertThat(new String(sealed, 0, 64, StandardCharsets.ISO_8859_1)).startsWith("age-encryption.org/v1\n");
        }
    }

    @Test
    void isNeverBehindWhatWasPublished() throws IOException {
        long published = Long.parseLong(Files.readAllLines(world.checkpoint()).get(1));

        assertThat(told.leaves()).isGreaterThanOrEqualTo(published);
        assertThat(told.leaves()).isGreaterThan(world.made.leaves().leaves());
        assertThat(told.beyond()).isPositive();
        assertThat(told.statements()).isZero();
    }

    @Test
    void givesAnErasureThatWaitsItsFourteenDaysAgain() throws Exception {
        Path copy = copyOf(restored);
        try (ConfigurableApplicationContext still = Server.still(settings(copy))) {
            JdbcClient sql = still.getBean(JdbcClient.class);
            assertThat(told.waiting()).isEqualTo(1);
            assertThat(sql.sql("select extract(epoch from due - now()) from erasure where state = 'waiting'")
                    .query(Double.class)
                    .single()).isBetween(13.9 * 86_400, 14.0 * 86_400);
            assertThat(sql.sql("select state from case_file where id = ?")
                    .param(world.waits.caseId.uuid())
                    .query(String.class)
                    .single()).isEqualTo("erasing");
            // Nobody is let in by an old session.
            assertThat(sql.sql("select count(*) from member_session").query(Long.class).single()).isZero();
        }
    }

    @Test
    void refusesAnErasablePartThatExpired() {
        Clock later = Clock.offset(Clock.systemUTC(), Duration.ofDays(30));

        assertThatThrownBy(() -> restore(wish(world.archive, folder.resolve("new"), world.key, newest(), NOTHING_LOST),
                later)).isInstanceOf(ArchiveRefused.class).hasMessageContaining("expired");
        assertNothingLeft();
    }

    @Test
    void restoresTheRestWithoutTheErasablePartOnlyWhereThatIsSaid() throws Exception {
        Path copy = world.copy(folder);
        Files.delete(Archive.erasable(copy));
        assertRefused(wish(copy, folder.resolve("new"), world.key, newest(), NOTHING_LOST), "--without-erasable");

        Restored rest = restore(wish(copy, folder.resolve("new"), world.key, newest(),
                new Knowingly(true, false, false)), Clock.systemUTC());

        assertThat(rest.leaves()).isEqualTo(told.leaves());
        assertThat(holding(folder.resolve("new"), Arrays.copyOfRange(world.keptHeader, 900, 964))).isEmpty();
    }

    @Test
    void refusesAnotherKey() {
        assertRefused(wish(world.archive, folder.resolve("new"), HybridKey.draw(RANDOM), newest(), NOTHING_LOST),
                "not sealed to this key");
    }

    @Test
    void refusesAFlippedByteInEitherFile() throws IOException {
        for (boolean erasable : new boolean[]{false, true}) {
            Path copy = world.copy(folder);
            Path file = erasable ? Archive.erasable(copy) : copy;
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
                long place = channel.size() - 100;
                ByteBuffer one = ByteBuffer.allocate(1);
                channel.read(one, place);
                channel.write(ByteBuffer.wrap(new byte[]{(byte) (one.get(0) ^ 1)}), place);
            }
            assertRefused(wish(copy, folder.resolve("new"), world.key, newest(), NOTHING_LOST), "changed");
        }
    }

    @Test
    void refusesAFileThatIsCutOff() throws IOException {
        Path copy = world.copy(folder);
        try (FileChannel channel = FileChannel.open(copy, StandardOpenOption.WRITE)) {
            channel.truncate(channel.size() - 1);
        }

        assertRefused(wish(copy, folder.resolve("new"), world.key, newest(), NOTHING_LOST), "does not open");
    }

    @Test
    void refusesTheErasablePartOfAnotherArchive() throws Exception {
        Path other = folder.resolve("other");
        world.make(other);
        Path copy = world.copy(folder);
        Files.delete(Archive.erasable(copy));
        Files.move(Archive.erasable(other), Archive.erasable(copy));

        assertRefused(wish(copy, folder.resolve("new"), world.key, newest(), NOTHING_LOST), "another archive");
    }

    @Test
    void refusesAFolderThatHoldsAnything() throws IOException {
        Path used = Files.createDirectory(folder.resolve("used"));
        Files.writeString(used.resolve("something"), "there");

        assertRefused(wish(world.archive, used, world.key, newest(), NOTHING_LOST), "not empty");
        assertThat(ArchivedWorld.names(used)).containsExactly("something");
    }

    @Test
    void refusesToBeBehindTheNewestCheckpoint() {
        var checkpointOnly = new Newer(Optional.empty(), Optional.of(world.checkpoint()), Optional.empty());

        assertRefused(wish(world.archive, folder.resolve("new"), world.key, checkpointOnly, NOTHING_LOST), "--log");
    }

    @Test
    void refusesACheckpointOfAnotherLog() throws IOException {
        List<String> lines = Files.readAllLines(world.checkpoint());
        Path forged = Files.writeString(folder.resolve("forged"), lines.get(0) + "\n1\n" + lines.get(2) + "\n\n"
                + lines.get(4) + "\n");

        assertRefused(wish(world.archive, folder.resolve("new"), world.key,
                new Newer(Optional.empty(), Optional.of(forged), Optional.empty()), NOTHING_LOST), "not signed");
    }

    @Test
    void refusesWithoutAWordOnTheNewestCheckpoint() {
        assertRefused(wish(world.archive, folder.resolve("new"), world.key,
                new Newer(Optional.empty(), Optional.empty(), Optional.empty()), NOTHING_LOST),
                "--no-newer-checkpoint");
    }

    /// Somebody was revoked since, for all the copy knows.
    @Test
    void refusesToForgetStatementsOfTheDirectory() {
        assertRefused(wish(world.early, folder.resolve("new"), world.key, newest(), NOTHING_LOST),
                "statements of the directory");
    }

    @Test
    void refusesANewerCopyOfAnotherLog() throws IOException {
        Path other = folder.resolve("other-log");
        try (FileDisk disk = FileDisk.hold(other)) {
            TiledLog log = TiledLog.create(disk);
            log.append(List.of(Leaf.cover(RANDOM).bytes()));
            log.settle();
        }

        assertRefused(wish(world.archive, folder.resolve("new"), world.key,
                new Newer(Optional.empty(), Optional.empty(), Optional.of(other)), NOTHING_LOST), "differs at leaf 0");
    }

    @Test
    void refusesTombstonesThatAreNone() throws IOException {
        Path others = Files.createDirectory(folder.resolve("others"));
        Files.writeString(others.resolve("0123456789abcdef0123456789abcdef"), "{}");

        assertRefused(wish(world.archive, folder.resolve("new"), world.key,
                new Newer(Optional.of(others), Optional.empty(), Optional.of(world.log())), NOTHING_LOST),
                "tombstones");
    }

    private static Newer newest() {
        return new Newer(Optional.of(world.tombstones()), Optional.of(world.checkpoint()), Optional.of(world.log()));
    }

    private static Wish wish(Path from, Path data, HybridKey key, Newer newer, Knowingly knowingly) {
        return new Wish(from, data, List.of(key), newer, knowingly);
    }

    private static Restored restore(Wish wish, Clock clock) throws IOException, SQLException, InterruptedException {
        return new Restoration(RANDOM, clock, Server::still).restore(wish);
    }

    private void assertRefused(Wish wish, String why) {
        assertThatThrownBy(() -> restore(wish, Clock.systemUTC())).isInstanceOf(ArchiveRefused.class)
                .hasMessageContaining(why);
        assertNothingLeft();
    }

    private void assertNothingLeft() {
        assertThat(folder.resolve("new")).doesNotExist();
        assertThat(folder.resolve("new.restoring")).doesNotExist();
    }

    private Path copyOf(Path data) throws IOException, InterruptedException {
        Path copy = folder.resolve("data");
        assertThat(new ProcessBuilder("cp", "-a", data.toString(), copy.toString()).start().waitFor()).isZero();
        return copy;
    }

    private static Settings settings(Path data) {
        return new Settings(data, "127.0.0.1", 0, URI.create("http://localhost:8080"), Optional.empty(),
                Optional.empty(), Optional.empty(), false);
    }

    /// Until it is published; without, after the loss of the unpublished ones, there is none.
    private static String receipt(ReporterOnline her) {
        for (long end = System.nanoTime() + 60_000_000_000L; System.nanoTime() < end;) {
            var answer = (JsonObject) ReporterOnline.json(her.get("/mailbox/receipts/" + world.event))
                    .member("receipt")
                    .orElseThrow();
            if (!ReporterOnline.text(answer, "state").equals("pending")) {
                return ReporterOnline.text(answer, "proof");
            }
        }
        return "";
    }

    private static byte[] opened(Path archive) throws IOException {
        return Age.open(Files.readAllBytes(archive), List.of(world.key), 64 << 20);
    }

    private static byte[] hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes).getBytes(StandardCharsets.US_ASCII);
    }

    private static List<Path> files(Path below) throws IOException {
        try (Stream<Path> all = Files.walk(below)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    private static List<Path> holding(Path below, byte[] wanted) throws IOException {
        List<Path> found = new ArrayList<>();
        for (Path file : files(below)) {
            if (contains(Files.readAllBytes(file), wanted)) {
                found.add(file);
            }
        }
        return found;
    }

    private static boolean contains(byte[] bytes, byte[] wanted) {
        var search = new ByteSearch(List.of(List.of(wanted)));
        int state = ByteSearch.BEGIN;
        for (byte one : bytes) {
            state = search.step(state, one);
            if (search.ends(state)) {
                return true;
            }
        }
        return false;
    }
}
