package org.wwow.backup.server.deposits;

import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

import org.wwow.backup.sealing.CaseId;
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
import org.wwow.backup.server.deposits.store.DepositRows.Known;
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
    private static final Duration PATIENCE = Duration.ofMillis(Companies.PATIENCE_MILLIS);

    private final Installation installation;
    private final Checks checks;
    private final Writing writing;
    private final CaseFiles cases;
    private final DepositRows rows;
    private final Allowance allowance;
    private final Clock clock;
    private final TransactionTemplate transaction;
    private final Turns turns = new Turns();
    private final Companies companies = new Companies(this::together);

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
        var arrived = Arrived.of(who, call, statement(call), body.length);
        return turns.take(arrived.statement().inCase(), () -> takenInTurn(arrived)).events();
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

    private Taken takenInTurn(Arrived deposit) {
        if (!deposit.maySeekCompany()) {
            return alone(deposit);
        }
        return switch (companies.join(deposit)) {
            case Outcome.Taken(Taken taken) -> taken;
            case Outcome.Refusal(Refused why) -> throw why;
            case Outcome.Alone _ -> alone(deposit);
        };
    }

    /// Two first deposits of one case, or one deposit sent twice at once, have no row to wait for each other at: the
    /// later meets the earlier's key and looks again.
    private Taken alone(Arrived deposit) {
        for (int attempt = 1; attempt < TRIES; attempt++) {
            try {
                return inOneTransaction(deposit);
            } catch (DuplicateKeyException _) {
                // Looked at again from the beginning.
            }
        }
        return inOneTransaction(deposit);
    }

    private Taken inOneTransaction(Arrived arrived) {
        return transaction.execute(_ -> {
            RoundTrip trip = writing.trips().begin();
            // The case first: what the others read is then later than every change before this deposit.
            Supplier<Found> found = cases.lock(trip, arrived.statement());
            Asked<Known> taken = rows.find(trip, List.of(arrived.statement().id()));
            Deeds.Chains chains = writing.deeds().chain(trip, arrived.statement().inCase());
            Supplier<Readership> readership = writing.readership().present(trip);
            trip.go();
            Examined deposit = examine(arrived, found.get(), readership.get());
            return before(deposit, taken.rows())
                    .orElseGet(() -> writing.write(List.of(passed(deposit)), chains).getFirst());
        });
    }

    /// Takes deposits, each of another case and another sender, in one transaction that waits for nobody's row. One whose
    /// case, chain or room is not free, or not there, is left to be tried alone; one that is refused leaves nothing,
    /// because nothing is written before all were looked at.
    ///
    /// Danger: what one of them waits for, all of them wait for, and skipping rows skips neither the nightly rewrite of a
    /// partition nor an identifier that somebody else is just taking. So the whole company gives up after a moment.
    List<Outcome> together(List<Arrived> company) {
        return transaction.execute(_ -> {
            RoundTrip trip = writing.trips().begin();
            trip.waitAtMost(PATIENCE);
            List<DepositStatement> statements = company.stream().map(Arrived::statement).toList();
            Supplier<Map<CaseId, Found>> found = cases.lockIfFree(trip, statements);
            Asked<Known> taken = rows.find(trip, statements.stream().map(DepositStatement::id).toList());
            Deeds.Chains chains = writing.deeds()
                    .chainsIfFree(trip, statements.stream().map(DepositStatement::inCase).toList());
            Predicate<Arrived> hasRoom = writing.haveRoom(trip, company);
            Supplier<Readership> readership = writing.readership().present(trip);
            trip.go();
            var met = new Met(found.get(), taken.rows(), readership.get(),
                    deposit -> chains.hold(deposit.statement().inCase()) && hasRoom.test(deposit));
            return decided(company.stream().map(deposit -> look(deposit, met)).toList(), chains);
        });
    }

    /// What a company meets.
    ///
    /// @param free whether what a deposit changes is there, and nobody else changes it now
    private record Met(Map<CaseId, Found> found, List<Known> taken, Readership readership, Predicate<Arrived> free) {}

    /// A deposit that may be written, or what became of it without that.
    private sealed interface Look {
        record Passed(Examined deposit) implements Look {}

        record Over(Outcome outcome) implements Look {}
    }

    private Look look(Arrived arrived, Met met) {
        Found found = Objects.requireNonNull(met.found().get(arrived.statement().inCase()));
        if (found.standing().isEmpty()) {
            return new Look.Over(new Outcome.Alone());
        }
        try {
            Examined deposit = examine(arrived, found, met.readership());
            Optional<Taken> before = before(deposit, met.taken());
            if (before.isPresent()) {
                return new Look.Over(new Outcome.Taken(before.get()));
            }
            Examined passed = passed(deposit);
            return met.free().test(arrived) ? new Look.Passed(passed) : new Look.Over(new Outcome.Alone());
        } catch (Refused refused) {
            return new Look.Over(new Outcome.Refusal(refused));
        } catch (RuntimeException _) {
            // It breaks alone, where nobody else is; if it broke the transaction, that fails for all before it is kept.
            return new Look.Over(new Outcome.Alone());
        }
    }

    private List<Outcome> decided(List<Look> looks, Deeds.Chains chains) {
        List<Examined> passed = looks.stream()
                .flatMap(look -> look instanceof Look.Passed(Examined deposit) ? Stream.of(deposit) : Stream.empty())
                .toList();
        Iterator<Taken> taken = passed.isEmpty()
                ? Collections.emptyIterator()
                : writing.write(passed, chains).iterator();
        return looks.stream()
                .map(look -> switch (look) {
                    case Look.Passed _ -> new Outcome.Taken(taken.next());
                    case Look.Over(Outcome outcome) -> outcome;
                })
                .toList();
    }

    /// What was answered when this deposit was taken before, once it is known who speaks.
    private Optional<Taken> before(Examined deposit, List<Known> taken) {
        refuse(checks.identity(), deposit);
        Optional<Taken> before = taken.stream()
                .filter(known -> known.id().equals(deposit.statement().id()))
                .map(Known::taken)
                .findFirst();
        if (before.filter(known -> !known.digest().equals(deposit.digest())).isPresent()) {
            throw new Refused(Problem.DEPOSIT_DIFFERS);
        }
        return before;
    }

    private Examined passed(Examined deposit) {
        refuse(checks.content(), deposit);
        return deposit;
    }

    /// An answer that two members signed may be brought by either: it counts as the author's, and whoever brings it is
    /// the second (protocol section 9.10).
    private static Arrived author(Arrived sent, Readership readership) {
        DepositStatement statement = sent.statement();
        if (sent.who() instanceof Depositor.Member(Readership.Member member) && statement.onlyAnswers()
                && !statement.author().equals(member.signing())
                && sent.call().envelope().claimedKeys().contains(member.signing().text())) {
            return readership.memberSigning(statement.author()).map(sent::by).orElse(sent);
        }
        return sent;
    }

    private Examined examine(Arrived sent, Found found, Readership readership) {
        Arrived arrived = author(sent, readership);
        Set<UUID> organisations = arrived.who() instanceof Depositor.Reporter
                ? organisations(arrived.statement(), readership)
                : Set.of();
        return new Examined(arrived, found, readership, organisations, clock.instant());
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
