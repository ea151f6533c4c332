package org.wwow.backup.server.access;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import org.wwow.backup.sealing.Digest;
import org.wwow.backup.sealing.MemberId;
import org.wwow.backup.server.access.store.PasskeyRows;
import org.wwow.backup.server.access.store.PasskeyRows.Passkey;
import org.wwow.backup.server.directory.Directory;
import org.wwow.backup.server.http.Member;
import org.wwow.backup.server.http.Octets;
import org.wwow.backup.server.http.Problem;
import org.wwow.backup.server.http.Refused;

/// Members' way in by passkey (WebAuthn level 3), with the authenticator's own check of the person.
///
/// The result of its PRF never arrives: the client deletes it, and a call that holds one is refused as a form.
@Component
public class Passkeys {
    /// As many as one member may have.
    public static final int MOST = 16;
    private static final byte[] PRF = "backup/v1/prf\n".getBytes(StandardCharsets.US_ASCII);

    private final PasskeyRows rows;
    private final PasskeyCeremonies ceremonies;
    private final ServerKey key;
    private final Directory directory;
    private final Clock clock;

    Passkeys(PasskeyRows rows, PasskeyCeremonies ceremonies, ServerKey key, Directory directory, Clock clock) {
        this.rows = rows;
        this.ceremonies = ceremonies;
        this.key = key;
        this.directory = directory;
        this.clock = clock;
    }

    /// What a browser answered to a challenge for sign-in.
    public record Assertion(Octets credential, Octets clientData, Octets authenticatorData, Octets signature,
            @Nullable Octets userHandle) {
        @Override
        public String toString() {
            return "Assertion[hidden]";
        }
    }

    /// What a browser answered to a challenge for registration.
    ///
    /// @param slot the member secret sealed under the passkey's PRF, where it has one
    public record Registration(Octets credential, Octets clientData, Octets attestation, @Nullable Octets slot) {
        @Override
        public String toString() {
            return "Registration[hidden]";
        }
    }

    /// The host passkeys are bound to.
    public String host() {
        return ceremonies.host();
    }

    /// The input of the PRF (protocol section 8).
    public Digest prfInput() {
        return Digest.hash(PRF, directory.instance().bytes());
    }

    /// A challenge for sign-in that names nobody.
    public byte[] challenge() {
        return ceremonies.beginSignIn();
    }

    /// A challenge to add a passkey to a member's account. Whoever gets one can stay: it is for the caller to make sure
    /// that it is the member, and not somebody at his open desk.
    public byte[] challengeFor(Member member) {
        return ceremonies.beginRegistration(member);
    }

    /// The handle authenticators keep for a member; it is not his id and leads to nobody without the server's key.
    public byte[] handleOf(MemberId member) {
        return key.tag("backup/v1/user-handle", member.bytes());
    }

    /// A member's passkeys.
    public List<Passkey> of(MemberId member) {
        return rows.of(member);
    }

    /// A member's slots, the passphrase's first.
    public List<PasskeyRows.Slot> slotsOf(MemberId member) {
        return rows.slotsOf(member);
    }

    /// Who signs in.
    ///
    /// @throws Refused with `session` for every failure
    @Transactional(noRollbackFor = Refused.class)
    public MemberId signIn(Assertion assertion) {
        Passkey passkey = rows.byCredential(assertion.credential()).orElseThrow(() -> new Refused(Problem.SESSION));
        Octets handle = assertion.userHandle();
        if (handle != null && !handle.equals(Octets.of(handleOf(passkey.member())))) {
            throw new Refused(Problem.SESSION);
        }
        long count = ceremonies.signIn(assertion, passkey);
        if (directory.member(passkey.member()).isEmpty()) {
            throw new Refused(Problem.SESSION);
        }
        rows.counted(passkey.credential(), count);
        return passkey.member();
    }

    /// Adds a passkey.
    ///
    /// @throws Refused with `signature` where the answer does not verify, `already` for a known credential or too many
    @Transactional
    public Passkey register(Member member, Registration registration) {
        PasskeyCeremonies.Registered registered = ceremonies.register(member, registration);
        var passkey = new Passkey(registration.credential(), member.id(), registered.attested(),
                registered.backupEligible(), registered.signCount(),
                clock.instant().atOffset(ZoneOffset.UTC).toLocalDate(), registration.slot() != null);
        if (rows.of(member.id()).size() >= MOST || !rows.add(passkey, registration.slot())) {
            throw new Refused(Problem.ALREADY);
        }
        return passkey;
    }

    /// Drops a passkey and its slot.
    ///
    /// @throws Refused with `not-permitted`, also for one that does not exist
    @Transactional
    public void drop(Member member, Octets credential) {
        if (!rows.remove(member.id(), credential)) {
            throw new Refused(Problem.NOT_PERMITTED);
        }
    }
}
