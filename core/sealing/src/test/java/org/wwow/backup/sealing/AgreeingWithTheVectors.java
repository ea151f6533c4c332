package org.wwow.backup.sealing;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.function.ThrowingConsumer;

import org.wwow.backup.sealing.age.AgeRefused;
import org.wwow.backup.sealing.age.HybridKey;
import org.wwow.backup.sealing.age.Recipient;
import org.wwow.backup.sealing.age.SealedHeader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/// The families that the TypeScript side reads too; README.md there says what each member means.
class AgreeingWithTheVectors {
    @TestFactory
    Stream<DynamicTest> readsAccessCodes() {
        return each("code.json", "accepted",
                one -> assertThat(AccessCode.read(one.text("typed")).revealDigits()).isEqualTo(one.text("digits")));
    }

    @TestFactory
    Stream<DynamicTest> refusesAccessCodes() {
        return each("code.json", "refused", one -> {
            Throwable thrown = catchThrowable(() -> AccessCode.read(one.text("typed")));
            assertThat(thrown).isInstanceOf(switch (one.text("reason")) {
                case "LETTER" -> AccessCodeRefused.LetterFound.class;
                case "LENGTH" -> AccessCodeRefused.WrongLength.class;
                default -> AccessCodeRefused.CheckFailed.class;
            });
        });
    }

