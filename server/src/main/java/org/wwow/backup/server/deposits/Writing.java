package org.wwow.backup.server.deposits;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import org.wwow.backup.sealing.CaseId;
import org.wwow.backup.sealing.GrantId;
import org.wwow.backup.sealing.deposit.Consent;
import org.wwow.backup.sealing.deposit.DepositCall;
import org.wwow.backup.sealing.deposit.DepositStatement;
import org.wwow.backup.sealing.deposit.DepositedGrant;
import org.wwow.backup.sealing.deposit.DepositedItem;
import org.wwow.backup.sealing.deposit.SealedBytes;
import org.wwow.backup.server.casework.CaseFiles;
import org.wwow.backup.server.casework.Deeds;
import org.wwow.backup.server.casework.Deeds.Actor;
import org.wwow.backup.server.casework.Deeds.Deed;
import org.wwow.backup.server.casework.Deeds.Kind;
import org.wwow.backup.server.casework.Entry;
import org.wwow.backup.server.casework.Readership;
import org.wwow.backup.server.database.RoundTrip;
import org.wwow.backup.server.database.RoundTrip.Asked;
import org.wwow.backup.server.database.RoundTrip.Told;
import org.wwow.backup.server.database.RoundTrips;
import org.wwow.backup.server.deposits.store.DepositRows;
import org.wwow.backup.server.deposits.store.DepositRows.Kept;
import org.wwow.backup.server.deposits.store.DepositRows.Taken;
import org.wwow.backup.server.evidence.Owner;
import org.wwow.backup.server.evidence.Room;
import org.wwow.backup.server.evidence.SealedItems;
import org.wwow.backup.server.evidence.SealedItems.NewItem;
import org.wwow.backup.server.evidence.Upload;
import org.wwow.backup.server.evidence.UploadAddress;
import org.wwow.backup.server.evidence.Uploads;
import org.wwow.backup.server.http.Problem;
import org.wwow.backup.server.http.Refused;

