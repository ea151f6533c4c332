package org.wwow.backup.bench;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import org.wwow.backup.client.Calls;
import org.wwow.backup.client.CaseWriter;
import org.wwow.backup.client.DepositDraft;
import org.wwow.backup.client.Mailbox;
import org.wwow.backup.sealing.AccessCode;
import org.wwow.backup.sealing.CaseId;
import org.wwow.backup.sealing.Compartment;
import org.wwow.backup.sealing.DocumentKind;
import org.wwow.backup.sealing.Epoch;
import org.wwow.backup.sealing.InstanceId;
import org.wwow.backup.sealing.JsonArray;
import org.wwow.backup.sealing.JsonObject;
import org.wwow.backup.sealing.JsonText;
import org.wwow.backup.sealing.JsonValue;
import org.wwow.backup.sealing.Secret;
import org.wwow.backup.sealing.age.HybridKey;
import org.wwow.backup.sealing.deposit.Consent;
import org.wwow.backup.sealing.deposit.Reader;
import org.wwow.backup.sealing.deposit.RoutingSlip;

/// A mailbox with its first case, opened on a running server, to which the measured calls go.
final class OpenedCase {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Clock CLOCK = Clock.systemUTC();
    private static final JsonObject BODY = JsonObject.EMPTY.with("text", "x".repeat(2_000));

    private final Mailbox mailbox;
    private final CaseWriter writer;
    private final Compartment talk = Compartment.drawConversation(RANDOM);

    private OpenedCase(Mailbox mailbox, CaseWriter writer) {
        this.mailbox = mailbox;
        this.writer = writer;
    }

    /// Draws a code, shows the work and makes the first deposit.
    static OpenedCase on(Calls server) {
        InstanceId instance = instance(server);
        Mailbox mailbox = Mailbox.open(server, AccessCode.draw(RANDOM), instance);
        var keys = mailbox.keys();
        var opened = new OpenedCase(mailbox, new CaseWriter(instance, keys.caseId(0), keys.authorKey(0)));
        DepositDraft first = opened.draft()
                .begin(opened.epoch(Compartment.CARE))
                .document(opened.epoch(Compartment.CARE), opened.key(Compartment.CARE), DocumentKind.NOTE, BODY);
        mailbox.deposit(first.call(Optional.of(keys.openingKey(0).recipient().text()), Optional.of(mailbox.work())));
        return opened;
    }

    /// Lets a circle into a new talk, and sends the case to it.
    OpenedCase talkTo(DemoDesk desk) {
        var reader = new Reader(Reader.Kind.CIRCLE, desk.circle().uuid());
        DepositDraft draft = draft().begin(epoch(talk))
                .consent(new Consent(Consent.Purpose.READ, Consent.Answer.YES,
                        new Consent.Audience.Named(List.of(desk.circle().uuid())), List.of(), Optional.empty(),
                        Consent.Speaker.SELF, Optional.empty(), new Consent.Wording("crsv", "1.4.0", "en"), 0,
                        Optional.empty()))
                .route(new RoutingSlip(desk.circle(), RoutingSlip.Priority.OPEN, Optional.empty()));
        for (Compartment compartment : List.of(Compartment.CARE, talk)) {
            draft.grant(epoch(compartment), key(compartment), reader, desk.recipient());
        }
        mailbox.deposit(draft.call(Optional.empty(), Optional.empty()));
        return this;
    }

    /// Seals messages of the talk and writes their bodies.
    List<byte[]> messages(int messages) {
        JsonObject message = JsonObject.EMPTY.with("text", "x".repeat(200))
                .with("attachments", JsonArray.ofTexts(List.of()))
                .with("language", "en");
        return bodies(messages, talk, DocumentKind.MESSAGE, message);
    }

    /// The case.
    CaseId caseId() {
        return writer.caseId();
    }

    /// Another token of the mailbox, for calls that are written by hand.
    String token() {
        return token(mailbox.calls(), mailbox.keys().mailboxSecret());
    }

    /// A token for whatever secret: one that opens no case opens an empty mailbox.
    static String token(Calls server, Secret mailbox) {
        JsonObject answer = server.post("/mailbox/session", JsonObject.EMPTY.with("secret", mailbox.revealBytes()));
        return ((JsonText) answer.member("token").orElseThrow()).value();
    }

    /// The line with the mailbox's token.
    Calls calls() {
        return mailbox.calls();
    }

    /// Seals deposits and writes their bodies: one document each, a call of 16 KiB.
    List<byte[]> bodies(int deposits) {
        return bodies(deposits, Compartment.CARE, DocumentKind.NOTE, BODY);
    }

    private List<byte[]> bodies(int deposits, Compartment into, DocumentKind kind, JsonObject body) {
        HybridKey key = key(into);
        return IntStream.range(0, deposits)
                .mapToObj(_ -> draft().document(epoch(into), key, kind, body)
                        .call(Optional.empty(), Optional.empty())
                        .write())
                .toList();
    }

    private DepositDraft draft() {
        return new DepositDraft(writer, RANDOM, CLOCK.instant());
    }

    private Epoch epoch(Compartment compartment) {
        return new Epoch(writer.instance(), writer.caseId(), compartment, 0);
    }

    private HybridKey key(Compartment compartment) {
        return mailbox.keys().compartmentKey(writer.caseId(), compartment, 0);
    }

    /// What the server's directory says of itself.
    private static InstanceId instance(Calls server) {
        JsonValue value = server.get("/directory/intake");
        for (String name : List.of("head", "head", "statement", "instance")) {
            value = value instanceof JsonObject object ? object.member(name).orElseThrow() : new JsonArray(List.of());
        }
        return InstanceId.read(((JsonText) value).value());
    }
}
