package org.wwow.backup.client;

import org.wwow.backup.sealing.AccessCode;
import org.wwow.backup.sealing.InstanceId;
import org.wwow.backup.sealing.JsonObject;
import org.wwow.backup.sealing.JsonText;
import org.wwow.backup.sealing.Members;
import org.wwow.backup.sealing.ReporterKeys;
import org.wwow.backup.sealing.deposit.DepositCall;

/// A reporter's open mailbox: keys derived here, a token of 30 minutes from the server (protocol section 4).
public final class Mailbox {
    private final ReporterKeys keys;
    private final Calls calls;
    private final Challenge challenge;

    private record Challenge(String text, int bits) {}

    private Mailbox(ReporterKeys keys, Calls calls, Challenge challenge) {
        this.keys = keys;
        this.calls = calls;
        this.challenge = challenge;
    }

    /// Opens the mailbox of a code; one that does not exist opens as an empty one.
    public static Mailbox open(Calls calls, AccessCode code, InstanceId instance) {
        ReporterKeys keys = ReporterKeys.of(code, instance);
        JsonObject answer = calls.post("/mailbox/session",
                JsonObject.EMPTY.with("secret", keys.mailboxSecret().revealBytes()));
        return Members.read(answer, members -> {
            Challenge challenge = members.object("work", work -> new Challenge(work.text("challenge", 128),
                    (int) work.integer("bits", 0, 32)));
            return new Mailbox(keys, calls.withToken(members.text("token", 128)), challenge);
        });
    }

    /// What the code derives.
    public ReporterKeys keys() {
        return keys;
    }

    /// The line with the mailbox's token.
    public Calls calls() {
        return calls;
    }

    /// The work that a first deposit shows.
    public DepositCall.Work work() {
        return new DepositCall.Work(challenge.text(),
                WorkSearch.find(keys.mailboxId(), challenge.text(), challenge.bits()));
    }

    /// Sends a deposit; returns `logged` or `pending`.
    public String deposit(DepositCall call) {
        JsonObject answer = calls.postBytes("/deposits", call.write());
        return answer.member("state").map(state -> ((JsonText) state).value()).orElseThrow();
    }
}
