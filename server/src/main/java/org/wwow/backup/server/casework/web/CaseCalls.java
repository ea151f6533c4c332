package org.wwow.backup.server.casework.web;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import org.wwow.backup.sealing.Base64Url;
import org.wwow.backup.sealing.CaseId;
import org.wwow.backup.sealing.FormRefused;
import org.wwow.backup.sealing.ItemId;
import org.wwow.backup.sealing.JsonArray;
import org.wwow.backup.sealing.JsonObject;
import org.wwow.backup.sealing.JsonText;
import org.wwow.backup.sealing.Members;
import org.wwow.backup.server.casework.CaseReading;
import org.wwow.backup.server.casework.Gate;
import org.wwow.backup.server.casework.Gate.Opening;
import org.wwow.backup.server.casework.Why;
import org.wwow.backup.server.http.Callers;
import org.wwow.backup.server.http.Member;
import org.wwow.backup.server.http.Problem;
import org.wwow.backup.server.http.Refused;

/// The desk: queue, cases, and the one way to a header.
@RestController
final class CaseCalls {
    private static final int AT_ONCE = 64;

    private final CaseReading reading;
    private final Gate gate;
    private final PayloadAnswer payloads;
    private final Callers sessions;

    CaseCalls(CaseReading reading, Gate gate, PayloadAnswer payloads, Callers sessions) {
        this.reading = reading;
        this.gate = gate;
        this.payloads = payloads;
        this.sessions = sessions;
    }

    @GetMapping("/queue")
    JsonObject queue(Member member, @RequestParam(name = "since", required = false) Optional<String> since) {
        return reading.queue(member, since);
    }

    @GetMapping("/cases")
    JsonObject find(Member member, @RequestParam("reference") String reference) {
        return reading.find(member, reference);
    }

    @GetMapping("/cases/{case}")
    JsonObject page(Member member, @PathVariable("case") CaseId id,
            @RequestParam(name = "since", required = false) Optional<String> since) {
        return reading.page(member, id, since);
    }

    @PostMapping("/cases/{case}/items/{item}/opening")
    JsonObject open(Member member, @PathVariable("case") CaseId id, @PathVariable("item") ItemId item,
            @RequestBody JsonObject body) {
        Why why = Members.read(body, members -> Why.of(members.oneOf("reason", Why.WORDS)));
        return switch (gate.open(member, id, List.of(item), why).getFirst()) {
            case Opening.Granted granted -> json(granted);
            case Opening.Refused refused -> throw new Refused(refused.problem());
        };
    }

    @PostMapping("/cases/{case}/openings")
    JsonObject openAll(Member member, @PathVariable("case") CaseId id, @RequestBody JsonObject body) {
        Wanted wanted = Members.read(body, Wanted::read);
        return JsonObject.EMPTY.with("openings", JsonArray.of(gate.open(member, id, wanted.items(), wanted.why()),
                opening -> switch (opening) {
                    case Opening.Granted granted -> json(granted);
                    case Opening.Refused refused -> JsonObject.EMPTY.with("item", refused.item())
                            .with("refused",
                                    refused.problem().code());
                }));
    }

    @GetMapping("/payloads/{capability}")
    void payload(Member member, @PathVariable("capability") String capability, HttpServletRequest request,
            HttpServletResponse response) throws IOException {
        byte[] bytes = bytes(capability);
        ItemId item = gate.payload(bytes, member).orElseThrow(() -> new Refused(Problem.NOT_PERMITTED));
        payloads.answer(item, request, response,
                () -> sessions.lives(member) && gate.payload(bytes, member).isPresent());
    }

    private record Wanted(Why why, List<ItemId> items) {
        static Wanted read(Members members) {
            List<ItemId> items = members.list("items", AT_ONCE, value -> {
                if (value instanceof JsonText(String text)) {
                    return ItemId.read(text);
                }
                throw new FormRefused(FormRefused.Reason.WRONG_KIND, "items");
            });
            if (items.isEmpty() || items.stream().distinct().count() != items.size()) {
                throw new FormRefused(FormRefused.Reason.OUT_OF_RANGE, "items");
            }
            return new Wanted(Why.of(members.oneOf("reason", Why.WORDS)), items);
        }
    }

    private static JsonObject json(Opening.Granted granted) {
        return JsonObject.EMPTY.with("item", granted.item())
                .with("header", granted.header().shared())
                .with("payload", "/payloads/" + granted.capability())
                .with("until", granted.until());
    }

    private static byte[] bytes(String capability) {
        try {
            return Base64Url.decode(capability);
        } catch (FormRefused _) {
            throw new Refused(Problem.NOT_PERMITTED);
        }
    }
}
