package org.wwow.backup.sealing;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.wwow.backup.sealing.FormRefused.Reason;
import org.wwow.backup.sealing.age.HybridKey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// The last value that is taken and the first that is not.
class StandingAtTheBorders {
    private static final long LARGEST_FILE = 1L << 52;
    private final SecureRandom random = new SecureRandom();

    @Test
    void drawsDigitsThatAreEquallyLikely() {
        var known = new Known(255, 250, 249, 0, 9, 10);

        String code = AccessCode.draw(known).revealDigits();

        assertThat(code).startsWith("9090").hasSize(24);
        assertThat(known.asked).isGreaterThan(22);
    }

    @Test
    void drawsAnotherCodeEachTimeAndEachHolds() {
        Set<String> drawn = IntStream.range(0, 500)
                .mapToObj(_ -> AccessCode.draw(random).revealDigits())
                .collect(Collectors.toSet());

        assertThat(drawn).hasSize(500)
                .allSatisfy(digits -> assertThat(AccessCode.read(digits).revealDigits()).isEqualTo(digits));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\uD7FF", "\uE000", "\uFDCF", "\uFDF0", "\uFFFD", "\uD83D\uDE00", "\u0080", "\u007F"})
    void takesWhatIsACharacter(String text) {
        assertThat(new JsonText(text).value()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\uD800", "\uDFFF", "\uFDD0", "\uFDEF", "\uFFFE", "\uFFFF", "\uD83F\uDFFE",
        "\uD83D\uDE00\uFFFE", "\u00E9\uFFFE", "\uD83D\uDE00\uFFFEx"})
    void refusesWhatIsNone(String text) {
        assertThatExceptionOfType(FormRefused.class).isThrownBy(() -> new JsonText(text))
                .matches(refused -> refused.reason() == Reason.NOT_A_CHARACTER);
        assertThatExceptionOfType(FormRefused.class).isThrownBy(() -> JsonObject.EMPTY.with(text, 1))
                .matches(refused -> refused.reason() == Reason.NOT_A_CHARACTER);
    }

    @ParameterizedTest
    @ValueSource(ints = {0x034F, 0x0640, 0x07FA, 0x302E, 0x302F, 0x303B, 0x3031, 0x3035, 0x1100, 0x11FF, 0xA960,
        0xA97C, 0xD7B0, 0xD7FB, 0xFE00, 0xFE0F, 0xE0100, 0xE01EF, 0x17B4, 0x180F, 0x3164, 0xFFA0})
    void refusesInAPassphraseWhatCannotBeSeenOrTypedAgain(int point) {
        assertThatExceptionOfType(FormRefused.class)
                .isThrownBy(() -> OpaqueString.prepare("a" + Character.toString(point)))
                .matches(refused -> refused.reason() == Reason.NOT_A_CHARACTER);
    }

    @ParameterizedTest
    @ValueSource(ints = {0x3030, 0x3036, 0x10FF, 0x1200, 0xA95F, 0xA980, 0xFE10, 0xFDFF, 0x0641, 0x0350})
    void takesItsNeighbours(int point) {
        assertThat(OpaqueString.prepare("a" + Character.toString(point)))
                .isEqualTo("a" + Character.toString(point));
    }

    @Test
    void framesUpToTheLargestFile() {
        assertThat(Frame.MEDIA.sizeFor(LARGEST_FILE)).isGreaterThan(LARGEST_FILE);
        assertThat(Frame.MEDIA.hasSize(LARGEST_FILE)).isTrue();
        assertThat(Frame.MEDIA.hasSize(262_144)).isTrue();
        assertThat(Frame.MEDIA.hasSize(262_143)).isFalse();
        assertThat(Frame.DOCUMENT.hasSize(0)).isFalse();
        assertThat(Frame.DOCUMENT.sizeFor(Frame.MAX_DOCUMENT - Frame.HEAD)).isEqualTo(Frame.MAX_DOCUMENT);
        assertThatExceptionOfType(FormRefused.class).isThrownBy(() -> Frame.MEDIA.sizeFor(LARGEST_FILE + 1));
        assertThatExceptionOfType(FormRefused.class).isThrownBy(() -> Frame.MEDIA.sizeFor(-1));
        assertThatExceptionOfType(FormRefused.class)
                .isThrownBy(() -> Frame.DOCUMENT.sizeFor(Frame.MAX_DOCUMENT - Frame.HEAD + 1));
    }

    @Test
    void readsAsMuchJsonAsADepositHoldsAndNoByteMore() {
        byte[] most = new byte[CanonicalJson.MAX_BYTES];
        Arrays.fill(most, (byte) ' ');
        most[0] = '1';

        assertThat(CanonicalJson.read(most)).isEqualTo(new JsonInteger(1));
        assertThatExceptionOfType(FormRefused.class)
                .isThrownBy(() -> CanonicalJson.read(Arrays.copyOf(most, most.length + 1)))
                .matches(refused -> refused.reason() == Reason.TOO_LONG);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '$', value = {"[ 1 , 2 ]|[1,2]", "[ ]|[]",
        "{ \"a\" : 1 }|{\"a\":1}", "\"a\\nb\"|\"a\\nb\"", "\"\\u0061 b\"|\"a b\"",
        "\"\\u001f\"|\"\\u001f\"", "\"\\u000f\"|\"\\u000f\""})
    void readsWhatIsSpacedAndEscaped(String typed, String canonical) {
        byte[] written = CanonicalJson.write(CanonicalJson.read(typed.getBytes(StandardCharsets.UTF_8)));

        assertThat(new String(written, StandardCharsets.UTF_8)).isEqualTo(canonical);
    }

    @Test
    void namesTheLineWhereThereIsMoreThanOne() {
        assertThatExceptionOfType(FormRefused.class).isThrownBy(() -> json("{\n\"a\":1,\n!}"))
                .withMessageContaining("line 3");
        assertThatThrownBy(() -> json("{!}")).isInstanceOf(FormRefused.class).message().doesNotContain("line");
        assertThatExceptionOfType(FormRefused.class).isThrownBy(() -> json("\"\\u\uFF11\uFF11\uFF11\uFF11\""));
        assertThatExceptionOfType(FormRefused.class).isThrownBy(() -> json("\"\u001f\""));
    }

    @Test
    void describesAFileByBothItsDigests() throws IOException, NoSuchAlgorithmException {
        byte[] content = new byte[300_000];
        random.nextBytes(content);
        var payload = new ByteArrayOutputStream();

        Media.Sealed sealed = Media.seal(new ByteArrayInputStream(content), content.length,
                HybridKey.draw(random).recipient(), random, payload);

        assertThat(sealed.content()).isEqualTo(Digest.hash(content));
        assertThat(sealed.sha512())
                .isEqualTo(Base64Url.encode(MessageDigest.getInstance("SHA-512").digest(content)));
        assertThat(sealed.payload()).isEqualTo(Digest.hash(payload.toByteArray()));
        assertThat(sealed.payloadLength()).isEqualTo(payload.size());
    }

    private static JsonValue json(String text) {
        return CanonicalJson.read(text.getBytes(StandardCharsets.UTF_8));
    }

    /// A source whose first bytes are known and whose others are zero.
    private static final class Known extends SecureRandom {
        private static final long serialVersionUID = 1L;
        private final int[] first;
        private int asked;

        Known(int... first) {
            this.first = first.clone();
        }

        @Override
        public void nextBytes(byte[] bytes) {
            for (int at = 0; at < bytes.length; at++) {
                bytes[at] = asked < first.length ? (byte) first[asked] : 0;
                asked++;
            }
        }
    }
}
