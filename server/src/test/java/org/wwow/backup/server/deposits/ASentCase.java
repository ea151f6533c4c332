package org.wwow.backup.server.deposits;

import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.junit.jupiter.api.BeforeEach;

import org.wwow.backup.sealing.deposit.Consent;
import org.wwow.backup.sealing.deposit.Consent.Answer;
import org.wwow.backup.sealing.deposit.Consent.Audience;
import org.wwow.backup.sealing.deposit.Consent.Purpose;
import org.wwow.backup.server.casework.People.Person;
import org.wwow.backup.server.casework.Readership.Circle;
import org.wwow.backup.server.evidence.PayloadSize;
import org.wwow.backup.server.http.Problem;

import static org.assertj.core.api.Assertions.assertThat;

/// A case that was sent to an intake circle, and deposits that are to be refused.
abstract class ASentCase {
    static final DepositWorld WORLD = DepositWorld.make();
    static final SecureRandom RANDOM = new SecureRandom();

    final Circle intake = WORLD.people().circle("intake");
    final Person officer = WORLD.people().member(intake);
    ReporterInTest reporter = WORLD.reporter();

    @BeforeEach
    void aCaseThatWasSent() {
        reporter = WORLD.reporter().keeps().sendsTo(intake);
    }

    Map<String, Long> counts() {
        return List.of("item", "deposit", "epoch", "consent", "reader_grant", "payload", "erasable.header",
                "erasable.grant_file", "routing", "case_file")
                .stream()
                .collect(Collectors.toMap(table -> table, WORLD::rows));
    }

    static Consent help(Consent.Speaker speaker, Optional<Consent.Channel> channel) {
        return new Consent(Purpose.HELP, Answer.YES, new Audience.Team(), List.of(), Optional.empty(), speaker,
                channel, new Consent.Wording("crsv", "1.4.0", "fr"), 0, Optional.empty());
    }

    Draft by(Person member) {
        return new Draft(WORLD.instance, reporter.caseId, member.signing());
    }

    static Depositor session(Person member) {
        return new Depositor.Member(WORLD.people().member(member.id()).orElseThrow());
    }

    static byte[] payload() {
        byte[] payload = new byte[(int) PayloadSize.ofFrame(262_144).bytes()];
        RANDOM.nextBytes(payload);
        return payload;
    }

    void assertRefused(Problem problem, Draft draft) {
        assertRefused(problem, draft.body());
    }

    void assertRefused(Problem problem, byte[] body) {
        assertThat(WORLD.send(reporter.session(), body)).contains(problem);
    }
}
