package org.wwow.backup.server.access.web;

import java.util.TreeSet;

import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

import org.wwow.backup.sealing.Base64Url;
import org.wwow.backup.sealing.JsonArray;
import org.wwow.backup.sealing.JsonObject;
import org.wwow.backup.sealing.JsonText;
import org.wwow.backup.sealing.MemberId;
import org.wwow.backup.server.access.Accounts;
import org.wwow.backup.server.access.Sessions;
import org.wwow.backup.server.directory.Directory;
import org.wwow.backup.server.directory.MemberInForce;
import org.wwow.backup.server.http.Member;
import org.wwow.backup.server.http.Problem;
import org.wwow.backup.server.http.Refused;
import org.wwow.backup.server.http.SessionCookie;
import org.wwow.backup.server.settings.Settings;

/// What a member is told of his session, however he signed in.
@Component
class SessionAnswers {
    private final Accounts accounts;
    private final Sessions sessions;
    private final Directory directory;
    private final SessionCookie cookie;

    SessionAnswers(Accounts accounts, Sessions sessions, Directory directory, Settings settings) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.directory = directory;
        this.cookie = new SessionCookie(!settings.plain());
    }

    ResponseEntity<JsonObject> begin(MemberId member) {
        Sessions.Begun begun = sessions.begin(member);
        String value = Base64Url.encode(begun.secret().revealBytes());
        return ResponseEntity.ok()
                .header(HttpHeaders.SET_COOKIE, cookie.set(value, Sessions.LIFE))
                .body(of(begun.member()));
    }

    String removedCookie() {
        return cookie.removed();
    }

    JsonObject of(Member member) {
        MemberInForce entry = directory.member(member.id()).orElseThrow(() -> new Refused(Problem.SESSION));
        return JsonObject.EMPTY.with("member", member.id())
                .with("name", accounts.nameOf(member.id()))
                .with("instance", directory.instance())
                .with("organisation", entry.organisation())
                .with("roles", JsonArray.of(new TreeSet<>(entry.roles()).stream().toList(), JsonText::new))
                .with("administrator", entry.administrator())
                .with("circles",
                        JsonArray.of(directory.circlesOf(member.id()), circle -> new JsonText(circle.text())))
                .with("until", member.until());
    }
}
