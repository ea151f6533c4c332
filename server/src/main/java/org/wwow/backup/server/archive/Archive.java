package org.wwow.backup.server.archive;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.wwow.backup.ledger.Leaf;
import org.wwow.backup.ledger.LeafIndex;
import org.wwow.backup.ledger.TreeSize;
import org.wwow.backup.ledger.tiles.WholeLog;
import org.wwow.backup.sealing.Digest;
import org.wwow.backup.sealing.InstanceId;
import org.wwow.backup.sealing.JsonObject;
import org.wwow.backup.sealing.age.Recipient;
import org.wwow.backup.server.archive.Tables.Table;
import org.wwow.backup.server.database.OpenedDatabase;
import org.wwow.backup.server.evidence.Blobs;
import org.wwow.backup.server.settings.Settings;

/// Makes an archive of an instance, whose server may run meanwhile: `FILE`, and `FILE.erasable` with what must be gone
/// from every copy after 30 days (protocol section 23).
///
/// The order is what makes it whole without a lock: tables from one snapshot; then the ledger, which is never behind it;
/// then the payloads, which never change; tombstones last, so that whatever was destroyed meanwhile is named by one.
public final class Archive {
    private static final int LEAVES_TOGETHER = 65_536;

    private final SecureRandom random;
    private final Clock clock;

    /// @param random draws keys and the name of the archive
    public Archive(SecureRandom random, Clock clock) {
        this.random = random;
        this.clock = clock;
    }

    /// What was made.
    ///
    /// @param made    what was done later is not in it
    /// @param expires when the erasable file may no longer be used and must be destroyed
    public record Made(Instant made, Instant expires, TreeSize leaves, long payloads) {}

    /// The name of the file beside an archive.
    public static Path erasable(Path archive) {
        return archive.resolveSibling(archive.getFileName() + ".erasable");
    }

    /// Makes one. Nothing of it is seen before all of it is on the disk.
    ///
    /// @throws ArchiveRefused in one sentence, for example if a file stands there already
    /// @throws IOException    if a file or the disk fails; nothing is left behind
    public Made make(Settings settings, Path to, List<Recipient> recipients)
            throws IOException, SQLException, InterruptedException {
        if (recipients.isEmpty()) {
            throw new ArchiveRefused("An archive needs a recipient: the public half of the operator's archive key.");
        }
        try (FileInTheMaking lasting = FileInTheMaking.at(to);
                FileInTheMaking erasable = FileInTheMaking.at(erasable(to));
                ArchiveWriter writer = new ArchiveWriter(lasting.out(), recipients, random)) {
            ArchiveHead head = tables(settings, recipients, writer, erasable);
            Digest other = erasable.force();
            TreeSize leaves = ledger(settings, writer);
            long payloads = payloads(new Blobs(settings.folder("blobs")), writer);
            writer.end(JsonObject.EMPTY.with("erasable", other));
            var _ = lasting.force();
            erasable.publish();
            lasting.publish();
            return new Made(head.made(), head.made().plus(ArchiveHead.LIFE_OF_ERASABLE), leaves, payloads);
        }
    }

    /// Both parts from one snapshot, which ends with the last table: a long one would keep the nightly job waiting.
    private ArchiveHead tables(Settings settings, List<Recipient> recipients, ArchiveWriter lasting,
            FileInTheMaking erasable) throws IOException, SQLException, InterruptedException {
        try (OpenedDatabase opened = OpenedDatabase.of(settings, random);
                Connection database = opened.connect();
                ArchiveWriter other = new ArchiveWriter(erasable.out(), recipients, random)) {
            database.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            database.setReadOnly(true);
            database.setAutoCommit(false);
            ArchiveHead head = head(database);
            add(lasting, head);
            add(other, new ArchiveHead(head.archive(), head.instance(), head.made(), head.schema(),
                    Optional.of(head.made().plus(ArchiveHead.LIFE_OF_ERASABLE))));
            for (Table table : Tables.kept(database)) {
                Tables.copyOut(database, table, table.isErasable() ? other : lasting);
            }
            database.rollback();
            other.end(JsonObject.EMPTY);
            return head;
        }
    }

    private ArchiveHead head(Connection database) throws SQLException {
        byte[] name = new byte[Digest.LENGTH];
        random.nextBytes(name);
        // The snapshot is that of the first question, so the time is taken before it.
        Instant made = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        try (Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery("select id from instance")) {
            if (!row.next()) {
                throw new ArchiveRefused("This instance was never started; there is nothing to keep.");
            }
            return new ArchiveHead(Digest.of(name), new InstanceId(row.getObject(1, UUID.class)), made,
                    Tables.schema(database), Optional.empty());
        }
    }

    private static void add(ArchiveWriter to, ArchiveHead head) throws IOException {
        byte[] json = head.json();
        to.add(ArchiveWriter.HEAD, json, json.length);
    }

    private static TreeSize ledger(Settings settings, ArchiveWriter to) throws IOException {
        Path keys = settings.folder("ledger-keys");
        addFile(to, "keys/log.keys", keys.resolve("log.keys"));
        addFile(to, "keys/witnesses.policy", keys.resolve("witnesses.policy"));
        addFile(to, "checkpoint", settings.folder("ledger").resolve("checkpoint"));
        WholeLog log = WholeLog.in(settings.folder("ledger"));
        var together = new ByteArrayOutputStream(LEAVES_TOGETHER * Leaf.BYTES);
        log.from(new LeafIndex(0), entries -> {
            for (byte[] entry : entries) {
                together.writeBytes(Leaf.read(entry).bytes());
            }
            if (together.size() >= LEAVES_TOGETHER * Leaf.BYTES) {
                addLeaves(to, together);
            }
        });
        addLeaves(to, together);
        return log.size();
    }

    private static void addLeaves(ArchiveWriter to, ByteArrayOutputStream together) throws IOException {
        if (together.size() > 0) {
            byte[] leaves = together.toByteArray();
            to.add("leaves", leaves, leaves.length);
            together.reset();
        }
    }

    private static void addFile(ArchiveWriter to, String name, Path file) throws IOException {
        if (Files.exists(file)) {
            byte[] bytes = Files.readAllBytes(file);
            to.add(name, bytes, bytes.length);
        }
    }

    private static long payloads(Blobs blobs, ArchiveWriter to) throws IOException {
        long[] count = {0};
        blobs.eachFinished((name, file) -> {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
                    InputStream content = new BufferedInputStream(Channels.newInputStream(channel))) {
                // Open, it can be read to its end even if it is destroyed now.
                to.add("blobs/" + name.hex(), channel.size(), content);
                count[0]++;
            } catch (NoSuchFileException destroyed) {
                // Its tombstone stood before it went, and is archived after this.
                return;
            }
        });
        blobs.eachTombstone((name, file) -> addFile(to, "tombstones/" + name.hex(), file));
        return count[0];
    }
}
