package org.wwow.backup.server.casework;

import java.time.Clock;

import org.springframework.stereotype.Component;

/// What decisions in a case need from outside it: who is in force, the table, the ledger, the time.
@Component
record Surroundings(Readership readership, GrantRules rules, Deeds deeds, Clock clock) {}
