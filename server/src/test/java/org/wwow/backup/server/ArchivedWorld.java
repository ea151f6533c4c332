package org.wwow.backup.server;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.wwow.backup.sealing.Digest;
import org.wwow.backup.sealing.ItemId;
import org.wwow.backup.sealing.JsonArray;
import org.wwow.backup.sealing.JsonObject;
import org.wwow.backup.sealing.age.HybridKey;
import org.wwow.backup.sealing.age.Recipient;
import org.wwow.backup.sealing.deposit.ErasureStatement;
import org.wwow.backup.sealing.deposit.ErasureStatement.Act;
import org.wwow.backup.sealing.deposit.ErasureStatement.Subject;
import org.wwow.backup.sealing.deposit.StatementId;
import org.wwow.backup.server.archive.Archive;
import org.wwow.backup.server.casework.Deeds.Actor;
import org.wwow.backup.server.casework.Erasures;
import org.wwow.backup.server.deposits.Draft;
import org.wwow.backup.server.evidence.PayloadSize;
import org.wwow.backup.server.evidence.Tombstone.Authority;
import org.wwow.backup.server.evidence.Upkeep;
import org.wwow.backup.server.settings.Settings;

/// An instance that is archived while it runs, and goes on for a while before it is lost.
///
/// Before the archive: a case that stays, with a document, a film and one item that was erased already; a case that is
/// erased afterwards; a case whose erasure waits. After it: that erasure, one more deposit, one more publication.
final class ArchivedWorld {
    private static final SecureRandom RANDOM = new SecureRandom();

    final FreshDatabase database = FreshDatabase.make();
    final Path data = RunningServer.freshFolder();
    final Path archive = data.resolveSibling(data.getFileName() + "-kept").resolve("instance.archive");
    final Path early = archive.resolveSibling("early.archive");
    final HybridKey key = HybridKey.draw(RANDOM);
    final byte[] film = new byte[(int) PayloadSize.ofFrame(262_144).bytes()];
    final byte[] lateFilm = new byte[film.length];
    final Settings settings;
    final ReporterOnline stays;
    final ReporterOnline goes;
    final ReporterOnline waits;
    final Person officer;
    final ItemId document;
    final ItemId filmItem;
    final ItemId erasedBefore;
    final byte[] keptHeader;
    final byte[] goneHeader;
    final byte[] goneBlind;
    final String event;
    final String proof;
    final Archive.Made made;

    ArchivedWorld() throws IOException, SQLException, InterruptedException {
        RANDOM.nextBytes(film);
        RANDOM.nextBytes(lateFilm);
        Files.createDirectory(archive.getParent());
        try (RunningServer server = RunningServer.start(database, data)) {
            settings = server.bean(Settings.class);
            World world = World.found(server);
            officer = world.admit("intake");
            World.Circle circle = world.circle("intake", officer, world.admit("intake"));
            make(early);
            world.country("FR", circle);
            world.head();
            stays = new ReporterOnline(server, world);
            Draft first = stays.first(circle);
            document = first.lastItem();
            JsonObject taken = ReporterOnline.json(taken(stays.deposit(first)));
            var receipt = (JsonObject) ((JsonArray) taken.member("receipts").orElseThrow()).values().getFirst();
            event = ReporterOnline.text(receipt, "event");
            proof = ReporterOnline.text(receipt, "proof");
            filmItem = upload(stays, film);
            erasedBefore = upload(stays, new byte[film.length]);
            erase(server, world, stays, new Subject(false, erasedBefore.uuid()), Act.NOW);
            goes = new ReporterOnline(server, world);
            Draft hers = goes.first(circle);
            taken(goes.deposit(hers));
            upload(goes, lateFilm);
            waits = new ReporterOnline(server, world);
            taken(waits.deposit(waits.first(circle)));
            erase(server, world, waits, new Subject(true, waits.caseId.uuid()), Act.ASK);
            keptHeader = header(document);
            goneHeader = header(hers.lastItem());
            goneBlind = database.client()
                    .sql("select blind from erasable.custody_event where case_id = ? limit 1")
                    .param(goes.caseId.uuid())
                    .query(byte[].class)
                    .single();
            made = make(archive);
            erase(server, world, goes, new Subject(true, goes.caseId.uuid()), Act.NOW);
            server.bean(Upkeep.class).sweep();
            taken(stays.deposit(stays.draft().document("care", 0)));
        }
        // Its next life publishes again.
        long before = checkpointSize();
        try (RunningServer server = RunningServer.start(database, data)) {
            for (long end = System.nanoTime() + 60_000_000_000L; server.get("/ledger/checkpoint").statusCode() == 200
                    && checkpointSize() == before && System.nanoTime() < end;) {
                Thread.onSpinWait();
            }
        }
    }

    /// Archives what is there now.
    Archive.Made make(Path to) throws IOException, SQLException, InterruptedException {
        return make(to, List.of(key.recipient()));
    }

    Archive.Made make(Path to, List<Recipient> recipients) throws IOException, SQLException, InterruptedException {
        return new Archive(RANDOM, Clock.systemUTC()).make(settings, to, recipients);
    }

    /// Both files under a new name.
    Path copy(Path folder) throws IOException {
        Path copy = folder.resolve("copy");
        Files.copy(archive, copy, StandardCopyOption.REPLACE_EXISTING);
        Files.copy(Archive.erasable(archive), Archive.erasable(copy), StandardCopyOption.REPLACE_EXISTING);
        return copy;
    }

    Path tombstones() {
        return data.resolve("blobs/tombstones");
    }

    Path log() {
        return data.resolve("ledger");
    }

    Path checkpoint() {
        return log().resolve("checkpoint");
    }

    private long checkpointSize() throws IOException {
        return Files.exists(checkpoint()) ? Long.parseLong(Files.readAllLines(checkpoint()).get(1)) : 0;
    }

    private byte[] header(ItemId item) {
        return database.client()
                .sql("select header from erasable.header where item = ?")
                .param(item.uuid())
                .query(byte[].class)
                .single();
    }

    private static ItemId upload(ReporterOnline reporter, byte[] payload) {
        Draft draft = reporter.draft().uploaded("care", payload, reporter.uploaded(payload));
        taken(reporter.deposit(draft));
        return draft.lastItem();
    }

    private static void erase(RunningServer server, World world, ReporterOnline reporter, Subject subject, Act act) {
        var statement = new ErasureStatement(world.instance(), StatementId.draw(RANDOM), reporter.caseId,
                reporter.author.verificationKey(), subject, act, "her-wish");
        server.bean(Erasures.class)
                .act(statement, new Erasures.By(Authority.REPORTER, Actor.reporter(reporter.caseId), Optional.empty(),
                        Digest.hash(new byte[1])));
    }

    private static HttpResponse<String> taken(HttpResponse<String> answer) {
        if (answer.statusCode() != 201) {
            throw new AssertionError("It was not taken: " + answer.statusCode());
        }
        return answer;
    }

    /// The names of what lies in a folder.
    static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
