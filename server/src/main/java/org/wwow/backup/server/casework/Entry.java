package org.wwow.backup.server.casework;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.wwow.backup.sealing.CaseId;
import org.wwow.backup.sealing.DepositId;
import org.wwow.backup.sealing.GrantId;
import org.wwow.backup.sealing.ItemId;
import org.wwow.backup.sealing.KeyId;
import org.wwow.backup.sealing.VerificationKey;
import org.wwow.backup.sealing.deposit.CompartmentEpoch;
import org.wwow.backup.sealing.deposit.Consent;
import org.wwow.backup.sealing.deposit.DepositedGrant;
import org.wwow.backup.sealing.deposit.DepositedItem;
import org.wwow.backup.sealing.deposit.RoutingSlip;
import org.wwow.backup.sealing.deposit.SealedBytes;

/// What an accepted deposit brings into a case, every check behind it.
///
/// @param member who deposited; empty for the reporter
/// @param organisations to which she sends the case with this deposit
public record Entry(CaseId inCase, DepositId deposit, VerificationKey author, Optional<UUID> member, Instant received,
        Optional<NewCase> opening, List<CompartmentEpoch> epochs, List<DepositedItem> items,
        List<DepositedGrant> grants, Map<GrantId, SealedBytes> grantFiles, List<Consent> consents,
        List<ItemId> marks, Optional<RoutingSlip> routing, Set<UUID> organisations) {
    /// Copies the collections.
    public Entry {
        epochs = List.copyOf(epochs);
        items = List.copyOf(items);
        grants = List.copyOf(grants);
        grantFiles = Map.copyOf(grantFiles);
        consents = List.copyOf(consents);
        marks = List.copyOf(marks);
        organisations = Set.copyOf(organisations);
    }

    /// Whether it brings grants, or answers, which may end some.
    public boolean changesReaders() {
        return !grants.isEmpty() || !consents.isEmpty();
    }

    /// Whether something of hers comes with it that somebody has to look at: words, files, a slip, or an answer, also one
    /// given in person. Keys alone are her client's own doing.
    public boolean isNewsOfHers() {
        return !consents.isEmpty() || (member.isEmpty() && (!items.isEmpty() || routing.isPresent()));
    }

    /// A case that this deposit opens.
    ///
    /// @param assisted whether an officer signed beside her key (protocol section 9.10)
    public record NewCase(KeyId key, UUID mailbox, boolean assisted) {}
}
