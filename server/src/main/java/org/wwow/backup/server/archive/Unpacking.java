package org.wwow.backup.server.archive;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.wwow.backup.ledger.Leaf;
import org.wwow.backup.sealing.Digest;
import org.wwow.backup.sealing.JsonText;
import org.wwow.backup.sealing.JsonValue;
import org.wwow.backup.server.archive.ArchiveReader.Part;
import org.wwow.backup.server.evidence.BlobName;
import org.wwow.backup.server.evidence.Blobs;
import org.wwow.backup.server.evidence.Tombstone;

/// The parts of an archive on their way into a folder that no server has seen yet.
final class Unpacking {
    private static final int LONGEST_TEXT = 1 << 20;
    private static final int LONGEST_LEAVES = 2 * 65_536 * Leaf.BYTES;
    private static final List<String> KEY_FILES = List.of("log.keys", "witnesses.policy");

    private final Restoration.Both both;
    private final Wish wish;
    private final Path staging;
    private final SecureRandom random;
    private final Blobs blobs;
    private @Nullable RestoredLedger ledger;
    private byte @Nullable [] checkpoint;
    private long changed;

    Unpacking(Restoration.Both both, Wish wish, Path staging, SecureRandom random) throws IOException {
        this.both = both;
        this.wish = wish;
        this.staging = staging;
        this.random = random;
        this.blobs = new Blobs(staging.resolve("blobs"));
    }

    /// Unpacks both files and what is newer than they are.
    ///
    /// @return how many payloads were already changed when they were archived
    long run() throws IOException, SQLException, InterruptedException {
        ArchiveReader lasting = both.lasting();
        try (RestoredRows rows = RestoredRows.begin(staging, lasting.head().schema(), random)) {
            for (Optional<Part> part = lasting.next(); part.isPresent(); part = lasting.next()) {
                take(part.get(), rows);
            }
            if (both.erasable().isPresent()) {
                erasable(both.erasable().get(), rows);
            }
            rows.settle(both.erasable().isPresent());
            newerTombstones();
            newerLedger();
        } finally {
            if (ledger != null) {
                ledger.close();
            }
        }
        return changed;
    }

    private void take(Part part, RestoredRows rows) throws IOException, SQLException {
        int slash = part.name().indexOf('/');
        String kind = slash < 0 ? part.name() : part.name().substring(0, slash);
        String name = part.name().substring(slash + 1);
        switch (kind) {
            case "columns" -> rows.begin(name, text(part), false);
            case "rows" -> rows.rows(name, part.content());
            case "keys" -> keyFile(name, part.bytes(LONGEST_TEXT));
            case "checkpoint" -> checkpoint = part.bytes(LONGEST_TEXT);
            case "leaves" -> ledger().add(part.bytes(LONGEST_LEAVES));
            case "blobs" -> blob(name(name), part, rows);
            case "tombstones" -> tombstone(name(name), part.bytes(LONGEST_TEXT));
            default -> throw unknown();
        }
    }

    private void erasable(ArchiveReader part, RestoredRows rows) throws IOException, SQLException {
        for (Optional<Part> next = part.next(); next.isPresent(); next = part.next()) {
            String name = next.get().name();
            if (name.startsWith("columns/")) {
                rows.begin(name.substring("columns/".length()), text(next.get()), true);
            } else if (name.startsWith("rows/")) {
                rows.rows(name.substring("rows/".length()), next.get().content());
            } else {
                throw unknown();
            }
        }
        JsonValue wanted = new JsonText(part.digest().text());
        if (!both.lasting().end().member("erasable").filter(wanted::equals).isPresent()) {
            throw new ArchiveRefused("The erasable file is not the one that was made with this archive.");
        }
    }

    private void keyFile(String name, byte[] content) throws IOException {
        if (!KEY_FILES.contains(name)) {
            throw unknown();
        }
        Path folder = Files.createDirectories(staging.resolve("ledger-keys"));
        Path file = Files.createFile(folder.resolve(name),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.write(file, content, StandardOpenOption.WRITE, StandardOpenOption.SYNC);
    }

    /// What no row of the snapshot names was finished or given up around it, and belongs to nothing.
    private void blob(BlobName name, Part part, RestoredRows rows) throws IOException, SQLException {
        Optional<Digest> digest = rows.payload(name);
        if (digest.isPresent() && !blobs.put(name, part.content()).equals(digest.get())) {
            changed++;
        }
    }

    private void tombstone(BlobName name, byte[] object) throws IOException {
        Tombstone tombstone = Tombstone.read(object);
        if (!new BlobName(tombstone.subject()).equals(name)) {
            throw new ArchiveRefused("A tombstone stands under the name of another.");
        }
        blobs.put(tombstone);
    }

    /// A folder with anything else in it is not the one that was meant.
    private void newerTombstones() throws IOException {
        Optional<Path> folder = wish.newer().tombstones();
        if (folder.isEmpty()) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder.get())) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                tombstone(name(String.valueOf(file.getFileName())), Files.readAllBytes(file));
            }
        }
    }

    private void newerLedger() throws IOException {
        RestoredLedger restored = ledger();
        if (checkpoint != null) {
            restored.require(checkpoint, "archive's own checkpoint");
        }
        if (wish.newer().log().isPresent()) {
            restored.extend(wish.newer().log().get());
        }
        if (wish.newer().checkpoint().isPresent()) {
            restored.require(Files.readAllBytes(wish.newer().checkpoint().get()), "newest checkpoint");
        }
        restored.settle();
    }

    /// The keys come before the leaves.
    private RestoredLedger ledger() throws IOException {
        if (ledger == null) {
            if (!Files.exists(staging.resolve("ledger-keys").resolve(KEY_FILES.getFirst()))) {
                throw unknown();
            }
            ledger = new RestoredLedger(staging.resolve("ledger"),
                    staging.resolve("ledger-keys").resolve(KEY_FILES.getFirst()));
        }
        return Objects.requireNonNull(ledger);
    }

    private static BlobName name(String hex) {
        try {
            return BlobName.read(hex);
        } catch (IllegalArgumentException _) {
            throw new ArchiveRefused("Among payloads or tombstones lies something that is neither.");
        }
    }

    private static String text(Part part) throws IOException {
        return new String(part.bytes(LONGEST_TEXT), StandardCharsets.UTF_8);
    }

    private static ArchiveRefused unknown() {
        return new ArchiveRefused("The archive holds something this program does not know.");
    }
}
