package org.wwow.backup.server.access.store;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import org.wwow.backup.sealing.Digest;
import org.wwow.backup.sealing.MemberId;
import org.wwow.backup.server.http.Member;
import org.wwow.backup.server.http.SessionId;

/// Live sessions, by the hash of their secret.
@Repository
public class SessionRows {
    private final JdbcClient database;

    SessionRows(JdbcClient database) {
        this.database = database;
    }

    /// Adds one and forgets those that ended.
    public void add(SessionId session, Digest secret, MemberId member, Instant until, Instant now) {
        database.sql("DELETE FROM member_session WHERE until < ?").param(now.atOffset(ZoneOffset.UTC)).update();
        database.sql("INSERT INTO member_session (id, secret, member, until) VALUES (?, ?, ?, ?)")
                .param(session.uuid())
                .param(secret.bytes())
                .param(member.uuid())
                .param(until.atOffset(ZoneOffset.UTC))
                .update();
    }

    /// The member behind the hash of a secret.
    public Optional<Member> member(Digest secret, Instant now) {
        return database.sql("SELECT id, member, until FROM member_session WHERE secret = ? AND until > ?")
                .param(secret.bytes())
                .param(now.atOffset(ZoneOffset.UTC))
                .query((row, _) -> new Member(new MemberId(row.getObject("member", UUID.class)),
                        new SessionId(row.getObject("id", UUID.class)),
                        row.getObject("until", OffsetDateTime.class).toInstant()))
                .optional();
    }

    /// Whether it has not ended.
    public boolean lives(SessionId session, Instant now) {
        return database.sql("SELECT count(*) FROM member_session WHERE id = ? AND until > ?")
                .param(session.uuid())
                .param(now.atOffset(ZoneOffset.UTC))
                .query(Long.class)
                .single() == 1;
    }

    /// Ends one.
    public void end(SessionId session) {
        database.sql("DELETE FROM member_session WHERE id = ?").param(session.uuid()).update();
    }

    /// Ends all of a member but one.
    public void endOthers(MemberId member, SessionId but) {
        database.sql("DELETE FROM member_session WHERE member = ? AND id <> ?")
                .param(member.uuid())
                .param(but.uuid())
                .update();
    }
}
