package org.wwow.backup.client;

import org.wwow.backup.sealing.JsonObject;
import org.wwow.backup.sealing.MemberUnlock;

/// A member's session: calls that carry its cookie.
public record SignedInMember(Calls calls, JsonObject session) {
    /// Signs in with the derived value and the code of the moment; the passphrase itself is never sent.
    ///
    /// @throws CallRefused with `session` if the server does not know the three together
    public static SignedInMember signIn(Calls calls, String name, MemberUnlock.Passphrase unlock, String code) {
        var signedIn = calls.signIn("/access/sign-in", JsonObject.EMPTY.with("name", name)
                .with("value", unlock.signInValue().revealBytes())
                .with("code", code));
        return new SignedInMember(signedIn.calls(), signedIn.session());
    }
}
