package org.wwow.backup.dossier.check;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.wwow.backup.dossier.check.DepositEvidence.Deposit;
import org.wwow.backup.dossier.custody.CustodyEvent;
import org.wwow.backup.ledger.Receipt;
import org.wwow.backup.sealing.Digest;
import org.wwow.backup.sealing.deposit.Consent;

/// Check 26: that she let this file leave, for this court, and did not take it back.
final class ConsentChecks {
    private static final List<String> STATED = List.of("withdrawal", "given", "language", "informed", "deposit");

    private ConsentChecks() {}

    /// Check 26.
    static Result consents(Examination examined) {
        return examined.index().judge(index -> {
            var grounds = new Grounds();
            var hands = new DepositHands(examined);
            Set<String> covered = new HashSet<>();
            String court = index.sheet().object("recipient").map(one -> one.textOrEmpty("court")).orElse("");
            int at = 0;
            for (Row consent : index.sheet().rows("consents")) {
                String name = "consents " + ++at;
                KeepingChecks.complete(grounds, name, consent, STATED);
                grounds.require(!consent.texts("uses").isEmpty(), Ground.MEMBERS_MISSING, name, "uses");
                grounds.require(index.isBeforeMaking(consent.time("given")), Ground.TIME_AFTER_MAKING, name);
                grounds.require(saidYes(examined, hands, consent.textOrEmpty("deposit")), Ground.CONSENT_NOT_SIGNED,
                        at);
                if (consent.texts("courts").contains(court)) {
                    covered.addAll(consent.texts("items"));
                }
            }
            index.exhibits()
                    .stream()
                    .filter(row -> !covered.contains(row.textOrEmpty("id")))
                    .forEach(row -> grounds.fail(Ground.NO_CONSENT, StatedIndex.name(row)));
            requireEveryAnswer(examined, grounds);
            grounds.require(hands.answers().follow(), Ground.ANSWERS_LEFT_OUT);
            grounds.require(!hands.answers().withdrawn(index.made()), Ground.CONSENT_WITHDRAWN);
            return grounds.orHeld(Ground.CONSENTS_HELD, at, index.exhibits().size());
        });
    }

    private static boolean saidYes(Examination examined, DepositHands hands, String deposit) {
        return examined.deposits().all().get(deposit) instanceof Part.Read<Deposit>(Deposit read)
                && hands.isHerWord(read) && ReleaseAnswers.in(List.of(read)).anyYes();
    }

    /// Custody tells of each answer and names its deposit. A deposit that was left out may be the one that takes back.
    private static void requireEveryAnswer(Examination examined, Grounds grounds) {
        CustodyEvent.answers(examined.custody().events()).forEach(event -> requireAnswer(examined, event, grounds));
    }

    private static void requireAnswer(Examination examined, CustodyEvent event, Grounds grounds) {
        if (!(examined.deposits().all().get(event.item().toString()) instanceof Part.Read<Deposit>(Deposit deposit))) {
            grounds.fail(Ground.PART_MISSING, DepositEvidence.path(event.item()));
        } else if (examined.log().receipts().get(event.id().text()) instanceof Part.Read<Receipt>(Receipt receipt)) {
            Optional<Digest> told = receipt.event().digest();
            grounds.require(deposit.statement()
                    .consents()
                    .stream()
                    .map(Consent::digest)
                    .anyMatch(
                            digest -> told.equals(Optional.of(digest))),
                    Ground.DEPOSIT_NOT_LOGGED, event.item());
        }
    }
}
