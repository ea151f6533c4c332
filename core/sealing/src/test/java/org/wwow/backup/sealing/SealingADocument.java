package org.wwow.backup.sealing;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;

import org.wwow.backup.sealing.Opened.Refusal;
import org.wwow.backup.sealing.age.Age;
import org.wwow.backup.sealing.age.AgeRefused;
import org.wwow.backup.sealing.age.HybridKey;
import org.wwow.backup.sealing.age.SealedHeader;
import org.wwow.backup.sealing.age.Sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class SealingADocument {
    private final SecureRandom random = new SecureRandom();
    private final InstanceId instance = InstanceId.draw(random);
    private final SigningKey author = SigningKey.draw(random);
    private final HybridKey key = HybridKey.draw(random);
    private final Epoch epoch = new Epoch(instance, CaseId.of(instance, author.verificationKey()), Compartment.CARE, 0);
    private final ItemId item = ItemId.draw(random);
    private final Document document = document(epoch, item);

    @Test
    void opensWhereItIsExpected() {
        Document.Sealed sealed = document.seal(author, key.recipient(), random);

        assertThat(Document.open(sealed, key, epoch, item)).isEqualTo(new Opened.Verified<>(document));
        assertThat(sealed.payload().length()).isEqualTo(16 + 4096 + 16);
        assertThat(sealed.payload().digest()).isEqualTo(Digest.hash(sealed.payload().bytes()));
    }

    @Test
    void isRefusedByEveryOtherKey() {
        Document.Sealed sealed = document.seal(author, key.recipient(), random);

        assertThat(Document.open(sealed, HybridKey.draw(random), epoch, item))
                .isEqualTo(new Opened.Refused<>(Refusal.OTHER_RECIPIENT));
    }

    @Test
    void isRefusedInAnotherPlace() {
        Document.Sealed sealed = document.seal(author, key.recipient(), random);
        InstanceId elsewhere = InstanceId.draw(random);
        CaseId otherCase = CaseId.of(instance, SigningKey.draw(random).verificationKey());

        for (Epoch other : List.of(new Epoch(instance, epoch.caseId(), Compartment.CARE, 1),
                new Epoch(instance, epoch.caseId(), Compartment.ACCOUNT, 0),
                new Epoch(instance, otherCase, Compartment.CARE, 0),
                new Epoch(elsewhere, epoch.caseId(), Compartment.CARE, 0))) {
            assertThat(Document.open(sealed, key, other, item)).isEqualTo(new Opened.Refused<>(Refusal.OTHER_PLACE));
        }
        assertThat(Document.open(sealed, key, epoch, ItemId.draw(random)))
                .isEqualTo(new Opened.Refused<>(Refusal.OTHER_PLACE));
    }

    @Test
    void isRefusedWhenItWasResealedToSomebodyElse() {
        HybridKey second = HybridKey.draw(random);
        byte[] content = Envelope.sign(document.statement(), author).canonical();

        assertThat(Document.open(sealed(content, second), second, epoch, item))
                .isEqualTo(new Opened.Refused<>(Refusal.OTHER_READER));
    }

    @Test
    void isRefusedWhenSomebodyElseSigned() {
        SigningKey other = SigningKey.draw(random);

        assertThat(Document.open(sealed(Envelope.sign(document.statement(), other).canonical(), key), key, epoch, item))
                .isEqualTo(new Opened.Refused<>(Refusal.OTHER_SIGNER));
        assertThat(Document.open(
                sealed(Envelope.sign(document.statement(), author).alsoSignedBy(other).canonical(), key), key, epoch,
                item)).isEqualTo(new Opened.Refused<>(Refusal.OTHER_SIGNER));
    }

    @Test
    void isRefusedWithAWrongSignature() {
        JsonObject signed = Envelope.sign(document.statement(), author).json();
        JsonObject other = Envelope.sign(document.statement().with("more", 1), author).json();
        JsonObject mixed = JsonObject.EMPTY.with("signatures", other.member("signatures").orElseThrow())
                .with("statement", signed.member("statement").orElseThrow());

        assertThat(Document.open(sealed(CanonicalJson.write(mixed), key), key, epoch, item))
                .isEqualTo(new Opened.Refused<>(Refusal.SIGNATURE));
    }

    @Test
    void isRefusedWithAnUnknownMember() {
        byte[] content = Envelope.sign(document.statement().with("more", 1), author).canonical();

        assertThat(Document.open(sealed(content, key), key, epoch, item))
                .isEqualTo(new Opened.Refused<>(Refusal.FORM));
    }

    @Test
    void isRefusedUnderTheBindOfOtherContent() {
        Document.Sealed sealed = document.seal(author, key.recipient(), random);
        var swapped = new Document.Sealed(sealed.header(), sealed.payload(), Digest.hash(new byte[1]));

        assertThat(Document.open(swapped, key, epoch, item)).isEqualTo(new Opened.Refused<>(Refusal.OTHER_BIND));
    }

    @Test
    void isRefusedWhenDamagedOrInAnotherFrame() {
        Document.Sealed sealed = document.seal(author, key.recipient(), random);
        byte[] flipped = sealed.payload().bytes();
        flipped[100] ^= 1;
        byte[] grantSized = Age.seal(Frame.GRANT.frame(new byte[5]), List.of(key.recipient()), random);

        assertThat(Document.open(new Document.Sealed(sealed.header(), Payload.of(flipped), sealed.bind()), key, epoch,
                item)).isEqualTo(new Opened.Refused<>(Refusal.DAMAGED));
        assertThat(Document.open(split(grantSized, sealed.bind()), key, epoch, item))
                .isEqualTo(new Opened.Refused<>(Refusal.FORM));
    }

    @Test
    void isSignedAndSealedOnlyAsItSays() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> document.seal(SigningKey.draw(random), key.recipient(), random));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> document.seal(author, HybridKey.draw(random).recipient(), random));
    }

    @Test
    void bindsContentToItsOpener() {
        Digest content = Digest.hash(new byte[]{1});
        Secret opener = Secret.draw(random);
        Digest bind = Bind.of(opener, content);

        assertThat(Bind.holds(bind, opener, content)).isTrue();
        assertThat(Bind.holds(bind, Secret.draw(random), content)).isFalse();
        assertThat(Bind.holds(bind, opener, Digest.hash(new byte[]{2}))).isFalse();
    }

    @Test
    void describesAFileInAnExhibit() {
        var exhibit = new Exhibit(item, "photo.jpg", "image/jpeg", 5, Digest.hash(new byte[5]),
                Base64Url.encode(new byte[64]), JsonObject.EMPTY.with("device", "x"), Secret.draw(random));

        assertThat(Exhibit.read(exhibit.body())).isEqualTo(exhibit);
        assertThat(exhibit.bind()).isEqualTo(Bind.of(exhibit.opener(), exhibit.sha256()));
        assertThatExceptionOfType(FormRefused.class).isThrownBy(() -> Exhibit.read(exhibit.body().with("more", 1)));
        assertThatExceptionOfType(FormRefused.class).isThrownBy(() -> new Exhibit(item, "a", "b", -1,
                exhibit.sha256(), exhibit.sha512(), JsonObject.EMPTY, exhibit.opener()));
        assertThatExceptionOfType(FormRefused.class).isThrownBy(() -> new Exhibit(item, "a", "b", 1,
                exhibit.sha256(), Base64Url.encode(new byte[63]), JsonObject.EMPTY, exhibit.opener()));
    }

    @Test
    void sealsAFileInOnePass() throws IOException {
        for (int length : new int[]{0, 1, 262_136, 262_137, 700_000}) {
            byte[] content = new byte[length];
            Arrays.fill(content, (byte) 7);
            var payload = new ByteArrayOutputStream();

            Media.Sealed sealed = Media.seal(new ByteArrayInputStream(content), length, key.recipient(), random,
                    payload);

            assertThat(payload.size()).isEqualTo(sealed.payloadLength());
            assertThat(Frame.MEDIA.hasPayloadLength(sealed.payloadLength())).isTrue();
            assertThat(sealed.payload()).isEqualTo(Digest.hash(payload.toByteArray()));
            assertThat(sealed.content()).isEqualTo(Digest.hash(content));
            var opened = new Memory();
            Digest digest = Media.open(sealed.header().followedBy(new ByteArrayInputStream(payload.toByteArray())), key,
                    opened);
            assertThat(digest).isEqualTo(sealed.content());
            assertThat(opened.committed).isTrue();
            assertThat(opened.bytes.toByteArray()).isEqualTo(content);
        }
    }

    @Test
    void refusesAFileOfAnotherLengthThanSaid() {
        for (int said : new int[]{9, 11}) {
            assertThatExceptionOfType(IOException.class).isThrownBy(() -> Media.seal(
                    new ByteArrayInputStream(new byte[10]), said, key.recipient(), random,
                    new ByteArrayOutputStream()));
        }
    }

    @Test
    void refusesAFileWithAWrongFrame() {
        byte[] good = Frame.MEDIA.frame(new byte[300_000]);
        byte[] padded = good.clone();
        padded[300_009] = 1;
        byte[] last = good.clone();
        last[good.length - 1] = 1;
        byte[] shorter = good.clone();
        shorter[5] = 1;
        byte[] negative = good.clone();
        negative[0] = (byte) 0x80;
        byte[] longer = good.clone();
        longer[4] = 1;
        for (byte[] frame : List.of(padded, last, shorter, negative, longer, Arrays.copyOf(good, good.length + 4096),
                Arrays.copyOf(good, 7), new byte[0], Frame.DOCUMENT.frame(new byte[9]))) {
            var opened = new Memory();
            byte[] file = Age.seal(frame, List.of(key.recipient()), random);
            assertThatExceptionOfType(FormRefused.class)
                    .isThrownBy(() -> Media.open(new ByteArrayInputStream(file), key, opened));
            assertThat(opened.committed).isFalse();
            assertThat(opened.discarded).isTrue();
        }
    }

    private Document document(Epoch where, ItemId which) {
        return new Document(where, KeyId.of(key.recipient()), which, DocumentKind.ANSWERS, author.verificationKey(),
                Instant.parse("2026-11-21T10:00:00Z"), Secret.draw(random), JsonObject.EMPTY.with("answer", "yes"));
    }

    private Document.Sealed sealed(byte[] content, HybridKey to) {
        return split(Age.seal(Frame.DOCUMENT.frame(content), List.of(to.recipient()), random),
                Bind.of(document.opener(), Digest.hash(content)));
    }

    private static Document.Sealed split(byte[] file, Digest bind) {
        try {
            return new Document.Sealed(SealedHeader.ofFile(file), Payload.ofFile(file), bind);
        } catch (AgeRefused e) {
            throw new AssertionError(e);
        }
    }

    private static final class Memory implements Sink {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private boolean committed;
        private boolean discarded;

        @Override
        public void write(byte[] from, int at, int length) {
            bytes.write(from, at, length);
        }

        @Override
        public void commit() {
            committed = true;
        }

        @Override
        public void discard() {
            discarded = true;
        }
    }
}
