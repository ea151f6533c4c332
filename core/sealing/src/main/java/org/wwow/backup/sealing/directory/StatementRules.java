package org.wwow.backup.sealing.directory;

import java.util.Optional;

import org.wwow.backup.sealing.FormRefused;
import org.wwow.backup.sealing.MemberId;
import org.wwow.backup.sealing.VerificationKey;
import org.wwow.backup.sealing.VerifiedEnvelope;

/// What a statement must say to fit those before it, apart from who signed it.
///
/// A reporter's path neither admits every member of a circle nor shows every circle of a country, so these are asked for in the
/// whole chain only.
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
        return switch (statement) {
            case Administrator one -> refuseUnless(roster.members.containsKey(one.member()), Refusal.UNKNOWN);
            case Member member -> checkMember(member);
            case Circle circle -> checkCircle(circle);
            case Country country -> refuseUnless(
                    !wholeChain || roster.circles.keySet().containsAll(country.circles()), Refusal.UNKNOWN);
            case Revocation revocation -> refuseUnless(roster.has(revocation.subject()), Refusal.UNKNOWN);
            case Root _,Organisation _,ClientManifest _,Head _ -> Optional.empty();
        };
    }

    boolean isPinned(Root root) {
        return root.key().equals(pin.root()) && root.log().equals(pin.log());
    }

    private Optional<Refusal> checkMember(Member member) {
        if (!roster.organisations.containsKey(member.accepted().organisation())) {
            return Optional.of(Refusal.UNKNOWN);
        }
        if (member.acceptance().verify().filter(envelope -> isHers(envelope, member)).isEmpty()) {
            return Optional.of(Refusal.ACCEPTANCE);
        }
        VerificationKey signing = member.accepted().signing();
        boolean named = member.id().equals(MemberId.of(pin.instance(), signing));
        return refuseUnless(named && !signing.equals(pin.root()), Refusal.KEY);
    }

    private boolean isHers(VerifiedEnvelope envelope, Member member) {
        try {
            return envelope.isSignedOnlyBy(member.accepted().signing())
                    && Acceptance.read(envelope, pin.instance()).equals(member.accepted());
        } catch (FormRefused _) {
            return false;
        }
    }

    private Optional<Refusal> checkCircle(Circle circle) {
        Circle before = roster.circles.get(circle.id());
        boolean sameHouse = before == null
                ? !roster.circlesEnded.contains(circle.id())
                : before.organisation().equals(circle.organisation());
        boolean membersKnown = circle.members().containsAll(circle.keepers())
                && circle.members().containsAll(circle.childTrainedMembers())
                && (!wholeChain || roster.members.keySet().containsAll(circle.members()));
        if (!sameHouse || !membersKnown || !roster.organisations.containsKey(circle.organisation())) {
            return Optional.of(Refusal.UNKNOWN);
        }
        return refuseUnless(before == null || circle.mayFollow(before), Refusal.EPOCH);
    }

    private static Optional<Refusal> refuseUnless(boolean holds, Refusal refusal) {
        return holds ? Optional.empty() : Optional.of(refusal);
    }
}
