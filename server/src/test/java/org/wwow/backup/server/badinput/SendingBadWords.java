package org.wwow.backup.server.badinput;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.zip.GZIPOutputStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

import org.wwow.backup.sealing.CanonicalJson;
import org.wwow.backup.sealing.JsonArray;
import org.wwow.backup.sealing.JsonObject;
import org.wwow.backup.sealing.JsonText;
import org.wwow.backup.sealing.JsonValue;
import org.wwow.backup.server.Credential;
import org.wwow.backup.server.World;

import static org.assertj.core.api.Assertions.assertThat;

/// What is no JSON, JSON of another shape, and markup in every text.
class SendingBadWords {
    private static final Doorway DOOR = new Doorway();
    private static final String MARKUP = "\"><script>alert(1)</script><img src=x onerror=alert(2)>";
    private static final Set<String> CLEAR = Set.of("form", "session", "not-permitted", "absent", "statement",
            "signature", "already", "digest", "header", "work", "erased", "key-changed", "size-class", "too-large",
            "chain-moved");

    @AfterAll
    static void stop() {
        DOOR.close();
    }

    @Test
    void whatIsNoJson() {
        List<Supplier<HttpResponse<String>>> calls = new ArrayList<>();
        for (String body : List.of("", " ", "null", "[]", "\"secret\"", "{", "{}{}", "{\"secret\":}", "{'secret':1}",
                "{\"secret\":1.0}", "{\"secret\":1e3}", "{\"secret\":NaN}", "{\"secret\":-0}", "{\"secret\":null}",
                "{\"secret\":\"a\",\"secret\":\"b\"}", "{\"secret\":\"\\ud800\"}", "\ufeff{}",
                "{\"secret\":99999999999999999999}", "{\"a\":".repeat(100) + "1" + "}".repeat(100),
                "[".repeat(5_000) + "]".repeat(5_000))) {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            calls.add(() -> DOOR.post("/mailbox/session", bytes, DOOR.her.session()));
            calls.add(() -> DOOR.post("/access/sign-in", bytes, DOOR.her.session()));
            calls.add(() -> DOOR.post("/deposits", bytes, DOOR.her.session()));
            calls.add(() -> DOOR.post("/erasures", bytes, DOOR.her.session()));
        }
        for (byte[] bytes : List.of(new byte[]{(byte) 0xff, (byte) 0xfe}, new byte[8_192], zipped("{}"))) {
            calls.add(() -> DOOR.post("/deposits", bytes, DOOR.her.session()));
            calls.add(() -> DOOR.post("/mailbox/session", bytes, DOOR.her.session()));
        }

        DOOR.refusesEach(Set.of("form"), calls);
    }

    @Test
    void aBodyThatIsTooLongForItsCall() {
        byte[] large = ("{\"secret\":\"" + "A".repeat(20_000) + "\"}").getBytes(StandardCharsets.UTF_8);

        DOOR.refuses(413, "too-large", () -> DOOR.post("/mailbox/session", large, DOOR.her.session()));
        DOOR.refuses(413, "too-large", () -> DOOR.post("/deposits", new byte[(4 << 20) + 8_192], DOOR.her.session()));
    }

    @Test
    void aBodyOfAnotherKindOrAnotherMethod() {
        DOOR.refuses(415, "form", () -> DOOR.server.send(DOOR.server.to("/mailbox/session")
                .header("Content-Type", "text/html")
                .POST(BodyPublishers.ofString("<p>"))));
        DOOR.refuses(405, "form",
                () -> DOOR.server.send(DOOR.server.to("/deposits").PUT(BodyPublishers.ofString("{}"))));
        DOOR.refuses(405, "form", () -> DOOR.server.send(DOOR.server.to("/deposits").GET()));
    }

    /// Each member of a call that is right in itself is replaced by markup, one after the other.
    @Test
    void markupInEveryTextOfADeposit() {
        JsonObject call = (JsonObject) CanonicalJson.read(DOOR.her.draft()
                .document("care", 0)
                .grant("care", 0, DOOR.her.reader(DOOR.circle))
                .route(DOOR.her.reader(DOOR.circle))
                .body());
        List<Supplier<HttpResponse<String>>> calls = new ArrayList<>();
        for (JsonValue changed : withMarkup(call)) {
            byte[] body = padded((JsonObject) changed);
            calls.add(() -> DOOR.her.deposit(body));
        }
        assertThat(calls).hasSizeGreaterThan(20);

        DOOR.refusesEach(CLEAR, calls);
    }

