package org.wwow.backup.server;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

import org.wwow.backup.sealing.Base64Url;
import org.wwow.backup.sealing.CanonicalJson;
import org.wwow.backup.sealing.CircleId;
import org.wwow.backup.sealing.Digest;
import org.wwow.backup.sealing.Envelope;
import org.wwow.backup.sealing.InstanceId;
import org.wwow.backup.sealing.JsonArray;
import org.wwow.backup.sealing.JsonObject;
import org.wwow.backup.sealing.JsonText;
import org.wwow.backup.sealing.KeyId;
import org.wwow.backup.sealing.MemberId;
import org.wwow.backup.sealing.OrganisationId;
import org.wwow.backup.sealing.SigningKey;
import org.wwow.backup.sealing.age.HybridKey;
import org.wwow.backup.server.access.Sessions;
import org.wwow.backup.server.access.Totp;
import org.wwow.backup.server.access.store.AccountRows;
import org.wwow.backup.server.directory.Chain;
import org.wwow.backup.server.directory.CircleKeyFile;
import org.wwow.backup.server.directory.Directory;
import org.wwow.backup.server.directory.NewStatement;
import org.wwow.backup.server.directory.PublicLog;
import org.wwow.backup.server.http.Octets;

/// An instance with people in it, made through the directory's own rules.
///
/// `World.found(SERVER)` gives one organisation and two administrators; [#admit], [#circle], [#country] and [#head] do
/// the rest. [#signIn] gives a cookie.
public final class World {
    /// After everything in the tests.
    public static final Instant NOT_AFTER = Instant.parse("2099-01-01T00:00:00Z");
    private static final Instant ISSUED = Instant.parse("2026-01-01T00:00:00Z");
    private static final Octets SEALED = Octets.of(new byte[Octets.SEALED_GRANT]);
    private static final SecureRandom RANDOM = new SecureRandom();

    private final RunningServer server;
    private final Chain chain;
    private final InstanceId instance;
    private final SigningKey root = SigningKey.draw(RANDOM);
    private final OrganisationId organisation = OrganisationId.draw(RANDOM);
    private final Person first;
    private final Person second;

    private World(RunningServer server) {
        this.server = server;
        this.chain = server.bean(Chain.class);
        this.instance = server.bean(Directory.class).instance();
        this.first = Person.make(instance);
        this.second = Person.make(instance);
    }

    /// Makes the instance's beginning.
    public static World found(RunningServer server) {
        var world = new World(server);
        world.append(world.rootStatement(), world.root);
        world.append(world.organisationStatement(), world.root);
        world.append(world.memberStatement(world.first, List.of("administrator")), world.root);
        world.append(world.administratorStatement(world.first), world.root);
        world.append(world.memberStatement(world.second, List.of("administrator")), world.first.signing());
        world.append(world.administratorStatement(world.second), world.root, world.first.signing());
        world.account(world.first);
        world.account(world.second);
        return world;
    }

    /// One of the two administrators.
    public Person first() {
        return first;
    }

    /// The other.
    public Person second() {
        return second;
    }

    /// The key nobody has after the set-up.
    public SigningKey root() {
        return root;
    }

    /// The organisation of everybody.
    public OrganisationId organisation() {
        return organisation;
    }

    /// The instance.
    public InstanceId instance() {
        return instance;
    }

    /// Somebody new in force, with an account.
    public Person admit(String... roles) {
        Person person = Person.make(instance);
        append(memberStatement(person, List.of(roles)), first.signing());
        account(person);
        return person;
    }

    /// A circle with its key sealed to each member; the keeper is the first.
    public Circle circle(String purpose, Person... members) {
        var circle = new Circle(CircleId.draw(RANDOM), HybridKey.draw(RANDOM), List.of(members));
        chain.append(new NewStatement(signed(circleStatement(circle, 0, purpose), first.signing(), second.signing()),
                Optional.empty(), keys(circle)));
        return circle;
    }

    /// Two officers, and their circle that takes in the reports of one country.
    public record Team(Person one, Person two, Circle circle) {}

    /// Such a team, with everything that lets reports in.
    public Team team() {
        Person one = admit("intake");
        Person two = admit("intake");
        Circle circle = circle("intake", one, two);
        country("FR", circle);
        head();
        return new Team(one, two, circle);
    }

