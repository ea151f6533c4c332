package org.wwow.backup.server.custody.web;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import org.wwow.backup.ledger.Event;
import org.wwow.backup.ledger.EventId;
import org.wwow.backup.sealing.Base64Url;
import org.wwow.backup.sealing.CaseId;
import org.wwow.backup.sealing.JsonArray;
import org.wwow.backup.sealing.JsonObject;
import org.wwow.backup.sealing.JsonText;
import org.wwow.backup.sealing.MemberId;
import org.wwow.backup.server.custody.CaseHolders;
import org.wwow.backup.server.custody.Custody;
import org.wwow.backup.server.custody.CustodyPage;
import org.wwow.backup.server.custody.Receipts;
import org.wwow.backup.server.directory.Directory;
import org.wwow.backup.server.http.Member;
import org.wwow.backup.server.http.Padding;
import org.wwow.backup.server.http.Problem;
import org.wwow.backup.server.http.Refused;
import org.wwow.backup.server.http.Reporter;

/// Who did what with a case, for the reporter (by role and organisation, never by name) and for those who hold it.
@RestController
class CustodyCalls {
    private final Custody custody;
    private final Receipts receipts;
    private final Directory directory;
    private final CaseHolders holders;

    CustodyCalls(Custody custody, Receipts receipts, Directory directory, CaseHolders holders) {
        this.custody = custody;
        this.receipts = receipts;
        this.directory = directory;
        this.holders = holders;
    }

    @GetMapping("/mailbox/cases/{case}/custody")
    JsonObject own(Reporter reporter, @PathVariable("case") CaseId ofCase, @RequestParam Optional<String> since) {
        require(holders.mayFollow(reporter, ofCase));
        return Padding.forReporter(page(custody.page(ofCase, position(since)), this::speaker));
    }

    @GetMapping("/cases/{case}/custody")
    JsonObject team(Member member, @PathVariable("case") CaseId ofCase, @RequestParam Optional<String> since) {
        requireReader(member, ofCase);
        return page(custody.page(ofCase, position(since)), Event.Actor::json);
    }

    @GetMapping("/mailbox/receipts/{event}")
    JsonObject ownReceipt(Reporter reporter, @PathVariable String event) {
        CaseId ofCase = receipts.caseOf(EventId.read(event)).orElseThrow(() -> new Refused(Problem.ERASED));
        require(holders.isHers(reporter, ofCase));
        return Padding.forReporter(JsonObject.EMPTY.with("receipt", receipt(ofCase, event, Problem.ERASED)));
    }

    @GetMapping("/cases/{case}/receipts/{event}")
    JsonObject teamReceipt(Member member, @PathVariable("case") CaseId ofCase, @PathVariable String event) {
        requireReader(member, ofCase);
        return receipt(ofCase, event, Problem.NOT_PERMITTED);
    }

    private JsonObject receipt(CaseId ofCase, String event, Problem absent) {
        return receipts.fetch(ofCase, EventId.read(event)).orElseThrow(() -> new Refused(absent)).json();
    }

    private static void require(boolean hers) {
        if (!hers) {
            throw new Refused(Problem.ERASED);
        }
    }

    private void requireReader(Member member, CaseId ofCase) {
        if (!holders.mayRead(member, ofCase)) {
            throw new Refused(Problem.NOT_PERMITTED);
        }
    }

    private JsonObject page(CustodyPage page, Function<Event.Actor, JsonObject> shown) {
        Map<UUID, String> reasons = holders.reasons(page.lines());
        return JsonObject.EMPTY.with("events", JsonArray.of(page.lines(), line -> event(line, shown, reasons)))
                .with("cursor", ByteBuffer.allocate(Long.BYTES).putLong(page.next()).array())
                .with("more", page.more());
    }

    private static JsonObject event(CustodyPage.Line line, Function<Event.Actor, JsonObject> shown,
            Map<UUID, String> reasons) {
        Event event = line.event();
        Optional<String> why = Optional.ofNullable(reasons.get(event.id().uuid()));
        return JsonObject.EMPTY.with("event", event.id().text())
                .with("kind", event.kind().word())
                .with("subject", event.subject().toString())
                .with("received", event.received())
                .with("commitment", line.commitment().bytes())
                .with("actor", shown.apply(event.actor()))
                .withOptional("second", event.second().map(shown).orElse(null))
                .withOptional("why", why.map(JsonText::new).orElse(null))
                .withOptional("digest", event.digest().map(is -> new JsonText(is.text())).orElse(null));
    }

    /// A member by organisation only, and by role while in force.
    private JsonObject speaker(Event.Actor actor) {
        JsonObject speaker = JsonObject.EMPTY.with("kind", actor.kind().word());
        if (actor.kind() != Event.ActorKind.MEMBER || actor.id().isEmpty()) {
            return speaker;
        }
        var member = new MemberId(actor.id().get());
        Optional<JsonText> role = directory.member(member)
                .flatMap(is -> is.roles().stream().sorted().findFirst())
                .map(JsonText::new);
        return speaker.withOptional("role", role.orElse(null))
                .withOptional("organisation", directory.organisationOf(member)
                        .map(is -> new JsonText(is.text()))
                        .orElse(null));
    }

    private static long position(Optional<String> since) {
        if (since.isEmpty()) {
            return 0;
        }
        byte[] bytes = Base64Url.decode(since.get());
        long position = bytes.length == Long.BYTES ? ByteBuffer.wrap(bytes).getLong() : -1;
        if (position < 0) {
            throw new Refused(Problem.FORM);
        }
        return position;
    }
}
