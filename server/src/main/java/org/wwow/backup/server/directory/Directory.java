package org.wwow.backup.server.directory;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import org.wwow.backup.sealing.CircleId;
import org.wwow.backup.sealing.Envelope;
import org.wwow.backup.sealing.InstanceId;
import org.wwow.backup.sealing.JsonObject;
import org.wwow.backup.sealing.JsonText;
import org.wwow.backup.sealing.MemberId;
import org.wwow.backup.sealing.OrganisationId;
import org.wwow.backup.sealing.VerificationKey;
import org.wwow.backup.server.database.RoundTrip;
import org.wwow.backup.server.database.RoundTrip.Asked;
import org.wwow.backup.server.directory.store.InForceRows;
import org.wwow.backup.server.directory.store.InForceRows.Newest;
import org.wwow.backup.server.directory.store.InForceRows.Read;
import org.wwow.backup.server.directory.store.ProfileRows;
import org.wwow.backup.server.directory.store.StatementRows;
import org.wwow.backup.server.http.Problem;
import org.wwow.backup.server.http.Refused;

/// What is in force at the moment of asking.
///
/// The answer is remembered with the statement it was read up to, and before each question the database is asked where
/// the chain ends now: a revocation counts for the next question, on every node.
@Component
public final class Directory {
    private final InForceRows rows;
    private final StatementRows statements;
    private final ProfileRows profiles;
    private final Clock clock;
    private final InstanceId instance;
    private volatile @Nullable Read known;

    Directory(InForceRows rows, StatementRows statements, ProfileRows profiles, Clock clock, SecureRandom random) {
        this.rows = rows;
        this.statements = statements;
        this.profiles = profiles;
        this.clock = clock;
        this.instance = rows.instance(InstanceId.draw(random));
    }

    /// The identifier of this installation, for ever (protocol section 1).
    public InstanceId instance() {
        return instance;
    }

    /// The member, if in force.
    public Optional<MemberInForce> member(MemberId id) {
        return present().member(id);
    }

    /// The member in force whose signing key this is.
    public Optional<MemberInForce> memberBySigningKey(VerificationKey key) {
        return present().memberBySigningKey(key);
    }

    /// The circle, if in force, with its members in force.
    public Optional<CircleInForce> circle(CircleId id) {
        return present().circle(id);
    }

    /// The circles a member in force is in.
    public List<CircleId> circlesOf(MemberId member) {
        return present().circlesOf(member);
    }

    /// The organisation a circle belongs to, whether or not it is still in force: custody names it for ever.
    public Optional<OrganisationId> organisationOf(CircleId circle) {
        return present().organisationOf(circle);
    }

    /// The organisation a member belonged to, likewise.
    public Optional<OrganisationId> organisationOf(MemberId member) {
        return present().organisationOf(member);
    }

    /// The statement of an organisation in force.
    public Optional<Envelope> organisationStatement(OrganisationId organisation) {
        return statements.ofOrganisation(organisation);
    }

    /// Keeps the name behind a member statement, which holds only its digest.
    ///
    /// @throws Refused with `statement` if it is another profile than the statement's
    public void keepProfile(MemberId member, SaltedProfile profile) {
        if (profiles.digestOf(member).filter(profile.digest()::equals).isEmpty()) {
            throw new Refused(Problem.STATEMENT);
        }
        profiles.keep(member, profile);
    }

    /// The names behind member ids that are kept.
    public Map<MemberId, SaltedProfile> profiles() {
        return profiles.all();
    }

    /// Erases a name for good, by the member, or by an administrator once the member is no longer in force.
    ///
    /// @throws Refused with `not-permitted`, also where there is none
    public void eraseProfile(MemberId by, MemberId member) {
        boolean own = by.equals(member);
        boolean office = member(by).filter(MemberInForce::administrator).isPresent() && member(member).isEmpty();
        if (!(own || office) || !profiles.erase(member)) {
            throw new Refused(Problem.NOT_PERMITTED);
        }
    }

    /// The country files in force, each with its statement, all of them whoever asks.
    public List<CountryInForce> countries() {
        return statements.countries(clock.instant());
    }

    /// A country in force.
    ///
    /// @param file what the statement names by its digest
    public record CountryInForce(Envelope statement, JsonObject file) {
        /// Two capital letters.
        public String code() {
            return file.member("code").orElse(null) instanceof JsonText(String code) ? code : "";
        }
    }

    /// An intake circle in force for an area: one that names it, else one without an area.
    public Optional<CircleId> suggestedIntake(String area) {
        return rows.intakeFor(area, clock.instant());
    }

    /// Lets a reporter's deposit in only where somebody will read it (protocol section 7): some country in force
    /// with every [GateRecord] names a circle with two members, or, if the deposit names a circle, that one.
    ///
    /// @throws Refused with `not-ready`
    public void requireReady(Optional<CircleId> named) {
        if (!present().isReady(named)) {
            throw new Refused(Problem.NOT_READY);
        }
    }

    /// Who is in force now.
    public Present present() {
        RoundTrip trip = rows.trips().begin();
        Supplier<Present> present = present(trip);
        trip.go();
        return present.get();
    }

    /// Asks who is in force, on a round trip of the caller's: one answer for all that follows from it.
    ///
    /// What the transaction that appends a statement sees of it is never remembered: it may yet be rolled back.
    public Supplier<Present> present(RoundTrip trip) {
        Asked<Newest> asked = rows.newest(trip);
        return () -> {
            Optional<Newest> newest = asked.first();
            Read read = known;
            if (read == null || !read.upTo().equals(newest)) {
                read = rows.read();
                if (read.upTo().filter(Newest::own).isEmpty()) {
                    known = read;
                }
            }
            return new Present(read.inForce(), clock.instant());
        };
    }
}
