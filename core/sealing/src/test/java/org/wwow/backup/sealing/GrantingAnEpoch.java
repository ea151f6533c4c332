package org.wwow.backup.sealing;

import java.security.SecureRandom;
import java.util.List;
import java.util.function.Predicate;

import org.junit.jupiter.api.Test;

import org.wwow.backup.sealing.Opened.Refusal;
import org.wwow.backup.sealing.age.Age;
import org.wwow.backup.sealing.age.HybridKey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class GrantingAnEpoch {
    private final SecureRandom random = new SecureRandom();
    private final InstanceId instance = InstanceId.draw(random);
    private final SigningKey author = SigningKey.draw(random);
    private final SigningKey stranger = SigningKey.draw(random);
    private final HybridKey reader = HybridKey.draw(random);
    private final HybridKey other = HybridKey.draw(random);
    private final Epoch epoch = new Epoch(instance, CaseId.of(instance, author.verificationKey()),
            new Compartment("conversation.0123abcd"), 0xFFFF_FFFFL);
    private final Predicate<VerificationKey> mayGrant = author.verificationKey()::equals;
    private final Grant grant = new Grant(epoch, Secret.draw(random), KeyId.of(reader.recipient()),
            author.verificationKey(), "share_professionals");
    private final CircleKey.Place place = new CircleKey.Place(instance, CircleId.draw(random), 3);
    private final CircleKey circleKey = new CircleKey(place, Secret.draw(random), KeyId.of(reader.recipient()),
            author.verificationKey());
    private final CircleKey.Published published = new CircleKey.Published(place, circleKey.key().recipient());

    @Test
    void opensForItsReaderAndHasOneSize() {
        byte[] sealed = grant.seal(author, reader.recipient(), random);

        assertThat(sealed).hasSize(Grant.SEALED_LENGTH);
        assertThat(Grant.open(sealed, reader, epoch, mayGrant)).isEqualTo(new Opened.Verified<>(grant));
        assertThat(grant.key().revealSeed()).isEqualTo(grant.seed().revealBytes());
    }

    @Test
    void isAtMostSevenHundredBytesInItsFrame() {
        assertThat(Envelope.sign(grant.statement(), author).canonical()).hasSizeLessThanOrEqualTo(700);
        assertThat(Envelope.sign(circleKey.statement(), author).canonical()).hasSizeLessThanOrEqualTo(700);
    }

    @Test
    void isRefusedByAForeignReader() {
        assertThat(Grant.open(grant.seal(author, reader.recipient(), random), other, epoch, mayGrant))
                .isEqualTo(new Opened.Refused<>(Refusal.OTHER_RECIPIENT));
    }

    @Test
    void isRefusedWhenResealedToAnotherReader() {
        byte[] resealed = seal(Envelope.sign(grant.statement(), author), other);

        assertThat(Grant.open(resealed, other, epoch, mayGrant))
                .isEqualTo(new Opened.Refused<>(Refusal.OTHER_READER));
    }

    @Test
    void isRefusedFromAGrantorWhoMayNot() {
        Grant forged = new Grant(epoch, grant.seed(), grant.reader(), stranger.verificationKey(), "read");

        assertThat(Grant.open(forged.seal(stranger, reader.recipient(), random), reader, epoch, mayGrant))
                .isEqualTo(new Opened.Refused<>(Refusal.UNKNOWN_GRANTOR));
    }

    @Test
    void isRefusedWhenTheGrantorDidNotSign() {
        assertThat(Grant.open(seal(Envelope.sign(grant.statement(), stranger), reader), reader, epoch, mayGrant))
                .isEqualTo(new Opened.Refused<>(Refusal.OTHER_SIGNER));
    }

    @Test
    void isRefusedForAnotherEpochOrInstance() {
        byte[] sealed = grant.seal(author, reader.recipient(), random);
        Epoch next = new Epoch(instance, epoch.caseId(), Compartment.CARE, 0);
        Epoch elsewhere = new Epoch(InstanceId.draw(random), epoch.caseId(), epoch.compartment(), epoch.number());

        assertThat(Grant.open(sealed, reader, next, mayGrant)).isEqualTo(new Opened.Refused<>(Refusal.OTHER_PLACE));
        assertThat(Grant.open(sealed, reader, elsewhere, mayGrant))
                .isEqualTo(new Opened.Refused<>(Refusal.OTHER_PLACE));
    }

    @Test
    void isNoDocumentAndNoCircleKey() {
        byte[] sealed = seal(Envelope.sign(circleKey.statement(), author), reader);

        assertThat(Grant.open(sealed, reader, epoch, mayGrant)).isEqualTo(new Opened.Refused<>(Refusal.FORM));
        assertThat(CircleKey.open(grant.seal(author, reader.recipient(), random), reader, published, mayGrant))
                .isEqualTo(new Opened.Refused<>(Refusal.FORM));
    }

    @Test
    void isSignedAndSealedOnlyAsItSays() {
        assertThatIllegalArgumentException().isThrownBy(() -> grant.seal(stranger, reader.recipient(), random));
        assertThatIllegalArgumentException().isThrownBy(() -> grant.seal(author, other.recipient(), random));
        assertThatIllegalArgumentException().isThrownBy(() -> circleKey.seal(stranger, reader.recipient(), random));
        assertThatIllegalArgumentException().isThrownBy(() -> circleKey.seal(author, other.recipient(), random));
        assertThatExceptionOfType(FormRefused.class).isThrownBy(
                () -> new Grant(epoch, grant.seed(), grant.reader(), grant.by(), "Not a word"));
    }

    @Test
    void givesACircleItsKey() {
        byte[] sealed = circleKey.seal(author, reader.recipient(), random);

        assertThat(sealed).hasSize(Grant.SEALED_LENGTH);
        assertThat(CircleKey.open(sealed, reader, published, mayGrant)).isEqualTo(new Opened.Verified<>(circleKey));
    }

    @Test
    void refusesACircleKeyThatIsNotThePublishedOne() {
        byte[] sealed = circleKey.seal(author, reader.recipient(), random);
        var otherSeed = new CircleKey.Published(place, other.recipient());
        var otherEpoch = new CircleKey.Published(new CircleKey.Place(instance, place.circle(), 4),
                published.recipient());
        var elsewhere = new CircleKey.Published(new CircleKey.Place(InstanceId.draw(random), place.circle(), 3),
                published.recipient());

        assertThat(CircleKey.open(sealed, reader, otherSeed, mayGrant))
                .isEqualTo(new Opened.Refused<>(Refusal.OTHER_SEED));
        assertThat(CircleKey.open(sealed, reader, otherEpoch, mayGrant))
                .isEqualTo(new Opened.Refused<>(Refusal.OTHER_PLACE));
        assertThat(CircleKey.open(sealed, reader, elsewhere, mayGrant))
                .isEqualTo(new Opened.Refused<>(Refusal.OTHER_PLACE));
        assertThat(CircleKey.open(sealed, reader, published, _ -> false))
                .isEqualTo(new Opened.Refused<>(Refusal.UNKNOWN_GRANTOR));
        assertThat(
                CircleKey.open(seal(Envelope.sign(circleKey.statement(), author), other), other, published, mayGrant))
                .isEqualTo(new Opened.Refused<>(Refusal.OTHER_READER));
        assertThat(CircleKey.open(seal(Envelope.sign(circleKey.statement(), stranger), reader), reader, published,
                mayGrant)).isEqualTo(new Opened.Refused<>(Refusal.OTHER_SIGNER));
    }

    private byte[] seal(Envelope envelope, HybridKey to) {
        return Age.seal(Frame.GRANT.frame(envelope.canonical()), List.of(to.recipient()), random);
    }
}
