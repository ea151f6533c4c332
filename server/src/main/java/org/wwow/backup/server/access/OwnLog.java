package org.wwow.backup.server.access;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

import org.wwow.backup.server.directory.Chain;
import org.wwow.backup.server.directory.PublicLog;
import org.wwow.backup.server.http.Problem;
import org.wwow.backup.server.http.Refused;

/// The ledger that this server writes, beside the one its root statement names (protocol section 7).
@Component
final class OwnLog {
    private final Chain chain;
    private final ObjectProvider<PublicLog> log;

    OwnLog(Chain chain, ObjectProvider<PublicLog> log) {
        this.chain = chain;
        this.log = log;
    }

    /// The root statement must name the log that this server writes.
    ///
    /// @throws Refused with `later` while there is no log, `statement` where the root names another
    void requireNamed() {
        PublicLog present = log.getIfAvailable();
        if (present == null) {
            throw new Refused(Problem.LATER);
        }
        if (chain.pin().filter(pin -> pin.log().equals(present.vkey())).isEmpty()) {
            throw new Refused(Problem.STATEMENT);
        }
    }
}
