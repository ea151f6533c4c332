package org.wwow.backup.server.casework;

import org.springframework.stereotype.Component;

import org.wwow.backup.server.casework.store.ReadingRows;

/// Rows, and what a member may see of them.
@Component
record CasePages(Rows rows, ReadingRows reading, CaseReading access) {}
