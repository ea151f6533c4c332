package org.wwow.backup.server.casework;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

import org.springframework.stereotype.Component;

import org.wwow.backup.sealing.CaseId;
import org.wwow.backup.sealing.Digest;
import org.wwow.backup.sealing.Envelope;
import org.wwow.backup.sealing.FormRefused;
import org.wwow.backup.sealing.InstanceId;
import org.wwow.backup.sealing.JsonArray;
import org.wwow.backup.sealing.Members;
import org.wwow.backup.sealing.VerifiedEnvelope;
import org.wwow.backup.sealing.deposit.ApprovalStatement;
import org.wwow.backup.sealing.deposit.ClosingStatement;
import org.wwow.backup.sealing.deposit.ErasureStatement;
import org.wwow.backup.server.casework.Deeds.Actor;
import org.wwow.backup.server.casework.Deeds.Deed;
import org.wwow.backup.server.casework.Deeds.Kind;
import org.wwow.backup.server.casework.store.CaseRows.Lock;
import org.wwow.backup.server.casework.store.ReadingRows;
import org.wwow.backup.server.evidence.Tombstone.Authority;
import org.wwow.backup.server.http.Member;
import org.wwow.backup.server.http.Problem;
import org.wwow.backup.server.http.Refused;

/// What one person does in a case by a signed statement: approve, close, ask for erasure or take it back (section 18).
@Component
public class Acts {
    private final InstanceSource instance;
    private final Rows rows;
    private final ReadingRows reading;
    private final CaseReading access;
    private final Erasures erasures;
    private final Surroundings surroundings;
    private final Outside outside;

    Acts(InstanceSource instance, CasePages pages, Erasures erasures, Surroundings surroundings, Outside outside) {
        this.instance = instance;
        this.rows = pages.rows();
        this.reading = pages.reading();
        this.access = pages.access();
        this.erasures = erasures;
        this.surroundings = surroundings;
        this.outside = outside;
    }

    /// Lets another member open an item marked for two, for 24 hours.
    ///
    /// @return the event it was entered by
    public UUID approve(Member session, CaseId inCase, Envelope envelope) {
        ApprovalStatement approval = read(envelope, ApprovalStatement.TYPE, ApprovalStatement::read);
        Readership.Member member = access.inForce(session);
        require(approval.inCase().equals(inCase) && approval.approver().equals(member.signing()),
                Problem.NOT_PERMITTED);
        verify(envelope, member);
        return entered(() -> {
            CaseReading.Held held = access.held(member, inCase, Lock.TO_CHANGE);
            ItemFact item = rows.items()
                    .find(inCase, approval.item())
                    .filter(fact -> !fact.erasing())
                    .orElseThrow(() -> new Refused(Problem.NOT_PERMITTED));
            held.requireReading(item.line().in(), now());
            require(item.line().two(), Problem.STATEMENT);
            require(rows.openings().approved(approval.id().uuid(), approval.item(), member.id(), now()),
                    Problem.ALREADY);
            outside.events().publishEvent(new CaseChanged(inCase));
            return deed(Kind.GRANT, inCase, approval.item().uuid(), member, envelope.digest());
        });
    }

    /// Closes a case: its slip is deleted and it leaves the queue; nothing else ends.
    ///
    /// @return the event it was entered by
    public UUID close(Member session, CaseId inCase, Envelope envelope) {
        ClosingStatement closing = read(envelope, ClosingStatement.TYPE, ClosingStatement::read);
        Readership.Member member = access.inForce(session);
        require(closing.inCase().equals(inCase) && closing.author().equals(member.signing()), Problem.NOT_PERMITTED);
        verify(envelope, member);
        return entered(() -> {
            access.held(member, inCase, Lock.TO_CHANGE);
            require(reading.close(inCase), Problem.ALREADY);
            outside.events().publishEvent(new CaseChanged(inCase));
            return deed(Kind.TRANSFER, inCase, closing.id().uuid(), member, envelope.digest());
        });
    }

    /// Her own asking for erasure, or taking it back, by the author key of her case.
    public List<Erasing> eraseAsReporter(UUID mailbox, Envelope envelope) {
        ErasureStatement statement = read(envelope, ErasureStatement.TYPE, ErasureStatement::read);
        CaseStanding standing = rows.cases()
                .find(statement.inCase(), Lock.NONE)
                .filter(found -> found.mailbox().equals(mailbox) && found.author().equals(statement.author()))
                .orElseThrow(() -> new Refused(Problem.NOT_PERMITTED));
        require(statement.act() != ErasureStatement.Act.NOW, Problem.NOT_PERMITTED);
        require(verified(envelope).isSignedOnlyBy(standing.author()), Problem.SIGNATURE);
        return erasures.act(statement, new Erasures.By(Authority.REPORTER, Actor.reporter(statement.inCase()),
                Optional.empty(), envelope.digest()));
    }

    /// A focal point of her circle takes an erasure back on her word. Everything else by members takes two.
    public List<Erasing> eraseAsMember(Member session, Envelope envelope) {
        ErasureStatement statement = read(envelope, ErasureStatement.TYPE, ErasureStatement::read);
        Readership.Member member = access.inForce(session);
        require(statement.author().equals(member.signing()) && statement.act() == ErasureStatement.Act.CANCEL,
                Problem.NOT_PERMITTED);
        verify(envelope, member);
        var by = new Erasures.By(Authority.FOCAL_POINT, Actor.member(member.id()), Optional.empty(), envelope.digest());
        return Objects.requireNonNull(outside.transaction().execute(_ -> {
            CaseReading.Held held = access.held(member, statement.inCase(), Lock.TO_CHANGE);
            var _ = erasures.enter(statement, by, held.standing());
            return erasures.waiting(statement.inCase());
        }));
    }

    /// What waits for destruction, as it is answered.
    public JsonArray json(List<Erasing> waiting) {
        boolean held = waiting.stream()
                .findFirst()
                .flatMap(erasing -> erasures.heldUntil(erasing.inCase()))
                .filter(until -> until.isAfter(now()))
                .isPresent();
        return CaseJson.erasures(waiting, held);
    }

    <T> T read(Envelope envelope, String type, Function<Members, T> parser) {
        require(envelope.type().equals(type) && envelope.instance().equals(instance()), Problem.STATEMENT);
        try {
            return Members.read(envelope.statement(), parser);
        } catch (FormRefused _) {
            throw new Refused(Problem.FORM);
        }
    }

    private InstanceId instance() {
        return instance.instance();
    }

    private static VerifiedEnvelope verified(Envelope envelope) {
        return envelope.verify().orElseThrow(() -> new Refused(Problem.SIGNATURE));
    }

    private static void verify(Envelope envelope, Readership.Member member) {
        require(verified(envelope).isSignedOnlyBy(member.signing()), Problem.SIGNATURE);
    }

    private UUID entered(Supplier<Deed> act) {
        return outside.transaction().execute(_ -> surroundings.deeds().record(act.get()));
    }

    private Deed deed(Kind kind, CaseId inCase, UUID subject, Readership.Member member, Digest digest) {
        return new Deed(kind, inCase, subject, Actor.member(member.id()), Optional.empty(), Optional.of(digest), now());
    }

    private Instant now() {
        return surroundings.clock().instant();
    }

    static void require(boolean holds, Problem problem) {
        if (!holds) {
            throw new Refused(problem);
        }
    }
}
