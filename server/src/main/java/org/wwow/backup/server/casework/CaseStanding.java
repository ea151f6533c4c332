package org.wwow.backup.server.casework;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.wwow.backup.sealing.CaseId;
import org.wwow.backup.sealing.Compartment;
import org.wwow.backup.sealing.KeyId;
import org.wwow.backup.sealing.VerificationKey;
import org.wwow.backup.sealing.deposit.CompartmentEpoch;
import org.wwow.backup.sealing.deposit.Consent.Speaker;
import org.wwow.backup.sealing.deposit.DepositedGrant;
import org.wwow.backup.sealing.deposit.Reader;

/// All that decides about a deed in a case, read after the case was locked for the transaction.
///
/// @param key the reporter's recipient in this case
/// @param speaker who gave the first consent
/// @param assisted whether it was taken in person (protocol section 9.10)
/// @param epochs whether each epoch is stale
/// @param grants those that have not ended
public record CaseStanding(CaseId id, VerificationKey author, KeyId key, UUID mailbox, State state,
        Optional<Speaker> speaker, boolean assisted, Map<CompartmentEpoch, Boolean> epochs, Consents consents,
        List<GrantFact> grants) {
    /// How many grants of one case a reader may hold: they are answered at once, in 2.7 MiB at most.
    public static final int MOST_OF_A_READER = 1_024;

    /// Copies the collections.
    public CaseStanding {
        epochs = Map.copyOf(epochs);
        grants = List.copyOf(grants);
    }

    /// Where a case stands.
    public enum State {
        /// Worked on.
        OPEN,
        /// Closed and out of the queue, until she writes on.
        CLOSED,
        /// To be erased; nothing is served and nothing taken but what takes it back.
        ERASING
    }

    /// The highest epoch of a compartment; empty where there is none yet.
    public OptionalLong latest(Compartment compartment) {
        return epochs.keySet()
                .stream()
                .filter(epoch -> epoch.compartment().equals(compartment))
                .mapToLong(CompartmentEpoch::epoch)
                .max();
    }

    /// Whether an epoch may no longer be written to.
    public boolean isStale(CompartmentEpoch epoch) {
        return epochs.getOrDefault(epoch, false);
    }

    /// Whether a member holds an epoch now, himself or through a circle he is in now.
    public boolean isHeldBy(Readership.Member member, CompartmentEpoch epoch, Instant now) {
        return grants.stream()
                .anyMatch(
                        grant -> grant.in().equals(epoch) && grant.isLive(now) && isReader(grant.reader(), member));
    }

    /// Whether a member holds anything in this case now.
    public boolean isHeldBy(Readership.Member member, Instant now) {
        return grants.stream().anyMatch(grant -> grant.isLive(now) && isReader(grant.reader(), member));
    }

    /// Whether anybody but her reads an epoch now; what nobody reads is her private record.
    public boolean isReadByMembers(CompartmentEpoch epoch, Instant now) {
        return grants.stream()
                .anyMatch(grant -> grant.in().equals(epoch) && grant.isLive(now)
                        && grant.reader().kind() != Reader.Kind.REPORTER);
    }

    /// Whether each reader has room for these grants beside what it holds or waits for. Grants that were ended leave room,
    /// those of a key that is no longer written to do not: they open what is there.
    public static boolean hasRoomFor(List<DepositedGrant> more, Optional<CaseStanding> standing) {
        Stream<Reader> held = standing.stream().flatMap(found -> found.grants().stream()).map(GrantFact::reader);
        Map<Reader, Long> readers = Stream.concat(held, more.stream().map(DepositedGrant::reader))
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        return more.stream().allMatch(grant -> readers.getOrDefault(grant.reader(), 0L) <= MOST_OF_A_READER);
    }

    /// Whether a member reads as this reader: is it, or is in it now.
    public static boolean isReader(Reader reader, Readership.Member member) {
        return switch (reader.kind()) {
            case MEMBER -> reader.id().equals(member.id());
            case CIRCLE -> member.isIn(reader.id());
            case REPORTER, SERVICE -> false;
        };
    }
}
