package org.wwow.backup.client.demo;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.wwow.backup.client.Calls;
import org.wwow.backup.client.SignedInMember;
import org.wwow.backup.client.demo.DemoMember.Organisation;
import org.wwow.backup.client.demo.DemoMember.Role;
import org.wwow.backup.sealing.CanonicalJson;
import org.wwow.backup.sealing.Digest;
import org.wwow.backup.sealing.Envelope;
import org.wwow.backup.sealing.InstanceId;
import org.wwow.backup.sealing.JsonArray;
import org.wwow.backup.sealing.JsonObject;
import org.wwow.backup.sealing.JsonText;
import org.wwow.backup.sealing.MemberId;
import org.wwow.backup.sealing.MemberKeys;
import org.wwow.backup.sealing.MemberSlot;
import org.wwow.backup.sealing.MemberUnlock;
import org.wwow.backup.sealing.OrganisationId;
import org.wwow.backup.sealing.SigningKey;
import org.wwow.backup.sealing.directory.Pin;

/// Sets an empty server up: root, organisations, members. Each key is made here and stays here.
final class Founding {
    private static final Duration MEMBERSHIP = Duration.ofDays(365);

    private final Calls server;
    private final SecureRandom random;
    private final Clock clock;
    private final Map<Organisation, OrganisationId> organisations = new EnumMap<>(Organisation.class);
    private final Map<Role, DemoMember> members = new EnumMap<>(Role.class);
    private final SigningKey root;
    private final InstanceId instance;
    private final String log;
    private final Statements statements;
    private final Calls setup;
    private final FoundingCodes codes;
    private Calls administrator;

    Founding(Calls server, String setupToken, SecureRandom random, Clock clock) {
        this.server = server;
        this.random = random;
        this.clock = clock;
        this.codes = new FoundingCodes(clock);
        this.root = SigningKey.draw(random);
        this.setup = server.withToken(setupToken);
        this.administrator = setup;
        JsonObject state = setup.get("/setup");
        this.instance = InstanceId.read(text(state, "instance"));
        this.log = text(state, "log");
        this.statements = new Statements(new Pin(instance, root.verificationKey(), log), clock);
        for (Organisation organisation : Organisation.values()) {
            organisations.put(organisation, OrganisationId.draw(random));
        }
    }

    /// The first administrator, then everybody else.
    void found() {
        foundByRoot();
        post(statements.nextForReporters("organisation", organisation(Organisation.RELAY), List.of(amal())));
        for (Role role : Role.values()) {
            if (!members.containsKey(role)) {
                admit(role);
            }
        }
        post(statements.nextForReporters("administrator",
                JsonObject.EMPTY.with("member", member(Role.BASILE).id()), List.of(root, amal())));
    }

    InstanceId instance() {
        return instance;
    }

    Statements statements() {
        return statements;
    }

    DemoMember member(Role role) {
        return Objects.requireNonNull(members.get(role), "Everybody is admitted first.");
    }

    OrganisationId organisationId(Organisation organisation) {
        return Objects.requireNonNull(organisations.get(organisation));
    }

    /// Both administrators, in whose name circles are made.
    List<SigningKey> administrators() {
        return List.of(amal(), member(Role.BASILE).keys().signingKey());
    }

    /// Posts a statement in the first administrator's session.
    void post(JsonObject statement) {
        administrator.post("/directory/statements", statement);
    }

    void post(Envelope envelope) {
        post(JsonObject.EMPTY.with("envelope", envelope.json()));
    }

    private SigningKey amal() {
        return member(Role.AMAL).keys().signingKey();
    }

