package org.wwow.backup.server.deposits;

import java.security.SecureRandom;
import java.util.UUID;

import org.wwow.backup.sealing.CaseId;
import org.wwow.backup.sealing.Id;
import org.wwow.backup.sealing.KeyId;
import org.wwow.backup.sealing.SigningKey;
import org.wwow.backup.sealing.age.HybridKey;
import org.wwow.backup.sealing.deposit.Consent.Purpose;
import org.wwow.backup.server.casework.Readership;

/// A reporter with the keys of one case.
public final class ReporterInTest {
    private static final SecureRandom RANDOM = new SecureRandom();

    public final UUID mailbox;
    public final SigningKey author = SigningKey.draw(RANDOM);
    public final HybridKey opening = HybridKey.draw(RANDOM);
    public final CaseId caseId;
    private final DepositWorld world;

    ReporterInTest(DepositWorld world) {
        this(world, Id.draw(RANDOM));
    }

    ReporterInTest(DepositWorld world, UUID mailbox) {
        this.world = world;
        this.mailbox = mailbox;
        this.caseId = CaseId.of(world.instance, author.verificationKey());
    }

    /// Her session.
    public Depositor.Reporter session() {
        return new Depositor.Reporter(mailbox);
    }

    /// Her recipient in this case.
    public KeyId key() {
        return KeyId.of(opening.recipient());
    }

    /// A deposit signed by her.
    public Draft draft() {
        return new Draft(world.instance, caseId, author);
    }

    /// A first deposit, with work.
    public Draft first() {
        return draft().opening(opening.recipient().text()).work(DepositWorld.GOOD_NONCE);
    }

    /// Keeps a private record: care, with one document, granted to nobody.
    public ReporterInTest keeps() {
        world.taken(session(), first().epoch("care", 0).document("care", 0).call());
        return this;
    }

    /// Sends what she keeps to a circle: consent to read, a grant of care, and the slip.
    public ReporterInTest sendsTo(Readership.Circle circle) {
        world.taken(session(), draft().yes(Purpose.READ, 0, circle.id()).grant("care", 0, circle).route(circle).call());
        return this;
    }
}
