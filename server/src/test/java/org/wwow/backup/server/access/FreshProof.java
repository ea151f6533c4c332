package org.wwow.backup.server.access;

import java.time.Clock;

import org.wwow.backup.client.OneTimeCode;
import org.wwow.backup.sealing.JsonObject;
import org.wwow.backup.sealing.Secret;
import org.wwow.backup.server.FreshDatabase;
import org.wwow.backup.server.Person;

/// Passphrase and code as a member of the test's world proves them once more.
record FreshProof(FreshDatabase database) {
    JsonObject of(Person person) {
        return of(person.value(), code(person));
    }

    static JsonObject of(Secret value, String code) {
        return JsonObject.EMPTY.with("value", value.revealBytes()).with("code", code);
    }

    /// The code of the moment, as if none had been used: no test waits for the next. Twenty zero bytes make the codes of
    /// every account here.
    String code(Person person) {
        database.client()
                .sql("UPDATE account SET last_step = 0 WHERE member = :member")
                .param("member", person.id().uuid())
                .update();
        return OneTimeCode.at("A".repeat(32), Clock.systemUTC().instant());
    }
}
