package org.wwow.backup.server.deposits;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

import org.wwow.backup.sealing.FormRefused;
import org.wwow.backup.sealing.Members;
import org.wwow.backup.sealing.deposit.DepositCall;
import org.wwow.backup.sealing.deposit.DepositStatement;
import org.wwow.backup.sealing.deposit.Reader;
import org.wwow.backup.server.casework.CaseFiles;
import org.wwow.backup.server.casework.CaseFiles.Found;
import org.wwow.backup.server.casework.Deeds;
import org.wwow.backup.server.casework.GrantReader;
import org.wwow.backup.server.casework.Readership;
import org.wwow.backup.server.database.RoundTrip;
import org.wwow.backup.server.database.RoundTrip.Asked;
import org.wwow.backup.server.deposits.store.DepositRows;
import org.wwow.backup.server.deposits.store.DepositRows.Taken;
import org.wwow.backup.server.http.Problem;
import org.wwow.backup.server.http.Refused;

/// Takes deposits: report, message, grant, consent, in one call (protocol section 9).
///
/// The checks run in the order of section 9.6 with the case locked; what passes them all is written with its events in
/// the same transaction. The same deposit sent again is answered with the receipts of the first time.
@Component
public class Deposits {
    private static final int TRIES = 3;

    private final Installation installation;
    private final Checks checks;
    private final Writing writing;
    private final CaseFiles cases;
    private final DepositRows rows;
    private final Allowance allowance;
    private final Clock clock;
    private final TransactionTemplate transaction;
    private final Turns turns = new Turns();

    Deposits(Installation installation, Checks checks, Writing writing, DepositRows rows,
            TransactionTemplate transaction) {
        this.installation = installation;
        this.allowance = installation.allowance();
        this.clock = installation.clock();
        this.checks = checks;
        this.writing = writing;
        this.cases = writing.cases();
        this.rows = rows;
        this.transaction = transaction;
    }

    /// Takes the body of a deposit call.
    ///
    /// @return the events it was entered by, the first time or now
    /// @throws Refused with the code of the first check that has something against it
    public List<UUID> take(Depositor who, byte[] body) {
        if (body.length > DepositCall.MAX_BYTES) {
            throw new Refused(Problem.TOO_LARGE);
        }
        if (body.length % DepositCall.STEP != 0) {
            throw new Refused(Problem.FORM);
        }
        if (who instanceof Depositor.Reporter(UUID mailbox) && !allowance.take(mailbox)) {
            throw new Refused(Problem.SLOW_DOWN, 60);
        }
        DepositCall call = read(body);
        DepositStatement statement = statement(call);
        return turns.take(statement.inCase(), () -> committed(who, call, statement)).events();
    }

    private static DepositCall read(byte[] body) {
        try {
            return DepositCall.read(body);
        } catch (FormRefused refused) {
            throw new Refused(isTooMuch(refused) ? Problem.TOO_LARGE : Problem.FORM);
        }
    }

    private DepositStatement statement(DepositCall call) {
        if (!call.envelope().type().equals(DepositStatement.TYPE)
                || !call.envelope().instance().equals(installation.instance())) {
            throw new Refused(Problem.STATEMENT);
        }
        try {
            return Members.read(call.envelope().statement(), DepositStatement::read);
        } catch (FormRefused refused) {
            throw new Refused(isTooMuch(refused) ? Problem.TOO_LARGE : Problem.FORM);
        }
    }

    private static boolean isTooMuch(FormRefused refused) {
        return refused.reason() == FormRefused.Reason.TOO_LONG;
    }

    /// Two first deposits of one case, or one deposit sent twice at once, have no row to wait for each other at: the
    /// later meets the earlier's key and looks again.
    private Taken committed(Depositor who, DepositCall call, DepositStatement statement) {
        for (int attempt = 1; attempt < TRIES; attempt++) {
            try {
                return inOneTransaction(who, call, statement);
            } catch (DuplicateKeyException _) {
                // Looked at again from the beginning.
            }
        }
        return inOneTransaction(who, call, statement);
    }

    private Taken inOneTransaction(Depositor who, DepositCall call, DepositStatement statement) {
        return transaction.execute(_ -> {
            RoundTrip trip = writing.trips().begin();
            // The case first: what the others read is then later than every change before this deposit.
            Supplier<Found> found = cases.lock(trip, statement);
            Asked<Taken> taken = rows.find(trip, statement.id());
            Deeds.Chain chain = writing.deeds().chain(trip, statement.inCase());
            Supplier<Readership> readership = writing.readership().present(trip);
            trip.go();
            Readership present = readership.get();
            Examined deposit = examine(author(new Sent(who, call, statement), present), found.get(), present);
            refuse(checks.identity(), deposit);
            Optional<Taken> before = taken.first();
            if (before.isPresent()) {
                if (before.get().digest().equals(deposit.digest())) {
                    return before.get();
                }
                throw new Refused(Problem.DEPOSIT_DIFFERS);
            }
            refuse(checks.content(), deposit);
            return writing.write(deposit, chain);
        });
    }

    private record Sent(Depositor by, DepositCall call, DepositStatement statement) {}

    /// An answer that two members signed may be brought by either: it counts as the author's, and whoever brings it is
    /// the second (protocol section 9.10).
    private static Sent author(Sent sent, Readership readership) {
        DepositStatement statement = sent.statement();
        if (sent.by() instanceof Depositor.Member(Readership.Member member) && statement.onlyAnswers()
                && !statement.author().equals(member.signing())
                && sent.call().envelope().claimedKeys().contains(member.signing().text())) {
            return readership.memberSigning(statement.author())
                    .map(author -> new Sent(new Depositor.Member(author), sent.call(), statement))
                    .orElse(sent);
        }
        return sent;
    }

    private Examined examine(Sent sent, Found found, Readership readership) {
        Set<UUID> organisations = sent.by() instanceof Depositor.Reporter
                ? organisations(sent.statement(), readership)
                : Set.of();
        return new Examined(sent.by(), sent.call(), sent.statement(), sent.call().envelope().digest(), found,
                readership, organisations, clock.instant());
    }

    private static Set<UUID> organisations(DepositStatement statement, Readership readership) {
        Stream<Reader> granted = statement.grants().stream().map(grant -> grant.reader());
        Stream<Reader> sent = statement.routing()
                .stream()
                .map(slip -> new Reader(Reader.Kind.CIRCLE, slip.circle().uuid()));
        return Stream.concat(granted, sent)
                .flatMap(reader -> GrantReader.find(readership, reader).stream())
                .map(GrantReader::organisation)
                .flatMap(Optional::stream)
                .collect(Collectors.toSet());
    }

    private static void refuse(List<Check> checks, Examined deposit) {
        for (Check check : checks) {
            check.refuse(deposit)
                    .ifPresent(problem -> {
                        throw new Refused(problem);
                    });
        }
    }
}
