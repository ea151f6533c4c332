package org.wwow.backup.server.custody;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;

import org.wwow.backup.ledger.Event;
import org.wwow.backup.sealing.CaseId;
import org.wwow.backup.server.casework.CaseFiles;
import org.wwow.backup.server.casework.CaseStanding;
import org.wwow.backup.server.casework.Readership;
import org.wwow.backup.server.http.Member;
import org.wwow.backup.server.http.Reporter;

/// Who may see the custody of a case: its reporter, and members who hold anything in it now; and the reasons that
/// openings of its items were given, which are no part of the ledger.
@Component
public class CaseHolders {
    private final CaseFiles cases;
    private final Readership readership;
    private final Clock clock;

    CaseHolders(CaseFiles cases, Readership readership, Clock clock) {
        this.cases = cases;
        this.readership = readership;
        this.clock = clock;
    }

    /// Whether the case belongs to this reporter's mailbox and is not to be erased.
    public boolean isHers(Reporter reporter, CaseId ofCase) {
        return standing(ofCase).filter(standing -> standing.mailbox().equals(reporter.mailbox().uuid())).isPresent();
    }

    /// Whether this reporter sees what was done in the case: it is hers, or was given back to her new code.
    public boolean mayFollow(Reporter reporter, CaseId ofCase) {
        return standing(ofCase).filter(standing -> standing.mailbox().equals(reporter.mailbox().uuid())
                || cases.isGivenBack(reporter.mailbox().uuid(), ofCase)).isPresent();
    }

    /// Whether the member holds anything in the case now.
    public boolean mayRead(Member member, CaseId ofCase) {
        Optional<Readership.Member> asking = readership.member(member.id().uuid());
        return asking.isPresent()
                && standing(ofCase).filter(standing -> standing.isHeldBy(asking.get(), clock.instant())).isPresent();
    }

    /// The word of the reason for each opening among these lines, by its event.
    public Map<UUID, String> reasons(List<CustodyPage.Line> lines) {
        Set<UUID> opened = lines.stream()
                .map(CustodyPage.Line::event)
                .filter(event -> event.kind() == Event.Kind.ACCESS)
                .map(Event::subject)
                .collect(Collectors.toSet());
        return cases.reasons(opened)
                .entrySet()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, reason -> reason.getValue().word()));
    }

    private Optional<CaseStanding> standing(CaseId ofCase) {
        return cases.lock(ofCase).filter(standing -> standing.state() != CaseStanding.State.ERASING);
    }
}
