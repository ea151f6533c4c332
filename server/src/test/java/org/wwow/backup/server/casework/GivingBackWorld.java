package org.wwow.backup.server.casework;

import java.security.SecureRandom;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import org.wwow.backup.sealing.CaseId;
import org.wwow.backup.sealing.Compartment;
import org.wwow.backup.sealing.Envelope;
import org.wwow.backup.sealing.Epoch;
import org.wwow.backup.sealing.Grant;
import org.wwow.backup.sealing.GrantId;
import org.wwow.backup.sealing.KeyId;
import org.wwow.backup.sealing.Secret;
import org.wwow.backup.sealing.SigningKey;
import org.wwow.backup.sealing.VerificationKey;
import org.wwow.backup.sealing.age.HybridKey;
import org.wwow.backup.sealing.deposit.CompartmentEpoch;
import org.wwow.backup.sealing.deposit.Consent.Purpose;
import org.wwow.backup.sealing.deposit.DepositedGrant;
import org.wwow.backup.sealing.deposit.ErasureStatement;
import org.wwow.backup.sealing.deposit.Reader;
import org.wwow.backup.sealing.deposit.RelinkEndStatement;
import org.wwow.backup.sealing.deposit.RelinkStatement;
import org.wwow.backup.sealing.deposit.RelinkStatement.Surety;
import org.wwow.backup.sealing.deposit.SealedBytes;
import org.wwow.backup.sealing.deposit.StatementId;
import org.wwow.backup.server.casework.People.Person;
import org.wwow.backup.server.casework.Readership.Circle;
import org.wwow.backup.server.deposits.DepositWorld;
import org.wwow.backup.server.deposits.Depositor;
import org.wwow.backup.server.deposits.Draft;
import org.wwow.backup.server.deposits.ReporterInTest;

/// Statements by which a case is given back, with grants that really open.
final class GivingBackWorld {
    private final SecureRandom random = new SecureRandom();
    private final DepositWorld world;
    private final Map<CaseId, Giving> latest = new HashMap<>();
    private Optional<Giving> last = Optional.empty();

    GivingBackWorld(DepositWorld world) {
        this.world = world;
    }

    /// A signed giving back and what goes with it.
    ///
    /// @param opens the key of the epoch that is given, where it is really sealed
    record Giving(RelinkStatement statement, Envelope envelope, Map<GrantId, SealedBytes> files, Optional<KeyId> opens,
            VerificationKey by) {
        /// Files under these identifiers that are another's.
        Map<GrantId, SealedBytes> withFilesOf(Giving other) {
            return Map.of(files.keySet().iterator().next(), other.files.values().iterator().next());
        }
    }

    SecureRandom random() {
        return random;
    }

    Giving last() {
        return last.orElseThrow();
    }

    Depositor.Member depositor(Person person) {
        return new Depositor.Member(world.people().member(person.id()).orElseThrow());
    }

    /// A first deposit of what a circle reads: care, with one document.
    Draft sent(ReporterInTest by, Circle to) {
        return by.first()
                .epoch("care", 0)
                .document("care", 0)
                .yes(Purpose.READ, 0, to.id())
                .grant("care", 0, to)
                .route(to);
    }

    /// Everything right: `care`, sealed to the new case.
    Giving giving(ReporterInTest from, ReporterInTest to, Person by) {
        return sealing(from, to, by, to.caseId, to.key(), "care");
    }

    /// One grant of a compartment to a reader and a key, which may be wrong.
    Giving sealing(ReporterInTest from, ReporterInTest to, Person by, CaseId reader, KeyId key, String compartment) {
        byte[] seed = new byte[Secret.LENGTH];
        random.nextBytes(seed);
        var in = new Compartment(compartment);
        var grant = new Grant(new Epoch(world.instance, from.caseId, in, 0), Secret.of(seed), to.key(),
                by.signing().verificationKey(), "relink");
        SealedBytes file = SealedBytes.of(grant.seal(by.signing(), to.opening.recipient(), random));
        var line = new DepositedGrant(GrantId.draw(random), new CompartmentEpoch(in, 0),
                new Reader(Reader.Kind.REPORTER, reader.uuid()), key, Optional.empty(), file.digest());
        var statement = new RelinkStatement(world.instance, StatementId.draw(random), from.caseId, to.caseId,
                Surety.IN_PERSON, "lost", List.of(line));
        Giving signed = signed(statement, Map.of(line.id(), file), by);
        return new Giving(statement, signed.envelope(), signed.files(),
                Optional.of(KeyId.of(HybridKey.of(seed).recipient())), signed.by());
    }

    Giving signed(RelinkStatement statement, Map<GrantId, SealedBytes> files, Person by) {
        return new Giving(statement, Envelope.sign(statement.json(), by.signing()), files, Optional.empty(),
                by.signing().verificationKey());
    }

    UUID propose(Giving giving, Person by) {
        UUID id = world.casework.twoPersonActs.propose(world.casework.session(by), giving.statement().inCase(),
                giving.envelope(), giving.files()).id();
        last = Optional.of(giving);
        return id;
    }

    List<UUID> second(UUID proposal, Person by, Giving giving) {
        CaseId inCase = giving.statement().inCase();
        latest.put(inCase, giving);
        return world.casework.second(by, inCase, proposal, giving.envelope());
    }

    /// The end of the last giving back of a case, by whoever signs.
    Envelope ending(ReporterInTest of, SigningKey signer) {
        return endingIn(of.caseId, of, signer);
    }

    /// The same, said of another case.
    Envelope endingIn(CaseId named, ReporterInTest of, SigningKey signer) {
        var end = new RelinkEndStatement(world.instance, StatementId.draw(random), named,
                Objects.requireNonNull(latest.get(of.caseId)).statement().id(), signer.verificationKey(), "not-her");
        return Envelope.sign(end.json(), signer);
    }

    /// One member ends it.
    void end(ReporterInTest of, Person by) {
        world.casework.relinks.end(world.casework.session(by), ending(of, by.signing()));
    }

    Envelope erasure(ReporterInTest of, ErasureStatement.Act act) {
        var statement = new ErasureStatement(world.instance, StatementId.draw(random), of.caseId,
                of.author.verificationKey(), new ErasureStatement.Subject(true, of.caseId.uuid()), act, "her-wish");
        return Envelope.sign(statement.json(), of.author);
    }
}
