package org.wwow.backup.server.deposits;

import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import org.wwow.backup.server.casework.CaseErased;
import org.wwow.backup.server.casework.CaseFiles;
import org.wwow.backup.server.evidence.Owner;
import org.wwow.backup.server.evidence.Uploads;

/// Deletes the signed statements of an erased case, and with her last case the account of her mailbox, in the transaction
/// that erases it: an erased mailbox is an empty one.
@Component
class ForgettingDeposits {
    private final JdbcClient sql;
    private final CaseFiles cases;
    private final Uploads uploads;

    ForgettingDeposits(JdbcClient sql, CaseFiles cases, Uploads uploads) {
        this.sql = sql;
        this.cases = cases;
        this.uploads = uploads;
    }

    @EventListener
    void forget(CaseErased erased) {
        sql.sql("delete from deposit where case_id = :case").param("case", erased.id().uuid()).update();
        if (!cases.hasAnother(erased.mailbox(), erased.id())) {
            uploads.close(new Owner.Mailbox(erased.mailbox()));
        }
    }
}
