package org.wwow.backup.sealing.directory;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.wwow.backup.sealing.CanonicalJson;
import org.wwow.backup.sealing.Digest;
import org.wwow.backup.sealing.Envelope;
import org.wwow.backup.sealing.JsonArray;
import org.wwow.backup.sealing.JsonObject;
import org.wwow.backup.sealing.JsonText;
import org.wwow.backup.sealing.JsonValue;
import org.wwow.backup.sealing.MemberId;
import org.wwow.backup.sealing.OrganisationId;
import org.wwow.backup.sealing.directory.SyntheticDirectory.Person;
import org.wwow.backup.sealing.directory.Writers.Writer;

/// The part of [MakingDirectoryVectors] about who may write to a reporter: lists after prefixes of the chain, and heads.
final class MakingWritersVectors {
    private static final int NOBODY_IN_A_CIRCLE = 6;
    private static final Duration DAY = Duration.ofDays(1);
    private static final OrganisationId OTHER = new OrganisationId(SyntheticDirectory.uuid("other organisation"));
    private static final Person ELIF = Person.of("elif");

    private final List<JsonValue> lists = new ArrayList<>();
    private final List<JsonValue> heads = new ArrayList<>();

    /// The lists as texts, each after a prefix of the chain and some statements more.
    List<JsonValue> lists() {
        return lists;
    }

    /// Heads that are offered, in the form of the other statements that are offered.
    List<JsonValue> heads() {
        return heads;
    }

    void make() {
        nobody();
        list("once the circle is made", 9, SyntheticDirectory.upTo(9));
        wrongDigests();
        ends();
        organisations();
        circles();
    }

    private void nobody() {
        var world = SyntheticDirectory.upTo(NOBODY_IN_A_CIRCLE);
        list("nobody was ever in a circle", NOBODY_IN_A_CIRCLE, world);
        head("head that names no writers while there are none", NOBODY_IN_A_CIRCLE, world, Optional.empty(),
                "ACCEPTED");
        head("head that names an empty list of writers", NOBODY_IN_A_CIRCLE, world,
                Optional.of(digest(List.of())), "HEAD");
        head("head that names a writer who is in no circle", NOBODY_IN_A_CIRCLE, world,
                Optional.of(digest(List.of(writer(world, world.alma, SyntheticDirectory.END)))), "HEAD");
    }

    private void wrongDigests() {
        var world = whole();
        List<Writer> right = world.directory.writers().writers();
        Writer one = right.getFirst();
        list("the whole chain", world);
        taken("two readers", world);
        silent("two readers", world);
        refused("a digest of something else", world, Digest.hash());
        refused("one writer left out", world, digest(right.subList(1, 2)));
        refused("nobody on the list", world, digest(List.of()));
        refused("a writer's end later", world,
                digest(List.of(new Writer(one.key(), one.organisation(), one.until().plusSeconds(1)), right.get(1))));
        refused("a writer's end sooner", world,
                digest(List.of(new Writer(one.key(), one.organisation(), one.until().minusSeconds(1)), right.get(1))));
        refused("a writer of another organisation", world,
                digest(List.of(new Writer(one.key(), OTHER, one.until()), right.get(1))));
        refused("a stranger beside the writers", world,
                digest(with(right, writer(world, Person.of("stranger"), SyntheticDirectory.END))));
        refused("a member who never was in a circle", world,
                digest(with(right, writer(world, world.alma, SyntheticDirectory.END))));
        refused("the writers in another order", world, Digest.hash(CanonicalJson.write(
                JsonArray.of(new Writers(right).list().values().reversed(), value -> value))));
        JsonObject wrongForm = world.head(world.intake(), Optional.empty()).statement();
        offered("head whose writers are a list", 11, world,
                wrongForm.with("writers", world.directory.writers().list()), "FORM");
        offered("head whose writers are no digest", 11, world, wrongForm.with("writers", ""), "FORM");
    }

    private void ends() {
        var left = whole();
        Digest before = digest(left.directory.writers().writers());
        left.add(left.revocation(Revocation.Subject.of(left.cora.id())), left.alma.key());
        list("a reader is revoked", left);
        taken("a reader is revoked", left);
        silent("a reader is revoked", left);
        refused("the end of before a revocation", left, before);
        refused("whoever was revoked left out", left, digest(left.directory.writers()
                .writers()
                .stream()
                .filter(writer -> !writer.key().equals(left.cora.key().verificationKey()))
                .toList()));
        Digest revoked = digest(left.directory.writers().writers());
        left.pass(DAY);
        left.add(left.member(left.cora, left.organisation, SyntheticDirectory.END.plus(DAY)), left.alma.key());
        list("a reader is admitted again", left);
        taken("a reader is admitted again", left);
        refused("the end of a revocation after she was admitted again", left, revoked);

        var past = whole();
        Instant soon = past.now().plus(DAY);
        past.add(past.member(past.cora, past.organisation, soon), past.alma.key());
        past.pass(DAY.multipliedBy(2));
        past.add(past.revocation(Revocation.Subject.of(past.cora.id())), past.alma.key());
        list("a reader is revoked after her date", past);
        taken("a reader is revoked after her date", past);
    }

