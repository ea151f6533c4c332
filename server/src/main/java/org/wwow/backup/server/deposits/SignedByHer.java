package org.wwow.backup.server.deposits;

import java.util.List;
import java.util.function.BiFunction;

import org.springframework.stereotype.Component;

import org.wwow.backup.sealing.CaseId;
import org.wwow.backup.sealing.Envelope;
import org.wwow.backup.server.casework.CaseReading;
import org.wwow.backup.server.database.RoundTrip;
import org.wwow.backup.server.database.RoundTrip.Asked;
import org.wwow.backup.server.database.RoundTrips;
import org.wwow.backup.server.deposits.store.DepositRows;
import org.wwow.backup.server.deposits.store.DepositRows.Answering;
import org.wwow.backup.server.http.Member;
import org.wwow.backup.server.http.Problem;
import org.wwow.backup.server.http.Refused;

/// What she signed in a case, as she signed it, so that no member must take the server's word for it: the statement that
/// opened it, with her recipient (protocol section 25), and those that carried her answers (section 6).
@Component
public class SignedByHer {
    private final CaseReading reading;
    private final DepositRows rows;
    private final RoundTrips trips;

    SignedByHer(CaseReading reading, DepositRows rows, RoundTrips trips) {
        this.reading = reading;
        this.rows = rows;
        this.trips = trips;
    }

    /// The statement that opened a case, for a member who holds it.
    ///
    /// @throws Refused with `not-permitted`, also where there is no such case, or `erased` while it waits for its erasure
    public Envelope opening(Member member, CaseId inCase) {
        return asked(member, inCase, rows::opening).first().orElseThrow(() -> new Refused(Problem.NOT_PERMITTED));
    }

    /// The statements that carried answers, in the order they came, for a member who holds the case. Each is whole, as a
    /// signature is over the whole: its lines tell of items in compartments he may not open how many there are and how
    /// long (decision 0027).
    ///
    /// @throws Refused with `not-permitted`, also where there is no such case, or `erased` while it waits for its erasure
    public List<Answering> answers(Member member, CaseId inCase) {
        return asked(member, inCase, rows::answering).rows();
    }

    private <T> Asked<T> asked(Member member, CaseId inCase, BiFunction<RoundTrip, CaseId, Asked<T>> question) {
        reading.requireHandedOn(member, inCase);
        RoundTrip trip = trips.begin();
        Asked<T> asked = question.apply(trip, inCase);
        trip.go();
        return asked;
    }
}
