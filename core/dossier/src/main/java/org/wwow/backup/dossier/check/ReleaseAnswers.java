package org.wwow.backup.dossier.check;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import org.wwow.backup.dossier.check.DepositEvidence.Deposit;
import org.wwow.backup.sealing.Digest;
import org.wwow.backup.sealing.deposit.Consent;

/// What she answered to the one question that lets a file leave (protocol section 6): a yes to being asked by
/// investigators, or to being contacted about legal action, is none of these.
///
/// @param answers to the question of release alone, in any order
record ReleaseAnswers(List<Consent> answers) {

    /// Leaves out the answers to every other question.
    ReleaseAnswers {
        answers = answers.stream().filter(one -> one.purpose() == Consent.Purpose.RELEASE).toList();
    }

    /// Those of some deposits.
    static ReleaseAnswers in(List<Deposit> deposits) {
        return new ReleaseAnswers(deposits.stream().flatMap(one -> one.statement().consents().stream()).toList());
    }

    /// Whether she ever said yes in them.
    boolean anyYes() {
        return answers.stream().anyMatch(one -> one.answer() == Consent.Answer.YES);
    }

    /// Whether each answer but the first names the one before it, and none stands twice.
    boolean follow() {
        List<Consent> chain = answers.stream().sorted(Comparator.comparingLong(Consent::number)).toList();
        Optional<Digest> previous = Optional.empty();
        for (int at = 0; at < chain.size(); at++) {
            if (chain.get(at).number() != at || !chain.get(at).previous().equals(previous)) {
                return false;
            }
            previous = Optional.of(chain.get(at).digest());
        }
        return true;
    }

    /// Whether the last of them is another than yes, or had lapsed when the file was made.
    boolean withdrawn(Optional<Instant> made) {
        return answers.stream()
                .max(Comparator.comparingLong(Consent::number))
                .filter(last -> last.answer() != Consent.Answer.YES || lapsed(last, made))
                .isPresent();
    }

    private static boolean lapsed(Consent answer, Optional<Instant> made) {
        return answer.until().flatMap(until -> made.filter(until::isBefore)).isPresent();
    }
}
