package org.wwow.backup.bench;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;

import org.wwow.backup.client.CallRefused;
import org.wwow.backup.client.Calls;

/// Sends deposits of 16 KB from many mailboxes to a running demo, so many at once, and counts every refusal.
///
/// Everything is sealed and written before the clock starts; a first part only warms the server up. Words: port,
/// deposits to warm up, deposits, how many at once. Loopback only. CPU time is read from the process on that port: it
/// moves less than the rate when others use the machine.
public final class DepositLoad {
    private static final int OF_A_MAILBOX = 200;
    private static final Figure PEER = new Figure("GlobaLeaks, deposits a second", 0.36);
    private static final Figure PEER_CPU = new Figure("GlobaLeaks, ms of CPU a deposit", 2_590);
    private static final Figure BUDGET = new Figure("budget", 2_000);
    private static final Figure BUDGET_CPU = new Figure("budget", 0.5);

    private final Calls server;
    private final int atOnce;

    private record Result(double seconds, int refused, Milliseconds waited) {}

    private record Milliseconds(double median, double of99, double most) {}

    private DepositLoad(Calls server, int atOnce) {
        this.server = server;
        this.atOnce = atOnce;
    }

    /// Runs once and prints one line a figure.
    public static void main(String[] words) throws InterruptedException, IOException {
        int port = Integer.parseInt(words[0]);
        var load = new DepositLoad(Calls.to(URI.create("http://localhost:" + port)), Integer.parseInt(words[3]));
        var process = ServerProcess.onPort(port);
        load.run(load.seal(Integer.parseInt(words[1])));
        List<Runnable> ready = load.seal(Integer.parseInt(words[2]));
        Spent before = Spent.by(process);
        Result result = load.run(ready);
        Spent after = Spent.by(process);
        print(result, ready.size());
        print(before, after, ready.size());
        new Figure("MiB resident, server", process.residentMebibytes()).print();
        Figure.printLoad();
    }

    /// Seconds of CPU.
    private record Spent(double server, double compiling, double database) {
        static Spent by(ServerProcess process) throws IOException {
            return new Spent(process.seconds(), process.compilingSeconds(), process.databaseSeconds());
        }
    }

    private static void print(Spent before, Spent after, int sent) {
        double each = 1e3 / sent;
        double server = (after.server - before.server) * each;
        double compiling = (after.compiling - before.compiling) * each;
        double database = (after.database - before.database) * each;
        new Figure("ms of CPU a deposit, server without compiling", server - compiling).printBeside(BUDGET_CPU);
        new Figure("ms of CPU a deposit, compiling", compiling).print();
        new Figure("ms of CPU a deposit, PostgreSQL", database).print();
        new Figure("ms of CPU a deposit, all", server + database).printBeside(PEER_CPU);
    }

    /// In turn from each mailbox: the deposits of one case wait for each other.
    private List<Runnable> seal(int deposits) {
        List<List<Runnable>> boxes = new ArrayList<>();
        for (int left = deposits; left > 0; left -= OF_A_MAILBOX) {
            OpenedCase opened = OpenedCase.on(server);
            boxes.add(opened.bodies(Math.min(OF_A_MAILBOX, left))
                    .stream()
                    .<Runnable>map(body -> () -> opened.calls().postBytes("/deposits", body))
                    .toList());
        }
        List<Runnable> ready = new ArrayList<>(deposits);
        for (int turn = 0; turn < OF_A_MAILBOX; turn++) {
            for (List<Runnable> box : boxes) {
                if (turn < box.size()) {
                    ready.add(box.get(turn));
                }
            }
        }
        return ready;
    }

    private Result run(List<Runnable> ready) throws InterruptedException {
        var places = new Semaphore(atOnce);
        var refused = new AtomicInteger();
        var nanos = new AtomicLongArray(ready.size());
        var left = new CountDownLatch(ready.size());
        long began = System.nanoTime();
        for (int at = 0; at < ready.size(); at++) {
            Runnable one = ready.get(at);
            int number = at;
            places.acquire();
            Thread.ofVirtual().start(() -> {
                long from = System.nanoTime();
                try {
                    one.run();
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
        double seconds = (System.nanoTime() - began) / 1e9;
        double[] milliseconds = new double[nanos.length()];
        Arrays.setAll(milliseconds, at -> nanos.get(at) / 1e6);
        Arrays.sort(milliseconds);
        return new Result(seconds, refused.get(), new Milliseconds(milliseconds[milliseconds.length / 2],
                milliseconds[milliseconds.length * 99 / 100], milliseconds[milliseconds.length - 1]));
    }

    private static void print(Result result, int sent) {
        new Figure("deposits", sent).print();
        new Figure("refused", result.refused).print();
        var rate = new Figure("deposits a second", sent / result.seconds);
        rate.printBeside(BUDGET);
        rate.printBeside(PEER);
        new Figure("ms, median", result.waited.median).print();
        new Figure("ms, 99 %", result.waited.of99).print();
        new Figure("ms, most", result.waited.most).print();
    }
}
