package org.wwow.backup.dossier.check;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.wwow.backup.dossier.check.DepositEvidence.Deposit;
import org.wwow.backup.ledger.Event;
import org.wwow.backup.ledger.Receipt;
import org.wwow.backup.sealing.CaseId;
import org.wwow.backup.sealing.MemberId;
import org.wwow.backup.sealing.VerificationKey;
import org.wwow.backup.sealing.deposit.Consent;
import org.wwow.backup.sealing.deposit.DepositStatement;

/// Whose hand each deposit of a file is of, by its signatures and by the directory at the moment it entered the log
/// (protocol sections 9.5 and 9.10).
final class DepositHands {
    private final Examination examined;
    private final boolean takenInPerson;

    /// Who speaks in a deposit.
    enum Hand {
        /// The person of the case, alone or with the officer to whom she gave it.
        HERS,
        /// Members who bring what she answered to them, in a case that was taken in person.
        ON_HER_WORD,
        /// A member, for himself.
        A_MEMBERS,
        /// Nobody whose signatures these are may sign it.
        NOBODYS
    }

    DepositHands(Examination examined) {
        this.examined = examined;
        this.takenInPerson = all().stream()
                .anyMatch(one -> one.statement().opening().isPresent() && isHers(one) && !others(one).isEmpty());
    }

    /// The deposits that can be read.
    List<Deposit> all() {
        List<Deposit> all = new ArrayList<>();
        examined.deposits().all().values().forEach(part -> {
            if (part instanceof Part.Read<Deposit>(Deposit deposit)) {
                all.add(deposit);
            }
        });
        return all;
    }

    /// Whose it is.
    Hand of(Deposit deposit) {
        if (hasHerKey(deposit)) {
            return isHers(deposit) ? Hand.HERS : Hand.NOBODYS;
        }
        Set<VerificationKey> others = others(deposit);
        boolean membersThen = deposit.signed().signers().stream().allMatch(key -> isMembers(key, deposit));
        if (!deposit.signed().isSignedBy(deposit.statement().author()) || !membersThen) {
            return Hand.NOBODYS;
        }
        if (deposit.statement().consents().isEmpty()) {
            return others.isEmpty() ? Hand.A_MEMBERS : Hand.NOBODYS;
        }
        boolean enough = others.size() == 1
                || (others.isEmpty() && deposit.statement().consents().stream().noneMatch(DepositHands::takesTwo));
        return takenInPerson && deposit.statement().onlyAnswers() && givenInPerson(deposit) && enough
                ? Hand.ON_HER_WORD
                : Hand.NOBODYS;
    }

    /// Whether its author's key is the one that the case is named after.
    private static boolean hasHerKey(Deposit deposit) {
        DepositStatement statement = deposit.statement();
        return CaseId.of(statement.instance(), statement.author()).equals(statement.inCase());
    }

    /// What she answered to the question of release, in every deposit that counts as her word.
    ReleaseAnswers answers() {
        return ReleaseAnswers.in(all().stream().filter(this::isHerWord).toList());
    }

    /// Whether what it answers counts as her word.
    boolean isHerWord(Deposit deposit) {
        return switch (of(deposit)) {
            case HERS, ON_HER_WORD -> true;
            case A_MEMBERS, NOBODYS -> false;
        };
    }

    /// How the log tells of it, where it does.
    Optional<Event> entered(Deposit deposit) {
        return examined.log()
                .receipts()
                .values()
                .stream()
                .flatMap(part -> part instanceof Part.Read<Receipt>(Receipt receipt)
                        ? Stream.of(receipt.event())
                        : Stream.empty())
                .filter(event -> tellsOf(deposit, event))
                .findFirst();
    }

    private boolean isHers(Deposit deposit) {
        Set<VerificationKey> others = others(deposit);
        boolean officer = others.size() == 1 && givenInPerson(deposit)
                && others.stream().allMatch(key -> isMembers(key, deposit));
        return hasHerKey(deposit) && deposit.signed().isSignedBy(deposit.statement().author())
                && (others.isEmpty() || officer);
    }

    private static boolean givenInPerson(Deposit deposit) {
        DepositStatement statement = deposit.statement();
        return (statement.opening().isPresent() || !statement.consents().isEmpty())
                && statement.consents().stream().allMatch(consent -> consent.channel().isPresent());
    }

    /// A yes opens, and a no to reading may leave nobody who could bring the case back (decision 0025).
    private static boolean takesTwo(Consent consent) {
        return consent.answer() == Consent.Answer.YES || consent.purpose() == Consent.Purpose.READ;
    }

    private static Set<VerificationKey> others(Deposit deposit) {
        Set<VerificationKey> others = new HashSet<>(deposit.signed().signers());
        others.remove(deposit.statement().author());
        return others;
    }

    private boolean isMembers(VerificationKey key, Deposit deposit) {
        return entered(deposit)
                .flatMap(event -> examined.directory()
                        .memberAt(MemberId.of(event.instance(), key).uuid(), event.received()))
                .isPresent();
    }

    private static boolean tellsOf(Deposit deposit, Event event) {
        DepositStatement statement = deposit.statement();
        return event.kind() == Event.Kind.DEPOSIT
                && event.subject().equals(statement.id().uuid())
                && event.digest().equals(Optional.of(deposit.signed().envelope().digest()))
                && event.ofCase().equals(statement.inCase())
                && event.instance().equals(statement.instance());
    }
}
