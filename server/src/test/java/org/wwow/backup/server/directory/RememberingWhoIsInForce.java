package org.wwow.backup.server.directory;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import org.wwow.backup.server.FreshDatabase;
import org.wwow.backup.server.Person;
import org.wwow.backup.server.RunningServer;
import org.wwow.backup.server.TurningClock;
import org.wwow.backup.server.World;
import org.wwow.backup.server.directory.store.InForceRows;
import org.wwow.backup.server.directory.store.ProfileRows;
import org.wwow.backup.server.directory.store.StatementRows;
import org.wwow.backup.server.http.Refused;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RememberingWhoIsInForce {
    private static final FreshDatabase DATABASE = FreshDatabase.make();
    private static final RunningServer HERE = RunningServer.start(DATABASE);
    private static final RunningServer THERE = RunningServer.start(DATABASE);
    private static final World WORLD = World.found(HERE);

    private final Directory here = HERE.bean(Directory.class);
    private final Directory there = THERE.bean(Directory.class);

    @AfterAll
    static void stop() {
        THERE.close();
        HERE.close();
    }

    @Test
    void aRevocationCountsForTheNextQuestionOnEveryNode() {
        Person member = WORLD.admit("intake");
        assertThat(here.member(member.id())).isPresent();
        assertThat(there.member(member.id())).isPresent();
        assertThat(there.memberBySigningKey(member.signing().verificationKey())).isPresent();

        WORLD.revoke(member);

        assertThat(here.member(member.id())).isEmpty();
        assertThat(there.member(member.id())).isEmpty();
        assertThat(there.memberBySigningKey(member.signing().verificationKey())).isEmpty();
    }

    @Test
    void nobodyMaySendOnAnyNodeOnceOneOfTwoReadersIsRevoked() {
        Person leaving = WORLD.admit("intake");
        World.Circle circle = WORLD.circle("intake", WORLD.second(), leaving);
        WORLD.country("CF", circle);
        here.requireReady(Optional.of(circle.id()));
        there.requireReady(Optional.of(circle.id()));

        WORLD.revoke(leaving);

        assertThatThrownBy(() -> here.requireReady(Optional.of(circle.id()))).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> there.requireReady(Optional.of(circle.id()))).isInstanceOf(Refused.class);
        assertThat(there.circlesOf(leaving.id())).isEmpty();
        assertThat(there.circle(circle.id()).orElseThrow().members()).containsExactly(WORLD.second().id());
    }

    @Test
    void aRevocationThatIsRolledBackIsForgotten() {
        Person member = WORLD.admit("intake");
        var transaction = new TransactionTemplate(HERE.bean(PlatformTransactionManager.class));

        transaction.executeWithoutResult(status -> {
            WORLD.revoke(member);
            assertThat(here.member(member.id())).isEmpty();
            assertThat(there.member(member.id())).isPresent();
            status.setRollbackOnly();
        });

        assertThat(here.member(member.id())).isPresent();
    }

    @Test
    void aMemberWhoseTimeIsOverIsOutWithoutAnyStatement() {
        Person member = WORLD.admit("intake");
        var clock = new TurningClock(Instant.parse("2026-03-01T12:00:00Z"));
        var directory = new Directory(HERE.bean(InForceRows.class), HERE.bean(StatementRows.class),
                HERE.bean(ProfileRows.class), clock, new SecureRandom());
        assertThat(directory.member(member.id())).isPresent();

        clock.turn(Duration.ofDays(36_600));

        assertThat(directory.member(member.id())).isEmpty();
        assertThat(directory.circlesOf(member.id())).isEqualTo(List.of());
    }
}
