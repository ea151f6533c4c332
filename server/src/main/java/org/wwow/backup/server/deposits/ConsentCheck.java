package org.wwow.backup.server.deposits;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import org.wwow.backup.sealing.deposit.Consent;
import org.wwow.backup.sealing.deposit.Consent.Answer;
import org.wwow.backup.sealing.deposit.Consent.Purpose;
import org.wwow.backup.sealing.deposit.Consent.Speaker;
import org.wwow.backup.server.casework.CaseStanding;
import org.wwow.backup.server.casework.Readership;
import org.wwow.backup.server.http.Problem;

/// Answers: each follows the last to its purpose, and comes from whoever may answer (protocol sections 6 and 9.10).
@Component
final class ConsentCheck implements Check {
    /// How many answers a case takes: whoever reads it is answered all of them at once.
    static final int MOST = 1_024;

    private static final Set<Speaker> OF_OTHERS = Set.of(Speaker.WITNESS, Speaker.THIRD_PARTY);
    private static final Set<Purpose> FOR_A_CHILD = Set.of(Purpose.READ, Purpose.HELP);

    @Override
    public Optional<Problem> refuse(Examined deposit) {
        List<Consent> consents = deposit.statement().consents();
        if (consents.isEmpty()) {
            return Optional.empty();
        }
        return Check.unless(isChain(deposit, consents), Problem.CONSENT_FORK)
                .or(() -> Check.unless(hasRoom(deposit, consents), Problem.TOO_LARGE))
                .or(() -> Check.unless(speakOfTheirOwn(deposit, consents), Problem.STATEMENT))
                .or(() -> Check.unless(consents.stream().allMatch(ConsentCheck::mayBeGiven), Problem.NOT_PERMITTED))
                .or(() -> deposit.member()
                        .map(member -> inPerson(deposit, member))
                        .orElseGet(() -> onHerDevice(deposit, consents)));
    }

    /// A yes can always be ended. There are only so many of them, so there are only so many ends.
    private static boolean hasRoom(Examined deposit, List<Consent> consents) {
        Map<Purpose, Consent> latest = deposit.standing().map(found -> found.consents().latest()).orElse(Map.of());
        long answered = latest.values().stream().mapToLong(answer -> answer.number() + 1).sum();
        return answered + consents.size() <= MOST || consents.stream()
                .allMatch(consent -> consent.answer() != Answer.YES && isYes(latest.get(consent.purpose())));
    }

    private static boolean isYes(@Nullable Consent answer) {
        return answer != null && answer.answer() == Answer.YES;
    }

    private static boolean isChain(Examined deposit, List<Consent> consents) {
        Map<Purpose, Consent> latest = new EnumMap<>(Purpose.class);
        deposit.standing().ifPresent(standing -> latest.putAll(standing.consents().latest()));
        for (Consent consent : consents) {
            if (!follows(consent, latest.put(consent.purpose(), consent))) {
                return false;
            }
        }
        return true;
    }

    private static boolean follows(Consent consent, @Nullable Consent before) {
        return before == null
                ? consent.number() == 0
                : consent.number() == before.number() + 1
                        && consent.previous().filter(before.digest()::equals).isPresent();
    }

    /// What a witness or another person answers covers that person's own report, never a survivor's; and a guardian and
    /// the person herself never follow each other in one case.
    private static boolean speakOfTheirOwn(Examined deposit, List<Consent> consents) {
        Speaker first = deposit.standing().flatMap(CaseStanding::speaker).orElse(consents.getFirst().speaker());
        return consents.stream()
                .map(Consent::speaker)
                .allMatch(speaker -> speaker == first || (OF_OTHERS.contains(first) && OF_OTHERS.contains(speaker)));
    }

    /// A guardian lets a child be read and helped, and nothing else; what is yes can always be taken back.
    private static boolean mayBeGiven(Consent consent) {
        return consent.speaker() != Speaker.GUARDIAN
                || consent.answer() != Answer.YES
                || FOR_A_CHILD.contains(consent.purpose());
    }

    /// An answer with a channel was given to an officer, who signed as well; one without was not.
    private static Optional<Problem> onHerDevice(Examined deposit, List<Consent> consents) {
        boolean officer = deposit.secondKey().isPresent();
        return Check.unless(consents.stream().allMatch(consent -> consent.channel().isPresent() == officer),
                Problem.STATEMENT);
    }

    /// Members answer for her only where her case was taken in person: two who hold it, or one to take back what is not
    /// the reading itself. Nothing goes beside it: whoever reads the case would take such a deposit for nobody's, and the
    /// whole case for unverified with it.
    private static Optional<Problem> inPerson(Examined deposit, Readership.Member member) {
        CaseStanding standing = deposit.standing().orElseThrow();
        List<Consent> consents = deposit.statement().consents();
        if (!standing.assisted() || consents.stream().anyMatch(consent -> consent.channel().isEmpty())) {
            return Optional.of(Problem.NOT_PERMITTED);
        }
        if (!deposit.statement().onlyAnswers()) {
            return Optional.of(Problem.STATEMENT);
        }
        boolean two = deposit.secondKey()
                .flatMap(deposit.readership()::memberSigning)
                .filter(second -> !second.id().equals(member.id()) && standing.isHeldBy(second, deposit.now()))
                .isPresent();
        boolean one = deposit.secondKey().isEmpty() && consents.stream().noneMatch(ConsentCheck::takesTwo);
        return Check.unless(one || two, Problem.SIGNATURE);
    }

    /// A yes opens, and without `read` nobody holds the case any more who could bring it back where no code was kept: one
    /// member alone would have erased it (decision 0025).
    private static boolean takesTwo(Consent consent) {
        return consent.answer() == Answer.YES || consent.purpose() == Purpose.READ;
    }
}
