package org.wwow.backup.server.access;

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
import tools.jackson.core.JacksonException;

import org.wwow.backup.server.access.Passkeys.Assertion;
import org.wwow.backup.server.access.Passkeys.Registration;
import org.wwow.backup.server.access.store.PasskeyRows.Passkey;
import org.wwow.backup.server.http.Member;
import org.wwow.backup.server.http.Octets;
import org.wwow.backup.server.http.Problem;
import org.wwow.backup.server.http.Refused;
import org.wwow.backup.server.settings.Settings;

/// The two ceremonies of WebAuthn level 3, sections 7.1 and 7.2: a challenge goes out, its answer is verified.
///
/// Parts that are no JSON or no CBOR leave the library as Jackson's own exceptions: they are answers that do not verify.
@Component
final class PasskeyCeremonies {
    private static final String SIGN_IN = "backup/v1/passkey-sign-in";
    private static final String REGISTRATION = "backup/v1/passkey-registration ";

    private final PasskeyChallenges challenges;
    private final Origin origin;
    private final String host;

    PasskeyCeremonies(PasskeyChallenges challenges, Settings settings) {
        this.challenges = challenges;
        this.origin = new Origin(settings.origin().toString());
        this.host = settings.origin().getHost();
    }

    /// Made on the first use: most starts need neither CBOR nor its verifiers.
    private static final class Verifier {
        static final ObjectConverter CONVERTER = new ObjectConverter();
        static final WebAuthnManager MANAGER = WebAuthnManager.createNonStrictWebAuthnManager(CONVERTER);
        static final AttestedCredentialDataConverter ATTESTED = new AttestedCredentialDataConverter(CONVERTER);
    }

    /// What a verified registration says of the authenticator.
    record Registered(Octets attested, boolean backupEligible, long signCount) {}

    /// The host passkeys are bound to.
    String host() {
        return host;
    }

    byte[] beginSignIn() {
        return challenges.draw(SIGN_IN);
    }

    byte[] beginRegistration(Member member) {
        return challenges.draw(REGISTRATION + member.id());
    }

    /// The authenticator's count of signatures.
    ///
    /// @throws Refused with `session` where the answer does not verify
    long signIn(Assertion assertion, Passkey passkey) {
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
        } catch (WebAuthnException | JacksonException | IllegalArgumentException _) {
            throw new Refused(Problem.SESSION);
        }
    }

    /// @throws Refused with `signature` where the answer does not verify or tells of another credential
    Registered register(Member member, Registration registration) {
        RegistrationData data = verified(member, registration);
        var authenticator = present(data.getAttestationObject()).getAuthenticatorData();
        AttestedCredentialData attested = present(authenticator.getAttestedCredentialData());
        if (!Octets.of(attested.getCredentialId()).equals(registration.credential())) {
            throw new Refused(Problem.SIGNATURE);
        }
        return new Registered(Octets.of(Verifier.ATTESTED.convert(attested)), authenticator.isFlagBE(),
                authenticator.getSignCount());
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
        } catch (WebAuthnException | JacksonException | IllegalArgumentException _) {
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