    @TestFactory
    Stream<DynamicTest> derivesKeys() {
        return each("derivation.json", "accepted", one -> {
            ReporterKeys keys = ReporterKeys.of(AccessCode.read(one.text("code")),
                    InstanceId.read(one.text("instance")));
            assertThat(keys.mailboxId().text()).isEqualTo(one.text("mailboxId"));
            assertThat(keys.draftKey().revealSeed()).isEqualTo(one.hex("draftSeed"));
            for (Vectors.Case n : one.list("cases")) {
                assertThat(keys.caseId(n.number("n")).text()).isEqualTo(n.text("case"));
                assertThat(keys.authorKey(n.number("n")).verificationKey().text()).isEqualTo(n.text("author"));
                assertThat(keys.openingKey(n.number("n")).revealSeed()).isEqualTo(n.hex("openingSeed"));
                assertThat(KeyId.of(keys.openingKey(n.number("n")).recipient()).text()).isEqualTo(n.text("keyId"));
                assertThat(keys.signalTag(CaseId.read(n.text("case"))).text()).isEqualTo(n.text("signalTag"));
            }
            for (Vectors.Case n : one.list("compartments")) {
                assertThat(keys.compartmentKey(CaseId.read(n.text("case")), new Compartment(n.text("compartment")),
                        n.number("epoch")).revealSeed()).isEqualTo(n.hex("seed"));
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> refusesNamesAndIdentifiers() {
        return Stream.concat(
                each("derivation.json", "refusedCompartments",
                        one -> refuses(() -> new Compartment(one.text("compartment")))),
                each("derivation.json", "refusedCaseIds", one -> refuses(() -> CaseId.read(one.text("case")))));
    }

    @TestFactory
    Stream<DynamicTest> verifiesEnvelopes() {
        return each("envelope.json", "accepted", one -> {
            Envelope envelope = Envelope.read(one.text("envelope").getBytes(StandardCharsets.UTF_8));
            assertThat(envelope.digest().text()).isEqualTo(one.text("digest"));
            assertThat(envelope.type()).isEqualTo(one.text("type"));
            assertThat(JsonArray.ofTexts(envelope.claimedKeys())).isEqualTo(one.json().members().get("signers"));
            assertThat(envelope.verify().orElseThrow().signers()).hasSize(envelope.claimedKeys().size());
        });
    }

    @TestFactory
    Stream<DynamicTest> refusesEnvelopes() {
        return each("envelope.json", "refused", one -> {
            String outcome = "HOLDS";
            try {
                if (Envelope.read(one.text("envelope").getBytes(StandardCharsets.UTF_8)).verify().isEmpty()) {
                    outcome = "SIGNATURE";
                }
            } catch (FormRefused refused) {
                outcome = refused.reason().name();
            }
            assertThat(outcome).isEqualTo(one.text("reason"));
        });
    }

    @TestFactory
    Stream<DynamicTest> sizesFrames() {
        return Stream.of(each("frame.json", "sizes", one -> {
            assertThat(frame(one).sizeFor(one.number("content"))).isEqualTo(one.number("size"));
            assertThat(Frame.payloadLength(one.number("size"))).isEqualTo(one.number("payload"));
            assertThat(frame(one).hasPayloadLength(one.number("payload"))).isTrue();
        }), each("frame.json", "refusedContent", one -> refuses(() -> frame(one).sizeFor(one.number("content")))),
                each("frame.json", "refusedPayloads",
                        one -> assertThat(frame(one).hasPayloadLength(one.number("payload"))).isFalse()))
                .flatMap(tests -> tests);
    }

    @TestFactory
    Stream<DynamicTest> unframes() {
        return Stream.concat(each("frame.json", "accepted", one -> {
            byte[] head = one.hex("head");
            int length = (int) ByteBuffer.wrap(head).getLong();
            byte[] content = frame(one).unframe(framed(one));
            assertThat(content).isEqualTo(Arrays.copyOfRange(framed(one), 8, 8 + length));
        }), each("frame.json", "refused", one -> refuses(() -> frame(one).unframe(framed(one)))));
    }

    @TestFactory
    Stream<DynamicTest> checksHeaders() {
        return Stream.concat(
                each("header.json", "accepted",
                        one -> assertThat(SealedHeader.of(one.base64("header")).bytes()).hasSize(1627)),
                each("header.json", "refused",
                        one -> assertThatExceptionOfType(AgeRefused.class)
                                .isThrownBy(() -> SealedHeader.of(one.base64("header")))));
    }

    @TestFactory
    Stream<DynamicTest> readsRecipients() {
        return Stream.concat(
                each("recipient.json", "accepted",
                        one -> assertThat(Recipient.read(one.text("recipient")).text())
                                .isEqualTo(one.text("recipient"))),
                each("recipient.json", "refused",
                        one -> assertThatExceptionOfType(IllegalArgumentException.class)
                                .isThrownBy(() -> Recipient.read(one.text("recipient")))));
    }

    @TestFactory
    Stream<DynamicTest> opensDocuments() {
        return byEitherLanguage("document.json", one -> {
            byte[] file = one.base64("file");
            var sealed = new Document.Sealed(SealedHeader.ofFile(file), Payload.ofFile(file),
                    Digest.read(one.text("bind")));
            expect(one,
                    Document.open(sealed, HybridKey.of(one.hex("seed")), epoch(one), ItemId.read(one.text("item"))));
        });
    }

    @TestFactory
    Stream<DynamicTest> opensGrants() {
        return byEitherLanguage("grant.json", one -> {
            VerificationKey mayGrant = VerificationKey.read(one.text("mayGrant"));
            Opened<Grant> opened = Grant.open(one.base64("file"), HybridKey.of(one.hex("seed")), epoch(one),
                    mayGrant::equals);
            expect(one, opened);
            if (opened instanceof Opened.Verified<Grant>(Grant grant)) {
                assertThat(one.base64("file")).hasSize(Grant.SEALED_LENGTH);
                assertThat(grant.seed().revealBytes()).isEqualTo(one.hex("epochSeed"));
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> opensCircleKeys() {
        return byEitherLanguage("circle-key.json", one -> {
            var place = new CircleKey.Place(InstanceId.read(one.text("instance")), CircleId.read(one.text("circle")),
                    one.number("epoch"));
            var published = new CircleKey.Published(place, Recipient.read(one.text("recipient")));
            expect(one, CircleKey.open(one.base64("file"), HybridKey.of(one.hex("seed")), published,
                    VerificationKey.read(one.text("mayKeep"))::equals));
        });
    }

    @TestFactory
    Stream<DynamicTest> unlocksMembers() {
        return each("member.json", "accepted", one -> {
            InstanceId instance = InstanceId.read(one.text("instance"));
            MemberUnlock unlock;
            if (one.has("prf")) {
                unlock = MemberUnlock.passkey(Secret.of(one.hex("prf")));
                assertThat(MemberUnlock.prfInput(instance).hex()).isEqualTo(one.text("prfInput"));
            } else {
                var byWords = MemberUnlock.passphrase(instance, one.text("signInName"), one.text("passphrase"));
                assertThat(byWords.signInValue().revealBytes()).isEqualTo(one.hex("signInValue"));
                unlock = byWords;
            }
            assertThat(unlock.slotKey().revealSeed()).isEqualTo(one.hex("slotSeed"));
            MemberKeys keys = MemberSlot.open(one.base64("slot"), unlock);
            assertThat(keys.revealMemberSecret().revealBytes()).isEqualTo(one.hex("memberSecret"));
            assertThat(keys.openingKey().revealSeed()).isEqualTo(one.hex("openingSeed"));
            assertThat(keys.signingKey().verificationKey().text()).isEqualTo(one.text("signingKey"));
        });
    }

    @TestFactory
    Stream<DynamicTest> refusesSlotsPassphrasesAndNames() {
        InstanceId instance = InstanceId.read("00010203-0405-0607-0809-0a0b0c0d0e0f");
        return Stream.of(each("member.json", "refused", one -> {
            var unlock = MemberUnlock.passkey(Secret.of(one.hex("prf")));
            assertThat(catchThrowable(() -> MemberSlot.open(one.base64("slot"), unlock)))
                    .isInstanceOfAny(AgeRefused.class, FormRefused.class);
        }), each("member.json", "refusedPassphrases", one -> refuses(() -> OpaqueString.prepare(utf8(one, "typed")))),
                each("member.json", "refusedNames",
                        one -> refuses(() -> MemberUnlock.passphrase(instance, one.text("signInName"), "words"))),
                each("member.json", "prepared",
                        one -> assertThat(OpaqueString.prepare(utf8(one, "typed"))).isEqualTo(utf8(one, "prepared"))))
                .flatMap(tests -> tests);
    }

    private static void expect(Vectors.Case one, Opened<?> opened) {
        String outcome = switch (opened) {
            case Opened.Verified<?> _ -> "VERIFIED";
            case Opened.Refused<?>(Opened.Refusal refusal) -> refusal.name();
        };
        assertThat(outcome).isEqualTo(one.text("outcome"));
    }

    private static Epoch epoch(Vectors.Case one) {
        return new Epoch(InstanceId.read(one.text("instance")), CaseId.read(one.text("case")),
                new Compartment(one.text("compartment")), one.number("epoch"));
    }

    private static Frame frame(Vectors.Case one) {
        return Frame.valueOf(one.text("class"));
    }

    private static byte[] framed(Vectors.Case one) {
        byte[] head = one.hex("head");
        return Arrays.copyOf(head, head.length + (int) one.number("zeros"));
    }

    private static String utf8(Vectors.Case one, String member) {
        return new String(one.hex(member), StandardCharsets.UTF_8);
    }

    private static void refuses(ThrowingCallable call) {
        assertThat(catchThrowableOfType(FormRefused.class, call)).isNotNull();
    }

    /// What was sealed here, and what TypeScript sealed.
    private static Stream<DynamicTest> byEitherLanguage(String file, ThrowingConsumer<Vectors.Case> fact) {
        return Stream.concat(both(file, fact), both("from-typescript/" + file, fact));
    }

    private static Stream<DynamicTest> both(String file, ThrowingConsumer<Vectors.Case> fact) {
        return List.of("accepted", "refused").stream().flatMap(list -> each(file, list, fact));
    }

    private static Stream<DynamicTest> each(String file, String list, ThrowingConsumer<Vectors.Case> fact) {
        return DynamicTest.stream(Vectors.family(file, list), Vectors.Case::toString, fact);
    }
}
