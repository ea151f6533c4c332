package org.wwow.backup.server.custody;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

import org.wwow.backup.ledger.Receipt;
import org.wwow.backup.sealing.Digest;
import org.wwow.backup.sealing.JsonArray;
import org.wwow.backup.sealing.JsonObject;
import org.wwow.backup.sealing.JsonText;
import org.wwow.backup.server.Credential;
import org.wwow.backup.server.FreshDatabase;
import org.wwow.backup.server.Person;
import org.wwow.backup.server.ReporterOnline;
import org.wwow.backup.server.RunningServer;
import org.wwow.backup.server.World;
import org.wwow.backup.server.deposits.Draft;
import org.wwow.backup.server.evidence.PayloadSize;

import static org.assertj.core.api.Assertions.assertThat;

/// Two nodes on one database and one folder: whoever calls need not know which of them she speaks with.
class RunningTwoNodes {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String POKE = "data: poke" + " ".repeat(52) + "\n\n";
    private static final FreshDatabase DATABASE = FreshDatabase.make();
    private static final RunningServer FIRST = RunningServer.start(DATABASE);
    private static final RunningServer SECOND = RunningServer.start(DATABASE, FIRST.data());
    private static final World WORLD = World.found(FIRST);
    private static final Person OFFICER = WORLD.admit("intake");
    private static final World.Circle CIRCLE = WORLD.circle("intake", OFFICER, WORLD.admit("intake"));

    private final ReporterOnline her = new ReporterOnline(FIRST, WORLD);
    private final ReporterOnline elsewhere = her.on(SECOND.wire());

    static {
        WORLD.country("FR", CIRCLE);
        WORLD.head();
    }

    @AfterAll
    static void stop() {
        SECOND.close();
        FIRST.close();
    }

    @Test
    void oneOfThemWritesTheLedger() {
        assertThat(DATABASE.client()
                .sql("select count(*) from pg_locks where locktype = 'advisory' and granted and database = "
                        + "(select oid from pg_database where datname = current_database())")
                .query(Long.class)
                .single()).isEqualTo(1);
    }

    @Test
    void eachAnswersADepositWithItsReceipt() {
        assertThat(receipted(her.deposit(her.first(CIRCLE)))).isTrue();
        assertThat(receipted(elsewhere.deposit(elsewhere.draft().document("care", 0)))).isTrue();
    }

    @Test
    void pokesWhoeverListensAtTheOtherNode() throws Exception {
        try (InputStream member = listen(SECOND, "/events", WORLD.signIn(OFFICER));
                InputStream reporter = listen(SECOND, "/mailbox/events", her.session())) {
            assertThat(frame(member)).startsWith(": wait");
            assertThat(frame(reporter)).startsWith(": wait");

            assertThat(her.deposit(her.first(CIRCLE)).statusCode()).isEqualTo(201);

            assertThat(frame(member)).isEqualTo(POKE);
            assertThat(frame(reporter)).isEqualTo(POKE);
        }
    }

    @Test
    void knowsSessionsOfTheOtherAndEndsThem() {
        her.deposit(her.first(CIRCLE));
        Credential session = WORLD.signIn(OFFICER);

        assertThat(SECOND.get("/cases/" + her.caseId, session).statusCode()).isEqualTo(200);
        assertThat(elsewhere.get("/mailbox/cases").body()).contains(her.caseId.text());
        assertThat(FIRST.delete("/access/session", session).statusCode()).isEqualTo(204);
        assertThat(SECOND.get("/cases/" + her.caseId, session).statusCode()).isEqualTo(401);
    }

    @Test
    void revokesAtBothAtOnce() {
        Person leaver = WORLD.admit("intake");
        Credential session = WORLD.signIn(leaver);
        assertThat(SECOND.get("/queue", session).statusCode()).isEqualTo(200);

        WORLD.revoke(leaver);

        assertThat(SECOND.get("/queue", session).statusCode()).isEqualTo(401);
    }

    @Test
    void goesOnWithAnUploadThatTheOtherBegan() {
        her.deposit(her.first(CIRCLE));
        byte[] payload = new byte[(int) PayloadSize.ofFrame(262_144).bytes()];
        RANDOM.nextBytes(payload);
        String address = her.beginUpload(payload.length).headers().firstValue("Location").orElseThrow();

        assertThat(her.patch(address, 0, Arrays.copyOf(payload, 100_000)).statusCode()).isEqualTo(204);
        assertThat(elsewhere.patch(address, 100_000, Arrays.copyOfRange(payload, 100_000, payload.length))
                .statusCode()).isEqualTo(204);
        Draft film = her.draft().uploaded("care", payload, address.substring("/uploads/".length()));
        assertThat(her.deposit(film).statusCode()).isEqualTo(201);
        HttpResponse<byte[]> read = bytes(elsewhere, "/mailbox/items/" + film.lastItem() + "/payload");
        assertThat(Digest.hash(read.body())).isEqualTo(Digest.hash(payload));
    }

    @Test
    void takesWorkAndADepositOnceForBoth() {
        byte[] first = her.first(CIRCLE).body();
        HttpResponse<String> taken = her.deposit(first);

        assertThat(receipts(elsewhere.deposit(first))).isEqualTo(receipts(taken));
        var other = new ReporterOnline(SECOND, WORLD);
        Draft without = other.first(CIRCLE);
        var work = other.work();
        assertThat(other.deposit(without.work(work)).statusCode()).isEqualTo(201);
        assertThat(DATABASE.client()
                .sql("select count(*) from case_file where id in (?, ?)")
                .param(her.caseId.uuid())
                .param(other.caseId.uuid())
                .query(Long.class)
                .single()).isEqualTo(2);
    }

    private static boolean receipted(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(201);
        JsonObject body = ReporterOnline.json(answer);
        var receipt = (JsonObject) ((JsonArray) body.member("receipts").orElseThrow()).values().getFirst();
        Receipt.parse(ReporterOnline.text(receipt, "proof").getBytes(StandardCharsets.UTF_8))
                .verify(FIRST.bean(LedgerFolder.class).policy());
        return body.member("state").orElseThrow().equals(new JsonText("logged"));
    }

    private static Object receipts(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isIn(200, 201);
        return ((JsonArray) ReporterOnline.json(answer).member("receipts").orElseThrow()).values()
                .stream()
                .map(receipt -> ReporterOnline.text((JsonObject) receipt, "event"))
                .toList();
    }

    private static HttpResponse<byte[]> bytes(ReporterOnline who, String path) {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(SECOND.to(path).header(who.session().name(), who.session().value()).GET().build(),
                    HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static InputStream listen(RunningServer node, String path, Credential credential)
            throws IOException, InterruptedException {
        HttpResponse<InputStream> answer = HttpClient.newHttpClient()
                .send(node.to(path).header(credential.name(), credential.value()).GET().build(),
                        HttpResponse.BodyHandlers.ofInputStream());
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.body();
    }

    private static String frame(InputStream stream) throws IOException {
        return new String(stream.readNBytes(64), StandardCharsets.US_ASCII);
    }
}
