package org.wwow.backup.client.demo;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

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
import org.wwow.backup.sealing.age.HybridKey;
import org.wwow.backup.sealing.deposit.Consent;
import org.wwow.backup.sealing.deposit.Reader;
import org.wwow.backup.sealing.deposit.RoutingSlip;
import org.wwow.backup.sealing.deposit.RoutingSlip.Priority;

/// Sealed cases without stories, each sent from a "phone" of its own with a code of its own.
final class DemoCases {
    private static final String QUESTIONNAIRE = "crsv";
    private static final String VERSION = "1.4.0";
    private static final long CARE_WINDOW_STEP = 6;

    private final Calls server;
    private final InstanceId instance;
    private final SecureRandom random;
    private final Clock clock;
    private final DemoCircle network;

    /// @param network the circle that her consents name beside the one she sends to: a case may be handed over to it
    DemoCases(Calls server, InstanceId instance, SecureRandom random, Clock clock, DemoCircle network) {
        this.server = server;
        this.instance = instance;
        this.random = random;
        this.clock = clock;
        this.network = network;
    }

    /// What a case of the demo is like.
    ///
    /// @param needs codes of `needs.list`
    /// @param since code of `time.since`
    /// @param window hours from now until the care window ends, 0 for none
    /// @param area an H3 cell of the country
    /// @param open whether she tells what happened and may be contacted; else she is read and answered here only
    record Plan(String language, List<String> needs, String since, int window, String area, boolean open) {}

    /// Sends one case to a circle and returns the code, which the demo prints.
    AccessCode send(Plan plan, DemoCircle circle) {
        AccessCode code = AccessCode.draw(random);
        Mailbox mailbox = Mailbox.open(server, code, instance);
        var phone = new Phone(mailbox, plan.language);
        phone.open();
        phone.tell(plan, circle);
        return code;
    }

    /// The reporter's side of one case.
    private final class Phone {
        private final Mailbox mailbox;
        private final String language;
        private final CaseId caseId;
        private final CaseWriter writer;
        private final Compartment conversation = Compartment.drawConversation(random);

        Phone(Mailbox mailbox, String language) {
            this.mailbox = mailbox;
            this.language = language;
            this.caseId = mailbox.keys().caseId(0);
            this.writer = new CaseWriter(instance, caseId, mailbox.keys().authorKey(0));
        }

        /// The private record: nobody reads it yet.
        void open() {
            var draft = draft().begin(epoch(Compartment.CARE));
            draft.document(epoch(Compartment.CARE), key(Compartment.CARE), DocumentKind.ANSWERS,
                    answers(JsonObject.EMPTY.with("reporter.role", codes(List.of("survivor")))));
            mailbox.deposit(draft.call(Optional.of(mailbox.keys().openingKey(0).recipient().text()),
                    Optional.of(mailbox.work())));
        }

        /// Answers, a first message, a picture; then the circle may read.
        void tell(Plan plan, DemoCircle circle) {
            DepositDraft draft = draft().begin(epoch(Compartment.CONTACT)).begin(epoch(conversation));
            draft.document(epoch(Compartment.CARE), key(Compartment.CARE), DocumentKind.ANSWERS, care(plan));
            draft.document(epoch(Compartment.CONTACT), key(Compartment.CONTACT), DocumentKind.ANSWERS, contact());
            draft.document(epoch(Compartment.CARE), key(Compartment.CARE), DocumentKind.PLACE,
                    JsonObject.EMPTY.with("question", "place.now").with("precision", "area").with("area", plan.area));
            draft.document(epoch(conversation), key(conversation), DocumentKind.MESSAGE,
                    JsonObject.EMPTY.with("text", Greetings.in(language))
                            .with("attachments", JsonArray.ofTexts(List.of()))
                            .with("language", language));
            List<Compartment> shared = new ArrayList<>(List.of(Compartment.CARE, conversation));
            yes(draft, Consent.Purpose.READ, circle);
            if (plan.open) {
                yes(draft, Consent.Purpose.HELP, circle);
                account(draft, circle);
                shared.addAll(List.of(Compartment.CONTACT, Compartment.ACCOUNT, Compartment.EXHIBITS));
            }
            for (Compartment compartment : shared) {
                draft.grant(epoch(compartment), key(compartment),
                        new Reader(Reader.Kind.CIRCLE, circle.id().uuid()), circle.key().recipient());
            }
            draft.route(slip(plan, circle));
            mailbox.deposit(draft.call(Optional.empty(), Optional.empty()));
        }

