package org.wwow.backup.server.badinput;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

import org.wwow.backup.sealing.ItemId;
import org.wwow.backup.sealing.deposit.DepositedGrant;
import org.wwow.backup.sealing.deposit.DepositedItem;
import org.wwow.backup.sealing.deposit.SealedBytes;
import org.wwow.backup.server.ReporterOnline;
import org.wwow.backup.server.deposits.Draft;
import org.wwow.backup.server.evidence.PayloadSize;
import org.wwow.backup.server.evidence.Uploads;

import static org.assertj.core.api.Assertions.assertThat;

/// Files that are no age files, too long, too short, too many, empty, or somebody else's.
class SendingBadFiles {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Doorway DOOR = new Doorway();
    private static final String HYBRID = "age-encryption.org/v1\n-> mlkem768x25519 ";
    private static final long LENGTH = PayloadSize.ofFrame(262_144).bytes();

    @AfterAll
    static void stop() {
        DOOR.close();
    }

    /// The published vectors of the age format: whole files, broken in more than a hundred ways.
    @Test
    void everyAgeFileThatIsNoHeaderOfOurs() throws IOException {
        List<Supplier<HttpResponse<String>>> calls = new ArrayList<>();
        // A mailbox has 240 deposits an hour, the refused ones counted.
        ReporterOnline one = DOOR.another();
        ReporterOnline two = DOOR.another();
        for (byte[] file : vectors()) {
            calls.add(() -> one.deposit(withHeader(one, file)));
            // Cut to the right length, those of one hybrid stanza are headers: whether they open is for who has the key.
            if (!new String(file, StandardCharsets.ISO_8859_1).startsWith(HYBRID)) {
                calls.add(() -> two.deposit(withHeader(two, Arrays.copyOf(file, DepositedItem.HEADER_BYTES))));
            }
        }
        assertThat(calls).hasSizeGreaterThan(150);

        DOOR.refusesEach(Set.of("header"), calls);
    }

    @Test
    void aHeaderThatIsNoise() {
        DOOR.refuses(422, "header", () -> DOOR.her.deposit(withHeader(DOOR.her, noise(DepositedItem.HEADER_BYTES))));
        DOOR.refuses(422, "header", () -> DOOR.her.deposit(withHeader(DOOR.her, new byte[0])));
        DOOR.refuses(422, "header", () -> DOOR.her.deposit(withHeader(DOOR.her, noise(100_000))));
    }

    @Test
    void aGrantThatIsNoAgeFile() throws IOException {
        DOOR.refuses(422, "header", () -> DOOR.her.deposit(withGrant(DOOR.her, noise(DepositedGrant.BYTES))));
        List<Supplier<HttpResponse<String>>> calls = new ArrayList<>();
        ReporterOnline other = DOOR.another();
        for (byte[] file : vectors()) {
            calls.add(() -> other.deposit(withGrant(other, file)));
        }
        DOOR.refusesEach(Set.of("size-class", "header"), calls);
    }

    @Test
    void anUploadOfALengthThatIsNoClass() {
        for (long length : new long[]{0, 1, 300_000, LENGTH - 1, LENGTH + 1}) {
            DOOR.refuses(422, "size-class", () -> DOOR.her.beginUpload(length));
        }
        DOOR.refusesEach(Set.of("form", "size-class"), List.of(() -> announce("-1"), () -> announce("a lot"),
                () -> announce("99999999999999999999"), () -> announce("9223372036854775807"), () -> announce("1e6")));
    }

    @Test
    void moreBytesThanAnUploadWasAnnouncedWith() {
        String address = begun();

        HttpResponse<String> answer = DOOR.her.patch(address, 0, noise((int) LENGTH + 1));

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(DOOR.her.get("/mailbox/cases").statusCode()).isEqualTo(200);
    }

    @Test
    void aPartAtAnotherOffset() {
        String address = begun();
        assertThat(DOOR.her.patch(address, 0, noise(1_000)).statusCode()).isEqualTo(204);

        for (long offset : new long[]{0, 999, 1_001, LENGTH - 10}) {
            DOOR.refuses(409, "offset", () -> DOOR.her.patch(address, offset, noise(10)));
        }
        DOOR.refuses(413, "too-large", () -> DOOR.her.patch(address, LENGTH, noise(10)));
        DOOR.refuses(400, "form", () -> DOOR.her.patch(address, Long.MAX_VALUE, noise(10)));
        DOOR.refuses(400, "form", () -> DOOR.her.patch(address, -1, noise(10)));
    }

    @Test
    void aPartForNoUploadOrAnothers() {
        String address = begun();

        DOOR.refuses(403, "not-permitted", () -> DOOR.her.patch("/uploads/" + "A".repeat(22), 0, noise(10)));
        var other = DOOR.another();
        DOOR.refuses(403, "not-permitted", () -> other.patch(address, 0, noise(10)));
    }