/// Writes a deposit that passed every check: rows, sealed bytes and events, in the caller's transaction.
@Component
record Writing(CaseFiles cases, SealedItems sealed, Uploads uploads, Deeds deeds, DepositRows rows,
        Readership readership, RoundTrips trips) {
    /// Writes it all, each deposit into another case and of another mailbox, or refuses because an upload is not what the
    /// statement says or a room is used up; then the transaction is of no use.
    ///
    /// @param chains of their cases
    /// @return what was taken, in the same order
    List<Taken> write(List<Examined> deposits, Deeds.Chains chains) {
        RoundTrip trip = trips.begin();
        Optional<Charged> charged = charge(trip, deposits);
        sealed.keep(trip, deposits.stream().flatMap(deposit -> items(deposit).stream()).toList());
        List<Entry> entries = deposits.stream().map(this::entry).toList();
        cases.enter(trip, entries);
        if (entries.stream().anyMatch(Entry::changesReaders)) {
            // What follows from grants and answers is drawn from what is written.
            trip.go();
            trip = trips.begin();
        }
        SequencedMap<CaseId, List<Deed>> deeds = new LinkedHashMap<>();
        for (int at = 0; at < deposits.size(); at++) {
            Examined deposit = deposits.get(at);
            List<Deed> ended = cases.entered(entries.get(at), deposit.standing());
            deeds.put(deposit.statement().inCase(), deeds(deposit, ended));
        }
        List<Kept> kept = kept(deposits, chains.record(trip, deeds));
        rows.insert(trip, kept);
        trip.go();
        if (charged.filter(Charged::leftSomebodyOut).isPresent()) {
            throw new Refused(Problem.TOO_LARGE);
        }
        return kept.stream().map(Kept::taken).toList();
    }

    private static List<Kept> kept(List<Examined> deposits, Map<CaseId, List<UUID>> events) {
        return deposits.stream()
                .map(deposit -> new Kept(deposit.statement(),
                        new Taken(deposit.digest(),
                                Objects.requireNonNull(events.get(deposit.statement().inCase()))),
                        deposit.member().map(Readership.Member::id), deposit.call().envelope(), deposit.now()))
                .toList();
    }

    private record Charged(Told told, int owners) {
        boolean leftSomebodyOut() {
            return told.changed() != owners;
        }
    }

    private Optional<Charged> charge(RoundTrip trip, List<Examined> deposits) {
        Map<Owner, Room> rooms = new LinkedHashMap<>();
        for (Examined deposit : deposits) {
            if (deposit.who() instanceof Depositor.Reporter(UUID mailbox)) {
                Owner owner = new Owner.Mailbox(mailbox);
                if (deposit.standing().isEmpty()) {
                    uploads.admit(trip, owner);
                }
                room(deposit.statement()).ifPresent(room -> rooms.put(owner, room));
            }
        }
        return rooms.isEmpty()
                ? Optional.empty()
                : Optional.of(new Charged(uploads.charge(trip, rooms), rooms.size()));
    }

    /// Asks whose mailbox has room for what each brings, and is charged by nobody now.
    Predicate<Arrived> haveRoom(RoundTrip trip, List<Arrived> company) {
        Map<Owner, Room> rooms = new LinkedHashMap<>();
        for (Arrived deposit : company) {
            if (deposit.who() instanceof Depositor.Reporter(UUID mailbox)) {
                room(deposit.statement()).ifPresent(room -> rooms.put(new Owner.Mailbox(mailbox), room));
            }
        }
        if (rooms.isEmpty()) {
            return _ -> true;
        }
        Asked<UUID> asked = uploads.withRoom(trip, rooms);
        return deposit -> !(deposit.who() instanceof Depositor.Reporter(UUID mailbox))
                || room(deposit.statement()).isEmpty() || asked.rows().contains(mailbox);
    }

    /// What a deposit is charged for: itself, each item and each grant. Answers alone are free, whatever is used up: she
    /// must always be able to say no; how many a case takes is for [ConsentCheck].
    private static Optional<Room> room(DepositStatement statement) {
        if (statement.onlyAnswers()) {
            return Optional.empty();
        }
        List<DepositedItem> items = statement.items();
        long bytes = items.stream().mapToLong(DepositedItem::size).sum()
                + (long) DepositedGrant.BYTES * statement.grants().size();
        return Optional.of(new Room(1L + items.size() + statement.grants().size(), bytes));
    }

    private List<NewItem> items(Examined deposit) {
        Map<UploadAddress, Upload> uploaded = claim(deposit);
        List<NewItem> items = new ArrayList<>();
        for (DepositedItem item : deposit.statement().items()) {
            SealedBytes header = Objects.requireNonNull(deposit.call().headers().get(item.id().uuid()));
            items.add(new NewItem(item.id(), header, item.size(), item.payload(), payload(deposit, item, uploaded)));
        }
        return items;
    }

    private Map<UploadAddress, Upload> claim(Examined deposit) {
        List<UploadAddress> addresses = deposit.call()
                .payloads()
                .values()
                .stream()
                .flatMap(payload -> payload instanceof DepositCall.Payload.Uploaded(String text)
                        ? Optional.of(address(text)).stream()
                        : Optional.<UploadAddress>empty().stream())
                .toList();
        if (addresses.stream().distinct().count() != addresses.size()) {
            throw new Refused(Problem.FORM);
        }
        Owner owner = switch (deposit.who()) {
            case Depositor.Reporter(UUID mailbox) -> new Owner.Mailbox(mailbox);
            case Depositor.Member(Readership.Member member) -> new Owner.Member(member.id());
        };
        return uploads.claim(owner, addresses)
                .stream()
                .collect(Collectors.toMap(Upload::address, Function.identity()));
    }

    private static SealedItems.Payload payload(Examined deposit, DepositedItem item,
            Map<UploadAddress, Upload> uploaded) {
        return switch (Objects.requireNonNull(deposit.call().payloads().get(item.id().uuid()))) {
            case DepositCall.Payload.Inline(SealedBytes bytes) -> new SealedItems.Payload.Inline(bytes);
            case DepositCall.Payload.Uploaded(String text) -> blob(item, uploaded.get(address(text)));
        };
    }

    /// What is unfinished, lapsed, taken or another's is not there.
    private static SealedItems.Payload blob(DepositedItem item, @Nullable Upload upload) {
        if (upload == null) {
            throw new Refused(Problem.NOT_PERMITTED);
        }
        if (upload.size().bytes() != item.size()) {
            throw new Refused(Problem.SIZE_CLASS);
        }
        if (upload.digest().filter(item.payload()::equals).isEmpty()) {
            throw new Refused(Problem.DIGEST);
        }
        return new SealedItems.Payload.Blob(upload.blob());
    }

    private static UploadAddress address(String text) {
        return UploadAddress.read(text).orElseThrow(() -> new Refused(Problem.FORM));
    }

    private Entry entry(Examined deposit) {
        DepositStatement statement = deposit.statement();
        Map<GrantId, SealedBytes> files = new HashMap<>();
        deposit.call().grants().forEach((id, file) -> files.put(new GrantId(id), file));
        Optional<Entry.NewCase> opening = deposit.standing().isPresent()
                ? Optional.empty()
                : statement.opening().flatMap(recipient -> opening(deposit, recipient));
        return new Entry(statement.inCase(), statement.id(), statement.author(),
                deposit.member().map(Readership.Member::id), deposit.now(), opening, statement.epochs(),
                statement.items(), statement.grants(), files, statement.consents(), statement.marks(),
                statement.routing(), deposit.organisations());
    }

    private static Optional<Entry.NewCase> opening(Examined deposit, String recipient) {
        return deposit.who() instanceof Depositor.Reporter(UUID mailbox)
                ? EpochCheck.key(recipient)
                        .map(key -> new Entry.NewCase(key, mailbox, deposit.secondKey().isPresent()))
                : Optional.empty();
    }

    /// The deposit itself, each grant and each answer; then what ended because of it.
    private List<Deed> deeds(Examined deposit, List<Deed> ended) {
        DepositStatement statement = deposit.statement();
        List<Deed> deeds = new ArrayList<>();
        deeds.add(deed(deposit, Kind.DEPOSIT, statement.id().uuid()));
        statement.grants().forEach(grant -> deeds.add(deed(deposit, Kind.GRANT, grant.id().uuid())));
        for (Consent consent : statement.consents()) {
            Deed deed = deed(deposit, Kind.CONSENT, statement.id().uuid());
            deeds.add(new Deed(deed.kind(), deed.inCase(), deed.subject(), deed.actor(), deed.second(),
                    Optional.of(consent.digest()), deed.received()));
        }
        deeds.addAll(ended);
        return deeds;
    }

    private Deed deed(Examined deposit, Kind kind, UUID subject) {
        DepositStatement statement = deposit.statement();
        Actor actor = deposit.member()
                .map(member -> Actor.member(member.id()))
                .orElseGet(() -> Actor.reporter(statement.inCase()));
        Optional<Actor> second = deposit.secondKey()
                .flatMap(deposit.readership()::memberSigning)
                .map(member -> Actor.member(member.id()));
        return new Deed(kind, statement.inCase(), subject, actor, second, Optional.of(deposit.digest()),
                deposit.now());
    }
}