    @Test
    void markupInEveryOtherCall() {
        Credential member = DOOR.world.signIn(DOOR.officer);
        List<Supplier<HttpResponse<String>>> calls = new ArrayList<>();
        for (String path : List.of("/access/sign-in", "/mailbox/session", "/invitations", "/directory/statements",
                "/directory/proposals", "/erasures", "/cases/" + DOOR.her.caseId + "/proposals",
                "/cases/" + DOOR.her.caseId + "/closing", "/access/passphrase", "/setup")) {
            for (String name : List.of("name", "secret", "reason", "signIn", "code", "envelope", "roles", "profile")) {
                byte[] body = CanonicalJson.write(JsonObject.EMPTY.with(name, MARKUP));
                calls.add(() -> DOOR.post(path, body, member));
            }
        }
        DOOR.refusesEach(CLEAR, calls);
    }

    @Test
    void markupInEveryAddress() {
        Credential member = DOOR.world.signIn(DOOR.officer);
        String word = URLEncoder.encode(MARKUP, StandardCharsets.UTF_8);
        List<Supplier<HttpResponse<String>>> calls = new ArrayList<>();
        for (String path : List.of("/cases/" + word, "/cases?reference=" + word, "/payloads/" + word,
                "/cases/" + DOOR.her.caseId + "?since=" + word, "/queue?since=" + word,
                "/cases/" + DOOR.her.caseId + "/receipts/" + word, "/ledger/tile/" + word, "/" + word)) {
            calls.add(() -> DOOR.server.get(path, member));
        }
        for (String path : List.of("/mailbox/cases/" + word, "/mailbox/receipts/" + word,
                "/mailbox/items/" + word + "/payload", "/uploads/" + word)) {
            calls.add(() -> DOOR.her.get(path));
        }
        DOOR.refusesEach(CLEAR, calls);
    }

    /// The name of a circle is a text that anybody may read: it comes back as JSON that no browser takes for a page.
    @Test
    void markupInAPublicNameIsNeverAPage() {
        World.Circle named = DOOR.world.circleNamed(MARKUP, DOOR.officer, DOOR.stranger);
        assertThat(named.members()).hasSize(2);

        HttpResponse<String> answer = DOOR.server.get("/directory/chain?from=0", DOOR.world.signIn(DOOR.officer));

        assertThat(answer.body()).contains("onerror=alert(2)");
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(answer.headers().firstValue("Content-Security-Policy").orElse("")).contains("default-src 'none'");
    }

    /// The object in as many ways as it has texts, in each of which one text, at any depth, is markup.
    private static List<JsonValue> withMarkup(JsonValue value) {
        List<JsonValue> all = new ArrayList<>();
        switch (value) {
            case JsonText _ -> all.add(new JsonText(MARKUP));
            case JsonObject object -> object.members().forEach((name, member) -> withMarkup(member).forEach(changed -> {
                var members = new TreeMap<>(object.members());
                members.put(name, changed);
                all.add(JsonObject.of(members));
            }));
            case JsonArray array -> {
                for (int at = 0; at < array.values().size(); at++) {
                    for (JsonValue changed : withMarkup(array.values().get(at))) {
                        List<JsonValue> values = new ArrayList<>(array.values());
                        values.set(at, changed);
                        all.add(new JsonArray(values));
                    }
                }
            }
            default -> {
                // Numbers and truths hold no markup.
            }
        }
        return all;
    }

    private static byte[] padded(JsonObject call) {
        if (call.member("pad").filter(new JsonText(MARKUP)::equals).isPresent()) {
            return CanonicalJson.write(call);
        }
        var members = new TreeMap<>(call.members());
        members.remove("pad");
        JsonObject bare = JsonObject.of(members);
        int length = CanonicalJson.write(bare.with("pad", "")).length;
        return CanonicalJson.write(bare.with("pad", "0".repeat(Math.floorMod(-length, 8_192))));
    }

    private static byte[] zipped(String text) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(bytes)) {
            zip.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return bytes.toByteArray();
    }
}
