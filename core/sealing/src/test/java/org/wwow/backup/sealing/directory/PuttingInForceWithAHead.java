package org.wwow.backup.sealing.directory;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import org.wwow.backup.sealing.Digest;
import org.wwow.backup.sealing.directory.SyntheticDirectory.Person;

import static org.assertj.core.api.Assertions.assertThat;

class PuttingInForceWithAHead {
    private final SyntheticDirectory world = SyntheticDirectory.whole();
    private final Person elif = Person.of("elif");

    @Test
    void listsInAHeadExactlyThePathInForce() {
        Head good = world.head(world.intake());

        assertThat(world.offer(good, world.alma.key())).isEmpty();
        assertThat(world.offer(world.head(world.intake().subList(1, 8)), world.alma.key())).contains(Refusal.HEAD);
        assertThat(world.offer(world.head(List.of(Digest.hash())), world.alma.key())).contains(Refusal.HEAD);
        assertThat(world.offer(world.head(with(world.intake(), Digest.hash())), world.alma.key()))
                .contains(Refusal.HEAD);
        assertThat(world.offer(new Head(good.position(), good.last() - 1, good.digest(), good.intake(), good.writers()),
                world.alma.key())).contains(Refusal.HEAD);
        assertThat(world.offer(new Head(good.position(), good.last(), Digest.hash(), good.intake(), good.writers()),
                world.alma.key())).contains(Refusal.HEAD);
        assertThat(world.offer(world.head(with(world.intake(), world.chain.get(6).digest())), world.alma.key()))
                .isEmpty();
    }

    @Test
    void neverListsACircleBeforeTheOneTwoAdministratorsSigned() {
        Digest before = world.chain.get(8).digest();
        world.add(world.circle(1, world.cora, world.dimo), world.alma.key(), world.basil.key());

        assertThat(world.intake()).doesNotContain(before);
        assertThat(world.offer(world.head(with(world.intake(), before)), world.alma.key())).contains(Refusal.HEAD);
    }

    @Test
    void keepsOnThePathWhatAKeeperChangedSince() {
        world.add(world.circle(1, world.cora, world.dimo), world.alma.key(), world.cora.key());

        assertThat(world.directory.neededByReporters(world.alma.key().verificationKey()))
                .extracting(entry -> entry.statement().position().sequence())
                .containsExactly(0L, 1L, 2L, 3L, 4L, 5L, 6L, 8L, 9L, 11L);
    }

    @Test
    void growsStaleAfterThirtyFiveDays() {
        Head head = world.directory.head().orElseThrow();

        assertThat(head.isFresh(world.now().plus(Duration.ofDays(35)))).isTrue();
        assertThat(head.isFresh(world.now().plus(Duration.ofDays(35)).plusSeconds(1))).isFalse();
    }

    @Test
    void listsWhoSignsTheHeadItself() {
        world.add(world.member(elif), world.basil.key());
        world.add(world.administrator(elif), world.alma.key(), world.basil.key());

        assertThat(world.offer(world.head(world.intake(world.alma)), world.alma.key())).isEmpty();
        assertThat(world.offer(world.head(world.intake(world.alma)), elif.key())).contains(Refusal.HEAD);
        assertThat(world.offer(world.head(world.intake(elif)), elif.key())).isEmpty();
    }

    @Test
    void listsNobodyWhoseSignersAreNotListed() {
        world.add(world.member(elif), world.basil.key());
        world.add(world.administrator(elif), world.alma.key(), world.basil.key());
        Digest byElif = world.add(world.organisationStatement(), elif.key()).digest();

        assertThat(world.offer(world.head(with(world.intake(), byElif)), world.alma.key())).contains(Refusal.HEAD);
        assertThat(world.offer(world.head(with(world.intake(elif), byElif)), world.alma.key())).isEmpty();
    }

    @Test
    void neverListsRevocationsClientsAndHeads() {
        Digest revocation = world.add(world.revocation(Revocation.Subject.of(world.cora.id())), world.alma.key())
                .digest();

        assertThat(world.offer(world.head(with(world.intake(), revocation)), world.alma.key()))
                .contains(Refusal.HEAD);
        assertThat(world.offer(world.head(with(world.intake(), world.chain.get(10).digest())), world.alma.key()))
                .contains(Refusal.HEAD);
    }

    @Test
    void servesWhatTheNewestHeadListsUntilTheNextOne() {
        List<Digest> listed = world.intake();
        world.add(world.circle(1, world.cora, world.dimo), world.alma.key(), world.cora.key());

        assertThat(world.directory.intakePath()).extracting(Directory.Entry::digest).containsExactlyElementsOf(listed);
        assertThat(Directory.empty(world.pin).intakePath()).isEmpty();
        world.add(world.head(world.intake()), world.alma.key());
        assertThat(world.directory.intakePath()).hasSize(listed.size() + 2);
    }

    private static List<Digest> with(List<Digest> digests, Digest more) {
        return Stream.concat(digests.stream(), Stream.of(more)).toList();
    }
}