    /// A circle with a public name of its own.
    public Circle circleNamed(String name, Person... members) {
        var circle = new Circle(CircleId.draw(RANDOM), HybridKey.draw(RANDOM), List.of(members));
        var statement = new TreeMap<>(circleStatement(circle, 0, "intake").members());
        statement.put("name", new JsonText(name));
        chain.append(new NewStatement(signed(JsonObject.of(statement), first.signing(), second.signing()),
                Optional.empty(), keys(circle)));
        return circle;
    }

    /// A circle as the tests hold it.
    public record Circle(CircleId id, HybridKey key, List<Person> members) {}

    /// Gives a circle these members and the next key, as two administrators sign it.
    public void rotate(Circle before, long epoch, Person... members) {
        change(new Circle(before.id(), HybridKey.draw(RANDOM), List.of(members)), epoch);
    }

    /// Lets others in under the key that there is.
    public void join(Circle before, Person... members) {
        change(new Circle(before.id(), before.key(), List.of(members)), 0);
    }

    private void change(Circle circle, long epoch) {
        chain.append(new NewStatement(signed(circleStatement(circle, epoch, "intake"), first.signing(),
                second.signing()), Optional.empty(), keys(circle)));
    }

    /// A country that names circles, with every record that lets reports in.
    public void country(String code, Circle... circles) {
        country(countryFile(code), week(), circles);
    }

    /// A country with this file and week.
    public void country(JsonObject file, JsonArray week, Circle... circles) {
        List<String> ids = Arrays.stream(circles).map(circle -> circle.id().text()).sorted().toList();
        JsonObject statement = statement("country").with("code", file.member("code").orElseThrow())
                .with("circles", JsonArray.ofTexts(ids))
                .with("hours", JsonObject.EMPTY.with("zone", "Europe/Paris").with("week", week))
                .with("child", false)
                .with("file", Digest.hash(CanonicalJson.write(file)))
                .with("notAfter", NOT_AFTER);
        chain.append(new NewStatement(signed(statement, first.signing()), Optional.of(file), List.of()));
    }

    /// A file with no more in it than lets reports in.
    public static JsonObject countryFile(String code) {
        JsonObject service = JsonObject.EMPTY.with("kind", "medical")
                .with("name", JsonObject.EMPTY.with("en", "Example health centre"))
                .with("verified", "2026-01-01");
        return JsonObject.EMPTY.with("code", code)
                .with("emergency", JsonArray.ofTexts(List.of()))
                .with("services", JsonArray.of(List.of(service), one -> one))
                .with("note", JsonObject.EMPTY.with("en", "Example note"))
                .with("assessed", "2026-01-01")
                .with("areas", JsonArray.ofTexts(List.of()))
                .with("trained", "2026-01-01");
    }

    /// Hours on one day.
    public static JsonArray week() {
        return JsonArray.of(List.of(1),
                day -> JsonObject.EMPTY.with("day", day).with("from", "08:00").with("to", "18:00"));
    }

    /// A head over what is in force now.
    public void head() {
        append(headStatement(path()), first.signing());
    }

    /// Ends a member.
    public void revoke(Person person) {
        append(revocation("member", person.id().text()), first.signing());
    }

    /// The cookie of a fresh session.
    public Credential signIn(Person person) {
        Sessions.Begun begun = server.bean(Sessions.class).begin(person.id());
        return Credential.cookie(Base64Url.encode(begun.secret().revealBytes()));
    }

    /// Appends as it stands, signed by these.
    public Chain.Appended append(JsonObject statement, SigningKey... signers) {
        return chain.append(NewStatement.alone(signed(statement, signers)));
    }

    /// Signs.
    public static Envelope signed(JsonObject statement, SigningKey... signers) {
        Envelope envelope = Envelope.sign(statement, signers[0]);
        for (int at = 1; at < signers.length; at++) {
            envelope = envelope.alsoSignedBy(signers[at]);
        }
        return envelope;
    }

