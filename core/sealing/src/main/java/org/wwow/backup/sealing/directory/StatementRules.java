package org.wwow.backup.sealing.directory;

import java.time.Instant;
import java.util.Optional;

import org.wwow.backup.sealing.FormRefused;
import org.wwow.backup.sealing.VerifiedEnvelope;

/// What a statement must say to fit those before it, apart from who signed it.
///
/// A reporter's path holds only what is in force now, so an organisation or circle that was stated anew may stand after
/// what names it, and members of circles do not stand there at all; [IntakePath] checks at its end what it needs.
final class StatementRules {
    private final Pin pin;
    private final Roster roster;
    private final boolean wholeChain;

    StatementRules(Pin pin, Roster roster, boolean wholeChain) {
        this.pin = pin;
        this.roster = roster;
        this.wholeChain = wholeChain;
    }

    Optional<Refusal> check(DirectoryStatement statement) {
        Instant at = statement.position().issued();
        return switch (statement) {
            case Root root -> refuseUnless(root.root().equals(pin.root()) && root.log().equals(pin.log()),
                    Refusal.OTHER_PIN);
            case Administrator one -> refuseUnless(roster.member(one.member(), at).isPresent(),
                    Refusal.UNKNOWN_SUBJECT);
            case Member member -> checkMember(member, at);
            case Circle circle -> checkCircle(circle, at);
            case Country country -> refuseUnless(
                    !wholeChain || country.circles().stream().allMatch(id -> roster.circle(id, at).isPresent()),
                    Refusal.UNKNOWN_SUBJECT);
            case Revocation revocation -> refuseUnless(roster.has(revocation.subject()), Refusal.UNKNOWN_SUBJECT);
            case Head head -> checkHead(head, at);
            case Organisation _,ClientManifest _ -> Optional.empty();
        };
    }

    private Optional<Refusal> checkMember(Member member, Instant at) {
        if (wholeChain && roster.organisation(member.accepted().organisation(), at).isEmpty()) {
            return Optional.of(Refusal.UNKNOWN_SUBJECT);
        }
        boolean accepted = member.acceptance().verify().filter(envelope -> isHers(envelope, member)).isPresent();
        if (!accepted) {
            return Optional.of(Refusal.ACCEPTANCE);
        }
        boolean used = member.accepted().signing().equals(pin.root())
                || roster.all(Member.class)
                        .anyMatch(other -> !other.id().equals(member.id())
                                && other.accepted().signing().equals(member.accepted().signing()));
        return refuseUnless(!used, Refusal.KEY_IN_USE);
    }

    private boolean isHers(VerifiedEnvelope envelope, Member member) {
        try {
            return envelope.isSignedOnlyBy(member.accepted().signing())
                    && Acceptance.read(envelope, pin.instance()).equals(member.accepted());
        } catch (FormRefused _) {
            return false;
        }
    }

    private Optional<Refusal> checkCircle(Circle circle, Instant at) {
        boolean known = !wholeChain || (roster.organisation(circle.organisation(), at).isPresent()
                && circle.members().stream().allMatch(id -> roster.member(id, at).isPresent()));
        if (!known) {
            return Optional.of(Refusal.UNKNOWN_SUBJECT);
        }
        Optional<Circle> before = roster.lastCircle(circle.id());
        boolean follows = before.map(circle::mayFollow).orElse(!wholeChain || circle.epoch() == 0);
        return refuseUnless(follows, Refusal.EPOCH);
    }

    private Optional<Refusal> checkHead(Head head, Instant at) {
        boolean namesTheLast = head.last() == head.position().sequence() - 1
                && head.digest().equals(head.position().previous());
        boolean listsWhatHolds = !wholeChain || roster.digestsThatHold(at).containsAll(head.intake());
        return refuseUnless(namesTheLast && listsWhatHolds, Refusal.HEAD);
    }

    private static Optional<Refusal> refuseUnless(boolean holds, Refusal refusal) {
        return holds ? Optional.empty() : Optional.of(refusal);
    }
}
