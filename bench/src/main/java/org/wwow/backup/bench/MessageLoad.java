package org.wwow.backup.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.wwow.backup.client.Calls;
import org.wwow.backup.sealing.Secret;

/// Opens event streams of many mailboxes on a running demo, then sends messages one after another, each a sealed deposit
/// into a talk: how long until the other side's stream pokes, and until her page has asked for the case again.
///
/// Words: port, streams, messages, the demo's folder. Each stream is a mailbox and a connection of its own. The budget is
/// 300 ms from sent to seen with 10 000 streams on two cores.
public final class MessageLoad {
    private static final int OF_A_TALK = 20;
    private static final int IDLE_SECONDS = 40;
    private static final int OPENING_SECONDS = 600;
    private static final Figure BUDGET = new Figure("budget", 300);

    private final Calls server;
    private final DemoDesk desk;
    private final ServerProcess process;

    private MessageLoad(int port, Path data) throws IOException {
        this.server = Calls.to(URI.create("http://localhost:" + port));
        this.desk = DemoDesk.signIn(server, data);
        this.process = ServerProcess.onPort(port);
    }

    /// Runs once and prints one line a figure.
    public static void main(String[] words) throws IOException, InterruptedException {
        int port = Integer.parseInt(words[0]);
        int wanted = Integer.parseInt(words[1]);
        int messages = Integer.parseInt(words[2]);
        var load = new MessageLoad(port, Path.of(words[3]));
        load.send(messages);
        load.print("one stream", load.send(messages));
        try (var streams = new OpenStreams(port)) {
            load.open(streams, wanted);
            load.rest(streams, wanted);
            load.print(wanted + " streams", load.send(messages));
            new Figure("streams that ended meanwhile", streams.ended()).print();
        }
        Figure.printLoad();
    }

    private void open(OpenStreams streams, int wanted) throws IOException, InterruptedException {
        double before = process.residentMebibytes();
        double cpu = process.seconds();
        var random = new SecureRandom();
        for (int stream = 0; stream < wanted; stream++) {
            streams.open(OpenedCase.token(server, Secret.draw(random)));
        }
        for (int tries = 0; streams.begun() < wanted; tries++) {
            if (streams.ended() > 0 || tries > OPENING_SECONDS * 10) {
                throw new IllegalStateException(streams.begun() + " of " + wanted + " streams were opened, "
                        + streams.ended() + " of them ended again.");
            }
            pause(100, TimeUnit.MILLISECONDS);
        }
        new Figure("streams open", streams.begun()).print();
        new Figure("ms of CPU to open one, session and all, server", (process.seconds() - cpu) * 1e3 / wanted).print();
        new Figure("MiB resident, server, before", before).print();
        new Figure("MiB resident, server", process.residentMebibytes()).print();
        new Figure("KiB resident a stream", (process.residentMebibytes() - before) * 1_024 / wanted).print();
    }

    /// Nothing happens but the keep-alive of every twenty seconds.
    private void rest(OpenStreams streams, int wanted) throws InterruptedException {
        double cpu = process.seconds();
        long bytes = streams.bytes();
        pause(IDLE_SECONDS, TimeUnit.SECONDS);
        double spent = process.seconds() - cpu;
        new Figure("frames a stream in " + IDLE_SECONDS + " s", (streams.bytes() - bytes) / 64.0 / wanted).print();
        new Figure("ms of CPU a second for all, server", spent * 1e3 / IDLE_SECONDS).print();
        new Figure("ms of CPU an hour and stream, server", spent * 3_600e3 / IDLE_SECONDS / wanted).print();
    }

    private record Waited(List<Double> poked, List<Double> seen) {}

    private Waited send(int messages) throws InterruptedException, IOException {
        var waited = new Waited(new ArrayList<>(), new ArrayList<>());
        try (var watch = new PokeWatch(desk.calls(), "/events")) {
            while (waited.poked.size() < messages) {
                OpenedCase talk = OpenedCase.on(server).talkTo(desk);
                pause(500, TimeUnit.MILLISECONDS);
                for (byte[] body : talk.messages(OF_A_TALK)) {
                    send(talk, body, watch, waited);
                    pause(100, TimeUnit.MILLISECONDS);
                }
            }
        }
        return waited;
    }

    private void send(OpenedCase talk, byte[] body, PokeWatch watch, Waited waited) throws InterruptedException {
        watch.forget();
        long sent = System.nanoTime();
        talk.calls().postBytes("/deposits", body);
        waited.poked.add((watch.next() - sent) / 1e6);
        desk.calls().get("/cases/" + talk.caseId().text());
        waited.seen.add((System.nanoTime() - sent) / 1e6);
    }

    private void print(String how, Waited waited) {
        print("ms from sent to poked, " + how, waited.poked);
        print("ms from sent to seen, " + how, waited.seen);
    }

    private static void print(String what, List<Double> waited) {
        double[] sorted = waited.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sorted);
        new Figure(what + ", median", sorted[sorted.length / 2]).printBeside(BUDGET);
        new Figure(what + ", 99 %", sorted[sorted.length * 99 / 100]).printBeside(BUDGET);
    }

    private static void pause(long time, TimeUnit unit) throws InterruptedException {
        if (new CountDownLatch(1).await(time, unit)) {
            throw new IllegalStateException("Nobody counts this latch down.");
        }
    }
}