    /// The beginning of the next statement of a type.
    public JsonObject statement(String type) {
        JsonObject common = JsonObject.EMPTY.with("type", "backup/v1/" + type)
                .with("instance", instance)
                .with("sequence", chain.next())
                .with("issued", ISSUED);
        return last().map(digest -> common.with("previous", digest)).orElse(common);
    }

    /// The digest of the last statement.
    public Optional<Digest> last() {
        return chain.next() == 0 ? Optional.empty() : Optional.of(chain.from(chain.next() - 1, 1).getFirst().digest());
    }

    /// The root statement, which names the log of the tests.
    public JsonObject rootStatement() {
        return statement("root").with("key", root.verificationKey())
                .with("log", server.bean(PublicLog.class).vkey())
                .with("witnesses", JsonArray.ofTexts(List.of()));
    }

    /// The organisation's.
    public JsonObject organisationStatement() {
        return statement("organisation").with("id", organisation)
                .with("name", "Example organisation")
                .with("country", "FR")
                .with("purposes", JsonArray.ofTexts(List.of("intake")));
    }

    /// A member's, with his acceptance.
    public JsonObject memberStatement(Person person, List<String> roles) {
        List<String> sorted = roles.stream().sorted().toList();
        return statement("member").with("id", person.id())
                .with("organisation", organisation)
                .with("roles", JsonArray.ofTexts(sorted))
                .with("opening", person.opening().recipient().text())
                .with("signing", person.signing().verificationKey())
                .with("profile", person.profile().digest())
                .with("notAfter", NOT_AFTER)
                .with("acceptance", person.accepts(instance, organisation, sorted).json());
    }

    /// An administrator's.
    public JsonObject administratorStatement(Person person) {
        return statement("administrator").with("member", person.id());
    }

    /// A circle's.
    public JsonObject circleStatement(Circle circle, long epoch, String purpose) {
        List<String> members = circle.members().stream().map(Person::id).map(MemberId::text).sorted().toList();
        return statement("circle").with("id", circle.id())
                .with("organisation", organisation)
                .with("name", "Example circle")
                .with("purposes", JsonArray.ofTexts(List.of(purpose)))
                .with("area", JsonArray.ofTexts(List.of()))
                .with("languages", JsonArray.ofTexts(List.of("fr")))
                .with("epoch", epoch)
                .with("recipient", circle.key().recipient().text())
                .with("members", JsonArray.ofTexts(members))
                .with("keepers", JsonArray.ofTexts(List.of(circle.members().getFirst().id().text())));
    }

    /// A key file for each member; what is inside is for the browsers.
    public List<CircleKeyFile> keys(Circle circle) {
        return circle.members()
                .stream()
                .map(member -> new CircleKeyFile(member.id().uuid(), KeyId.of(member.opening().recipient()),
                        SEALED))
                .toList();
    }

    /// A revocation's.
    public JsonObject revocation(String kind, String id) {
        return statement("revocation").with("subject", JsonObject.EMPTY.with("kind", kind).with("id", id))
                .with("reason", "left")
                .with("from", ISSUED);
    }

    /// A head's, over these digests and the writers of now.
    public JsonObject headStatement(List<Digest> intake) {
        return headStatement(intake, chain.writers());
    }

    /// A head's, over these digests and the writers of this digest.
    public JsonObject headStatement(List<Digest> intake, Optional<Digest> writers) {
        List<String> sorted = intake.stream().map(Digest::text).sorted(Comparator.naturalOrder()).toList();
        return statement("head")
                .with("last",
                        JsonObject.EMPTY.with("sequence", chain.next() - 1).with("digest", last().orElseThrow()))
                .with("intake", JsonArray.ofTexts(sorted))
                .withOptional("writers", writers.map(Digest::text).map(JsonText::new).orElse(null));
    }

    /// The digests of what a reporter needs now, under a head of the first administrator.
    public List<Digest> path() {
        return chain.neededByReporters(first.signing().verificationKey());
    }

    private void account(Person person) {
        server.bean(Directory.class).keepProfile(person.id(), person.profile());
        server.bean(AccountRows.class)
                .add(new AccountRows.Account(person.id(), person.name(), person.signIn(),
                        Totp.of(new byte[Totp.LENGTH]), 0),
                        SEALED);
    }
}
