package org.wwow.backup.sealing;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/// Identifiers, keys and sealed things are equal by their bytes, say what they are, and are drawn anew each time.
class BeingOfOneKind {
    private static final UUID TELLS_TIME = UUID.fromString("0190a0a0-0a0a-7a0a-8a0a-0a0a0a0a0a0a");
    private final SecureRandom random = new SecureRandom();

    /// One kind of identifier: how it is drawn, read and made.
    record Kind(String name, Function<SecureRandom, Id> draw, Function<String, Id> read, Function<UUID, Id> of) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Kind> drawn() {
        return Stream.of(new Kind("item", ItemId::draw, ItemId::read, ItemId::new),
                new Kind("grant", GrantId::draw, GrantId::read, GrantId::new),
                new Kind("deposit", DepositId::draw, DepositId::read, DepositId::new),
                new Kind("offer", OfferId::draw, OfferId::read, OfferId::new),
                new Kind("circle", CircleId::draw, CircleId::read, CircleId::new),
                new Kind("organisation", OrganisationId::draw, OrganisationId::read, OrganisationId::new));
    }

    @ParameterizedTest
    @MethodSource("drawn")
    void isDrawnAndReadAndTellsNoTime(Kind kind) {
        Id one = kind.draw().apply(random);

        assertThat(one.uuid().version()).isEqualTo(4);
        assertThat(kind.draw().apply(random)).isNotEqualTo(one);
        assertThat(kind.read().apply(one.text())).isEqualTo(one).hasToString(one.text());
        assertThatExceptionOfType(FormRefused.class).isThrownBy(() -> kind.of().apply(TELLS_TIME));
    }

    @Test
    void derivesAMemberFromTheKeyAndTheInstanceAlone() {
        var instance = new InstanceId(UUID.randomUUID());
        var key = SigningKey.draw(random).verificationKey();
        MemberId member = MemberId.of(instance, key);

        assertThat(member.uuid().version()).isEqualTo(8);
        assertThat(MemberId.of(instance, key)).isEqualTo(member);
        assertThat(MemberId.read(member.text())).isEqualTo(member).hasToString(member.text());
        assertThat(MemberId.of(new InstanceId(UUID.randomUUID()), key)).isNotEqualTo(member);
        assertThat(MemberId.of(instance, SigningKey.draw(random).verificationKey())).isNotEqualTo(member);
        assertThat(member.uuid()).isNotEqualTo(CaseId.of(instance, key).uuid());
        assertThatExceptionOfType(FormRefused.class).isThrownBy(() -> new MemberId(UUID.randomUUID()));
        assertThatExceptionOfType(FormRefused.class).isThrownBy(() -> new MemberId(TELLS_TIME));
    }

    @Test
    void readsWhatIsAHashAndHasNoVersion() {
        String text = "00112233-4455-f677-0899-aabbccddeeff";

        assertThat(MailboxId.read(text)).hasToString(text);
        assertThat(SignalTag.read(text)).hasToString(text);
        assertThat(InstanceId.read(text)).hasToString(text);
        assertThatExceptionOfType(FormRefused.class).isThrownBy(() -> MailboxId.read("0"));
        assertThatExceptionOfType(FormRefused.class).isThrownBy(() -> SignalTag.read("0"));
    }

    @Test
    void drawsAConversationOfItsOwn() {
        Compartment one = Compartment.drawConversation(random);

        assertThat(one.isConversation()).isTrue();
        assertThat(one).hasToString(one.name()).isNotEqualTo(Compartment.drawConversation(random));
        assertThat(new Compartment("care").isConversation()).isFalse();
    }

    @Test
    void comparesPayloadsByTheirBytes() {
        byte[] bytes = "sealed".getBytes(StandardCharsets.UTF_8);
        Payload payload = Payload.of(bytes);

        assertThat(payload).isEqualTo(Payload.of(bytes))
                .isNotEqualTo(Payload.of(new byte[6]))
                .isNotEqualTo(Digest.hash(bytes))
                .hasToString("Payload[6 bytes]");
        assertThat(payload.hashCode()).isEqualTo(Arrays.hashCode(bytes));
    }

    @Test
    void comparesKeysSignaturesAndDigestsByTheirBytes() {
        SigningKey one = SigningKey.draw(random);
        JsonObject statement = JsonObject.EMPTY.with("type", "backup/v1/closing")
                .with("instance", InstanceId.draw(random));
        Envelope envelope = Envelope.sign(statement, one);
        Envelope other = Envelope.sign(statement, SigningKey.draw(random));
        VerificationKey key = one.verificationKey();
        VerifiedEnvelope verified = envelope.verify().orElseThrow();

        assertThat(verified.isSignedBy(key)).isTrue();
        assertThat(verified).hasToString(envelope.toString());
        assertThat(envelope).isNotEqualTo(other).isNotEqualTo(statement);
        assertThat(envelope.hashCode()).isNotEqualTo(Envelope.sign(statement.with("n", 1), one).hashCode());
        assertThat(key).hasToString(key.text());
        assertThat(key.hashCode()).isNotEqualTo(SigningKey.draw(random).verificationKey().hashCode());
        assertThat(statement).isNotEqualTo(JsonObject.EMPTY).isNotEqualTo(envelope);
        assertThat(statement.hashCode()).isNotEqualTo(JsonObject.EMPTY.with("type", "x").hashCode());
        assertThat(Digest.hash(new byte[1]).hashCode()).isNotEqualTo(Digest.hash(new byte[2]).hashCode());
    }

    @Test
    void writesASignatureAsItsBytes() {
        byte[] bytes = new byte[64];
        random.nextBytes(bytes);
        Signature signature = Signature.of(bytes);

        assertThat(signature.bytes()).isEqualTo(bytes);
        assertThat(signature).hasToString(signature.text()).isEqualTo(Signature.read(signature.text()));
        assertThat(signature.hashCode()).isEqualTo(Arrays.hashCode(bytes));
    }

    @Test
    void readsASecretFromItsText() {
        Secret secret = Secret.draw(random);

        assertThat(Secret.read(Base64Url.encode(secret.revealBytes()))).isEqualTo(secret);
    }
}
