package org.wwow.backup.server.access.web;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import org.wwow.backup.sealing.Envelope;
import org.wwow.backup.sealing.FormRefused;
import org.wwow.backup.sealing.JsonObject;
import org.wwow.backup.sealing.Members;
import org.wwow.backup.server.access.FirstStart;
import org.wwow.backup.server.access.NewAccount;
import org.wwow.backup.server.directory.Chain;
import org.wwow.backup.server.directory.Directory;
import org.wwow.backup.server.directory.PublicLog;
import org.wwow.backup.server.http.Anyone;
import org.wwow.backup.server.http.Problem;
import org.wwow.backup.server.http.Refused;
import org.wwow.backup.server.http.TakesUpTo;

/// The first start (protocol section 7), with the token printed on the operator's terminal.
@RestController
class SetupCalls {
    private final FirstStart start;
    private final Directory directory;
    private final ObjectProvider<PublicLog> log;

    SetupCalls(FirstStart start, Directory directory, ObjectProvider<PublicLog> log) {
        this.start = start;
        this.directory = directory;
        this.log = log;
    }

    private record FirstSteps(List<Envelope> statements, NewAccount account) {}

    @Anyone
    @GetMapping("/setup")
    JsonObject read(@RequestHeader(name = "Authorization", required = false) @Nullable String authorization) {
        JsonObject state = JsonObject.EMPTY.with("open", start.open());
        if (authorization == null) {
            return state;
        }
        String totp = start.totp(PrintedTokenArgument.token(authorization));
        PublicLog present = log.getIfAvailable();
        if (present == null) {
            throw new Refused(Problem.LATER);
        }
        return state.with("instance", directory.instance()).with("log", present.vkey()).with("totp", totp);
    }

    @Anyone
    @PostMapping("/setup")
    @ResponseStatus(HttpStatus.CREATED)
    @TakesUpTo(256 << 10)
    JsonObject setUp(PrintedToken token, @RequestBody JsonObject body) {
        FirstSteps steps = Members.read(body,
                members -> new FirstSteps(members.list("statements", 16, Envelope::of), NewAccount.read(members)));
        if (steps.statements().size() < 4) {
            throw new FormRefused(FormRefused.Reason.OUT_OF_RANGE, "statements");
        }
        Chain.Appended last = start.setUp(token.text(), steps.statements(), steps.account());
        return JsonObject.EMPTY.with("sequence", last.sequence()).with("digest", last.digest());
    }
}
