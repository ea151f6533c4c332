package org.wwow.backup.sealing;

import java.security.SecureRandom;
import java.util.List;

import org.wwow.backup.sealing.age.Age;
import org.wwow.backup.sealing.age.AgeRefused;

/// A member secret sealed for one way of unlocking: 2 683 bytes, kept by the server, of no use to it
/// (protocol section 8).
public final class MemberSlot {
    private static final int FRAME = 1024;

    private MemberSlot() {}

    /// Seals the member secret.
    public static byte[] seal(MemberKeys keys, MemberUnlock unlock, SecureRandom random) {
        byte[] frame = Frame.GRANT.frame(keys.revealMemberSecret().raw());
        return Age.seal(frame, List.of(unlock.slotKey().recipient()), random);
    }

    /// Opens a slot.
    ///
    /// @throws AgeRefused if this is not the way it was sealed for, or it was changed
    /// @throws FormRefused if it holds something else than a member secret
    public static MemberKeys open(byte[] slot, MemberUnlock unlock) throws AgeRefused {
        byte[] frame = Age.open(slot, List.of(unlock.slotKey()), FRAME);
        return MemberKeys.of(Secret.of(Frame.GRANT.unframe(frame)));
    }
}
