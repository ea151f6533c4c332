package org.wwow.backup.server.access;

import java.math.BigInteger;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

import org.wwow.backup.sealing.Base64Url;
import org.wwow.backup.sealing.CanonicalJson;
import org.wwow.backup.sealing.Digest;
import org.wwow.backup.sealing.Envelope;
import org.wwow.backup.sealing.InstanceId;
import org.wwow.backup.sealing.JsonArray;
import org.wwow.backup.sealing.JsonObject;
import org.wwow.backup.sealing.JsonText;
import org.wwow.backup.sealing.MemberId;
import org.wwow.backup.sealing.OrganisationId;
import org.wwow.backup.sealing.Secret;
import org.wwow.backup.sealing.SigningKey;
import org.wwow.backup.server.Credential;
import org.wwow.backup.server.FreshDatabase;
import org.wwow.backup.server.Person;
import org.wwow.backup.server.RunningServer;
import org.wwow.backup.server.World;
import org.wwow.backup.server.directory.Chain;
import org.wwow.backup.server.directory.Directory;
import org.wwow.backup.server.directory.PublicLog;

import static org.assertj.core.api.Assertions.assertThat;

/// One story from the first start on, each fact after the one before.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SettingUpAndBecomingAMember {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final FreshDatabase DATABASE = FreshDatabase.make();
    private static final RunningServer SERVER = RunningServer.start(DATABASE);
    private static final InstanceId INSTANCE = SERVER.bean(Directory.class).instance();
    private static final String TOKEN = SERVER.bean(FirstStart.class).revealToken();
    private static final SigningKey ROOT = SigningKey.draw(RANDOM);
    private static final OrganisationId ORGANISATION = OrganisationId.draw(RANDOM);
    private static final Person FIRST = Person.make(INSTANCE);
    private static final String ISSUED = "2026-01-01T00:00:00Z";
    private static String totp = "";
    private static String invitation = "";

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    @Order(1)
    void tellsAnybodyOnlyThatItWaitsForItsSetUp() {
        assertThat(SERVER.get("/setup").body()).isEqualTo("{\"open\":true}");
        assertThat(SERVER.get("/setup", Credential.bearer(Base64Url.encode(new byte[16]))).statusCode())
                .isEqualTo(401);
        assertThat(SERVER.get("/setup", Credential.bearer("nonsense")).statusCode()).isEqualTo(401);
        assertThat(SERVER.get("/directory/intake").statusCode()).isEqualTo(503);
    }

    @Test
    @Order(2)
    void refusesASetUpWithoutTheTokenOrWithAWrongCodeAndKeepsNothingOfIt() {
        totp = text(SERVER.get("/setup", Credential.bearer(TOKEN)), "totp");
        JsonObject body = setup(ROOT);

        assertThat(SERVER.post("/setup", body).statusCode()).isEqualTo(401);
        assertThat(SERVER.post("/setup", with(body, "code", "12345"), Credential.bearer(TOKEN)).statusCode())
                .isEqualTo(401);
        assertThat(SERVER.bean(Chain.class).begun()).isFalse();
    }

    @Test
    @Order(3)
    void refusesASetUpThatAStrangerSignedAndKeepsNothingOfIt() {
        HttpResponse<String> answer = SERVER.post("/setup", setup(SigningKey.draw(RANDOM)), Credential.bearer(TOKEN));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(SERVER.bean(Chain.class).begun()).isFalse();
    }

    @Test
    @Order(4)
    void isSetUpOnce() {
        HttpResponse<String> answer = SERVER.post("/setup", setup(ROOT), Credential.bearer(TOKEN));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        assertThat(SERVER.post("/setup", setup(ROOT), Credential.bearer(TOKEN)).statusCode()).isEqualTo(409);
        assertThat(SERVER.get("/setup", Credential.bearer(TOKEN)).statusCode()).isEqualTo(401);
        assertThat(SERVER.get("/directory/intake").statusCode()).isEqualTo(200);
    }

    @Test
    @Order(5)
    void letsTheAdministratorInByValueAndCodeOnceACode() {
        long step = DATABASE.client().sql("SELECT last_step FROM account").query(Long.class).single();
        String code = code(step + 1);

        assertThat(signIn(FIRST.name(), FIRST.value(), code(step)).statusCode()).isEqualTo(401);
        HttpResponse<String> answer = signIn(FIRST.name(), FIRST.value(), code);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Set-Cookie").orElse("")).contains("HttpOnly", "SameSite=Strict",
                "Path=/");
        assertThat(signIn(FIRST.name(), FIRST.value(), code).statusCode()).isEqualTo(401);
    }

    @Test
    @Order(6)
    void answersAnUnknownNameAndAWrongValueAlike() {
        HttpResponse<String> unknown = signIn("nobody-here", FIRST.value(), "000000");
        HttpResponse<String> wrong = signIn(FIRST.name(), Secret.draw(RANDOM), "000000");

        assertThat(unknown.statusCode()).isEqualTo(wrong.statusCode()).isEqualTo(401);
        assertThat(unknown.body()).isEqualTo(wrong.body());
        assertThat(unknown.headers().map().keySet()).isEqualTo(wrong.headers().map().keySet());
    }

    @Test
    @Order(8)
    void refusesASessionThatIsNoneAndAChangeFromAnotherSite() {
        Credential session = session();

        assertThat(SERVER.get("/access/session").statusCode()).isEqualTo(401);
        assertThat(SERVER.get("/access/session", Credential.cookie("x")).statusCode()).isEqualTo(401);
        assertThat(SERVER.get("/access/session", Credential.cookie(Base64Url.encode(new byte[32]))).statusCode())
                .isEqualTo(401);
        assertThat(SERVER.get("/access/session", session).statusCode()).isEqualTo(200);
        assertThat(SERVER.send(SERVER.to("/access/session")
                .header(session.name(), session.value())
                .header("Sec-Fetch-Site", "cross-site")
                .DELETE()).statusCode()).isEqualTo(403);
        assertThat(SERVER.send(SERVER.to("/access/session")
                .header(session.name(), session.value())
                .header("Origin", "https://elsewhere.example")
                .DELETE()).statusCode()).isEqualTo(403);
        assertThat(SERVER.get("/access/session", session).statusCode()).isEqualTo(200);
        assertThat(SERVER.delete("/access/session", session).statusCode()).isEqualTo(204);
        assertThat(SERVER.get("/access/session", session).statusCode()).isEqualTo(401);
    }

    @Test
    @Order(9)
    void invitesSomebodyWhoAcceptsButWhoseKeysWorkOnlyOnceSigned() {
        HttpResponse<String> made = SERVER.post("/access/invitations",
                JsonObject.EMPTY.with("organisation", ORGANISATION)
                        .with("roles", JsonArray.ofTexts(List.of("intake"))),
                session());
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        invitation = text(made, "token");
        JsonObject offered = json(
                SERVER.post("/access/invitations/opened", JsonObject.EMPTY.with("token", invitation)));
        Person invited = Person.make(InstanceId.read(text(offered, "instance")));
        String code = Totp.of(fromBase32(text(offered, "totp"))).code(now());

        assertThat(accept(invited, code, List.of("administrator")).statusCode()).isEqualTo(422);
        assertThat(accept(invited, "12", List.of("intake")).statusCode()).isEqualTo(401);
        assertThat(accept(invited, code, List.of("intake")).statusCode()).isEqualTo(204);
        assertThat(accept(invited, code, List.of("intake")).statusCode()).isEqualTo(401);
        assertThat(signIn(invited.name(), invited.value(), code).statusCode()).isEqualTo(401);

        HttpResponse<String> appended = SERVER.post("/directory/statements",
                JsonObject.EMPTY.with("envelope", World.signed(member(invited, List.of("intake"), next(), last()),
                        FIRST.signing()).json()),
                session());
        assertThat(appended.statusCode()).as(appended.body()).isEqualTo(201);
        assertThat(signIn(invited.name(), invited.value(),
                Totp.of(fromBase32(text(offered, "totp"))).code(now() + 1)).statusCode()).isEqualTo(200);
        assertThat(json(SERVER.get("/directory/profiles", session())).toString()).contains("profiles");
    }

    @Test
    @Order(10)
    void refusesInvitationsByAnybodyElseAndTokensThatAreNone() {
        MemberId invited = SERVER.bean(Directory.class)
                .profiles()
                .keySet()
                .stream()
                .filter(id -> !id.equals(FIRST.id()))
                .findFirst()
                .orElseThrow();
        Credential member = Credential.cookie(Base64Url.encode(
                SERVER.bean(Sessions.class).begin(invited).secret().revealBytes()));

        assertThat(SERVER.get("/access/invitations", member).statusCode()).isEqualTo(403);
        assertThat(SERVER.post("/access/invitations", JsonObject.EMPTY.with("organisation", ORGANISATION)
                .with("roles", JsonArray.ofTexts(List.of("intake"))), member).statusCode()).isEqualTo(403);
        assertThat(SERVER.post("/access/invitations", JsonObject.EMPTY.with("organisation", OrganisationId.draw(RANDOM))
                .with("roles", JsonArray.ofTexts(List.of("intake"))), session()).statusCode()).isEqualTo(403);
        assertThat(SERVER.post("/access/invitations/opened", JsonObject.EMPTY.with("token", invitation)).statusCode())
                .isEqualTo(401);
        assertThat(SERVER.post("/directory/statements", JsonObject.EMPTY.with("envelope",
                World.signed(organisation(next(), last()), FIRST.signing()).json()), member).statusCode())
                .isEqualTo(403);
    }

    @Test
    @Order(11)
    void endsEverySessionAndSignInOfAMemberTheMomentHeIsRevoked() {
        MemberId invited = SERVER.bean(Directory.class)
                .profiles()
                .keySet()
                .stream()
                .filter(id -> !id.equals(FIRST.id()))
                .findFirst()
                .orElseThrow();
        Credential member = Credential.cookie(Base64Url.encode(
                SERVER.bean(Sessions.class).begin(invited).secret().revealBytes()));
        assertThat(SERVER.get("/access/session", member).statusCode()).isEqualTo(200);
        JsonObject revocation = statement("revocation", next(), last())
                .with("subject", JsonObject.EMPTY.with("kind", "member").with("id", invited))
                .with("reason", "left")
                .with("from", ISSUED);

        SERVER.post("/directory/statements",
                JsonObject.EMPTY.with("envelope", World.signed(revocation, FIRST.signing()).json()), session());
        assertThat(SERVER.get("/access/session", member).statusCode()).isEqualTo(401);
        assertThat(DATABASE.client()
                .sql("SELECT count(*) FROM account WHERE member = ?")
                .param(invited.uuid())
                .query(Long.class)
                .single()).isZero();
    }

    /// Taken by a member in force, and by another who only accepted; whoever asks may still choose another name.
    @Test
    @Order(12)
    void givesASignInNameToOnePersonOnly() {
        JsonObject one = invited();
        JsonObject two = invited();
        Person early = Person.make(InstanceId.read(text(one, "instance")));
        Person late = Person.make(InstanceId.read(text(two, "instance")));

        assertThat(accepted(one, named(early, FIRST.name()))).isEqualTo("409 name-taken");
        assertThat(accepted(one, early)).isEqualTo("204 ");
        assertThat(accepted(two, named(late, early.name()))).isEqualTo("409 name-taken");
        assertThat(accepted(two, late)).isEqualTo("204 ");
    }

    private static Person named(Person person, String name) {
        return new Person(person.id(), name, person.signing(), person.opening(), person.value(), person.profile());
    }

    private static JsonObject invited() {
        invitation = text(SERVER.post("/access/invitations", JsonObject.EMPTY.with("organisation", ORGANISATION)
                .with("roles", JsonArray.ofTexts(List.of("intake"))), session()), "token");
        return json(SERVER.post("/access/invitations/opened", JsonObject.EMPTY.with("token", invitation)))
                .with("token", invitation);
    }

    private static String accepted(JsonObject offered, Person person) {
        invitation = text(offered, "token");
        HttpResponse<String> answer = accept(person, Totp.of(fromBase32(text(offered, "totp"))).code(now()),
                List.of("intake"));
        return answer.statusCode() + " " + (answer.body().isEmpty() ? "" : text(answer, "type"));
    }

    private static Credential session() {
        return Credential.cookie(
                Base64Url.encode(SERVER.bean(Sessions.class).begin(FIRST.id()).secret().revealBytes()));
    }

    private static HttpResponse<String> signIn(String name, Secret value, String code) {
        return SERVER.post("/access/sign-in", JsonObject.EMPTY.with("name", name)
                .with("value", Base64Url.encode(value.revealBytes()))
                .with("code", code));
    }

    private static HttpResponse<String> accept(Person invited, String code, List<String> roles) {
        return SERVER.post("/access/invitations/accepted", invited.account(code)
                .with("token", invitation)
                .with("acceptance", invited.accepts(INSTANCE, ORGANISATION, roles).json()));
    }

    private static JsonObject setup(SigningKey signer) {
        List<JsonObject> envelopes = new ArrayList<>();
        Digest last = add(envelopes, statement("root", 0, null).with("key", ROOT.verificationKey())
                .with("log", SERVER.bean(PublicLog.class).vkey())
                .with("witnesses", JsonArray.ofTexts(List.of())), signer);
        last = add(envelopes, organisation(1, last), signer);
        last = add(envelopes, member(FIRST, List.of("administrator"), 2, last), signer);
        last = add(envelopes, statement("administrator", 3, last).with("member", FIRST.id()), signer);
        List<String> listed = envelopes.stream().map(one -> Envelope.of(one).digest().text()).sorted().toList();
        add(envelopes, statement("head", 4, last)
                .with("last", JsonObject.EMPTY.with("sequence", 3).with("digest", last))
                .with("intake", JsonArray.ofTexts(listed)), signer);
        return FIRST.account(code(now())).with("statements", JsonArray.of(envelopes, one -> one));
    }

    private static Digest add(List<JsonObject> envelopes, JsonObject statement, SigningKey signer) {
        // The head and what follows the first administrator are hers to sign.
        boolean byFirst = envelopes.size() == 4 && signer.equals(ROOT);
        Envelope envelope = World.signed(statement, byFirst ? FIRST.signing() : signer);
        envelopes.add(envelope.json());
        return envelope.digest();
    }

    private static JsonObject statement(String type, long sequence, @Nullable Digest previous) {
        JsonObject common = JsonObject.EMPTY.with("type", "backup/v1/" + type)
                .with("instance", INSTANCE)
                .with("sequence", sequence)
                .with("issued", ISSUED);
        return previous == null ? common : common.with("previous", previous);
    }

    private static JsonObject organisation(long sequence, Digest previous) {
        return statement("organisation", sequence, previous).with("id", ORGANISATION)
                .with("name", "Example organisation")
                .with("country", "FR")
                .with("purposes", JsonArray.ofTexts(List.of("intake")));
    }

    private static JsonObject member(Person person, List<String> roles, long sequence, Digest previous) {
        return statement("member", sequence, previous).with("id", person.id())
                .with("organisation", ORGANISATION)
                .with("roles", JsonArray.ofTexts(roles))
                .with("opening", person.opening().recipient().text())
                .with("signing", person.signing().verificationKey())
                .with("profile", person.profile().digest())
                .with("notAfter", World.NOT_AFTER)
                .with("acceptance", person.accepts(INSTANCE, ORGANISATION, roles).json());
    }

    private static long next() {
        return SERVER.bean(Chain.class).next();
    }

    private static Digest last() {
        return SERVER.bean(Chain.class).from(next() - 1, 1).getFirst().digest();
    }

    private static long now() {
        return Math.floorDiv(Instant.now(Clock.systemUTC()).getEpochSecond(), 30);
    }

    private static String code(long step) {
        return Totp.of(fromBase32(totp)).code(step);
    }

    private static byte[] fromBase32(String text) {
        BigInteger number = BigInteger.ZERO;
        for (int at = 0; at < text.length(); at++) {
            number = number.shiftLeft(5)
                    .add(BigInteger.valueOf("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(text.charAt(at))));
        }
        byte[] padded = new byte[Totp.LENGTH];
        byte[] bytes = number.toByteArray();
        int skip = Math.max(0, bytes.length - padded.length);
        System.arraycopy(bytes, skip, padded, padded.length - bytes.length + skip, bytes.length - skip);
        return padded;
    }

    private static JsonObject with(JsonObject object, String name, String value) {
        JsonObject rest = JsonObject.EMPTY;
        for (var member : object.members().entrySet()) {
            rest = member.getKey().equals(name)
                    ? rest.with(name, value)
                    : rest.with(member.getKey(), member.getValue());
        }
        return rest;
    }

    private static JsonObject json(HttpResponse<String> answer) {
        return (JsonObject) CanonicalJson.read(answer.body().getBytes(StandardCharsets.UTF_8));
    }

    private static String text(HttpResponse<String> answer, String name) {
        return text(json(answer), name);
    }

    private static String text(JsonObject object, String name) {
        return ((JsonText) object.member(name).orElseThrow()).value();
    }
}
