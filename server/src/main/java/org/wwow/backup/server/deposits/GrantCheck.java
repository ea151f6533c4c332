package org.wwow.backup.server.deposits;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import org.springframework.stereotype.Component;

import org.wwow.backup.sealing.KeyId;
import org.wwow.backup.sealing.deposit.DepositedGrant;
import org.wwow.backup.sealing.deposit.Reader;
import org.wwow.backup.server.casework.Askings;
import org.wwow.backup.server.casework.CaseStanding;
import org.wwow.backup.server.casework.GrantFile;
import org.wwow.backup.server.casework.GrantReader;
import org.wwow.backup.server.casework.GrantRules;
import org.wwow.backup.server.http.Problem;

/// Grants: made by a holder, to a reader in force under its present key, for a row of the table that holds now.
@Component
final class GrantCheck implements Check {
    private final GrantRules rules;
    private final Askings askings;

    GrantCheck(GrantRules rules, Askings askings) {
        this.rules = rules;
        this.askings = askings;
    }

    @Override
    public Optional<Problem> refuse(Examined deposit) {
        List<DepositedGrant> grants = deposit.statement().grants();
        Set<UUID> ids = grants.stream().map(grant -> grant.id().uuid()).collect(Collectors.toSet());
        if (!deposit.call().grants().keySet().equals(ids)) {
            return Optional.of(Problem.FORM);
        }
        return grants.stream()
                .flatMap(grant -> GrantFile.refuse(grant, deposit.call().grants().get(grant.id().uuid()))
                        .or(() -> grant(deposit, grant))
                        .stream())
                .findFirst()
                .or(() -> Check.unless(!deposit.found().grantsUsed(), Problem.STATEMENT))
                .or(() -> Check.unless(CaseStanding.hasRoomFor(grants, deposit.standing()), Problem.TOO_LARGE));
    }

    private Optional<Problem> grant(Examined deposit, DepositedGrant grant) {
        if (!deposit.isHeld(grant.in())) {
            return Optional.of(Problem.NOT_PERMITTED);
        }
        if (grant.until().isPresent() && !grant.until().get().isAfter(deposit.now())) {
            return Optional.of(Problem.STATEMENT);
        }
        return switch (grant.reader().kind()) {
            case REPORTER -> toReporter(deposit, grant);
            case SERVICE -> Optional.of(Problem.NOT_PERMITTED);
            case MEMBER, CIRCLE -> GrantReader.find(deposit.readership(), grant.reader())
                    .filter(reader -> reader.key().equals(grant.key()))
                    .map(reader -> gate(deposit, grant, reader))
                    .orElse(Optional.of(Problem.KEY_CHANGED));
        };
    }

    private static Optional<Problem> toReporter(Examined deposit, DepositedGrant grant) {
        boolean hers = grant.reader().id().equals(deposit.statement().inCase().uuid())
                && grant.in().compartment().isGrantedToTheReporter();
        Optional<KeyId> key = deposit.standing()
                .map(CaseStanding::key)
                .or(() -> deposit.statement().opening().flatMap(EpochCheck::key));
        return Check.unless(hers, Problem.NOT_PERMITTED)
                .or(() -> Check.unless(key.filter(grant.key()::equals).isPresent(), Problem.KEY_CHANGED));
    }

    private Optional<Problem> gate(Examined deposit, DepositedGrant grant, GrantReader reader) {
        Optional<GrantRules.Row> row = rules.rowForGrant(grant.in().compartment(), reader, deposit.isByReporter(),
                new GrantRules.ConsentsNow(deposit.consents(), deposit.now()));
        return Check.unless(row.filter(found -> !found.oneReader() || isOnlyReader(deposit, grant)).isPresent(),
                Problem.NOT_PERMITTED).or(() -> row.flatMap(found -> fresh(deposit, found)));
    }

    /// She may grant as she likes; a member grants nothing new on a yes that is due to be asked anew (section 9.11).
    private Optional<Problem> fresh(Examined deposit, GrantRules.Row row) {
        return Check.unless(deposit.isByReporter() || !askings.isDue(deposit.statement().inCase(), row.needs()),
                Problem.CONSENT_DUE);
    }

    private static boolean isOnlyReader(Examined deposit, DepositedGrant grant) {
        boolean otherBefore = deposit.standing()
                .filter(standing -> standing.grants()
                        .stream()
                        .anyMatch(known -> known.isLive(deposit.now()) && isRival(known.reader(), grant)
                                && known.in().compartment().equals(grant.in().compartment())))
                .isPresent();
        return !otherBefore && deposit.statement()
                .grants()
                .stream()
                .noneMatch(other -> isRival(other.reader(), grant)
                        && other.in().compartment().equals(grant.in().compartment()));
    }

    private static boolean isRival(Reader other, DepositedGrant grant) {
        return other.kind() != Reader.Kind.REPORTER && !other.equals(grant.reader());
    }
}
