package org.wwow.backup.sealing.age;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.wwow.backup.sealing.age.AgeRefused.Reason;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class SealingAFile {
    private static final int CHUNK = 65_536;

    private final SecureRandom random = new SecureRandom();
    private final HybridKey key = HybridKey.draw(random);
    private final HybridKey other = HybridKey.draw(random);

    @ParameterizedTest
    @ValueSource(ints = {0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK - 1, 2 * CHUNK, 2 * CHUNK + 1, 300_000})
    void opensWhatItSealedAtEveryChunkEdge(int length) throws IOException {
        byte[] content = content(length);

        byte[] sealed = Age.seal(content, List.of(key.recipient()), random);

        int chunks = Math.max(1, (length + CHUNK - 1) / CHUNK);
        assertThat(sealed).hasSize(SealedHeader.LENGTH + 16 + length + 16 * chunks);
        assertThat(Age.open(sealed, List.of(key), length)).isEqualTo(content);
    }

    @Test
    void makesTheSameContentHoweverItIsWritten() throws IOException {
        var choose = new SplittableRandom(7);
        byte[] content = content(400_000);
        for (int run = 0; run < 20; run++) {
            var file = new ByteArrayOutputStream();
            SealingStream sealing = Age.sealing(List.of(key.recipient()), random, file);
            for (int at = 0; at < content.length;) {
                int taken = Math.min(content.length - at, choose.nextInt(1, 150_000));
                sealing.write(content, at, taken);
                at += taken;
            }
            sealing.finish();
            sealing.finish();
            assertThat(Age.open(file.toByteArray(), List.of(key), content.length)).isEqualTo(content);
        }
    }

    @Test
    void takesSingleBytes() throws IOException {
        var file = new ByteArrayOutputStream();
        SealingStream sealing = Age.sealing(List.of(key.recipient()), random, file);
        sealing.write(0xff);
        sealing.write(0);
        sealing.finish();

        try (var opened = Age.provisional(new ByteArrayInputStream(file.toByteArray()), List.of(key))) {
            assertThat(opened.read()).isEqualTo(0xff);
            assertThat(opened.read(new byte[0])).isZero();
            assertThat(opened.read()).isZero();
            assertThat(opened.read()).isEqualTo(-1);
        }
    }

    @Test
    void opensForEachOfSeveralRecipientsAndForNobodyElse() throws IOException {
        byte[] sealed = Age.seal(content(10), List.of(key.recipient(), other.recipient()), random);

        assertThat(Age.open(sealed, List.of(key), 10)).isEqualTo(content(10));
        assertThat(Age.open(sealed, List.of(HybridKey.draw(random), other), 10)).isEqualTo(content(10));
        refuses(sealed, HybridKey.draw(random), Reason.NO_MATCH);
    }

    @Test
    void refusesAnEmptyRecipientList() {
        assertThatIllegalArgumentException().isThrownBy(() -> Age.seal(content(1), List.of(), random));
    }

    @Test
    void neverSealsTwiceAlike() {
        assertThat(Age.seal(content(9), List.of(key.recipient()), random))
                .isNotEqualTo(Age.seal(content(9), List.of(key.recipient()), random));
    }

    @Test
    void isRefusedWhateverByteIsFlipped() {
        byte[] sealed = Age.seal(content(40), List.of(key.recipient()), random);
        for (int at = 0; at < sealed.length; at++) {
            byte[] flipped = sealed.clone();
            flipped[at] ^= (byte) (1 << (at % 8));
            assertThatExceptionOfType(AgeRefused.class).as("byte %d", at)
                    .isThrownBy(() -> Age.open(flipped, List.of(key), 100));
        }
    }

    @Test
    void isRefusedWhereverItIsCutOff() {
        byte[] sealed = Age.seal(content(40), List.of(key.recipient()), random);
        for (int length = 0; length < sealed.length; length++) {
            byte[] cut = Arrays.copyOf(sealed, length);
            assertThatExceptionOfType(AgeRefused.class).as("length %d", length)
                    .isThrownBy(() -> Age.open(cut, List.of(key), 100));
        }
    }

    @Test
    void isRefusedWithOneByteMore() {
        for (int length : new int[]{0, 40, CHUNK, CHUNK + 5}) {
            byte[] sealed = Age.seal(content(length), List.of(key.recipient()), random);
            refuses(Arrays.copyOf(sealed, sealed.length + 1), key, Reason.PAYLOAD);
        }
    }

    @Test
    void isRefusedWhenAWholeChunkIsTakenAway() {
        byte[] sealed = Age.seal(content(3 * CHUNK), List.of(key.recipient()), random);

        refuses(Arrays.copyOf(sealed, sealed.length - CHUNK - 16), key, Reason.PAYLOAD);
    }

    @Test
    void isRefusedWhenTwoChunksChangePlaces() {
        byte[] sealed = Age.seal(content(3 * CHUNK), List.of(key.recipient()), random);
        int first = SealedHeader.LENGTH + 16;
        byte[] swapped = sealed.clone();
        System.arraycopy(sealed, first, swapped, first + CHUNK + 16, CHUNK + 16);
        System.arraycopy(sealed, first + CHUNK + 16, swapped, first, CHUNK + 16);

        refuses(swapped, key, Reason.PAYLOAD);
    }

    @Test
    void isNotWholeUntilItIsFinished() throws IOException {
        var file = new ByteArrayOutputStream();
        try (SealingStream sealing = Age.sealing(List.of(key.recipient()), random, file)) {
            sealing.write(content(2 * CHUNK));
        }

        refuses(file.toByteArray(), key, Reason.PAYLOAD);
    }

    @Test
    void takesNothingMoreOnceItIsFinished() throws IOException {
        SealingStream sealing = Age.sealing(List.of(key.recipient()), random, new ByteArrayOutputStream());
        sealing.finish();

        assertThatExceptionOfType(IOException.class).isThrownBy(() -> sealing.write(1));
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> sealing.write(new byte[2], 1, 2));
    }

    @Test
    void refusesContentBeyondTheLimit() {
        byte[] sealed = Age.seal(content(11), List.of(key.recipient()), random);

        assertThatExceptionOfType(AgeRefused.class).isThrownBy(() -> Age.open(sealed, List.of(key), 10));
    }

    @Test
    void splitsIntoAHeaderAndAPayloadThatJoinAgain() throws IOException {
        byte[] content = content(200_000);
        var payload = new ByteArrayOutputStream();
        Age.SplitSealing split = Age.split(key.recipient(), random, payload);
        split.content().write(content);
        split.content().finish();

        byte[] joined = split.header().followedBy(new ByteArrayInputStream(payload.toByteArray())).readAllBytes();

        assertThat(split.header().bytes()).hasSize(1627);
        assertThat(SealedHeader.ofFile(joined)).isEqualTo(split.header())
                .hasSameHashCodeAs(split.header())
                .hasToString("SealedHeader[hidden]");
        assertThat(Age.open(joined, List.of(key), content.length)).isEqualTo(content);
    }

    @Test
    void refusesAHeaderThatIsNotOneHybridStanza() throws IOException {
        byte[] two = Age.seal(content(1), List.of(key.recipient(), other.recipient()), random);
        byte[] good = SealedHeader.ofFile(Age.seal(content(1), List.of(key.recipient()), random)).bytes();
        byte[] crlf = good.clone();
        crlf[20] = '\r';

        refusesHeader(two);
        refusesHeader(crlf);
        refusesHeader(Arrays.copyOf(good, 1626));
        refusesHeader(new byte[1627]);
        refusesHeader(new byte[0]);
        refusesHeader(new String(good, StandardCharsets.ISO_8859_1).replace("-> mlkem768x25519 ", "-> mlkem768x2551z ")
                .getBytes(StandardCharsets.ISO_8859_1));
    }

    @Test
    void writesTheRootFileUnderAPassphraseOnly() throws IOException {
        byte[] sealed = Age.sealRootFile(content(32), Passphrase.of("six random words"), random);

        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).contains("\n-> scrypt ").contains(" 18\n");
        assertThat(Age.open(sealed, List.of(Passphrase.of("six random words")), 32)).isEqualTo(content(32));
        assertThatExceptionOfType(AgeRefused.class)
                .isThrownBy(() -> Age.open(sealed, List.of(Passphrase.of("six other words")), 32))
                .satisfies(refused -> assertThat(refused.reason()).isEqualTo(Reason.NO_MATCH));
        assertThatIllegalArgumentException().isThrownBy(() -> Passphrase.of(""));
    }

    @Test
    void leavesAFileWholeOrNotAtAll(@TempDir Path folder) throws IOException {
        byte[] sealed = Age.seal(content(200_000), List.of(key.recipient()), random);
        Path place = folder.resolve("content");
        Files.write(place, new byte[]{1});
        byte[] cut = Arrays.copyOf(sealed, sealed.length - 1);

        assertThatExceptionOfType(AgeRefused.class).isThrownBy(
                () -> Age.open(new ByteArrayInputStream(cut), List.of(key), NewFile.at(place)));
        assertThat(Files.readAllBytes(place)).containsExactly(1);

        Age.open(new ByteArrayInputStream(sealed), List.of(key), NewFile.at(place));
        assertThat(Files.readAllBytes(place)).isEqualTo(content(200_000));
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(place);
        }
    }

    @Test
    void neverPrintsASecretByAccident() {
        assertThat(key).hasToString("HybridKey[hidden]");
        assertThat(Passphrase.of("x")).hasToString("Passphrase[hidden]");
        assertThat(OpeningKey.read("AGE-SECRET-KEY-1EGTZVFFV20835NWYV6270LXYVK2VKNX2MMDKWYKLMGR48UAWX40Q2P2LM0"))
                .hasToString("ClassicKey[hidden]");
    }

    private void refusesHeader(byte[] file) {
        assertThatExceptionOfType(AgeRefused.class).isThrownBy(() -> SealedHeader.ofFile(file))
                .satisfies(refused -> assertThat(refused.reason()).isEqualTo(Reason.HEADER));
    }

    private static void refuses(byte[] sealed, OpeningKey with, Reason reason) {
        assertThatExceptionOfType(AgeRefused.class).isThrownBy(() -> Age.open(sealed, List.of(with), 1 << 20))
                .satisfies(refused -> assertThat(refused.reason()).isEqualTo(reason));
    }

    private static byte[] content(int length) {
        byte[] content = new byte[length];
        for (int at = 0; at < length; at++) {
            content[at] = (byte) (at * 31 + (at >> 8));
        }
        return content;
    }
}
