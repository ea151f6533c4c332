package org.wwow.backup.server.casework;

import java.util.List;
import java.util.UUID;

import org.wwow.backup.sealing.CaseId;
import org.wwow.backup.sealing.Envelope;
import org.wwow.backup.sealing.deposit.DepositStatement;
import org.wwow.backup.sealing.deposit.DepositedGrant;
import org.wwow.backup.sealing.deposit.ErasureStatement;
import org.wwow.backup.sealing.deposit.GivingStatement;
import org.wwow.backup.sealing.deposit.HandoverStatement;
import org.wwow.backup.sealing.deposit.HoldStatement;
import org.wwow.backup.sealing.deposit.InterviewStatement;
import org.wwow.backup.sealing.deposit.RelinkStatement;
import org.wwow.backup.server.http.Problem;
import org.wwow.backup.server.http.Refused;

/// What two members do in a case together, as one of them signed it first (protocol section 18).
sealed interface TwoPersonAct {
    /// The id of its statement.
    UUID id();

    /// Grants that wait for the second signature.
    default List<DepositedGrant> grants() {
        return List.of();
    }

    /// A hand-over to another circle, or a case whose code is lost for the person's new code (section 25).
    record Giving(GivingStatement statement) implements TwoPersonAct {
        @Override
        public UUID id() {
            return statement.id().uuid();
        }

        @Override
        public List<DepositedGrant> grants() {
            return statement.grants();
        }
    }

    /// A hold against erasure, set or lifted (section 11).
    record Hold(HoldStatement statement) implements TwoPersonAct {
        @Override
        public UUID id() {
            return statement.id().uuid();
        }
    }

    /// The end of a case, or of some of its items.
    record Erasure(ErasureStatement statement) implements TwoPersonAct {
        @Override
        public UUID id() {
            return statement.id().uuid();
        }
    }

    /// Whether she may be asked for her account again (section 9.12).
    record Interviewing(InterviewStatement statement) implements TwoPersonAct {
        @Override
        public UUID id() {
            return statement.id().uuid();
        }
    }

    /// What she answered in person (section 9.10). It waits here only to be read and signed by the second, who
    /// sends it as the deposit it is.
    record Answer(DepositStatement statement) implements TwoPersonAct {
        @Override
        public UUID id() {
            return statement.id().uuid();
        }
    }

    /// Reads what the first or both signed.
    ///
    /// @throws Refused with `statement` if it is none of these or of another case, `form` if it is not in its form
    static TwoPersonAct read(Acts acts, Envelope envelope, CaseId inCase) {
        return switch (envelope.type()) {
            case HandoverStatement.TYPE -> {
                HandoverStatement handover = acts.read(envelope, HandoverStatement.TYPE, HandoverStatement::read);
                Acts.require(handover.inCase().equals(inCase), Problem.STATEMENT);
                yield new Giving(handover);
            }
            case RelinkStatement.TYPE -> {
                RelinkStatement relink = acts.read(envelope, RelinkStatement.TYPE, RelinkStatement::read);
                Acts.require(relink.inCase().equals(inCase), Problem.STATEMENT);
                yield new Giving(relink);
            }
            case HoldStatement.TYPE -> {
                HoldStatement hold = acts.read(envelope, HoldStatement.TYPE, HoldStatement::read);
                Acts.require(hold.inCase().equals(inCase), Problem.STATEMENT);
                yield new Hold(hold);
            }
            case ErasureStatement.TYPE -> {
                ErasureStatement erasure = acts.read(envelope, ErasureStatement.TYPE, ErasureStatement::read);
                Acts.require(erasure.inCase().equals(inCase) && erasure.act() != ErasureStatement.Act.CANCEL,
                        Problem.STATEMENT);
                yield new Erasure(erasure);
            }
            case InterviewStatement.TYPE -> {
                InterviewStatement interview = acts.read(envelope, InterviewStatement.TYPE, InterviewStatement::read);
                Acts.require(interview.inCase().equals(inCase), Problem.STATEMENT);
                yield new Interviewing(interview);
            }
            case DepositStatement.TYPE -> {
                DepositStatement answer = acts.read(envelope, DepositStatement.TYPE, DepositStatement::read);
                Acts.require(answer.inCase().equals(inCase) && answer.onlyAnswers(), Problem.STATEMENT);
                yield new Answer(answer);
            }
            default -> throw new Refused(Problem.STATEMENT);
        };
    }
}
