package org.wwow.backup.server.casework;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import org.springframework.stereotype.Component;

import org.wwow.backup.sealing.CaseId;
import org.wwow.backup.sealing.Compartment;
import org.wwow.backup.sealing.Envelope;
import org.wwow.backup.sealing.deposit.InterviewStatement;
import org.wwow.backup.sealing.deposit.InterviewStatement.Act;
import org.wwow.backup.server.casework.CaseStanding.State;
import org.wwow.backup.server.casework.Deeds.Actor;
import org.wwow.backup.server.casework.Deeds.Deed;
import org.wwow.backup.server.casework.Deeds.Kind;
import org.wwow.backup.server.casework.store.CaseProposalRows;
import org.wwow.backup.server.casework.store.CaseRows.Lock;
import org.wwow.backup.server.casework.store.InterviewRows;
import org.wwow.backup.server.http.Member;
import org.wwow.backup.server.http.Problem;
import org.wwow.backup.server.http.Refused;

/// No repeated interviews: an account that is recorded is not taken again unless two members agreed on it lately
/// (protocol section 9.12). The server sees that a document lies in `account`, never what it says.
@Component
public class Interviews {
    /// How long an agreement holds.
    public static final Duration LIFE = Duration.ofDays(30);

    private final Acts acts;
    private final CaseReading access;
    private final CaseProposalRows proposals;
    private final InterviewRows rows;
    private final Surroundings surroundings;
    private final Outside outside;

    Interviews(Acts acts, CasePages pages, CaseProposalRows proposals, Surroundings surroundings, Outside outside) {
        this.acts = acts;
        this.access = pages.access();
        this.proposals = proposals;
        this.rows = pages.rows().interviews();
        this.surroundings = surroundings;
        this.outside = outside;
    }

    /// Whether an account is recorded and nobody agreed lately that it may be taken again.
    public boolean isClosed(CaseId inCase) {
        return isRecorded(inCase)
                && rows.ofCase(inCase).stream().noneMatch(interview -> interview.until().isAfter(now()));
    }

    private boolean isRecorded(CaseId inCase) {
        return rows.isRecorded(inCase, Compartment.ACCOUNT.name());
    }

    /// Who proposes or agrees reads the account: nobody else can say that it does not suffice. Where nothing is recorded
    /// there is nothing to agree on.
    void check(InterviewStatement interview, CaseStanding standing, Readership.Member member) {
        Acts.require(interview.act() == Act.TAKE && isRecorded(standing.id()), Problem.STATEMENT);
        requireReader(standing, member);
    }

    private void requireReader(CaseStanding standing, Readership.Member member) {
        boolean reads = standing.epochs()
                .keySet()
                .stream()
                .filter(epoch -> epoch.compartment().equals(Compartment.ACCOUNT))
                .anyMatch(epoch -> standing.isHeldBy(member, epoch, now()));
        Acts.require(reads && standing.state() != State.ERASING, Problem.NOT_PERMITTED);
    }

    /// Two agreed, in the caller's transaction.
    ///
    /// @return the event it was entered by
    UUID agree(InterviewStatement interview, Deed deed) {
        Acts.require(rows.insert(interview.inCase(), new Interview(interview.id().uuid(), true, now())),
                Problem.ALREADY);
        return surroundings.deeds().record(deed);
    }

    /// A colleague who did not propose it declines; the proposal goes.
    ///
    /// @return the event it was entered by
    public UUID decline(Member session, CaseId inCase, Envelope envelope) {
        InterviewStatement said = acts.read(envelope, InterviewStatement.TYPE, InterviewStatement::read);
        Acts.require(said.inCase().equals(inCase), Problem.STATEMENT);
        UUID declined = said.declined().orElseThrow(() -> new Refused(Problem.STATEMENT));
        Readership.Member member = access.inForce(session);
        Acts.require(envelope.verify().filter(signed -> signed.isSignedOnlyBy(member.signing())).isPresent(),
                Problem.SIGNATURE);
        return Objects.requireNonNull(outside.transaction().execute(_ -> {
            CaseReading.Held held = access.held(member, inCase, Lock.TO_CHANGE);
            requireReader(held.standing(), held.holder());
            boolean anothers = proposals.find(inCase, declined, now())
                    .filter(one -> one.envelope().type().equals(InterviewStatement.TYPE))
                    .filter(one -> !one.first().equals(member.id()))
                    .isPresent();
            Acts.require(anothers, Problem.NOT_PERMITTED);
            Acts.require(rows.insert(inCase, new Interview(said.id().uuid(), false, now())), Problem.ALREADY);
            proposals.delete(declined);
            outside.events().publishEvent(new CaseChanged(inCase));
            return surroundings.deeds()
                    .record(new Deed(Kind.TRANSFER, inCase, said.id().uuid(), Actor.member(member.id()),
                            Optional.empty(), Optional.of(envelope.digest()), now()));
        }));
    }

    private Instant now() {
        return surroundings.clock().instant();
    }
}
