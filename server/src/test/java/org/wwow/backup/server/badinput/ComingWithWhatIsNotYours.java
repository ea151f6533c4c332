package org.wwow.backup.server.badinput;

import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

import org.wwow.backup.ledger.NoteRefused;
import org.wwow.backup.ledger.Policy;
import org.wwow.backup.ledger.ProofRefused;
import org.wwow.backup.ledger.Receipt;
import org.wwow.backup.sealing.Base64Url;
import org.wwow.backup.sealing.CanonicalJson;
import org.wwow.backup.sealing.DepositId;
import org.wwow.backup.sealing.ItemId;
import org.wwow.backup.sealing.JsonArray;
import org.wwow.backup.sealing.JsonObject;
import org.wwow.backup.sealing.KeyId;
import org.wwow.backup.sealing.Secret;
import org.wwow.backup.sealing.age.HybridKey;
import org.wwow.backup.sealing.deposit.Consent.Purpose;
import org.wwow.backup.sealing.deposit.Reader;
import org.wwow.backup.server.Credential;
import org.wwow.backup.server.ReporterOnline;
import org.wwow.backup.server.WhatIsStored;
import org.wwow.backup.server.World;
import org.wwow.backup.server.deposits.Draft;

import static org.assertj.core.api.Assertions.assertThat;

/// What was taken once, what belongs to others, what has run out, and what was never given.
class ComingWithWhatIsNotYours {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Doorway DOOR = new Doorway();

    @AfterAll
    static void stop() {
        DOOR.close();
    }

    /// A line that broke before the answer came: the same call again gets the same answer, and nothing twice.
    @Test
    void theSameDepositAgain() {
        Draft draft = DOOR.her.draft().document("care", 0);
        byte[] body = draft.body();
        HttpResponse<String> first = DOOR.her.deposit(body);
        var before = WhatIsStored.in(DOOR.database.client(),
                DOOR.server.data().resolve("blobs"));

        HttpResponse<String> second = DOOR.her.deposit(body);

        assertThat(second.statusCode()).isEqualTo(first.statusCode());
        assertThat(events(second)).isEqualTo(events(first));
        assertThat(before.differsFrom(WhatIsStored.in(DOOR.database.client(),
                DOOR.server.data().resolve("blobs")))).noneMatch(name -> !name.startsWith("public.ledger_"));
    }

    @Test
    void theSameDepositFromAnotherMailbox() {
        ReporterOnline other = DOOR.another();

        DOOR.refuses(403, "not-permitted", () -> other.deposit(DOOR.taken));
    }

    @Test
    void anotherDepositUnderTheSameId() {
        DepositId id = DepositId.draw(RANDOM);
        assertThat(DOOR.her.deposit(DOOR.her.draft().id(id).document("care", 0)).statusCode()).isEqualTo(201);

        DOOR.refuses(409, "deposit-differs", () -> DOOR.her.deposit(DOOR.her.draft().id(id).document("care", 0)));
    }

    @Test
    void anEpochAndAnAnswerThatAreThere() {
        DOOR.refuses(409, "epoch-taken", () -> DOOR.her.deposit(DOOR.her.draft().epoch("care", 0)));
        DOOR.refuses(409, "consent-fork",
                () -> DOOR.her.deposit(DOOR.her.draft().yes(Purpose.READ, 0, DOOR.circle.id().uuid())));
    }

    @Test
    void aDepositSignedByAnother() {
        Draft forged = DOOR.her.draft().document("care", 0).signedOnlyBy(DOOR.stranger.signing());
        DOOR.refuses(422, "signature", () -> DOOR.her.deposit(forged));
        Draft claimed = new Draft(DOOR.world.instance(), DOOR.her.caseId, DOOR.stranger.signing()).document("care", 0);
        DOOR.refuses(403, "not-permitted", () -> DOOR.her.deposit(claimed));
    }

    @Test
    void aGrantToSomebodyWhoIsNotThereOrUnderAnotherKey() {
        var nobody = new Reader(Reader.Kind.CIRCLE, UUID.randomUUID());
        KeyId key = KeyId.of(HybridKey.draw(RANDOM).recipient());

        DOOR.refuses(409, "key-changed", () -> DOOR.her.deposit(DOOR.her.draft().grant("care", 0, nobody, key)));
        DOOR.refuses(409, "key-changed", () -> DOOR.her.deposit(DOOR.her.draft()
                .grant("care", 0, new Reader(Reader.Kind.CIRCLE, DOOR.circle.id().uuid()), key)));
    }

    @Test
    void aGrantOfWhatNoConsentCovers() {
        World.Circle other = DOOR.world.circle("legal", DOOR.officer, DOOR.stranger);

        DOOR.refuses(403, "not-permitted",
                () -> DOOR.her.deposit(DOOR.her.draft().grant("care", 0, DOOR.her.reader(other))));
    }