        private void account(DepositDraft draft, DemoCircle circle) {
            draft.begin(epoch(Compartment.ACCOUNT)).begin(epoch(Compartment.EXHIBITS));
            draft.document(epoch(Compartment.ACCOUNT), key(Compartment.ACCOUNT), DocumentKind.ANSWERS,
                    answers(JsonObject.EMPTY.with("event.duration", codes(List.of("once")))
                            .with("event.setting", codes(List.of("public_place")))));
            draft.file(epoch(Compartment.EXHIBITS), key(Compartment.EXHIBITS),
                    DepositDraft.File.of("IMG_0001.png", "image/png", TestPicture.png(random.nextInt(360))),
                    mailbox.calls());
            draft.file(epoch(Compartment.EXHIBITS), key(Compartment.EXHIBITS),
                    DepositDraft.File.of("REC_0001.wav", "audio/wav", TestTone.wav(330 + random.nextInt(220))),
                    mailbox.calls());
            yes(draft, Consent.Purpose.SHARE_PROFESSIONALS, circle);
            yes(draft, Consent.Purpose.MEDIA, circle);
        }

        private JsonObject care(Plan plan) {
            return answers(JsonObject.EMPTY.with("safety.now", codes(List.of("not_sure")))
                    .with("needs.list", codes(plan.needs))
                    .with("time.since", codes(List.of(plan.since)))
                    .with("victim.age_band", codes(List.of("a25_39")))
                    .with("contact.language", codes(List.of(language))));
        }

        private JsonObject contact() {
            return answers(JsonObject.EMPTY.with("contact.method", codes(List.of("return_code")))
                    .with("contact.precautions", codes(List.of("no_topic", "woman_contact"))));
        }

        private void yes(DepositDraft draft, Consent.Purpose purpose, DemoCircle circle) {
            draft.consent(new Consent(purpose, Consent.Answer.YES,
                    new Consent.Audience.Named(Stream.of(circle, network)
                            .map(named -> named.id().uuid())
                            .sorted(Comparator.comparing(UUID::toString))
                            .toList()),
                    List.<UUID>of(), Optional.empty(),
                    Consent.Speaker.SELF, Optional.empty(), new Consent.Wording(QUESTIONNAIRE, VERSION, language), 0,
                    Optional.empty()));
        }

        private JsonObject answers(JsonObject given) {
            return JsonObject.EMPTY.with("questionnaire", QUESTIONNAIRE)
                    .with("version", VERSION)
                    .with("language", language)
                    .with("alone", true)
                    .with("answers", given);
        }

        private DepositDraft draft() {
            return new DepositDraft(writer, random, clock.instant());
        }

        private Epoch epoch(Compartment compartment) {
            return new Epoch(instance, caseId, compartment, 0);
        }

        private HybridKey key(Compartment compartment) {
            return mailbox.keys().compartmentKey(caseId, compartment, 0);
        }
    }

    private RoutingSlip slip(Plan plan, DemoCircle circle) {
        if (plan.window == 0) {
            return new RoutingSlip(circle.id(), Priority.OPEN, Optional.empty());
        }
        Instant ends = clock.instant().plus(plan.window, ChronoUnit.HOURS);
        long step = CARE_WINDOW_STEP * 3600;
        Instant rounded = Instant.ofEpochSecond(Math.floorDiv(ends.getEpochSecond(), step) * step);
        return new RoutingSlip(circle.id(), Priority.WINDOW, Optional.of(rounded));
    }

    private static JsonObject codes(List<String> codes) {
        return JsonObject.EMPTY.with("codes", JsonArray.ofTexts(codes));
    }
}
