package org.wwow.backup.sealing.deposit;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.wwow.backup.sealing.CanonicalJson;
import org.wwow.backup.sealing.CaseId;
import org.wwow.backup.sealing.CircleId;
import org.wwow.backup.sealing.Compartment;
import org.wwow.backup.sealing.DepositId;
import org.wwow.backup.sealing.Digest;
import org.wwow.backup.sealing.Envelope;
import org.wwow.backup.sealing.FormRefused;
import org.wwow.backup.sealing.FormRefused.Reason;
import org.wwow.backup.sealing.GrantId;
import org.wwow.backup.sealing.Id;
import org.wwow.backup.sealing.InstanceId;
import org.wwow.backup.sealing.ItemId;
import org.wwow.backup.sealing.JsonObject;
import org.wwow.backup.sealing.KeyId;
import org.wwow.backup.sealing.Members;
import org.wwow.backup.sealing.SigningKey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ReadingADeposit {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final InstanceId INSTANCE = InstanceId.draw(RANDOM);
    private static final SigningKey AUTHOR = SigningKey.draw(RANDOM);
    private static final CaseId CASE = CaseId.of(INSTANCE, AUTHOR.verificationKey());
    private static final CompartmentEpoch CARE = new CompartmentEpoch(new Compartment("care"), 0);
    private static final Digest SOME = Digest.hash(new byte[]{1});
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void givesBackEveryPartOfWhatWasWritten() {
        DepositStatement written = full();

        assertThat(read(text(written))).isEqualTo(written);
    }

    @Test
    void givesBackADepositThatOnlyConsents() {
        DepositStatement written = statement(List.of(), List.of(), List.of(), List.of(consent()));

        assertThat(read(text(written))).isEqualTo(written);
    }

    @Test
    void givesBackACallWhoseLengthIsAStep() {
        UUID item = Id.draw(RANDOM);
        UUID other = Id.draw(RANDOM);
        var call = new DepositCall(Envelope.sign(full().json(), AUTHOR),
                Map.of(item, SealedBytes.of(new byte[DepositedItem.HEADER_BYTES])),
                Map.of(item, new DepositCall.Payload.Inline(SealedBytes.of(new byte[4_128])), other,
                        new DepositCall.Payload.Uploaded("A".repeat(22))),
                Map.of(), Optional.of(new DepositCall.Work("AAAA", -1)));

        byte[] body = call.write();

        assertThat(body.length % DepositCall.STEP).isZero();
        assertThat(DepositCall.read(body)).isEqualTo(call);
    }

    @ParameterizedTest
    @ValueSource(strings = {"type", "instance", "id", "case", "author", "epochs", "items", "grants", "consents",
        "marks"})
    void refusesADepositWithoutAMember(String name) {
        var members = new TreeMap<>(full().json().members());
        members.remove(name);

        assertRefused(CanonicalJson.write(JsonObject.of(members)), Reason.MISSING_MEMBER);
    }

    @Test
    void refusesAMemberItDoesNotKnow() {
        assertRefused(CanonicalJson.write(full().json().with("device", "a clock")), Reason.UNKNOWN_MEMBER);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '$', value = {"\"priority\":2|\"priority\":5",
        "\"priority\":2|\"priority\":0", "\"priority\":2|\"priority\":1", "T12:00:00Z\"}|T12:00:01Z\"}",
        "\"kind\":\"document\"|\"kind\":\"video\"", "\"two\":true|\"two\":false",
        "\"compartment\":\"care\"|\"compartment\":\"Care\"",
        "\"compartment\":\"care\"|\"compartment\":\"conversation.1\"", "\"to\":\"team\"|\"to\":\"everyone\"",
        "\"answer\":\"yes\"|\"answer\":\"maybe\"", "\"purpose\":\"read\"|\"purpose\":\"all\"",
        "\"speaker\":\"self\"|\"speaker\":\"other\"", "\"channel\":\"spoken\"|\"channel\":\"phone\"",
        "\"kind\":\"circle\"|\"kind\":\"server\"", "\"recipient\":\"age1pq1|\"recipient\":\"age1zz1",
        "\"number\":0|\"number\":-1", "\"size\":4128|\"size\":0"})
    void refusesAValueOutsideItsRange(String allowed, String broken) {
        String text = new String(text(full()), StandardCharsets.UTF_8);
        assertThat(text).contains(allowed);

        assertRefused(text.replace(allowed, broken).getBytes(StandardCharsets.UTF_8), Reason.OUT_OF_RANGE);
    }

    @Test
    void refusesAnItemThatStandsTwice() {
        DepositedItem item = item();

        assertThatThrownBy(() -> statement(List.of(item, item), List.of(), List.of(), List.of()))
                .isInstanceOf(FormRefused.class);
    }

    @Test
    void refusesAGrantThatStandsTwice() {
        DepositedGrant grant = grant();

        assertThatThrownBy(() -> statement(List.of(), List.of(grant, grant), List.of(), List.of()))
                .isInstanceOf(FormRefused.class);
    }

    @Test
    void refusesMoreItemsThanOneDepositHolds() {
        var items = new ArrayList<DepositedItem>();
        IntStream.rangeClosed(0, DepositStatement.MAX_ITEMS).forEach(_ -> items.add(item()));

        assertRefused(text(statement(items, List.of(), List.of(), List.of())), Reason.TOO_LONG);
    }

    @Test
    void refusesMoreConsentsThanOneDepositHolds() {
        var consents = new ArrayList<Consent>();
        IntStream.rangeClosed(0, DepositStatement.MAX_CONSENTS).forEach(_ -> consents.add(consent()));

        assertRefused(text(statement(List.of(), List.of(), List.of(), consents)), Reason.TOO_LONG);
    }

    @Test
    void refusesReadersOfAConsentThatAreNotSorted() {
        UUID one = new UUID(1, 1);
        UUID two = new UUID(2, 2);
        var named = new Consent(Consent.Purpose.READ, Consent.Answer.YES, new Consent.Audience.Named(List.of(two, one)),
                List.of(), Optional.empty(), Consent.Speaker.SELF, Optional.of(Consent.Channel.SPOKEN),
                new Consent.Wording("crsv", "1.0.0", "fr"), 0, Optional.empty());

        assertRefused(text(statement(List.of(), List.of(), List.of(), List.of(named))), Reason.NOT_SORTED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "18446744073709551616", "01", "+1", "1e3", ""})
    void refusesANonceThatIsNoPlainNumber(String nonce) {
        byte[] body = new DepositCall(Envelope.sign(full().json(), AUTHOR), Map.of(), Map.of(), Map.of(),
                Optional.of(new DepositCall.Work("AAAA", 7))).write();
        String text = new String(body, StandardCharsets.UTF_8).replace("\"nonce\":\"7\"", "\"nonce\":\"" + nonce + '"');

        assertThatThrownBy(() -> DepositCall.read(text.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(FormRefused.class);
    }

    @Test
    void neverRepeatsWhatItRefused() {
        String text = new String(text(full()), StandardCharsets.UTF_8).replace("\"kind\":\"document\"",
                "\"kind\":\"a-secret-word\"");

        assertThatThrownBy(() -> read(text.getBytes(StandardCharsets.UTF_8))).message()
                .doesNotContain("a-secret-word");
    }

    private static DepositStatement full() {
        return new DepositStatement(INSTANCE, DepositId.draw(RANDOM), CASE, AUTHOR.verificationKey(),
                Optional.of("age1pq1" + "q".repeat(1_952)), List.of(CARE), List.of(item()), List.of(grant()),
                List.of(consent()), List.of(ItemId.draw(RANDOM)), Optional.of(new RoutingSlip(
                        CircleId.draw(RANDOM), RoutingSlip.Priority.WINDOW, Optional.of(NOON))));
    }

    private static DepositStatement statement(List<DepositedItem> items, List<DepositedGrant> grants,
            List<CompartmentEpoch> epochs, List<Consent> consents) {
        return new DepositStatement(INSTANCE, DepositId.draw(RANDOM), CASE, AUTHOR.verificationKey(),
                Optional.empty(), epochs, items, grants, consents, List.of(), Optional.empty());
    }

    private static DepositedItem item() {
        return new DepositedItem(ItemId.draw(RANDOM), CARE, DepositedItem.Kind.DOCUMENT, 4_128, SOME, SOME, SOME,
                true);
    }

    private static DepositedGrant grant() {
        return new DepositedGrant(GrantId.draw(RANDOM), CARE, new Reader(Reader.Kind.CIRCLE, Id.draw(RANDOM)),
                new KeyId("oGih8kCO-v7FIfsfdWiKeg"), Optional.of(NOON), SOME);
    }

    private static Consent consent() {
        return new Consent(Consent.Purpose.READ, Consent.Answer.YES, new Consent.Audience.Team(),
                List.of(Id.draw(RANDOM)), Optional.of(NOON), Consent.Speaker.SELF, Optional.of(Consent.Channel.SPOKEN),
                new Consent.Wording("crsv", "1.0.0", "fr"), 0, Optional.empty());
    }

    private static byte[] text(DepositStatement statement) {
        return CanonicalJson.write(statement.json());
    }

    private static DepositStatement read(byte[] json) {
        return Members.read(CanonicalJson.read(json), DepositStatement::read);
    }

    private static void assertRefused(byte[] json, Reason reason) {
        assertThatThrownBy(() -> read(json)).isInstanceOfSatisfying(FormRefused.class,
                refused -> assertThat(refused.reason()).isEqualTo(reason));
    }
}