    @Test
    void aGrantByAMemberWhoHoldsNothing() {
        Credential session = DOOR.world.signIn(DOOR.stranger);
        Draft draft = new Draft(DOOR.world.instance(), DOOR.her.caseId, DOOR.stranger.signing()).grant("care", 0,
                DOOR.her.reader(DOOR.circle));

        DOOR.refuses(403, "not-permitted", () -> DOOR.post("/deposits", draft.body(), session));
    }

    /// A receipt is checked by whoever holds it: one that was changed at any sign holds under no policy.
    @Test
    void aReceiptThatWasForged() {
        String event = events(DOOR.her.deposit(DOOR.her.draft().document("care", 0))).getFirst();
        String proof = ReporterOnline.text((JsonObject) ReporterOnline
                .json(DOOR.her.get("/mailbox/receipts/" + event))
                .member("receipt")
                .orElseThrow(), "proof");
        Policy policy = Policy.parse(DOOR.server.get("/ledger/policy").body().getBytes(StandardCharsets.UTF_8));
        assertThat(holds(proof, policy)).isTrue();

        for (int at = 0; at < proof.length(); at += 7) {
            char sign = proof.charAt(at) == 'x' ? 'y' : 'x';
            assertThat(holds(proof.substring(0, at) + sign + proof.substring(at + 1), policy)).as("sign " + at)
                    .isFalse();
        }
        ReporterOnline other = DOOR.another();
        DOOR.refuses(410, "erased", () -> other.get("/mailbox/receipts/" + event));
    }

    @Test
    void aTokenThatHasRunOut() {
        byte[] message = Base64Url.decode(DOOR.her.session().value().substring("Bearer ".length()));
        ByteBuffer.wrap(message).putLong(16, 1_000);
        Credential forged = Credential.bearer(Base64Url.encode(message));
        for (String path : List.of("/mailbox/cases", "/mailbox/cases/" + DOOR.her.caseId, "/mailbox/events")) {
            DOOR.refuses(401, "session", () -> DOOR.server.get(path, forged));
        }
        DOOR.refuses(401, "session", () -> DOOR.post("/deposits", DOOR.taken, forged));
    }

    @Test
    void aMembersSessionThatHasRunOut() {
        Credential session = DOOR.world.signIn(DOOR.officer);
        DOOR.database.client().sql("update member_session set until = now() - interval '1 second'").update();
        byte[] reason = CanonicalJson.write(JsonObject.EMPTY.with("reason", "triage"));

        DOOR.refuses(401, "session", () -> DOOR.server.get("/queue", session));
        DOOR.refuses(401, "session", () -> DOOR.server.get("/cases/" + DOOR.her.caseId, session));
        DOOR.refuses(401, "session", () -> DOOR.post(
                "/cases/" + DOOR.her.caseId + "/items/" + ItemId.draw(RANDOM) + "/opening", reason, session));
        DOOR.refuses(401, "session", () -> DOOR.post("/deposits", DOOR.taken, session));
    }

    @Test
    void aSessionThatNeverWas() {
        List<Supplier<HttpResponse<String>>> calls = new ArrayList<>();
        for (String value : List.of("", "A", "A".repeat(43), "A".repeat(5_000), "../../etc", "<b>")) {
            calls.add(() -> DOOR.server.get("/queue", Credential.cookie(value)));
            calls.add(() -> DOOR.server.get("/mailbox/cases", Credential.bearer(value)));
        }
        calls.add(() -> DOOR.server.get("/queue",
                Credential.cookie(Base64Url.encode(Secret.draw(RANDOM).revealBytes()))));
        calls.add(() -> DOOR.server.get("/queue", DOOR.her.session()));
        calls.add(() -> DOOR.server.get("/mailbox/cases", DOOR.world.signIn(DOOR.world.second())));

        DOOR.refusesEach(Set.of("session"), calls.subList(0, calls.size() - 1));
        assertThat(calls.getLast().get().statusCode()).isEqualTo(401);
    }

    private static boolean holds(String proof, Policy policy) {
        try {
            Receipt.parse(proof.getBytes(StandardCharsets.UTF_8)).verify(policy);
            return true;
        } catch (IllegalArgumentException | NoteRefused | ProofRefused refused) {
            return false;
        }
    }

    private static List<String> events(HttpResponse<String> answer) {
        return ((JsonArray) ReporterOnline.json(answer).member("receipts").orElseThrow()).values()
                .stream()
                .map(receipt -> ReporterOnline.text((JsonObject) receipt, "event"))
                .toList();
    }
}
