package org.wwow.backup.sealing;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class VerifyingASignature {
    static Stream<Vectors.Case> accepted() {
        return Vectors.family("ed25519.json", "accepted");
    }

    static Stream<Vectors.Case> refused() {
        return Vectors.family("ed25519.json", "refused");
    }

    @ParameterizedTest
    @MethodSource("accepted")
    void holds(Vectors.Case vector) {
        VerificationKey key = VerificationKey.of(vector.hex("key"));

        assertThat(key.verify(vector.hex("message"), Signature.of(vector.hex("signature")))).isTrue();
        assertThat(VerificationKey.admitted(key.bytes())).isEqualTo(key).hasSameHashCodeAs(key);
    }

    @ParameterizedTest
    @MethodSource("refused")
    void isRefusedForTheKeyOrForTheSignature(Vectors.Case vector) {
        assertThat(verdict(vector)).isEqualTo(vector.text("reason"));
    }

    @Test
    void holdsForWhatTheKeySigned() {
        SigningKey key = SigningKey.draw(new SecureRandom());
        byte[] message = {1, 2, 3};

        assertThat(key.verificationKey().verify(message, key.sign(message))).isTrue();
        assertThat(key.sign(message)).isEqualTo(key.sign(message)).hasSameHashCodeAs(key.sign(message));
        assertThat(key.sign(message)).isNotEqualTo(key.sign(new byte[]{1, 2}));
        assertThat(Signature.read(key.sign(message).text())).isEqualTo(key.sign(message));
    }

    @Test
    void aKeyIsValidatedOnceAndARefusedOneEachTime() {
        byte[] bytes = SigningKey.draw(new SecureRandom()).verificationKey().bytes();
        byte[] identity = new byte[VerificationKey.LENGTH];
        identity[0] = 1;

        assertThat(VerificationKey.of(bytes)).isSameAs(VerificationKey.of(bytes.clone()));
        for (int time = 0; time < 2; time++) {
            assertThatThrownBy(() -> VerificationKey.of(identity)).isInstanceOf(FormRefused.class);
        }
    }

    @Test
    void whatWasOnlyAdmittedIsStillRefusedFromOutside() {
        byte[] mixed = Vectors.family("ed25519.json", "refused")
                .map(vector -> vector.hex("key"))
                .filter(VerifyingASignature::isAdmitted)
                .filter(key -> !isValid(key))
                .findFirst()
                .orElseThrow();

        assertThat(isAdmitted(mixed)).isTrue();
        assertThatThrownBy(() -> VerificationKey.of(mixed)).isInstanceOf(FormRefused.class);
    }

    private static boolean isAdmitted(byte[] key) {
        try {
            return Arrays.equals(VerificationKey.admitted(key).bytes(), key);
        } catch (FormRefused _) {
            return false;
        }
    }

    private static boolean isValid(byte[] key) {
        try {
            return Arrays.equals(VerificationKey.of(key).bytes(), key);
        } catch (FormRefused _) {
            return false;
        }
    }

    @Test
    void comparesKeysByTheirText() {
        SigningKey one = SigningKey.draw(new SecureRandom());
        SigningKey two = SigningKey.draw(new SecureRandom());

        assertThat(one.verificationKey().compareTo(two.verificationKey()))
                .isEqualTo(one.verificationKey().text().compareTo(two.verificationKey().text()));
    }

    private static String verdict(Vectors.Case vector) {
        VerificationKey key;
        try {
            key = VerificationKey.of(vector.hex("key"));
        } catch (FormRefused _) {
            return "KEY";
        }
        boolean holds = key.verify(vector.hex("message"), Signature.of(vector.hex("signature")));
        return holds ? "HOLDS" : "SIGNATURE";
    }
}
