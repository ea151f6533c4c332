package org.wwow.backup.server.casework;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Transactions, and the events published in them.
@Component
record Outside(ApplicationEventPublisher events, TransactionTemplate transaction) {}
