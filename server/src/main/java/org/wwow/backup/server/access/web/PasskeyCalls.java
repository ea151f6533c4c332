package org.wwow.backup.server.access.web;

import java.util.List;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import org.wwow.backup.sealing.JsonArray;
import org.wwow.backup.sealing.JsonObject;
import org.wwow.backup.sealing.JsonText;
import org.wwow.backup.sealing.Members;
import org.wwow.backup.server.access.Accounts;
import org.wwow.backup.server.access.Passkeys;
import org.wwow.backup.server.access.Passkeys.Assertion;
import org.wwow.backup.server.access.Passkeys.Registration;
import org.wwow.backup.server.access.store.PasskeyRows.Passkey;
import org.wwow.backup.server.access.store.PasskeyRows.Slot;
import org.wwow.backup.server.http.Anyone;
import org.wwow.backup.server.http.Member;
import org.wwow.backup.server.http.Network;
import org.wwow.backup.server.http.Octets;
import org.wwow.backup.server.http.TakesUpTo;

/// Passkeys and member slots (protocol section 8).
@RestController
class PasskeyCalls {
    private static final int LONGEST = 8_192;
    private final Passkeys passkeys;
    private final Accounts accounts;
    private final SessionAnswers answers;

    PasskeyCalls(Passkeys passkeys, Accounts accounts, SessionAnswers answers) {
        this.passkeys = passkeys;
        this.accounts = accounts;
        this.answers = answers;
    }

    @Anyone
    @PostMapping("/access/passkeys/assertion-options")
    JsonObject ask() {
        return JsonObject.EMPTY.with("challenge", passkeys.challenge())
                .with("rpId", passkeys.host())
                .with("prf", passkeys.prfInput());
    }

    @Anyone
    @PostMapping("/access/passkeys/assertion")
    @TakesUpTo(48 << 10)
    ResponseEntity<JsonObject> signIn(@RequestBody JsonObject body) {
        Assertion assertion = Members.read(body,
                members -> new Assertion(bytes(members, "credential"), bytes(members, "clientDataJSON"),
                        bytes(members, "authenticatorData"), bytes(members, "signature"),
                        members.optional("userHandle", one -> Octets.read(one, "userHandle", 16)).orElse(null)));
        return answers.begin(passkeys.signIn(assertion));
    }

    @PostMapping("/access/passkeys/registration-options")
    JsonObject offer(Member member, Network from, @RequestBody JsonObject body) {
        accounts.prove(member, Members.read(body, SignInCalls::proof), from);
        List<Passkey> present = passkeys.of(member.id());
        return JsonObject.EMPTY.with("challenge", passkeys.challengeFor(member))
                .with("rpId", passkeys.host())
                .with("userHandle", passkeys.handleOf(member.id()))
                .with("name", accounts.nameOf(member.id()))
                .with("prf", passkeys.prfInput())
                .with("exclude",
                        JsonArray.of(present, one -> new JsonText(one.credential().text())));
    }

    @GetMapping("/access/passkeys")
    JsonObject list(Member member) {
        return JsonObject.EMPTY.with("passkeys", JsonArray.of(passkeys.of(member.id()), PasskeyCalls::row));
    }

    @PostMapping("/access/passkeys")
    @ResponseStatus(HttpStatus.CREATED)
    @TakesUpTo(48 << 10)
    JsonObject add(Member member, @RequestBody JsonObject body) {
        Registration registration = Members.read(body,
                members -> new Registration(bytes(members, "credential"), bytes(members, "clientDataJSON"),
                        bytes(members, "attestationObject"),
                        members.optional("slot", one -> Octets.read(one, "slot", Octets.SEALED_GRANT)).orElse(null)));
        return row(passkeys.register(member, registration));
    }

    @DeleteMapping("/access/passkeys/{credential}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void drop(Member member, @PathVariable String credential) {
        passkeys.drop(member, Octets.read(credential));
    }

    @GetMapping("/access/slots")
    JsonObject slots(Member member) {
        return JsonObject.EMPTY.with("slots", JsonArray.of(passkeys.slotsOf(member.id()), PasskeyCalls::slot));
    }

    private static Octets bytes(Members members, String name) {
        return members.parsed(name, LONGEST, Octets::read);
    }

    private static JsonObject row(Passkey passkey) {
        return JsonObject.EMPTY.with("credential", passkey.credential().text())
                .with("added", passkey.added().toString())
                .with("prf", passkey.prf());
    }

    private static JsonObject slot(Slot slot) {
        Octets credential = slot.credential();
        JsonObject row = JsonObject.EMPTY.with("kind", credential == null ? "passphrase" : "prf")
                .with("file", slot.file().text());
        return credential == null ? row : row.with("credential", credential.text());
    }
}
