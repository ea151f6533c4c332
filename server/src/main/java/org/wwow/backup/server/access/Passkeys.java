package org.wwow.backup.server.access;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;

import com.webauthn4j.WebAuthnManager;
import com.webauthn4j.converter.AttestedCredentialDataConverter;
import com.webauthn4j.converter.util.ObjectConverter;
import com.webauthn4j.credential.CredentialRecordImpl;
import com.webauthn4j.data.AuthenticationData;
import com.webauthn4j.data.AuthenticationParameters;
import com.webauthn4j.data.AuthenticationRequest;
import com.webauthn4j.data.RegistrationData;
import com.webauthn4j.data.RegistrationParameters;
import com.webauthn4j.data.RegistrationRequest;
import com.webauthn4j.data.attestation.authenticator.AttestedCredentialData;
import com.webauthn4j.data.attestation.statement.NoneAttestationStatement;
import com.webauthn4j.data.client.Origin;
import com.webauthn4j.data.client.challenge.DefaultChallenge;
import com.webauthn4j.server.ServerProperty;
import com.webauthn4j.util.exception.WebAuthnException;
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
import org.wwow.backup.server.settings.Settings;

/// Members' way in by passkey (WebAuthn level 3), with the authenticator's own check of the person.
///
/// The result of its PRF never arrives: the client deletes it, and a call that holds one is refused as a form.
@Component
public class Passkeys {
    /// As many as one member may have.
    public static final int MOST = 16;
    private static final String SIGN_IN = "backup/v1/passkey-sign-in";
    private static final String REGISTRATION = "backup/v1/passkey-registration ";
    private static final byte[] PRF = "backup/v1/prf\n".getBytes(StandardCharsets.US_ASCII);

    private final PasskeyRows rows;
    private final PasskeyChallenges challenges;
    private final ServerKey key;
    private final Directory directory;
    private final Clock clock;
    private final Origin origin;
    private final String host;

    Passkeys(PasskeyRows rows, PasskeyChallenges challenges, ServerKey key, Directory directory, Clock clock,
            Settings settings) {
        this.rows = rows;
        this.challenges = challenges;
        this.key = key;
        this.directory = directory;
        this.clock = clock;
        this.origin = new Origin(settings.origin().toString());
        this.host = settings.origin().getHost();
    }

    /// Made on the first use: most starts need neither CBOR nor its verifiers.
    private static final class Verifier {
        static final ObjectConverter CONVERTER = new ObjectConverter();
        static final WebAuthnManager MANAGER = WebAuthnManager.createNonStrictWebAuthnManager(CONVERTER);
        static final AttestedCredentialDataConverter ATTESTED = new AttestedCredentialDataConverter(CONVERTER);
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
        return host;
    }

    /// The input of the PRF (protocol section 8).
    public Digest prfInput() {
        return Digest.hash(PRF, directory.instance().bytes());
    }

    /// A challenge for sign-in that names nobody.
    public byte[] challenge() {
        return challenges.draw(SIGN_IN);
    }

    /// A challenge to add a passkey to a member's account.
    public byte[] challengeFor(Member member) {
        return challenges.draw(REGISTRATION + member.id());
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
        long count = verified(assertion, passkey);
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
        RegistrationData data = verified(member, registration);
        var authenticator = present(data.getAttestationObject()).getAuthenticatorData();
        AttestedCredentialData attested = present(authenticator.getAttestedCredentialData());
        if (!Octets.of(attested.getCredentialId()).equals(registration.credential())) {
            throw new Refused(Problem.SIGNATURE);
        }
        var passkey = new Passkey(registration.credential(), member.id(),
                Octets.of(Verifier.ATTESTED.convert(attested)),
                authenticator.isFlagBE(), authenticator.getSignCount(),
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

    private long verified(Assertion assertion, Passkey passkey) {
        try {
            AuthenticationData data = Verifier.MANAGER.parse(new AuthenticationRequest(assertion.credential().bytes(),
                    assertion.authenticatorData().bytes(), assertion.clientData().bytes(),
                    assertion.signature().bytes()));
            byte[] challenge = present(data.getCollectedClientData()).getChallenge().getValue();
            if (!challenges.take(SIGN_IN, challenge)) {
                throw new Refused(Problem.SESSION);
            }
            var record = new CredentialRecordImpl(new NoneAttestationStatement(), true, passkey.backupEligible(), false,
                    passkey.signCount(), Verifier.ATTESTED.convert(passkey.attested().bytes()), null, null, null,
                    Set.of());
            Verifier.MANAGER.verify(data,
                    new AuthenticationParameters(property(challenge), record, null, true, true));
            return present(data.getAuthenticatorData()).getSignCount();
        } catch (WebAuthnException | IllegalArgumentException _) {
            throw new Refused(Problem.SESSION);
        }
    }

    private RegistrationData verified(Member member, Registration registration) {
        try {
            RegistrationData data = Verifier.MANAGER
                    .parse(new RegistrationRequest(registration.attestation().bytes(),
                            registration.clientData().bytes()));
            byte[] challenge = present(data.getCollectedClientData()).getChallenge().getValue();
            if (!challenges.take(REGISTRATION + member.id(), challenge)) {
                throw new Refused(Problem.SIGNATURE);
            }
            return Verifier.MANAGER.verify(data, new RegistrationParameters(property(challenge), null, true, true));
        } catch (WebAuthnException | IllegalArgumentException _) {
            throw new Refused(Problem.SIGNATURE);
        }
    }

    /// What every verified answer has; without it the answer is no answer.
    private static <T> T present(@Nullable T part) {
        if (part == null) {
            throw new IllegalArgumentException("A part of the answer is missing.");
        }
        return part;
    }

    private ServerProperty property(byte[] challenge) {
        return ServerProperty.builder().origin(origin).rpId(host).challenge(new DefaultChallenge(challenge)).build();
    }
}
