package org.wwow.backup.sealing;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.List;

import org.junit.jupiter.api.Test;

import org.wwow.backup.sealing.FormRefused.Reason;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class SigningAnEnvelope {
    private static final String TYPE = "backup/v1/closing";

    private final SecureRandom random = new SecureRandom();
    private final InstanceId instance = InstanceId.draw(random);
    private final SigningKey one = SigningKey.draw(random);
    private final SigningKey two = SigningKey.draw(random);
    private final JsonObject statement = JsonObject.EMPTY.with("type", TYPE).with("instance", instance).with("n", 1);

    @Test
    void holdsForItsSignerAndReadsBack() {
        Envelope envelope = Envelope.read(Envelope.sign(statement, one).canonical());

        VerifiedEnvelope verified = envelope.verify().orElseThrow();

        assertThat(verified.isSignedOnlyBy(one.verificationKey())).isTrue();
        assertThat(verified.isSignedBy(two.verificationKey())).isFalse();
        assertThat(verified.<Long>read(TYPE, instance, members -> members.integer("n", 0, 9))).isEqualTo(1L);
        assertThat(envelope.digest()).isEqualTo(Digest.hash(CanonicalJson.write(statement)));
        assertThat(envelope).hasToString("Envelope[backup/v1/closing]");
    }

    @Test
    void isTheSameWhoeverSignsFirst() {
        Envelope forth = Envelope.sign(statement, one).alsoSignedBy(two);
        Envelope back = Envelope.sign(statement, two).alsoSignedBy(one);

        assertThat(forth).isEqualTo(back).hasSameHashCodeAs(back);
        assertThat(forth.canonical()).isEqualTo(back.canonical());
        assertThat(forth.verify().orElseThrow().signers()).containsExactlyInAnyOrder(one.verificationKey(),
                two.verificationKey());
        assertThat(forth.verify().orElseThrow().isSignedOnlyBy(one.verificationKey())).isFalse();
    }

    @Test
    void holdsTheSameWithAKeyThatWasValidatedBefore() {
        Envelope both = Envelope.sign(statement, one).alsoSignedBy(two);

        assertThat(both.verify(one.verificationKey()).orElseThrow().signers())
                .containsExactlyInAnyOrder(one.verificationKey(), two.verificationKey());
        assertThat(Envelope.sign(statement, one)
                .verify(two.verificationKey())
                .orElseThrow()
                .isSignedOnlyBy(one.verificationKey())).isTrue();
    }

    @Test
    void failsTheSameWithAKeyThatWasValidatedBefore() {
        Envelope forged = Envelope.of(JsonObject.EMPTY
                .with("signatures", new JsonArray(List.of(JsonObject.EMPTY
                        .with("key", one.verificationKey())
                        .with("signature", two.sign(new byte[3]).text()))))
                .with("statement", statement));

        assertThat(forged.verify(one.verificationKey())).isEmpty();
    }

    @Test
    void keepsTheDigestWhenASignerIsAdded() {
        Envelope envelope = Envelope.sign(statement, one);

        assertThat(envelope.alsoSignedBy(two).digest()).isEqualTo(envelope.digest());
    }

    @Test
    void refusesASecondSignatureOfTheSameKey() {
        assertThatIllegalArgumentException().isThrownBy(() -> Envelope.sign(statement, one).alsoSignedBy(one));
    }

    @Test
    void countsNothingWhenOneSignatureOfTwoIsWrong() {
        JsonObject signed = Envelope.sign(statement, one).alsoSignedBy(two).json();
        Envelope other = Envelope.sign(statement.with("other", true), one).alsoSignedBy(two);
        List<JsonValue> good = ((JsonArray) signed.member("signatures").orElseThrow()).values();
        List<JsonValue> bad = ((JsonArray) other.json().member("signatures").orElseThrow()).values();

        assertThat(withSignatures(List.of(good.get(0), bad.get(1))).verify()).isEmpty();
        assertThat(withSignatures(List.of(bad.get(0), good.get(1))).verify()).isEmpty();
        assertThat(withSignatures(good).verify()).isPresent();
    }

    @Test
    void refusesSignaturesOutOfOrderTwiceOrNone() {
        List<JsonValue> lines = ((JsonArray) Envelope.sign(statement, one)
                .alsoSignedBy(two)
                .json()
                .member("signatures")
                .orElseThrow()).values();

        refuses(() -> withSignatures(lines.reversed()), Reason.NOT_SORTED);
        refuses(() -> withSignatures(List.of(lines.get(0), lines.get(0))), Reason.NOT_SORTED);
        refuses(() -> withSignatures(List.of()), Reason.OUT_OF_RANGE);
    }

    @Test
    void doesNotHoldUnderAnotherType() {
        Envelope envelope = Envelope.sign(statement, one);
        JsonObject renamed = JsonObject.EMPTY.with("type", "backup/v1/hold").with("instance", instance).with("n", 1);
        JsonObject forged = JsonObject.EMPTY
                .with("signatures", envelope.json().member("signatures").orElseThrow())
                .with("statement", renamed);

        assertThat(Envelope.of(forged).verify()).isEmpty();
        refuses(() -> envelope.verify().orElseThrow().read("backup/v1/hold", instance, members -> ""),
                Reason.OUT_OF_RANGE);
    }

    @Test
    void isRefusedInAnotherInstance() {
        VerifiedEnvelope verified = Envelope.sign(statement, one).verify().orElseThrow();

        refuses(() -> verified.read(TYPE, InstanceId.draw(random), members -> members.integer("n", 0, 9)),
                Reason.OUT_OF_RANGE);
    }

    @Test
    void needsATypeAndAnInstance() {
        refuses(() -> Envelope.sign(JsonObject.EMPTY.with("instance", instance), one), Reason.MISSING_MEMBER);
        refuses(() -> Envelope.sign(JsonObject.EMPTY.with("type", TYPE), one), Reason.MISSING_MEMBER);
        refuses(() -> Envelope.sign(JsonObject.EMPTY.with("type", 1).with("instance", instance), one),
                Reason.WRONG_KIND);
        for (String type : List.of("closing", "backup/v1/", "backup/v1/a\nb", "backup/v2/closing",
                "backup/v1/Closing")) {
            refuses(() -> Envelope.sign(JsonObject.EMPTY.with("type", type).with("instance", instance), one),
                    Reason.OUT_OF_RANGE);
        }
    }

    @Test
    void refusesAnUnknownMemberBesideStatementAndSignatures() {
        JsonObject larger = Envelope.sign(statement, one).json().with("comment", "x");

        refuses(() -> Envelope.read(CanonicalJson.write(larger)), Reason.UNKNOWN_MEMBER);
    }

    @Test
    void refusesBytesThatAreNotCanonical() {
        String text = new String(Envelope.sign(statement, one).canonical(), StandardCharsets.UTF_8);

        refuses(() -> Envelope.read((text + "\n").getBytes(StandardCharsets.UTF_8)), Reason.NOT_CANONICAL);
    }

    @Test
    void failsOrIsRefusedWhateverByteIsFlipped() {
        byte[] canonical = Envelope.sign(statement, one).canonical();
        for (int at = 0; at < canonical.length; at++) {
            byte[] flipped = canonical.clone();
            flipped[at] ^= 1;
            assertThat(holds(flipped)).as("byte %d", at).isFalse();
        }
        assertThat(holds(canonical)).isTrue();
    }

    private static boolean holds(byte[] canonical) {
        try {
            return Envelope.read(canonical).verify().isPresent();
        } catch (FormRefused _) {
            return false;
        }
    }

    private Envelope withSignatures(List<JsonValue> lines) {
        return Envelope.of(JsonObject.EMPTY.with("signatures", new JsonArray(lines)).with("statement", statement));
    }

    private static void refuses(org.assertj.core.api.ThrowableAssert.ThrowingCallable call, Reason reason) {
        assertThatExceptionOfType(FormRefused.class).isThrownBy(call)
                .satisfies(refused -> assertThat(refused.reason()).isEqualTo(reason));
    }
}
