package org.wwow.backup.sealing;

import java.security.SecureRandom;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

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
