package org.wwow.backup.server.access.web;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import org.wwow.backup.sealing.JsonObject;
import org.wwow.backup.sealing.Members;
import org.wwow.backup.sealing.Secret;
import org.wwow.backup.server.access.Accounts;
import org.wwow.backup.server.access.Accounts.Proof;
import org.wwow.backup.server.access.NewPassphrase;
import org.wwow.backup.server.access.Sessions;
import org.wwow.backup.server.access.SignInName;
import org.wwow.backup.server.http.Anyone;
import org.wwow.backup.server.http.Member;
import org.wwow.backup.server.http.Network;
import org.wwow.backup.server.http.Octets;

/// Members' sign-in by passphrase and code, and their session (protocol section 8).
@RestController
class SignInCalls {
    private final Accounts accounts;
    private final Sessions sessions;
    private final SessionAnswers answers;

    SignInCalls(Accounts accounts, Sessions sessions, SessionAnswers answers) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.answers = answers;
    }

    private record SignIn(SignInName name, Proof proof) {}

    private record Change(Proof proof, NewPassphrase fresh) {}

    @Anyone
    @PostMapping("/access/sign-in")
    ResponseEntity<JsonObject> signIn(Network from, @RequestBody JsonObject body) {
        SignIn signIn = Members.read(body,
                members -> new SignIn(members.parsed("name", 64, SignInName::new), proof(members)));
        return answers.begin(accounts.signIn(signIn.name(), signIn.proof(), from));
    }

    @GetMapping("/access/session")
    JsonObject session(Member member) {
        return answers.of(member);
    }

    @DeleteMapping("/access/session")
    ResponseEntity<Void> signOut(Member member) {
        sessions.end(member.session());
        return ResponseEntity.noContent().header(HttpHeaders.SET_COOKIE, answers.removedCookie()).build();
    }

    @PutMapping("/access/passphrase")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void changePassphrase(Member member, Network from, @RequestBody JsonObject body) {
        Change change = Members.read(body,
                members -> new Change(proof(members), new NewPassphrase(members.digest("signIn"),
                        Octets.read(members, "slot", Octets.SEALED_GRANT))));
        accounts.changePassphrase(member, change.proof(), from, change.fresh());
        sessions.endOthers(member);
    }

    static Proof proof(Members members) {
        return new Proof(members.parsed("value", 43, Secret::read), members.text("code", 6));
    }
}
