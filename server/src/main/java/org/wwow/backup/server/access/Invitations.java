package org.wwow.backup.server.access;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import org.wwow.backup.sealing.Digest;
import org.wwow.backup.sealing.Envelope;
import org.wwow.backup.sealing.Id;
import org.wwow.backup.sealing.OrganisationId;
import org.wwow.backup.server.access.store.InvitationRows;
import org.wwow.backup.server.access.store.InvitationRows.Accepted;
import org.wwow.backup.server.access.store.InvitationRows.Invitation;
import org.wwow.backup.server.directory.Directory;
import org.wwow.backup.server.directory.MemberAdmitted;
import org.wwow.backup.server.directory.MemberInForce;
import org.wwow.backup.server.http.Member;
import org.wwow.backup.server.http.Octets;
import org.wwow.backup.server.http.Problem;
import org.wwow.backup.server.http.Refused;

/// How somebody becomes a member: an administrator invites, the invitee makes his keys and accepts, an administrator
/// signs the member statement. Only then does anything he made work.
@Component
public class Invitations {
    /// How long an invitation waits for the invitee, and then again for the administrator.
    public static final Duration LIFE = Duration.ofDays(7);
    /// The roles of the directory.
    public static final Set<String> ROLES = Set.of("administrator", "intake", "responder", "legal", "investigator",
            "coordinator", "analyst", "trainer");
    private static final int TOKEN = 16;
    private static final byte[] LABEL = "backup/v1/invitation\n".getBytes(StandardCharsets.US_ASCII);

    private final InvitationRows rows;
    private final Accounts accounts;
    private final Directory directory;
    private final Clock clock;
    private final SecureRandom random;

    Invitations(InvitationRows rows, Accounts accounts, Directory directory, Clock clock, SecureRandom random) {
        this.rows = rows;
        this.accounts = accounts;
        this.directory = directory;
        this.clock = clock;
        this.random = random;
    }

    /// An invitation just made.
    ///
    /// @param token answered this once
    public record Made(Invitation invitation, Octets token) {
        @Override
        public String toString() {
            return "Made[hidden]";
        }
    }

    /// Invites somebody into an organisation in force.
    ///
    /// @throws Refused with `not-permitted` unless an administrator does it
    @Transactional
    public Made invite(Member by, OrganisationId organisation, Set<String> roles) {
        requireAdministrator(by);
        if (directory.organisationStatement(organisation).isEmpty()) {
            throw new Refused(Problem.NOT_PERMITTED);
        }
        byte[] token = new byte[TOKEN];
        random.nextBytes(token);
        var invitation = new Invitation(Id.draw(random), organisation, List.copyOf(new TreeSet<>(roles)),
                Totp.draw(random), clock.instant().plus(LIFE), null);
        rows.add(invitation, hash(Octets.of(token)), clock.instant());
        return new Made(invitation, Octets.of(token));
    }

    /// What an invitation that was not yet accepted offers.
    ///
    /// @throws Refused with `session` for a token that is unknown, lapsed or used
    public Offered open(Octets token) {
        Invitation invitation = live(token);
        Envelope organisation = directory.organisationStatement(invitation.organisation())
                .orElseThrow(() -> new Refused(Problem.SESSION));
        return new Offered(invitation, organisation, invitation.totp().revealBase32());
    }

    /// What is offered to an invitee.
    ///
    /// @param organisation its statement
    /// @param totp         the secret for his code generator
    public record Offered(Invitation invitation, Envelope organisation, String totp) {
        @Override
        public String toString() {
            return "Offered[hidden]";
        }
    }

    /// Keeps what the invitee made.
    ///
    /// @throws Refused with `session` as [#open] and for a wrong code, `signature`, `statement` where it does not
    ///                 repeat what was offered, or `name-taken`
    @Transactional
    public void accept(Octets token, NewAccount account, Envelope acceptance) {
        Invitation invitation = live(token);
        OptionalLong step = invitation.totp().step(account.code(), clock.instant());
        if (step.isEmpty()) {
            throw new Refused(Problem.SESSION);
        }
        Acceptance said = Acceptance.read(acceptance, directory.instance());
        boolean asOffered = said.organisation().equals(invitation.organisation())
                && said.roles().equals(Set.copyOf(invitation.roles()))
                && said.profile().equals(account.profile().digest());
        if (!asOffered) {
            throw new Refused(Problem.STATEMENT);
        }
        var accepted = new Accepted(said.member(), account.name().text(), account.signIn(), account.slot(),
                step.getAsLong(),
                text(acceptance.canonical()), account.profile());
        boolean taken = accounts.holderOf(account.name()).isPresent();
        if (taken || !rows.accept(invitation.id(), accepted, clock.instant().plus(LIFE))) {
            throw new Refused(Problem.NAME_TAKEN);
        }
    }

    /// All that wait, for an administrator.
    ///
    /// @throws Refused with `not-permitted`
    public List<Invitation> waiting(Member by) {
        requireAdministrator(by);
        return rows.all(clock.instant());
    }

    /// Withdraws one.
    ///
    /// @throws Refused with `not-permitted`, also for one that does not exist
    @Transactional
    public void withdraw(Member by, UUID invitation) {
        requireAdministrator(by);
        if (!rows.remove(invitation)) {
            throw new Refused(Problem.NOT_PERMITTED);
        }
    }

    /// Opens the account in the transaction that puts the member in force.
    @EventListener
    void admit(MemberAdmitted admitted) {
        Optional<Invitation> invitation = rows.byMember(admitted.member(), clock.instant());
        @Nullable
        Accepted accepted = invitation.map(Invitation::accepted).orElse(null);
        if (invitation.isPresent() && accepted != null) {
            var account = new NewAccount(new SignInName(accepted.name()), accepted.signIn(), accepted.slot(), "",
                    accepted.profile());
            accounts.open(admitted.member(), account, invitation.get().totp(), accepted.lastStep());
            directory.keepProfile(admitted.member(), accepted.profile());
            rows.remove(invitation.get().id());
        }
    }

    private Invitation live(Octets token) {
        return rows.byToken(hash(token), clock.instant())
                .filter(invitation -> invitation.accepted() == null)
                .orElseThrow(() -> new Refused(Problem.SESSION));
    }

    private void requireAdministrator(Member member) {
        if (directory.member(member.id()).filter(MemberInForce::administrator).isEmpty()) {
            throw new Refused(Problem.NOT_PERMITTED);
        }
    }

    private static Digest hash(Octets token) {
        return Digest.hash(LABEL, token.bytes());
    }

    private static String text(byte[] canonical) {
        return new String(canonical, StandardCharsets.UTF_8);
    }
}
