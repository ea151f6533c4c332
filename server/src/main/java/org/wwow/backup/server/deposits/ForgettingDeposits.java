package org.wwow.backup.server.deposits;

import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

import org.wwow.backup.server.casework.CaseErased;

/// Deletes the signed statements of an erased case, in the transaction that erases it.
@Component
class ForgettingDeposits {
    private final JdbcClient sql;

    ForgettingDeposits(JdbcClient sql) {
        this.sql = sql;
    }

    @EventListener
    void forget(CaseErased erased) {
        sql.sql("delete from deposit where case_id = :case").param("case", erased.id().uuid()).update();
    }
}
