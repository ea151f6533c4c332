package org.wwow.backup.sealing.directory;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import org.wwow.backup.sealing.CircleId;
import org.wwow.backup.sealing.JsonObject;
import org.wwow.backup.sealing.JsonText;
import org.wwow.backup.sealing.JsonValue;
import org.wwow.backup.sealing.MemberId;
import org.wwow.backup.sealing.directory.SyntheticDirectory.Person;

import static org.assertj.core.api.Assertions.assertThat;

class ChangingACircle {
    private final SyntheticDirectory world = SyntheticDirectory.whole();
    private final Person elif = Person.of("elif");

    @Test
    void makesACircleByTwoAdministratorsAndChangesItByKeeperAndAdministrator() {
        Circle first = new Circle(world.next(), new CircleId(SyntheticDirectory.uuid("second")), world.organisation,
                "B",
                List.of("response"), List.of(), List.of("ar"), 0, SyntheticDirectory.recipient("b"),
                List.of(world.cora.id()), List.of(world.cora.id()), Optional.of(SyntheticDirectory.recipient("r")),
                List.of());
        assertThat(world.offer(first, world.alma.key(), world.basil.key())).isEmpty();
        assertThat(world.offer(first, world.alma.key(), world.cora.key())).contains(Refusal.SIGNERS);
        assertThat(world.offer(first, world.alma.key())).contains(Refusal.SIGNERS);

        world.add(world.member(elif), world.alma.key());
        Circle joined = circleOf(0, List.of(world.cora, world.dimo, elif));
        assertThat(world.offer(joined, world.alma.key(), world.cora.key())).isEmpty();
        assertThat(world.offer(joined, world.alma.key(), world.dimo.key())).contains(Refusal.SIGNERS);
        assertThat(world.offer(joined, world.alma.key(), world.basil.key())).isEmpty();
        assertThat(world.offer(joined, world.alma.key(), world.cora.key(), world.basil.key()))
                .contains(Refusal.SIGNERS);
        assertThat(world.offer(joined, world.alma.key())).contains(Refusal.SIGNERS);
        assertThat(world.offer(joined, world.cora.key(), world.dimo.key())).contains(Refusal.SIGNERS);
    }

    @Test
    void countsAKeeperWhoIsAnAdministratorOnce() {
        world.add(circleOf(0, List.of(world.cora, world.dimo, world.alma)), world.alma.key(), world.cora.key());
        var keeper = world.circle(0, SyntheticDirectory.sorted(world.cora, world.dimo, world.alma),
                List.of(world.alma.id()));
        world.add(keeper, world.basil.key(), world.cora.key());

        assertThat(world.offer(circleOf(1, List.of(world.alma, world.cora)), world.alma.key()))
                .contains(Refusal.SIGNERS);
        assertThat(world.offer(circleOf(1, List.of(world.alma, world.cora)), world.alma.key(), world.dimo.key()))
                .contains(Refusal.SIGNERS);
        assertThat(world.offer(circleOf(1, List.of(world.alma, world.cora)), world.alma.key(), world.basil.key()))
                .isEmpty();
    }

    @Test
    void letsNobodyLeaveACircleWithinAnEpoch() {
        assertThat(world.offer(circleOf(0, List.of(world.cora)), world.alma.key(), world.cora.key()))
                .contains(Refusal.EPOCH);
        assertThat(world.offer(circleOf(0, List.of(world.cora)), world.alma.key(), world.basil.key()))
                .contains(Refusal.EPOCH);
        assertThat(world.offer(circleOf(0, List.of(world.cora, world.alma)), world.alma.key(), world.cora.key()))
                .contains(Refusal.EPOCH);
        assertThat(world.offer(circleOf(0, List.of(world.cora, world.dimo, world.alma)), world.alma.key(),
                world.cora.key())).isEmpty();
    }

    @Test
    void rotatesACircleWhenSomebodyLeaves() {

        assertThat(world.offer(circleOf(2, List.of(world.cora)), world.alma.key(), world.cora.key()))
                .contains(Refusal.EPOCH);
        Circle sameRecipient = circleOf(1, List.of(world.cora));
        JsonObject kept = changed(sameRecipient.statement(), "recipient",
                new JsonText(SyntheticDirectory.recipient("circle 0").text()));
        assertThat(world.offer(kept, world.alma.key(), world.cora.key())).contains(Refusal.EPOCH);
        JsonObject swapped = changed(circleOf(0, List.of(world.cora, world.dimo)).statement(), "recipient",
                new JsonText(SyntheticDirectory.recipient("other").text()));
        assertThat(world.offer(swapped, world.alma.key(), world.cora.key())).contains(Refusal.EPOCH);

        world.add(circleOf(1, List.of(world.cora)), world.alma.key(), world.cora.key());
        assertThat(world.directory.circle(world.circleId).orElseThrow().published().place().epoch())
                .isEqualTo(1);
        assertThat(world.directory.isReady(world.now())).isFalse();
    }

    private Circle circleOf(long epoch, List<Person> people) {
        return world.circle(epoch, people.toArray(Person[]::new));
    }

    private static JsonObject changed(JsonObject statement, String member, JsonValue value) {
        var members = new TreeMap<>(statement.members());
        members.put(member, value);
        return JsonObject.of(members);
    }
}
