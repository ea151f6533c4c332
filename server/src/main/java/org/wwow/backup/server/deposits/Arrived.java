package org.wwow.backup.server.deposits;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.wwow.backup.sealing.Digest;
import org.wwow.backup.sealing.VerifiedEnvelope;
import org.wwow.backup.sealing.deposit.DepositCall;
import org.wwow.backup.sealing.deposit.DepositCall.Payload;
import org.wwow.backup.sealing.deposit.DepositStatement;
import org.wwow.backup.server.casework.Readership;

/// A deposit as it came, and what can be said of it without the database.
///
/// The signatures are looked at here, by whoever sends, and not while a transaction is open: they are most of the work.
///
/// @param digest of the statement
/// @param signed the envelope, if it has one or two signatures and each of them holds
/// @param bytes of the body
record Arrived(Depositor who, DepositCall call, DepositStatement statement, Digest digest,
        Optional<VerifiedEnvelope> signed, int bytes) {
    /// A deposit that brings more than this goes alone.
    private static final int SMALL = 128 << 10;

    static Arrived of(Depositor who, DepositCall call, DepositStatement statement, int bytes) {
        Optional<VerifiedEnvelope> signed = call.envelope().claimedKeys().size() <= 2
                ? call.envelope().verify(statement.author())
                : Optional.empty();
        return new Arrived(who, call, statement, call.envelope().digest(), signed, bytes);
    }

    /// The same, counted as another's who signed it.
    Arrived by(Readership.Member member) {
        return new Arrived(new Depositor.Member(member), call, statement, digest, signed, bytes);
    }

    /// Whether it may go with others: it is small and brings nothing but epochs and items that came with it. Whatever
    /// opens a case, changes who reads, or takes an upload or work away from somewhere goes alone.
    boolean maySeekCompany() {
        return bytes <= SMALL && statement.opening().isEmpty() && statement.grants().isEmpty()
                && statement.consents().isEmpty() && statement.marks().isEmpty() && statement.routing().isEmpty()
                && call.payloads().values().stream().allMatch(payload -> payload instanceof Payload.Inline);
    }

    /// The identifiers that it claims for itself; whoever claims one of them beside it is refused.
    Set<UUID> claims() {
        return Stream.concat(Stream.of(statement.id().uuid()), statement.items().stream().map(item -> item.id().uuid()))
                .collect(Collectors.toSet());
    }

    /// Says nothing.
    @Override
    public String toString() {
        return "Arrived[" + bytes + "]";
    }
}
