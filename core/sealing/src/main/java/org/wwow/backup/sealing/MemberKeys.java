package org.wwow.backup.sealing;

import java.security.SecureRandom;

import org.wwow.backup.sealing.age.HybridKey;

/// A member's keys, all derived from one member secret, which only ever leaves the browser inside a [MemberSlot]
/// (protocol section 8).
public final class MemberKeys {
    private final Secret memberSecret;
    private final KeyDerivation derivation;

    private MemberKeys(Secret memberSecret) {
        this.memberSecret = memberSecret;
        this.derivation = KeyDerivation.from(memberSecret);
    }

    /// The keys of a member secret.
    public static MemberKeys of(Secret memberSecret) {
        return new MemberKeys(memberSecret);
    }

    /// Draws a new member secret.
    public static MemberKeys draw(SecureRandom random) {
        return new MemberKeys(Secret.draw(random));
    }

    /// What grants and circle keys are sealed to.
    public HybridKey openingKey() {
        return HybridKey.of(derivation.derive("member-opening").raw());
    }

    /// What the member signs with.
    public SigningKey signingKey() {
        return SigningKey.of(derivation.derive("member-signing"));
    }

    /// The member secret; the name says what is revealed.
    public Secret revealMemberSecret() {
        return memberSecret;
    }

    @Override
    public String toString() {
        return "MemberKeys[hidden]";
    }
}
