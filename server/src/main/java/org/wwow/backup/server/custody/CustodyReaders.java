package org.wwow.backup.server.custody;

import org.wwow.backup.sealing.CaseId;
import org.wwow.backup.server.http.Member;
import org.wwow.backup.server.http.Reporter;

/// Who may see the custody of a case: the boundary to those who keep cases and grants.
public interface CustodyReaders {
    /// Whether the case belongs to this reporter's mailbox and is not erased.
    boolean isHers(Reporter reporter, CaseId ofCase);

    /// Whether the member holds anything in the case now.
    boolean mayRead(Member member, CaseId ofCase);
}
