package org.wwow.backup.server.notifications;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import org.wwow.backup.sealing.InstanceId;
import org.wwow.backup.sealing.MailboxId;
import org.wwow.backup.sealing.MemberId;
import org.wwow.backup.sealing.SigningKey;
import org.wwow.backup.server.http.Network;
import org.wwow.backup.server.http.Problem;
import org.wwow.backup.server.http.Refused;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/// A stream holds a connection. Anybody can make mailboxes, and nobody can hold all connections by them.
class OpeningManyStreams {
    private final Streams streams = new Streams();
    private final List<Streams.Open> held = new ArrayList<>();

    private static Listener mailbox() {
        return new Listener.OfMailbox(new MailboxId(UUID.randomUUID()));
    }

    private static Listener member() {
        var random = new java.security.SecureRandom();
        return new Listener.OfMember(
                MemberId.of(InstanceId.draw(random), SigningKey.draw(random).verificationKey()));
    }

    private void fill() {
        for (int stream = 0; stream < Streams.MOST_OF_REPORTERS; stream++) {
            held.add(streams.open(mailbox(), Network.UNKNOWN));
        }
    }

    private void assertRefused(Problem problem, Listener listener) {
        assertThatExceptionOfType(Refused.class).isThrownBy(() -> streams.open(listener, Network.UNKNOWN))
                .satisfies(refused -> assertThat(refused.problem()).isEqualTo(problem));
    }

    @Test
    void refusesReportersBeyondAllOfThemAndNoMember() {
        fill();

        assertRefused(Problem.LATER, mailbox());
        assertThat(streams.open(member(), Network.UNKNOWN).isOpen()).isTrue();
    }

    @Test
    void takesAnotherOnceOneIsClosedHoweverOftenItIs() {
        fill();
        held.getFirst().close();
        held.getFirst().close();

        assertThat(streams.open(mailbox(), Network.UNKNOWN).isOpen()).isTrue();
        assertRefused(Problem.LATER, mailbox());
    }

    @Test
    void countsNoneThatWasRefused() {
        Listener one = mailbox();
        for (int stream = 0; stream < 8; stream++) {
            held.add(streams.open(one, Network.UNKNOWN));
        }
        for (int again = 0; again < Streams.MOST_OF_REPORTERS; again++) {
            assertRefused(Problem.SLOW_DOWN, one);
        }

        assertThat(streams.open(mailbox(), Network.UNKNOWN).isOpen()).isTrue();
    }

    @Test
    void refusesReportersOfANetworkThatHasManyAndNobodyElse() {
        var crowded = new Network(Optional.of("crowded"));
        var other = new Network(Optional.of("other"));
        for (int stream = 0; stream < Streams.MOST_OF_A_NETWORK; stream++) {
            held.add(streams.open(mailbox(), crowded));
        }

        assertThatExceptionOfType(Refused.class).isThrownBy(() -> streams.open(mailbox(), crowded))
                .satisfies(refused -> assertThat(refused.problem()).isEqualTo(Problem.LATER));
        assertThat(streams.open(mailbox(), other).isOpen()).isTrue();
        assertThat(streams.open(mailbox(), Network.UNKNOWN).isOpen()).isTrue();
        assertThat(streams.open(member(), crowded).isOpen()).isTrue();
    }

    @Test
    void takesAnotherOfTheNetworkOnceOneIsClosed() {
        var crowded = new Network(Optional.of("crowded"));
        for (int stream = 0; stream < Streams.MOST_OF_A_NETWORK; stream++) {
            held.add(streams.open(mailbox(), crowded));
        }
        held.getFirst().close();
        held.getFirst().close();

        assertThat(streams.open(mailbox(), crowded).isOpen()).isTrue();
        assertThatExceptionOfType(Refused.class).isThrownBy(() -> streams.open(mailbox(), crowded));
    }
}
