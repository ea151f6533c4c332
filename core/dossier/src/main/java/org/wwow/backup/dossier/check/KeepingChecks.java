package org.wwow.backup.dossier.check;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.wwow.backup.dossier.custody.CustodyEvent;
import org.wwow.backup.ledger.Event;

/// Checks 15, 22 and 23: by which clocks, where it lay, what was erased.
final class KeepingChecks {
    private static final List<String> CLOCK = List.of("server", "source");
    private static final List<String> TOMBSTONE = List.of("item", "ending", "authority", "reason");
    private static final Set<String> ENDINGS = Set.of("retracted", "superseded", "expired", "erased");

    private KeepingChecks() {}

    /// Check 15.
    static Result clocks(Examination examined) {
        return examined.index().judge(index -> {
            var grounds = new Grounds();
            List<Row> clocks = index.sheet().rows("clocks");
            grounds.require(!clocks.isEmpty(), Ground.MEMBERS_MISSING, StatedIndex.PATH, "clocks");
            int at = 0;
            for (Row clock : clocks) {
                complete(grounds, "clocks " + ++at, clock, CLOCK);
                grounds.require(clock.number("skew").isPresent(), Ground.MEMBERS_MISSING, "clocks " + at, "skew");
                grounds.require(index.isBeforeMaking(clock.time("measured")), Ground.TIME_AFTER_MAKING,
                        "clocks " + at);
            }
            for (Row exhibit : index.exhibits()) {
                labels(examined, index, exhibit, grounds);
            }
            return grounds.orHeld(Ground.CLOCKS_HELD, clocks.size(), index.exhibits().size());
        });
    }

    /// Claimed, received and proven stand apart; received is the time of the deposit in custody, and proven not before.
    private static void labels(Examination examined, StatedIndex index, Row exhibit, Grounds grounds) {
        String name = StatedIndex.name(exhibit);
        Optional<Row> found = index.foundOf(exhibit);
        Optional<Instant> received = found.flatMap(row -> row.time("received"));
        grounds.require(found.filter(row -> row.lists("claimed")).isPresent() && received.isPresent(),
                Ground.MEMBERS_MISSING, name, "claimed, received");
        Optional<Instant> deposited = examined.custody()
                .events()
                .stream()
                .filter(event -> event.action() == Event.Kind.DEPOSIT
                        && event.item().toString().equals(exhibit.textOrEmpty("deposit")))
                .map(CustodyEvent::time)
                .findFirst();
        grounds.require(received.isPresent() && received.equals(deposited), Ground.RECEIVED_OTHERWISE, name);
        Optional<Instant> proven = found.flatMap(row -> row.time("proven"));
        grounds.require(proven.isEmpty() || received.filter(time -> !proven.get().isBefore(time)).isPresent(),
                Ground.PROVEN_BEFORE, name);
    }

    /// Check 22.
    static Result storage(Examination examined) {
        return examined.index().judge(index -> {
            var grounds = new Grounds();
            List<Row> places = index.sheet().rows("storage");
            grounds.require(!places.isEmpty(), Ground.MEMBERS_MISSING, StatedIndex.PATH, "storage");
            int looks = 0;
            int unlike = 0;
            int at = 0;
            for (Row place : places) {
                String name = "storage " + ++at;
                complete(grounds, name, place, List.of("place"));
                grounds.require(index.isBeforeMaking(place.time("from")), Ground.TIME_AFTER_MAKING, name);
                grounds.require(!place.rows("checks").isEmpty(), Ground.NEVER_LOOKED_AT, at);
                for (Row look : place.rows("checks")) {
                    looks++;
                    grounds.require(index.isBeforeMaking(look.time("time")) && look.truth("held").isPresent(),
                            Ground.MEMBERS_MISSING, name, "time, held");
                    unlike += look.truth("held").orElse(false) ? 0 : 1;
                }
            }
            return grounds.orHeld(unlike == 0 ? Ground.STORAGE_HELD : Ground.STORAGE_HELD_WITH_LOSS, places.size(),
                    looks, unlike);
        });
    }

    /// Check 23.
    static Result tombstones(Examination examined) {
        return examined.index().judge(index -> {
            var grounds = new Grounds();
            grounds.require(index.sheet().lists("tombstones"), Ground.MEMBERS_MISSING, StatedIndex.PATH, "tombstones");
            Set<String> gone = new HashSet<>();
            int at = 0;
            for (Row stone : index.sheet().rows("tombstones")) {
                String name = "tombstones " + ++at;
                complete(grounds, name, stone, TOMBSTONE);
                grounds.require(ENDINGS.contains(stone.textOrEmpty("ending")), Ground.MEMBERS_MISSING, name, "ending");
                grounds.require(index.isBeforeMaking(stone.time("time")), Ground.TIME_AFTER_MAKING, name);
                gone.add(stone.textOrEmpty("item"));
            }
            for (CustodyEvent event : examined.custody().events()) {
                boolean told = event.action() != Event.Kind.ERASURE || gone.contains(event.item().toString())
                        || index.item(event.item().toString()).isPresent();
                grounds.require(told, Ground.ERASURE_UNTOLD, event.seq());
            }
            index.items()
                    .stream()
                    .filter(row -> gone.contains(row.textOrEmpty("id")))
                    .forEach(row -> grounds.fail(Ground.GONE_AND_HERE, StatedIndex.name(row)));
            return grounds.or(at == 0
                    ? Result.notApplicable(Ground.NOTHING_ERASED, examined.custody().events().size())
                    : Result.held(Ground.TOMBSTONES_HELD, at));
        });
    }

    static void complete(Grounds grounds, String name, Row row, List<String> members) {
        List<String> missing = row.without(members);
        grounds.require(missing.isEmpty(), Ground.MEMBERS_MISSING, name, String.join(", ", missing));
    }
}
