package org.wwow.backup.server.casework;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.UUID;

import org.wwow.backup.sealing.CaseId;
import org.wwow.backup.sealing.Id;
import org.wwow.backup.server.database.RoundTrip;

/// Deeds in a list; it can be away.
public final class LedgerInMemory implements Deeds {
    private final SecureRandom random = new SecureRandom();
    private final List<Deed> deeds = new ArrayList<>();
    private boolean away;

    @Override
    public synchronized List<UUID> record(List<Deed> entered) {
        if (away) {
            throw new IllegalStateException("The ledger is away.");
        }
        deeds.addAll(entered);
        return entered.stream().map(_ -> Id.draw(random)).toList();
    }

    @Override
    public Chains chain(RoundTrip trip, CaseId inCase) {
        return chainsIfFree(trip, List.of(inCase));
    }

    @Override
    public Chains chainsIfFree(RoundTrip trip, List<CaseId> cases) {
        return new Chains() {
            @Override
            public boolean hold(CaseId inCase) {
                return cases.contains(inCase);
            }

            @Override
            public Map<CaseId, List<UUID>> record(RoundTrip later, SequencedMap<CaseId, List<Deed>> entered) {
                Map<CaseId, List<UUID>> ids = new HashMap<>();
                entered.forEach((inCase, its) -> ids.put(inCase, LedgerInMemory.this.record(its)));
                return ids;
            }
        };
    }

    @Override
    public synchronized void forget(CaseId erased) {
        deeds.removeIf(deed -> deed.inCase().equals(erased));
    }

    /// Fails every deed from now on, or none.
    public synchronized void away(boolean now) {
        away = now;
    }

    /// What was entered for a case.
    public synchronized List<Deed> of(CaseId id) {
        return deeds.stream().filter(deed -> deed.inCase().equals(id)).toList();
    }

    /// Deeds of a kind in a case.
    public long count(CaseId id, Kind kind) {
        return of(id).stream().filter(deed -> deed.kind() == kind).count();
    }
}
