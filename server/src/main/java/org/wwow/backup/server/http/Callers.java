package org.wwow.backup.server.http;

import java.util.Optional;

/// Where live sessions are looked up: the boundary between how calls arrive and who keeps sessions.
public interface Callers {
    /// The reporter a bearer token stands for, if it holds.
    Optional<Reporter> reporter(String token);

    /// The member a session cookie stands for, if the session lives and the member is in force now.
    Optional<Member> member(String cookie);

    /// Whether a session still lives and its member is in force; for answers that outlast the moment they began in.
    boolean lives(Member member);
}