    @Test
    void anUploadThatIsNotFinished() {
        String address = begun();
        byte[] payload = noise((int) LENGTH);
        DOOR.her.patch(address, 0, Arrays.copyOf(payload, 1_000));

        DOOR.refuses(403, "not-permitted", () -> DOOR.her
                .deposit(DOOR.her.draft().uploaded("care", payload, address.substring("/uploads/".length()))));
    }

    @Test
    void anUploadWhoseBytesAreOthers() {
        String address = DOOR.her.uploaded(noise((int) LENGTH));

        DOOR.refuses(422, "digest",
                () -> DOOR.her.deposit(DOOR.her.draft().uploaded("care", noise((int) LENGTH), address)));
    }

    @Test
    void anUploadThatStandsInAnotherDepositAlready() {
        byte[] payload = noise((int) LENGTH);
        String address = DOOR.her.uploaded(payload);
        assertThat(DOOR.her.deposit(DOOR.her.draft().uploaded("care", payload, address)).statusCode()).isEqualTo(201);

        DOOR.refuses(403, "not-permitted",
                () -> DOOR.her.deposit(DOOR.her.draft().uploaded("care", payload, address)));
    }

    /// An empty file is a file: sealed, it is as long as the smallest other one.
    @Test
    void aFileOfNoBytesUnlessItIsSealedLikeAnyOther() {
        DOOR.refuses(422, "size-class", () -> DOOR.her
                .deposit(DOOR.her.draft().sealed("care", 0, DepositedItem.Kind.MEDIA, 0)));
        byte[] sealedEmptyFile = noise((int) LENGTH);
        String address = DOOR.her.uploaded(sealedEmptyFile);

        assertThat(DOOR.her.deposit(DOOR.her.draft().uploaded("care", sealedEmptyFile, address)).statusCode())
                .isEqualTo(201);
    }

    @Test
    void aReportOfTenThousandFiles() {
        Draft draft = DOOR.her.draft().document("care", 0);
        DepositedItem line = draft.items.getFirst();
        for (int item = 1; item < 10_000; item++) {
            draft.items.add(new DepositedItem(ItemId.draw(RANDOM), line.in(), line.kind(), line.size(), line.header(),
                    line.payload(), line.bind(), false));
        }
        byte[] body = draft.body();

        DOOR.refuses(413, "too-large", () -> DOOR.her.deposit(body));
    }

    @Test
    void oneFileMoreThanAMailboxHolds() {
        var full = DOOR.another();
        DOOR.database.client()
                .sql("update storage_account set items = " + Uploads.ITEMS + " where owner = "
                        + "(select mailbox from case_file where id = ?)")
                .param(full.caseId.uuid())
                .update();

        DOOR.refuses(413, "too-large", () -> full.deposit(full.draft().document("care", 0)));
    }

    private static Draft withHeader(ReporterOnline who, byte[] header) {
        Draft draft = who.draft().document("care", 0);
        SealedBytes other = SealedBytes.of(header);
        draft.headers.put(draft.lastItem().uuid(), other);
        return draft.changed(line -> new DepositedItem(line.id(), line.in(), line.kind(), line.size(), other.digest(),
                line.payload(), line.bind(), line.two()));
    }

    private static Draft withGrant(ReporterOnline who, byte[] file) {
        Draft draft = who.draft().grant("care", 0, who.reader(DOOR.circle));
        DepositedGrant grant = draft.grants.removeLast();
        SealedBytes other = SealedBytes.of(file);
        draft.grantFiles.put(grant.id().uuid(), other);
        draft.grants.add(new DepositedGrant(grant.id(), grant.in(), grant.reader(), grant.key(), grant.until(),
                other.digest()));
        return draft;
    }

    private static HttpResponse<String> announce(String length) {
        return DOOR.server.send(DOOR.her.session()
                .on(DOOR.server.to("/uploads"))
                .header("Tus-Resumable", "1.0.0")
                .header("Upload-Length", length)
                .POST(BodyPublishers.noBody()));
    }

    private static String begun() {
        return DOOR.her.beginUpload(LENGTH).headers().firstValue("Location").orElseThrow();
    }

    private static byte[] noise(int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    /// The age file of each vector: what comes after its head and an empty line.
    private static List<byte[]> vectors() throws IOException {
        List<byte[]> files = new ArrayList<>();
        try (Stream<Path> all = Files.list(Path.of(System.getProperty("backup.vectors"), "age-cctv"))) {
            for (Path path : all.filter(file -> !file.toString().endsWith(".md")).sorted().toList()) {
                byte[] bytes = Files.readAllBytes(path);
                int at = 0;
                while (at + 1 < bytes.length && !(bytes[at] == '\n' && bytes[at + 1] == '\n')) {
                    at++;
                }
                files.add(Arrays.copyOfRange(bytes, Math.min(at + 2, bytes.length), bytes.length));
            }
        }
        return files;
    }
}