    private void foundByRoot() {
        JsonObject state = setup.get("/setup");
        var amal = new NewMember(Role.AMAL, text(state, "totp"));
        List<Envelope> first = new ArrayList<>();
        first.add(statements.nextForReporters("root", JsonObject.EMPTY.with("key", root.verificationKey())
                .with("log", log)
                .with("witnesses", JsonArray.ofTexts(List.of())), List.of(root)));
        first.add(statements.nextForReporters("organisation", organisation(Organisation.HOUSE), List.of(root)));
        first.add(statements.nextForReporters("member", amal.statement(), List.of(root)));
        first.add(statements.nextForReporters("administrator", JsonObject.EMPTY.with("member", amal.id),
                List.of(root)));
        first.add(statements.head(amal.keys.signingKey()));
        JsonObject account = amal.account();
        setup.post("/setup", account.with("statements", JsonArray.of(first, Envelope::json)));
        members.put(Role.AMAL, amal.admitted());
        administrator = SignedInMember.signIn(server, Role.AMAL.signInName(), amal.unlock,
                codes.afterwards(amal.totp)).calls();
    }

    /// From when on the codes of the moment are taken: whoever reads the printed ones can then use them.
    Instant codesLapsed() {
        return codes.lapsed();
    }

    private void admit(Role role) {
        JsonObject invitation = administrator.post("/access/invitations", JsonObject.EMPTY
                .with("organisation", organisationId(role.organisation()))
                .with("roles", JsonArray.ofTexts(List.of(role.word()))));
        String token = text(invitation, "token");
        JsonObject opened = server.post("/access/invitations/opened", JsonObject.EMPTY.with("token", token));
        var invited = new NewMember(role, text(opened, "totp"));
        server.post("/access/invitations/accepted", invited.account()
                .with("token", token)
                .with("acceptance", invited.acceptance().json()));
        post(statements.nextForReporters("member", invited.statement(), List.of(amal())));
        members.put(role, invited.admitted());
    }

    private JsonObject organisation(Organisation organisation) {
        return JsonObject.EMPTY.with("id", organisationId(organisation))
                .with("name", organisation.title())
                .with("country", organisation.country())
                .with("purposes", JsonArray.ofTexts(organisation == Organisation.HOUSE
                        ? List.of("intake", "response")
                        : List.of("independent", "legal")));
    }

    private static String text(JsonObject object, String name) {
        return ((JsonText) object.member(name).orElseThrow()).value();
    }

    /// A member's keys, slot, profile and sign-in values, made where they belong: on the member's side.
    private final class NewMember {
        private final Role role;
        private final String totp;
        private final String passphrase = Passphrases.draw(random);
        private final MemberKeys keys = MemberKeys.draw(random);
        private final MemberId id = MemberId.of(instance, keys.signingKey().verificationKey());
        private final MemberUnlock.Passphrase unlock;
        private final byte[] salt = new byte[16];
        private final JsonObject profile;

        NewMember(Role role, String totp) {
            this.role = role;
            this.totp = totp;
            this.unlock = MemberUnlock.passphrase(instance, role.signInName(), passphrase);
            random.nextBytes(salt);
            this.profile = JsonObject.EMPTY.with("name", "Demo " + role.signInName())
                    .with("languages", JsonArray.ofTexts(List.of("ar", "en", "fr", "uk")));
        }

        JsonObject account() {
            return JsonObject.EMPTY.with("name", role.signInName())
                    .with("signIn", unlock.signInHash())
                    .with("slot", MemberSlot.seal(keys, unlock, random))
                    .with("code", codes.earliest(totp))
                    .with("profile", JsonObject.EMPTY.with("salt", salt).with("profile", profile));
        }

        Envelope acceptance() {
            return Envelope.sign(own("member").with("type", "backup/v1/acceptance").with("instance", instance),
                    keys.signingKey());
        }

        JsonObject statement() {
            return own("id").with("notAfter", clock.instant().plus(MEMBERSHIP))
                    .with("acceptance", acceptance().json());
        }

        DemoMember admitted() {
            return new DemoMember(role, passphrase, totp, id, keys);
        }

        private JsonObject own(String idName) {
            return JsonObject.EMPTY.with(idName, id)
                    .with("organisation", organisationId(role.organisation()))
                    .with("roles", JsonArray.ofTexts(List.of(role.word())))
                    .with("opening", keys.openingKey().recipient().text())
                    .with("signing", keys.signingKey().verificationKey())
                    .with("profile", Digest.hash(salt, CanonicalJson.write(profile)));
        }
    }
}
