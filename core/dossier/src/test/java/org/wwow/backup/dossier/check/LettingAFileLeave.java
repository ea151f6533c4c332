package org.wwow.backup.dossier.check;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.wwow.backup.sealing.Digest;
import org.wwow.backup.sealing.deposit.Consent;

import static org.assertj.core.api.Assertions.assertThat;

/// Only her last answer on release lets a file leave.
class LettingAFileLeave {
    private static final Instant MADE = Instant.parse("2026-05-15T08:00:00Z");

    private static Consent answer(Consent.Purpose purpose, Consent.Answer answer, long number, String... until) {
        return new Consent(purpose, answer, new Consent.Audience.Network(), List.of(),
                List.of(until).stream().map(Instant::parse).findFirst(), Consent.Speaker.SELF, Optional.empty(),
                new Consent.Wording("sample", "1.0.0", "en"), number,
                number == 0 ? Optional.empty() : Optional.of(Digest.hash(new byte[]{(byte) number})));
    }

    private static Consent release(Consent.Answer answer, long number, String... until) {
        return answer(Consent.Purpose.RELEASE, answer, number, until);
    }

    private static boolean withdrawn(Consent... answers) {
        return new ReleaseAnswers(List.of(answers)).withdrawn(Optional.of(MADE));
    }

    @Test
    void aYesLetsItLeave() {
        assertThat(withdrawn(release(Consent.Answer.YES, 0))).isFalse();
        assertThat(new ReleaseAnswers(List.of(release(Consent.Answer.YES, 0))).anyYes()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(names = {"NO", "LATER"})
    void anyOtherAnswerDoesNot(Consent.Answer other) {
        assertThat(new ReleaseAnswers(List.of(release(other, 0))).anyYes()).isFalse();
        assertThat(withdrawn(release(other, 0))).isTrue();
    }

    @ParameterizedTest
    @EnumSource(names = "RELEASE", mode = EnumSource.Mode.EXCLUDE)
    void aYesToAnotherQuestionIsNotAYesToThisOne(Consent.Purpose other) {
        assertThat(new ReleaseAnswers(List.of(answer(other, Consent.Answer.YES, 0))).anyYes()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(names = "RELEASE", mode = EnumSource.Mode.EXCLUDE)
    void aNoToAnotherQuestionTakesNothingBack(Consent.Purpose other) {
        assertThat(withdrawn(release(Consent.Answer.YES, 0), answer(other, Consent.Answer.NO, 1))).isFalse();
    }

    @Test
    void aLaterNoTakesAYesBackWhateverTheirOrderHere() {
        assertThat(withdrawn(release(Consent.Answer.YES, 0), release(Consent.Answer.NO, 1))).isTrue();
        assertThat(withdrawn(release(Consent.Answer.NO, 1), release(Consent.Answer.YES, 0))).isTrue();
    }

    @Test
    void aLaterYesGivesItAgain() {
        assertThat(withdrawn(release(Consent.Answer.YES, 2), release(Consent.Answer.NO, 1),
                release(Consent.Answer.YES, 0))).isFalse();
    }

    @Test
    void aYesThatHadLapsedWhenTheFileWasMadeIsNone() {
        assertThat(withdrawn(release(Consent.Answer.YES, 0, "2026-05-15T07:59:59Z"))).isTrue();
        assertThat(withdrawn(release(Consent.Answer.YES, 0, "2026-05-15T08:00:00Z"))).isFalse();
    }

    @Test
    void eachAnswerNamesTheOneBefore() {
        Consent yes = release(Consent.Answer.YES, 0);
        Consent no = after(yes, Consent.Answer.NO, 1);
        Consent again = after(no, Consent.Answer.YES, 2);

        assertThat(follow(yes)).isTrue();
        assertThat(follow(again, yes, no)).isTrue();
        assertThat(follow(yes, answer(Consent.Purpose.MEDIA, Consent.Answer.NO, 7), no)).isTrue();
    }

    @Test
    void anAnswerThatIsLeftOutIsMissed() {
        Consent yes = release(Consent.Answer.YES, 0);
        Consent no = after(yes, Consent.Answer.NO, 1);
        Consent again = after(no, Consent.Answer.YES, 2);

        assertThat(follow(yes, again)).isFalse();
        assertThat(follow(no)).isFalse();
        assertThat(follow(no, again)).isFalse();
        assertThat(follow(yes, after(no, Consent.Answer.YES, 1))).isFalse();
    }

    @Test
    void twoAnswersOfOneNumberDoNotFollow() {
        Consent yes = release(Consent.Answer.YES, 0);

        assertThat(follow(yes, yes)).isFalse();
        assertThat(follow(yes, after(yes, Consent.Answer.NO, 1), after(yes, Consent.Answer.YES, 1))).isFalse();
    }

    private static Consent after(Consent before, Consent.Answer answer, long number) {
        return new Consent(before.purpose(), answer, before.to(), List.of(), Optional.empty(), before.speaker(),
                Optional.empty(), before.wording(), number, Optional.of(before.digest()));
    }

    private static boolean follow(Consent... answers) {
        return new ReleaseAnswers(List.of(answers)).follow();
    }

    @Test
    void aTimeThatNobodyCanReadLapsesNothingByItself() {
        Consent dated = release(Consent.Answer.YES, 0, "2020-01-01T00:00:00Z");

        assertThat(new ReleaseAnswers(List.of(dated)).withdrawn(Optional.empty())).isFalse();
    }
}
