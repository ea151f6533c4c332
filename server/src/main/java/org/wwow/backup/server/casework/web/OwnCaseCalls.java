package org.wwow.backup.server.casework.web;

import java.io.IOException;
import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import org.wwow.backup.sealing.CaseId;
import org.wwow.backup.sealing.ItemId;
import org.wwow.backup.sealing.JsonObject;
import org.wwow.backup.server.casework.OwnCases;
import org.wwow.backup.server.http.Padding;
import org.wwow.backup.server.http.Problem;
import org.wwow.backup.server.http.Refused;
import org.wwow.backup.server.http.Reporter;

/// What she reads of her own cases.
@RestController
final class OwnCaseCalls {
    private final OwnCases cases;
    private final PayloadAnswer payloads;

    OwnCaseCalls(OwnCases cases, PayloadAnswer payloads) {
        this.cases = cases;
        this.payloads = payloads;
    }

    @GetMapping("/mailbox/cases")
    JsonObject list(Reporter reporter) {
        return Padding.forReporter(cases.list(reporter.mailbox().uuid()));
    }

    @GetMapping("/mailbox/cases/{case}")
    JsonObject page(Reporter reporter, @PathVariable("case") CaseId id,
            @RequestParam(name = "since", required = false) Optional<String> since) {
        return Padding.forReporter(cases.page(reporter.mailbox().uuid(), id, since));
    }

    @GetMapping("/mailbox/items/{item}/payload")
    void payload(Reporter reporter, @PathVariable("item") ItemId item, HttpServletRequest request,
            HttpServletResponse response) throws IOException {
        ItemId own = cases.ownItem(reporter.mailbox().uuid(), item).orElseThrow(() -> new Refused(Problem.ERASED));
        payloads.answer(own, request, response, () -> cases.ownItem(reporter.mailbox().uuid(), item).isPresent());
    }
}
