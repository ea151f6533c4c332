package org.wwow.backup.server.deposits;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.wwow.backup.sealing.Digest;
import org.wwow.backup.sealing.VerificationKey;
import org.wwow.backup.sealing.deposit.CompartmentEpoch;
import org.wwow.backup.sealing.deposit.DepositCall;
import org.wwow.backup.sealing.deposit.DepositStatement;
import org.wwow.backup.sealing.deposit.Reader;
import org.wwow.backup.server.casework.CaseFiles;
import org.wwow.backup.server.casework.CaseFiles.Found;
import org.wwow.backup.server.casework.CaseStanding;
import org.wwow.backup.server.casework.Consents;
import org.wwow.backup.server.casework.GrantReader;
import org.wwow.backup.server.casework.Readership;

/// A deposit under examination: what was sent, by whom, and where its case stands, locked.
///
/// @param arrived what was sent
/// @param found its case, locked, and what of it is taken already
/// @param readership who is in force, the same for every check
/// @param organisations of the circles to which the reporter sends the case with it
record Examined(Arrived arrived, Found found, Readership readership, Set<UUID> organisations, Instant now) {
    /// Copies the set.
    Examined {
        organisations = Set.copyOf(organisations);
    }

    Depositor who() {
        return arrived.who();
    }

    DepositCall call() {
        return arrived.call();
    }

    DepositStatement statement() {
        return arrived.statement();
    }

    Digest digest() {
        return arrived.digest();
    }

    /// Where its case stands; empty while there is no such case.
    Optional<CaseStanding> standing() {
        return found.standing();
    }

    /// Whether the reporter's own key speaks, and not a member's.
    boolean isByReporter() {
        return who() instanceof Depositor.Reporter;
    }

    /// The member who sends it, as he stands behind the lock; as he came, where he stands there no more, which
    /// [AuthorCheck] refuses.
    Optional<Readership.Member> member() {
        return who() instanceof Depositor.Member(Readership.Member member)
                ? Optional.of(readership.member(member.id()).orElse(member))
                : Optional.empty();
    }

    /// Every epoch that is there once the deposit is in.
    Set<CompartmentEpoch> epochs() {
        Set<CompartmentEpoch> epochs = new HashSet<>(statement().epochs());
        standing().ifPresent(known -> epochs.addAll(known.epochs().keySet()));
        return epochs;
    }

    /// Her answers once the deposit is in.
    Consents consents() {
        Consents before = standing().map(CaseStanding::consents)
                .orElseGet(() -> new Consents(Map.of(), Set.of()));
        return CaseFiles.after(before, statement().consents(), organisations);
    }

    /// Whether whoever sends it holds an epoch: she all of hers, a member by a live grant or by beginning it now.
    boolean isHeld(CompartmentEpoch epoch) {
        return member().map(member -> statement().epochs().contains(epoch)
                || standing().filter(known -> known.isHeldBy(member, epoch, now)).isPresent())
                .orElseGet(() -> epoch.compartment().isGrantedToTheReporter());
    }

    /// The readers through which the member who sends it holds something in the case now.
    List<GrantReader> readings() {
        Readership.Member member = member().orElseThrow();
        return standing().orElseThrow()
                .grants()
                .stream()
                .filter(grant -> grant.isLive(now))
                .filter(grant -> CaseStanding.isReader(grant.reader(), member))
                .map(grant -> grant.reader().kind() == Reader.Kind.MEMBER
                        ? GrantReader.of(member)
                        : GrantReader.of(member.circles()
                                .stream()
                                .filter(circle -> circle.id().equals(grant.reader().id()))
                                .findFirst()
                                .orElseThrow()))
                .distinct()
                .toList();
    }

    /// The one who signed beside the author, if the keys of the envelope are two.
    Optional<VerificationKey> secondKey() {
        return call().envelope()
                .claimedKeys()
                .stream()
                .filter(key -> !key.equals(statement().author().text()))
                .findFirst()
                .map(VerificationKey::read);
    }
}
