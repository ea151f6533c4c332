package org.wwow.backup.server.access.web;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import org.wwow.backup.sealing.CanonicalJson;
import org.wwow.backup.sealing.Envelope;
import org.wwow.backup.sealing.FormRefused;
import org.wwow.backup.sealing.JsonArray;
import org.wwow.backup.sealing.JsonObject;
import org.wwow.backup.sealing.JsonText;
import org.wwow.backup.sealing.JsonValue;
import org.wwow.backup.sealing.Members;
import org.wwow.backup.sealing.OrganisationId;
import org.wwow.backup.server.access.Invitations;
import org.wwow.backup.server.access.NewAccount;
import org.wwow.backup.server.access.store.InvitationRows.Accepted;
import org.wwow.backup.server.access.store.InvitationRows.Invitation;
import org.wwow.backup.server.directory.Directory;
import org.wwow.backup.server.http.Anyone;
import org.wwow.backup.server.http.Member;
import org.wwow.backup.server.http.Octets;

/// Becoming a member (protocol sections 8 and 18).
@RestController
class InvitationCalls {
    private static final int TOKEN = 16;
    private final Invitations invitations;
    private final Directory directory;

    InvitationCalls(Invitations invitations, Directory directory) {
        this.invitations = invitations;
        this.directory = directory;
    }

    private record Invite(OrganisationId organisation, List<String> roles) {}

    private record Accept(Octets token, NewAccount account, Envelope acceptance) {
        @Override
        public String toString() {
            return "Accept[hidden]";
        }
    }

    @GetMapping("/access/invitations")
    JsonObject waiting(Member member) {
        return JsonObject.EMPTY.with("invitations", JsonArray.of(invitations.waiting(member), InvitationCalls::row));
    }

    @PostMapping("/access/invitations")
    @ResponseStatus(HttpStatus.CREATED)
    JsonObject invite(Member member, @RequestBody JsonObject body) {
        Invite invite = Members.read(body,
                members -> new Invite(members.id("organisation", OrganisationId::read), roles(members)));
        Invitations.Made made = invitations.invite(member, invite.organisation(), new TreeSet<>(invite.roles()));
        return JsonObject.EMPTY.with("invitation", made.invitation().id().toString())
                .with("token", made.token().text())
                .with("until", made.invitation().until());
    }

    @Anyone
    @PostMapping("/access/invitations/opened")
    JsonObject open(@RequestBody JsonObject body) {
        Octets token = Members.read(body, members -> Octets.read(members, "token", TOKEN));
        Invitations.Offered offered = invitations.open(token);
        return JsonObject.EMPTY.with("instance", directory.instance())
                .with("organisation", offered.organisation().json())
                .with("roles", JsonArray.ofTexts(offered.invitation().roles()))
                .with("totp", offered.totp())
                .with("until", offered.invitation().until());
    }

    @Anyone
    @PostMapping("/access/invitations/accepted")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void accept(@RequestBody JsonObject body) {
        Accept accept = Members.read(body, members -> new Accept(Octets.read(members, "token", TOKEN),
                NewAccount.read(members), Envelope.of(members.value("acceptance"))));
        invitations.accept(accept.token(), accept.account(), accept.acceptance());
    }

    @DeleteMapping("/access/invitations/{invitation}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void withdraw(Member member, @PathVariable UUID invitation) {
        invitations.withdraw(member, invitation);
    }

    private static List<String> roles(Members members) {
        List<String> roles = members.list("roles", 8, InvitationCalls::role);
        if (roles.isEmpty() || new TreeSet<>(roles).size() != roles.size()) {
            throw new FormRefused(FormRefused.Reason.OUT_OF_RANGE, "roles");
        }
        return roles;
    }

    private static String role(JsonValue value) {
        if (value instanceof JsonText(String text) && Invitations.ROLES.contains(text)) {
            return text;
        }
        throw new FormRefused(FormRefused.Reason.OUT_OF_RANGE, "roles");
    }

    private static JsonObject row(Invitation invitation) {
        JsonObject row = JsonObject.EMPTY.with("invitation", invitation.id().toString())
                .with("organisation", invitation.organisation())
                .with("roles", JsonArray.ofTexts(invitation.roles()))
                .with("until", invitation.until());
        Accepted accepted = invitation.accepted();
        if (accepted == null) {
            return row.with("state", "open");
        }
        return row.with("state", "accepted")
                .with("acceptance", CanonicalJson.read(accepted.envelope().getBytes(StandardCharsets.UTF_8)))
                .with("profile", accepted.profile().json());
    }
}
