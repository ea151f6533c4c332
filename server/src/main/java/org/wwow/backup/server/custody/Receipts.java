package org.wwow.backup.server.custody;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.wwow.backup.ledger.EventId;
import org.wwow.backup.sealing.CaseId;
import org.wwow.backup.sealing.JsonObject;

/// Proofs for those who deposited, asked for after the deed is committed (protocol sections 9.7 and 10).
public interface Receipts {
    /// How long a deposit waits for the ledger before it is answered without a proof.
    Duration PATIENCE = Duration.ofSeconds(5);

    /// The receipts of these events in this order, waiting for the ledger at most [#PATIENCE] in all.
    List<Answer> await(List<EventId> events);

    /// The receipt of an event of a case as it can be made now; none where the case has no such event (any more).
    Optional<Answer> fetch(CaseId ofCase, EventId event);

    /// The case of an event; none where there is no such event (any more).
    Optional<CaseId> caseOf(EventId event);

    /// How far a receipt is.
    enum State {
        /// Accepted; the ledger is away.
        PENDING,
        /// Signed by the log.
        LOGGED,
        /// Published, and cosigned by the quorum of the policy.
        WITNESSED
    }

    /// A receipt, or that there is none yet.
    ///
    /// @param proof the `.tlog-proof`; absent while pending
    record Answer(EventId event, State state, Optional<String> proof) {
        static Answer pending(EventId event) {
            return new Answer(event, State.PENDING, Optional.empty());
        }

        /// The form in answers.
        public JsonObject json() {
            JsonObject bare = JsonObject.EMPTY.with("event", event.text())
                    .with("state", state.name().toLowerCase(Locale.ROOT));
            return proof.map(text -> bare.with("proof", text)).orElse(bare);
        }

        /// Says nothing: a proof links a person to a case.
        @Override
        public String toString() {
            return "Answer[" + state + "]";
        }
    }
}
