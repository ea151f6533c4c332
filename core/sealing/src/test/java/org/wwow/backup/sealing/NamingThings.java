package org.wwow.backup.sealing;

import java.security.SecureRandom;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class NamingThings {
    private final SecureRandom random = new SecureRandom();

    @Test
    void drawsVersionFour() {
        ItemId drawn = ItemId.draw(random);

        assertThat(drawn.uuid().version()).isEqualTo(4);
        assertThat(ItemId.read(drawn.text())).isEqualTo(drawn);
        assertThat(new ItemId(Id.of(drawn.bytes()))).isEqualTo(drawn);
    }

    @Test
    void derivesACaseAsVersionEightAndNothingElseIsACase() {
        var author = SigningKey.draw(random).verificationKey();
        CaseId derived = CaseId.of(InstanceId.draw(random), author);

        assertThat(derived.uuid().version()).isEqualTo(8);
        assertThat(derived.uuid().variant()).isEqualTo(2);
        assertThatExceptionOfType(FormRefused.class).isThrownBy(() -> CaseId.read(ItemId.draw(random).text()));
        assertThatExceptionOfType(FormRefused.class).isThrownBy(() -> ItemId.read(derived.text()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"019377d2-59c0-7cc3-98c4-dc0c0c07398f", "51370B92-08F1-452B-B069-8090EFAA8E15",
        "5137b92-08f1-452b-b069-8090efaa8e15", "{51370b92-08f1-452b-b069-8090efaa8e15}",
        "51370b9208f1452bb0698090efaa8e15", "51370b92-08f1-452b-c069-8090efaa8e15",
        "51370b92-08f1-452b-7069-8090efaa8e15", "51370b92-08f1-152b-b069-8090efaa8e15", ""})
    void refusesVersionsThatTellTimeAndOtherSpellings(String text) {
        assertThatExceptionOfType(FormRefused.class).isThrownBy(() -> ItemId.read(text));
    }

    @Test
    void refusesBytesOfAnotherLength() {
        assertThatExceptionOfType(FormRefused.class).isThrownBy(() -> Id.of(new byte[15]));
        assertThatExceptionOfType(FormRefused.class).isThrownBy(() -> Id.of(new byte[17]));
        assertThatExceptionOfType(FormRefused.class).isThrownBy(() -> Digest.of(new byte[31]));
        assertThatExceptionOfType(FormRefused.class).isThrownBy(() -> Secret.of(new byte[33]));
        assertThatExceptionOfType(FormRefused.class).isThrownBy(() -> Signature.of(new byte[63]));
        assertThatExceptionOfType(FormRefused.class).isThrownBy(() -> VerificationKey.of(new byte[31]));
        assertThatExceptionOfType(FormRefused.class).isThrownBy(() -> VerificationKey.admitted(new byte[33]));
    }

    @Test
    void hashesTheConcatenation() {
        Digest whole = Digest.hash(new byte[]{1, 2, 3});

        assertThat(Digest.hash(new byte[]{1}, new byte[]{2, 3})).isEqualTo(whole).hasSameHashCodeAs(whole);
        assertThat(whole.hex()).isEqualTo("039058c6f2c0cb492c533b0a4d14ef77cc0f78abccced5287d84a1a2011cfb81");
        assertThat(Digest.read(whole.text())).isEqualTo(whole).hasToString(whole.text());
        assertThat(Digest.hash(new byte[]{1, 2})).isNotEqualTo(whole);
    }

    @Test
    void neverPrintsASecretByAccident() {
        Secret secret = Secret.draw(random);

        assertThat(secret).hasToString("Secret[hidden]")
                .isEqualTo(Secret.of(secret.revealBytes()))
                .hasSameHashCodeAs(Secret.draw(random))
                .isNotEqualTo(Secret.draw(random));
        assertThat(SigningKey.of(secret)).hasToString("SigningKey[hidden]");
        assertThat(KeyDerivation.from(secret)).hasToString("KeyDerivation[hidden]");
    }
}
