package org.wwow.backup.server.canary;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

import org.wwow.backup.client.Calls;
import org.wwow.backup.client.CaseWriter;
import org.wwow.backup.client.DepositDraft;
import org.wwow.backup.client.Mailbox;
import org.wwow.backup.sealing.AccessCode;
import org.wwow.backup.sealing.CaseId;
import org.wwow.backup.sealing.Compartment;
import org.wwow.backup.sealing.DocumentKind;
import org.wwow.backup.sealing.Epoch;
import org.wwow.backup.sealing.JsonArray;
import org.wwow.backup.sealing.JsonObject;
import org.wwow.backup.sealing.age.HybridKey;
import org.wwow.backup.sealing.deposit.Consent;
import org.wwow.backup.sealing.deposit.Reader;
import org.wwow.backup.sealing.deposit.RoutingSlip;
import org.wwow.backup.sealing.deposit.RoutingSlip.Priority;

/// A reporter who says a canary wherever she can say anything, and lets one circle read it.
final class PlantedCase {
    private static final int FILE = 100_000;

    private final SecureRandom random = new SecureRandom();
    private final Clock clock;
    private final PublicCircle circle;
    private final Mailbox mailbox;
    private final CaseId caseId;
    private final CaseWriter writer;
    private final Compartment conversation = Compartment.drawConversation(random);
    private final List<Canary> canaries = new ArrayList<>();

    PlantedCase(Calls server, PublicCircle circle, Clock clock) {
        AccessCode code = AccessCode.draw(random);
        this.clock = clock;
        this.circle = circle;
        this.mailbox = Mailbox.open(server, code, circle.instance());
        this.caseId = mailbox.keys().caseId(0);
        this.writer = new CaseWriter(circle.instance(), caseId, mailbox.keys().authorKey(0));
        canaries.add(Canary.sealed("an access code's digits", code.revealDigits()));
        canaries.add(Canary.sealed("an access code's groups", code.revealGroups()));
        canaries.add(Canary.called("a mailbox secret", mailbox.keys().mailboxSecret().revealBytes()));
        canaries.add(Canary.sealed("her opening key", mailbox.keys().openingKey(0).revealSeed()));
        canaries.add(Canary.sealed("the key of her drafts", mailbox.keys().draftKey().revealSeed()));
        for (Compartment compartment : List.of(Compartment.CARE, Compartment.CONTACT, Compartment.EXHIBITS,
                conversation)) {
            canaries.add(Canary.sealed("the key of " + (compartment.isConversation() ? "a talk" : compartment.name()),
                    key(compartment).revealSeed()));
            canaries.add(Canary.sealed("the identity line of "
                    + (compartment.isConversation() ? "a talk" : compartment.name()), key(compartment).revealText()));
        }
    }

    /// What was planted.
    List<Canary> canaries() {
        return canaries;
    }

    /// Her own line.
    Mailbox mailbox() {
        return mailbox;
    }

    /// The case.
    CaseId id() {
        return caseId;
    }

    /// Two deposits, as a phone makes them: the private record, then all she has to say and who may read it.
    void send() {
        DepositDraft record = draft().begin(epoch(Compartment.CARE));
        say(record, DocumentKind.ANSWERS, answers(plant("an answer of the private record")));
        mailbox.deposit(record.call(Optional.of(mailbox.keys().openingKey(0).recipient().text()),
                Optional.of(mailbox.work())));

        DepositDraft more = draft().begin(epoch(conversation))
                .begin(epoch(Compartment.CONTACT))
                .begin(epoch(Compartment.EXHIBITS))
                .begin(epoch(Compartment.MEETING));
        say(more, DocumentKind.ANSWERS, answers(plant("an answer")));
        more.document(epoch(Compartment.CONTACT), key(Compartment.CONTACT), DocumentKind.CONTACT,
                JsonObject.EMPTY.with("method", "phone_call")
                        .with("value", plant("a name and number"))
                        .with("precautions", JsonArray.ofTexts(List.of())));
        more.document(epoch(Compartment.MEETING), key(Compartment.MEETING), DocumentKind.PLACE,
                JsonObject.EMPTY.with("question", "place.now")
                        .with("precision", "named")
                        .with("name", plant("a place's name")));
        more.document(epoch(conversation), key(conversation), DocumentKind.MESSAGE,
                JsonObject.EMPTY.with("text", plant("a message"))
                        .with("attachments", JsonArray.ofTexts(List.of()))
                        .with("language", "uk"));
        more.file(epoch(Compartment.EXHIBITS), key(Compartment.EXHIBITS),
                DepositDraft.File.of(plant("a file's name") + ".txt", "text/plain", file(plant("a file's content"))),
                mailbox.calls());
        letTheCircleRead(more);
        mailbox.deposit(more.call(Optional.empty(), Optional.empty()));
    }

    private void letTheCircleRead(DepositDraft draft) {
        for (Compartment compartment : List.of(Compartment.CARE, Compartment.CONTACT, Compartment.EXHIBITS,
                conversation)) {
            draft.grant(epoch(compartment), key(compartment), new Reader(Reader.Kind.CIRCLE, circle.id().uuid()),
                    circle.recipient());
        }
        for (Consent.Purpose purpose : List.of(Consent.Purpose.READ, Consent.Purpose.HELP,
                Consent.Purpose.SHARE_PROFESSIONALS, Consent.Purpose.MEDIA)) {
            draft.consent(new Consent(purpose, Consent.Answer.YES,
                    new Consent.Audience.Named(List.of(circle.id().uuid())), List.of(), Optional.empty(),
                    Consent.Speaker.SELF, Optional.empty(), new Consent.Wording("crsv", "1.4.0", "uk"), 0,
                    Optional.empty()));
        }
        draft.route(new RoutingSlip(circle.id(), Priority.OPEN, Optional.empty()));
    }

    private void say(DepositDraft draft, DocumentKind kind, JsonObject body) {
        draft.document(epoch(Compartment.CARE), key(Compartment.CARE), kind, body);
    }

    /// Letters of two scripts and 128 random bits, so that each writing of it differs from the others.
    private String plant(String name) {
        byte[] bits = new byte[16];
        random.nextBytes(bits);
        String value = "канарка canary " + HexFormat.of().formatHex(bits);
        canaries.add(Canary.sealed(name, value));
        return value;
    }

    private byte[] file(String canary) {
        byte[] said = canary.getBytes(StandardCharsets.UTF_8);
        byte[] content = new byte[FILE];
        random.nextBytes(content);
        System.arraycopy(said, 0, content, FILE / 2, said.length);
        return content;
    }

    private static JsonObject answers(String text) {
        return JsonObject.EMPTY.with("questionnaire", "crsv")
                .with("version", "1.2.0")
                .with("language", "uk")
                .with("alone", true)
                .with("answers", JsonObject.EMPTY.with("story.text", JsonObject.EMPTY.with("text", text)));
    }

    private DepositDraft draft() {
        return new DepositDraft(writer, random, clock.instant());
    }

    private Epoch epoch(Compartment compartment) {
        return new Epoch(circle.instance(), caseId, compartment, 0);
    }

    private HybridKey key(Compartment compartment) {
        return mailbox.keys().compartmentKey(caseId, compartment, 0);
    }
}
