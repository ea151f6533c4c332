package org.wwow.backup.server.deposits;

import org.springframework.stereotype.Component;

import org.wwow.backup.sealing.CaseId;
import org.wwow.backup.sealing.Envelope;
import org.wwow.backup.server.casework.CaseReading;
import org.wwow.backup.server.database.RoundTrip;
import org.wwow.backup.server.database.RoundTrip.Asked;
import org.wwow.backup.server.database.RoundTrips;
import org.wwow.backup.server.deposits.store.DepositRows;
import org.wwow.backup.server.http.Member;
import org.wwow.backup.server.http.Problem;
import org.wwow.backup.server.http.Refused;

/// The statement that opened a case: her recipient under her own signature. Whoever seals her a whole case again takes
/// it from here, so that the server can put no key of its own in its place (protocol section 25).
@Component
public class CaseOpenings {
    private final CaseReading reading;
    private final DepositRows rows;
    private final RoundTrips trips;

    CaseOpenings(CaseReading reading, DepositRows rows, RoundTrips trips) {
        this.reading = reading;
        this.rows = rows;
        this.trips = trips;
    }

    /// The signed statement, for a member who holds the case.
    ///
    /// @throws Refused with `not-permitted`, also where there is no such case
    public Envelope of(Member member, CaseId inCase) {
        if (!reading.mayRead(member, inCase)) {
            throw new Refused(Problem.NOT_PERMITTED);
        }
        RoundTrip trip = trips.begin();
        Asked<Envelope> opening = rows.opening(trip, inCase);
        trip.go();
        return opening.first().orElseThrow(() -> new Refused(Problem.NOT_PERMITTED));
    }
}
