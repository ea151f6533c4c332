package org.wwow.backup.dossier.capture;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Everything a file says of its own making.
///
/// @param statements each field in its own words, in the order of the file
/// @param times the times among them
/// @param places the positions among them
/// @param c2pa whether it carries a C2PA manifest
/// @param proofmode whether it is a ZIP file with a proof of ProofMode in it
/// @param readable whether the metadata could be read to the end; what was read before stands
public record CaptureRecord(List<CaptureStatement> statements, List<ClaimedTime> times, List<ClaimedPlace> places,
        Manifested c2pa, Manifested proofmode, boolean readable) {
    private static final double SAME_PLACE_KILOMETRES = 1;

    /// Copies the lists.
    public CaptureRecord {
        statements = List.copyOf(statements);
        times = List.copyOf(times);
        places = List.copyOf(places);
    }

    /// What in it cannot all be true. It is shown to whoever judges; nothing is preferred or left out.
    ///
    /// @param received when the server had the file
    public List<Contradiction> contradictions(Instant received) {
        List<Contradiction> found = new ArrayList<>();
        for (int one = 0; one < times.size(); one++) {
            ClaimedTime time = times.get(one);
            if (time.isAfter(received)) {
                found.add(new Contradiction.AfterReceipt(time, received));
            }
            times.subList(one + 1, times.size())
                    .stream()
                    .filter(other -> !time.agrees(other))
                    .forEach(other -> found.add(new Contradiction.Times(time, other)));
        }
        for (int one = 0; one < places.size(); one++) {
            ClaimedPlace place = places.get(one);
            places.subList(one + 1, places.size())
                    .stream()
                    .filter(other -> place.kilometresTo(other) > SAME_PLACE_KILOMETRES)
                    .forEach(other -> found.add(new Contradiction.Places(place, other)));
        }
        return List.copyOf(found);
    }
}
