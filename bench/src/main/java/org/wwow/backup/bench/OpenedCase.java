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
import org.wwow.backup.sealing.Compartment;
import org.wwow.backup.sealing.DocumentKind;
import org.wwow.backup.sealing.Epoch;
import org.wwow.backup.sealing.InstanceId;
import org.wwow.backup.sealing.JsonArray;
import org.wwow.backup.sealing.JsonObject;
import org.wwow.backup.sealing.JsonText;
import org.wwow.backup.sealing.JsonValue;
import org.wwow.backup.sealing.age.HybridKey;

/// A mailbox with its first case, opened on a running server, to which the measured calls go.
final class OpenedCase {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Clock CLOCK = Clock.systemUTC();
    private static final JsonObject BODY = JsonObject.EMPTY.with("text", "x".repeat(2_000));

    private final Mailbox mailbox;
    private final CaseWriter writer;
    private final Epoch care;
    private final HybridKey key;

    private OpenedCase(Mailbox mailbox, CaseWriter writer) {
        this.mailbox = mailbox;
        this.writer = writer;
        this.care = new Epoch(writer.instance(), writer.caseId(), Compartment.CARE, 0);
        this.key = mailbox.keys().compartmentKey(writer.caseId(), Compartment.CARE, 0);
    }

    /// Draws a code, shows the work and makes the first deposit.
    static OpenedCase on(Calls server) {
        InstanceId instance = instance(server);
        Mailbox mailbox = Mailbox.open(server, AccessCode.draw(RANDOM), instance);
        var keys = mailbox.keys();
        var opened = new OpenedCase(mailbox, new CaseWriter(instance, keys.caseId(0), keys.authorKey(0)));
        DepositDraft first = new DepositDraft(opened.writer, RANDOM, CLOCK.instant()).begin(opened.care)
                .document(opened.care, opened.key, DocumentKind.NOTE, BODY);
        mailbox.deposit(first.call(Optional.of(keys.openingKey(0).recipient().text()), Optional.of(mailbox.work())));
        return opened;
    }

    /// The line with the mailbox's token.
    Calls calls() {
        return mailbox.calls();
    }

    /// Seals deposits and writes their bodies: one document each, a call of 16 KiB.
    List<byte[]> bodies(int deposits) {
        return IntStream.range(0, deposits)
                .mapToObj(_ -> new DepositDraft(writer, RANDOM, CLOCK.instant())
                        .document(care, key, DocumentKind.NOTE, BODY)
                        .call(Optional.empty(), Optional.empty())
                        .write())
                .toList();
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
