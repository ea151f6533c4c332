package org.wwow.backup.server.casework;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.UUID;

import org.wwow.backup.sealing.CaseId;
import org.wwow.backup.sealing.Digest;
import org.wwow.backup.server.database.RoundTrip;

/// Where deeds are entered into the ledger, in the transaction of the deed itself: no deed without its event, no event
/// without its deed (protocol section 10).
public interface Deeds {
    /// Enters deeds of one case in this order; one event id each.
    List<UUID> record(List<Deed> deeds);

    /// Asks where the chain of a case ends, on the caller's round trip. Nobody else moves it until the transaction ends.
    Chains chain(RoundTrip trip, CaseId inCase);

    /// Asks the same of several cases and waits for nobody: a chain that somebody moves, or that was never begun, is not
    /// among them.
    Chains chainsIfFree(RoundTrip trip, List<CaseId> cases);

    /// The ends of chains, once the trip that asked for them was made.
    interface Chains {
        /// Whether the chain of this case is among them.
        boolean hold(CaseId inCase);

        /// As [Deeds#record(List)], each list for its case, all written by another trip.
        Map<CaseId, List<UUID>> record(RoundTrip trip, SequencedMap<CaseId, List<Deed>> deeds);
    }

    /// Enters one deed.
    default UUID record(Deed deed) {
        return record(List.of(deed)).getFirst();
    }

    /// Forgets the events and blinds of an erased case; their leaves stay and say nothing.
    void forget(CaseId erased);

    /// What was done.
    ///
    /// @param subject of the deed: a deposit, grant, item, erasure or statement
    /// @param second the other person, where two act
    /// @param digest of the signed statement, where there is one
    record Deed(Kind kind, CaseId inCase, UUID subject, Actor actor, Optional<Actor> second, Optional<Digest> digest,
            Instant received) {}

    /// The kinds of protocol section 10 that happen in a case.
    enum Kind {
        /// Something was deposited.
        DEPOSIT,
        /// A reader was granted an epoch, or such a grant ended.
        GRANT,
        /// An item was opened.
        ACCESS,
        /// She answered.
        CONSENT,
        /// A case passed from one reader to another, was closed, or a circle it is held by grew.
        TRANSFER,
        /// Erasure was asked for, taken back or done.
        ERASURE,
        /// A legal hold was set or lifted.
        HOLD,
        /// A payload no longer has its digest.
        FIXITY;

        /// The word of the format.
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// Who acted; the server has no id.
    record Actor(Part part, Optional<UUID> id) {
        /// Who can act.
        public enum Part {
            /// She whose case it is.
            REPORTER,
            /// A member.
            MEMBER,
            /// A process with its own key.
            SERVICE,
            /// The server of its own accord.
            SERVER
        }

        /// The reporter of a case.
        public static Actor reporter(CaseId id) {
            return new Actor(Part.REPORTER, Optional.of(id.uuid()));
        }

        /// A member.
        public static Actor member(UUID id) {
            return new Actor(Part.MEMBER, Optional.of(id));
        }

        /// The server.
        public static Actor server() {
            return new Actor(Part.SERVER, Optional.empty());
        }
    }
}
