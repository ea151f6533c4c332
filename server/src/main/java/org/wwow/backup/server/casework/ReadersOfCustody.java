package org.wwow.backup.server.casework;

import org.springframework.stereotype.Component;

import org.wwow.backup.sealing.CaseId;
import org.wwow.backup.server.casework.store.CaseRows;
import org.wwow.backup.server.casework.store.CaseRows.Lock;
import org.wwow.backup.server.custody.CustodyReaders;
import org.wwow.backup.server.http.Member;
import org.wwow.backup.server.http.Reporter;

/// Tells feature `custody` whose a case is.
@Component
final class ReadersOfCustody implements CustodyReaders {
    private final CaseRows cases;
    private final CaseReading reading;

    ReadersOfCustody(CaseRows cases, CaseReading reading) {
        this.cases = cases;
        this.reading = reading;
    }

    @Override
    public boolean isHers(Reporter reporter, CaseId ofCase) {
        return cases.find(ofCase, Lock.NONE)
                .filter(standing -> standing.mailbox().equals(reporter.mailbox().uuid()))
                .isPresent();
    }

    @Override
    public boolean mayRead(Member member, CaseId ofCase) {
        return reading.mayRead(member, ofCase);
    }
}
