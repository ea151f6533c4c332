package org.wwow.backup.server.access.web;

import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

import org.wwow.backup.sealing.JsonObject;
import org.wwow.backup.sealing.Members;
import org.wwow.backup.sealing.Secret;
import org.wwow.backup.server.access.Mailboxes;
import org.wwow.backup.server.access.Work;
import org.wwow.backup.server.http.Anyone;

/// Opening a mailbox (protocol section 4).
@RestController
class MailboxCalls {
    private final Mailboxes mailboxes;
    private final Work work;

    MailboxCalls(Mailboxes mailboxes, Work work) {
        this.mailboxes = mailboxes;
        this.work = work;
    }

    @Anyone
    @PostMapping("/mailbox/session")
    JsonObject open(@RequestBody JsonObject body) {
        Secret secret = Members.read(body, members -> members.parsed("secret", 43, Secret::read));
        Work.Challenge challenge = work.challenge();
        return JsonObject.EMPTY.with("token", mailboxes.open(secret))
                .with("work", JsonObject.EMPTY.with("challenge", challenge.text()).with("bits", challenge.bits()));
    }
}
