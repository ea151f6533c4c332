package org.wwow.backup.server.casework;

import org.springframework.stereotype.Component;

import org.wwow.backup.server.casework.store.CaseRows;
import org.wwow.backup.server.casework.store.EntryRows;
import org.wwow.backup.server.casework.store.GrantRows;
import org.wwow.backup.server.casework.store.InterviewRows;
import org.wwow.backup.server.casework.store.ItemRows;
import org.wwow.backup.server.casework.store.OpeningRows;
import org.wwow.backup.server.casework.store.RelinkRows;
import org.wwow.backup.server.database.RoundTrips;

/// The rows of this feature, by what they hold.
@Component
record Rows(CaseRows cases, EntryRows entries, ItemRows items, GrantRows grants, OpeningRows openings,
        RelinkRows relinks, InterviewRows interviews, RoundTrips trips) {}
