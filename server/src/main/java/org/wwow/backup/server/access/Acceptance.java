package org.wwow.backup.server.access;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

import org.wwow.backup.sealing.Digest;
import org.wwow.backup.sealing.Envelope;
import org.wwow.backup.sealing.FormRefused;
import org.wwow.backup.sealing.InstanceId;
import org.wwow.backup.sealing.MemberId;
import org.wwow.backup.sealing.Members;
import org.wwow.backup.sealing.OrganisationId;
import org.wwow.backup.sealing.VerificationKey;
import org.wwow.backup.sealing.VerifiedEnvelope;
import org.wwow.backup.server.http.Problem;
import org.wwow.backup.server.http.Refused;

/// An invitee's own word on what he becomes (protocol section 18): it will stand inside the member statement.
record Acceptance(MemberId member, OrganisationId organisation, Set<String> roles, Digest profile) {
    private static final String TYPE = "backup/v1/acceptance";
    private static final Pattern RECIPIENT = Pattern.compile("age1pq1[02-9ac-hj-np-z]{1952}");

    Acceptance {
        roles = Set.copyOf(roles);
    }

    /// Checks signature and form; whether it says what was offered is for the invitation.
    ///
    /// @throws Refused with `signature` unless exactly the new key has signed, and `statement` for an id of another key
    static Acceptance read(Envelope envelope, InstanceId instance) {
        VerifiedEnvelope verified = envelope.verify().orElseThrow(() -> new Refused(Problem.SIGNATURE));
        return verified.read(TYPE, instance, members -> {
            VerificationKey signing = members.key("signing");
            if (!verified.isSignedOnlyBy(signing)) {
                throw new Refused(Problem.SIGNATURE);
            }
            requireRecipient(members);
            MemberId member = members.id("member", MemberId::read);
            if (!member.equals(MemberId.of(instance, signing))) {
                throw new Refused(Problem.STATEMENT);
            }
            return new Acceptance(member,
                    members.id("organisation", OrganisationId::read),
                    new TreeSet<>(members.sorted("roles", 8, role -> role)), members.digest("profile"));
        });
    }

    private static void requireRecipient(Members members) {
        if (!RECIPIENT.matcher(members.text("opening", 1_959)).matches()) {
            throw new FormRefused(FormRefused.Reason.OUT_OF_RANGE, "opening");
        }
    }
}
