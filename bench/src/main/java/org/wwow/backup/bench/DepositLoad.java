package org.wwow.backup.bench;

import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;

import org.wwow.backup.client.CallRefused;
import org.wwow.backup.client.Calls;
import org.wwow.backup.client.CaseWriter;
import org.wwow.backup.client.DepositDraft;
import org.wwow.backup.client.Mailbox;
import org.wwow.backup.sealing.AccessCode;
import org.wwow.backup.sealing.Compartment;
import org.wwow.backup.sealing.DocumentKind;
import org.wwow.backup.sealing.Epoch;
import org.wwow.backup.sealing.InstanceId;
import org.wwow.backup.sealing.JsonObject;
import org.wwow.backup.sealing.deposit.DepositCall;

/// Sends deposits of 16 KB from many mailboxes to a running demo, so many at once, and counts every refusal.
///
/// Everything is sealed before the clock starts: only the server is measured. Words: server address, instance id,
/// mailboxes, deposits a mailbox, how many at once. Loopback only.
public final class DepositLoad {
    private static final double PEER_A_SECOND = 0.36;

    private final Calls server;
    private final InstanceId instance;
    private final SecureRandom random = new SecureRandom();
    private final Clock clock = Clock.systemUTC();

    private record Ready(Mailbox mailbox, DepositCall call) {}

    private DepositLoad(Calls server, InstanceId instance) {
        this.server = server;
        this.instance = instance;
    }

    /// Runs once and prints one line a figure.
    public static void main(String[] words) throws InterruptedException {
        URI address = URI.create(words[0]);
        if (!List.of("localhost", "127.0.0.1").contains(address.getHost())) {
            throw new IllegalArgumentException("Load is for this machine only.");
        }
        var load = new DepositLoad(Calls.to(address), InstanceId.read(words[1]));
        List<Ready> ready = new ArrayList<>();
        for (int box = 0; box < Integer.parseInt(words[2]); box++) {
            ready.addAll(load.mailbox(Integer.parseInt(words[3])));
        }
        load.run(ready, Integer.parseInt(words[4]));
    }

    /// Opens one mailbox with its case and seals the deposits that follow.
    private List<Ready> mailbox(int deposits) {
        Mailbox mailbox = Mailbox.open(server, AccessCode.draw(random), instance);
        var keys = mailbox.keys();
        var writer = new CaseWriter(instance, keys.caseId(0), keys.authorKey(0));
        var care = new Epoch(instance, writer.caseId(), Compartment.CARE, 0);
        var key = keys.compartmentKey(writer.caseId(), Compartment.CARE, 0);
        JsonObject body = JsonObject.EMPTY.with("text", "x".repeat(2_000));
        var first = new DepositDraft(writer, random, clock.instant()).begin(care)
                .document(care, key, DocumentKind.NOTE, body);
        mailbox.deposit(first.call(Optional.of(keys.openingKey(0).recipient().text()), Optional.of(mailbox.work())));
        List<Ready> calls = new ArrayList<>();
        for (int at = 0; at < deposits; at++) {
            var draft = new DepositDraft(writer, random, clock.instant()).document(care, key, DocumentKind.NOTE, body);
            calls.add(new Ready(mailbox, draft.call(Optional.empty(), Optional.empty())));
        }
        return calls;
    }

    private void run(List<Ready> ready, int atOnce) throws InterruptedException {
        var places = new Semaphore(atOnce);
        var refused = new AtomicInteger();
        var nanos = new AtomicLongArray(ready.size());
        var left = new CountDownLatch(ready.size());
        long began = System.nanoTime();
        for (int at = 0; at < ready.size(); at++) {
            Ready one = ready.get(at);
            int number = at;
            places.acquire();
            Thread.ofVirtual().start(() -> {
                long from = System.nanoTime();
                try {
                    one.mailbox.deposit(one.call);
                } catch (CallRefused _) {
                    refused.incrementAndGet();
                } finally {
                    nanos.set(number, System.nanoTime() - from);
                    places.release();
                    left.countDown();
                }
            });
        }
        left.await();
        print(ready.size(), refused.get(), (System.nanoTime() - began) / 1e9, nanos);
    }

    private static void print(int sent, int refused, double seconds, AtomicLongArray nanos) {
        double[] milliseconds = new double[nanos.length()];
        Arrays.setAll(milliseconds, at -> nanos.get(at) / 1e6);
        Arrays.sort(milliseconds);
        double rate = sent / seconds;
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        out.println(
                String.format(Locale.ROOT, "deposits %d, refused %d, %.0f a second (peer GlobaLeaks %.2f, ratio %.0f)",
                        sent, refused, rate, PEER_A_SECOND, rate / PEER_A_SECOND));
        out.println(String.format(Locale.ROOT, "milliseconds: median %.1f, 99 %% %.1f, most %.1f",
                milliseconds[milliseconds.length / 2], milliseconds[milliseconds.length * 99 / 100],
                milliseconds[milliseconds.length - 1]));
    }
}