    private void organisations() {
        var world = whole();
        world.add(world.organisationStatement(OTHER), world.alma.key());
        world.add(world.member(ELIF, OTHER, SyntheticDirectory.END), world.alma.key());
        world.add(world.circle(0, SyntheticDirectory.sorted(world.cora, world.dimo, ELIF), List.of(world.cora.id())),
                world.alma.key(), world.basil.key());
        list("a reader of another organisation", world);
        Digest before = digest(world.directory.writers().writers());
        world.pass(DAY);
        world.add(world.revocation(Revocation.Subject.of(OTHER)), world.alma.key());
        list("an organisation is revoked", world);
        taken("an organisation is revoked", world);
        refused("the ends of before an organisation was revoked", world, before);
        world.add(world.member(ELIF), world.alma.key());
        list("a reader of a revoked organisation is admitted by another", world);
        taken("a reader of a revoked organisation is admitted by another", world);
    }

    private void circles() {
        var world = whole();
        List<Writer> right = world.directory.writers().writers();
        world.pass(DAY);
        world.add(world.circle(1, SyntheticDirectory.sorted(world.cora, world.alma), List.of(world.cora.id())),
                world.alma.key(),
                world.basil.key());
        list("one leaves a circle and one joins it", world);
        taken("one leaves a circle and one joins it", world);
        refused("whoever joined left out", world, digest(right));
        world.add(world.revocation(Revocation.Subject.of(world.circleId)), world.alma.key());
        list("a circle is revoked", world);
        taken("a circle is revoked", world);
        refused("nobody once the circle is revoked", world, digest(List.of()));
        world.add(world.revocation(Revocation.Subject.administrator(world.basil.id())), world.alma.key());
        list("an office is revoked", world);
    }

    private static SyntheticDirectory whole() {
        var world = SyntheticDirectory.whole();
        world.pass(DAY);
        return world;
    }

    private void list(String name, SyntheticDirectory world) {
        list(name, MakingDirectoryVectors.WHOLE, world);
    }

    private void list(String name, int upTo, SyntheticDirectory world) {
        Writers writers = world.directory.writers();
        String text = new String(CanonicalJson.write(writers.list()), StandardCharsets.UTF_8);
        lists.add(JsonObject.EMPTY.with("name", name)
                .with("upTo", upTo)
                .with("after", after(upTo, world))
                .with("list", text)
                .withOptional("digest", writers.digest().map(Digest::text).map(JsonText::new).orElse(null)));
    }

    private void taken(String name, SyntheticDirectory world) {
        head("head that names the writers: " + name, MakingDirectoryVectors.WHOLE, world,
                world.directory.writers().digest(), "ACCEPTED");
    }

    /// As every head did before there was a list.
    private void silent(String name, SyntheticDirectory world) {
        head("head that names no writers: " + name, MakingDirectoryVectors.WHOLE, world, Optional.empty(),
                "ACCEPTED");
    }

    private void refused(String name, SyntheticDirectory world, Digest writers) {
        head("head that names other writers: " + name, MakingDirectoryVectors.WHOLE, world, Optional.of(writers),
                "HEAD");
    }

    private void head(String name, int upTo, SyntheticDirectory world, Optional<Digest> writers, String outcome) {
        offered(name, upTo, world, world.head(world.intake(), writers).statement(), outcome);
    }

    private void offered(String name, int upTo, SyntheticDirectory world, JsonObject head, String outcome) {
        heads.add(JsonObject.EMPTY.with("name", name)
                .with("outcome", outcome)
                .with("upTo", upTo)
                .with("after", after(upTo, world))
                .with("next", SyntheticDirectory.sign(head, world.alma.key()).json()));
    }

    private static JsonArray after(int upTo, SyntheticDirectory world) {
        return JsonArray.of(world.chain.subList(upTo, world.chain.size()), Envelope::json);
    }

    private static Writer writer(SyntheticDirectory world, Person person, Instant until) {
        return new Writer(person.key().verificationKey(), world.organisation, until);
    }

    /// The digest of exactly this list, sorted as a list of writers is.
    private static Digest digest(List<Writer> writers) {
        return Digest.hash(CanonicalJson.write(new Writers(writers).list()));
    }

    private static List<Writer> with(List<Writer> writers, Writer more) {
        return Stream.concat(writers.stream(), Stream.of(more))
                .sorted((one, other) -> one.key().text().compareTo(other.key().text()))
                .toList();
    }

}
