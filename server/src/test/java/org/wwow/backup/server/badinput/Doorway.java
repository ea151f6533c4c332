package org.wwow.backup.server.badinput;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import org.wwow.backup.sealing.JsonInteger;
import org.wwow.backup.sealing.JsonObject;
import org.wwow.backup.sealing.JsonText;
import org.wwow.backup.server.Credential;
import org.wwow.backup.server.FreshDatabase;
import org.wwow.backup.server.Person;
import org.wwow.backup.server.ReporterOnline;
import org.wwow.backup.server.RunningServer;
import org.wwow.backup.server.WhatIsStored;
import org.wwow.backup.server.World;
import org.wwow.backup.server.evidence.Blobs;

import static org.assertj.core.api.Assertions.assertThat;

/// A whole server with one case in it, and the question whether anything in it changed.
final class Doorway implements AutoCloseable {
    /// What the ledger and the clock change by themselves.
    private static final Set<String> BY_ITSELF = Set.of("public.ledger_head", "public.ledger_receipt",
            "public.ledger_receipt_checkpoint");

    final FreshDatabase database = FreshDatabase.make();
    final RunningServer server = RunningServer.start(database);
    final World world = World.found(server);
    final Person officer = world.admit("intake");
    final Person stranger = world.admit("intake");
    final World.Circle circle = world.circle("intake", officer, world.admit("intake"));
    final ReporterOnline her;
    /// The body of her first deposit, which was taken.
    final byte[] taken;

    Doorway() {
        for (String job : List.of("erasures", "uploads", "lapsed", "rewrite", "fixity")) {
            database.client()
                    .sql("insert into job_run (job, slot, begun, done) values (?, '2999-01-01', now(), true) "
                            + "on conflict (job) do update set slot = excluded.slot")
                    .param(job)
                    .update();
        }
        world.country("FR", circle);
        world.head();
        her = new ReporterOnline(server, world);
        taken = her.first(circle).body();
        assertThat(her.deposit(taken).statusCode()).isEqualTo(201);
    }

    /// Another reporter with a case of her own.
    ReporterOnline another() {
        var other = new ReporterOnline(server, world);
        assertThat(other.deposit(other.first(circle)).statusCode()).isEqualTo(201);
        return other;
    }

    /// The call is answered by this problem, and nothing changed.
    void refuses(int status, String code, Supplier<HttpResponse<String>> call) {
        WhatIsStored before = stored();
        HttpResponse<String> answer = call.get();
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertProblem(answer, Set.of(code));
        assertSame(before);
    }

    /// Each of many calls is answered by one of these problems, and nothing changed.
    void refusesEach(Set<String> codes, List<Supplier<HttpResponse<String>>> calls) {
        WhatIsStored before = stored();
        for (Supplier<HttpResponse<String>> call : calls) {
            assertProblem(call.get(), codes);
        }
        assertSame(before);
    }

    private static void assertProblem(HttpResponse<String> answer, Set<String> codes) {
        String where = answer.request().method() + " " + answer.request().uri().getPath() + ": " + answer.body();
        assertThat(answer.headers().firstValue("Content-Type")).as(where).contains("application/problem+json");
        JsonObject problem = ReporterOnline.json(answer);
        assertThat(problem.members().keySet()).as(where).containsExactlyInAnyOrder("type", "status");
        assertThat(problem.member("status")).as(where).contains(new JsonInteger(answer.statusCode()));
        assertThat(problem.member("type").map(type -> ((JsonText) type).value()).orElse("")).as(where).isIn(codes);
    }

    private void assertSame(WhatIsStored before) {
        assertThat(before.differsFrom(stored())).isSubsetOf(BY_ITSELF);
    }

    /// Once the ledger has taken what was right before.
    private WhatIsStored stored() {
        long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
        while (database.client()
                .sql("select exists (select 1 from ledger_entry where place is null)")
                .query(Boolean.class)
                .single() && System.nanoTime() < deadline) {
            Thread.onSpinWait();
        }
        return WhatIsStored.in(database.client(), server.bean(Blobs.class).root());
    }

    /// Sends bytes as a JSON body.
    HttpResponse<String> post(String path, byte[] body, Credential credential) {
        return server.send(credential.on(server.to(path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(body)));
    }

    @Override
    public void close() {
        server.close();
    }
}
