package org.wwow.backup.sealing.directory;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.wwow.backup.sealing.CanonicalJson;
import org.wwow.backup.sealing.Digest;
import org.wwow.backup.sealing.Envelope;
import org.wwow.backup.sealing.JsonArray;
import org.wwow.backup.sealing.JsonObject;
import org.wwow.backup.sealing.JsonText;
import org.wwow.backup.sealing.JsonValue;
import org.wwow.backup.sealing.MemberId;
import org.wwow.backup.sealing.SigningKey;

/// Writes vectors/sealing/directory.json; run by hand when a format changes. All of it derives from names.
final class MakingDirectoryVectors {
    /// How many statements the chain has that the cases begin with.
    static final int WHOLE = 11;
    private final SyntheticDirectory world = SyntheticDirectory.whole();
    private final List<JsonValue> chains = new ArrayList<>();
    private final List<JsonValue> paths = new ArrayList<>();

    private MakingDirectoryVectors() {}

    public static void main(String[] folder) throws IOException {
        var making = new MakingDirectoryVectors();
        making.chains();
        making.circles();
        making.childTrained();
        making.heads();
        making.paths();
        var writers = new MakingWritersVectors();
        writers.make();
        making.chains.addAll(writers.heads());
        SyntheticDirectory world = making.world;
        JsonObject json = JsonObject.EMPTY.with("family", "directory")
                .with("pin",
                        JsonObject.EMPTY.with("instance", world.instance)
                                .with("root", world.root.verificationKey())
                                .with("log", world.pin.log()))
                .with("chain", JsonArray.of(world.chain.subList(0, WHOLE), Envelope::json))
                .with("next", new JsonArray(making.chains))
                .with("paths", new JsonArray(making.paths))
                .with("writers", new JsonArray(writers.lists()));
        String text = new String(CanonicalJson.write(json), StandardCharsets.UTF_8).replace("},{\"", "},\n{\"") + "\n";
        Files.writeString(Path.of(folder[0]).resolve("directory.json"), text);
    }

    private void chains() {
        SigningKey alma = world.alma.key();
        SigningKey stranger = SyntheticDirectory.key("stranger");
        next("a good one", world.organisationStatement(), "ACCEPTED", alma);
        Position at = world.next();
        next("gap", organisation(new Position(at.instance(), at.sequence() + 1, at.previous(), at.issued())), "CHAIN",
                alma);
        next("fork", organisation(new Position(at.instance(), at.sequence(), Optional.of(Digest.hash()), at.issued())),
                "CHAIN",
                alma);
        next("by a stranger", world.organisationStatement(), "SIGNERS", stranger);
        next("by a member", world.organisationStatement(), "SIGNERS", world.cora.key());
        next("by the root once there are administrators", world.organisationStatement(), "SIGNERS", world.root);
        next("a stranger beside an administrator", world.organisationStatement(), "SIGNERS", alma, stranger);
        next("administrator by one", world.administrator(world.cora), "SIGNERS", alma);
        next("administrator by the root alone", world.administrator(world.cora), "SIGNERS", world.root);
        next("administrator by two", world.administrator(world.cora), "ACCEPTED", alma, world.basil.key());
        next("administrator by root and one", world.administrator(world.cora), "ACCEPTED", world.root, alma);
        next("administrator who is no member", world.administrator(SyntheticDirectory.Person.of("nobody")),
                "UNKNOWN", alma, world.basil.key());
        next("member with another's key", world.member(new SyntheticDirectory.Person("elif",
                SyntheticDirectory.Person.of("elif").id(), world.cora.key())), "KEY", alma);
        next("member whose id is another's", world.member(world.cora.withKeyOf("elif")), "KEY", alma);
        next("administrator with a key of another's", world.member(world.basil.withKeyOf("elif")), "KEY", alma);
        var left = SyntheticDirectory.whole();
        Envelope leaves = left.add(left.revocation(Revocation.Subject.of(left.basil.id())), alma);
        next("somebody who left, with another key", List.of(leaves), left.member(left.basil.withKeyOf("elif")), "KEY",
                alma);
        next("somebody who left, with the key of before", List.of(leaves), left.member(left.basil), "ACCEPTED", alma);
        next("member whose id was drawn", changed(world.member(SyntheticDirectory.Person.of("elif")).statement(), "id",
                new JsonText(SyntheticDirectory.uuid("drawn").toString())), "FORM", alma);
        next("second root by the root", world.rootStatement(), "PIN", world.root);
        next("two administrators where one is asked for", world.organisationStatement(), "SIGNERS", alma,
                world.basil.key());
        next("revocation by herself", world.revocation(Revocation.Subject.of(world.cora.id())), "ACCEPTED",
                world.cora.key());
        next("revocation by another member", world.revocation(Revocation.Subject.of(world.cora.id())), "SIGNERS",
                world.dimo.key());
        next("revocation of nobody",
                world.revocation(Revocation.Subject.of(SyntheticDirectory.Person.of("nobody").id())),
                "UNKNOWN", alma);
        next("issued before the statement it follows",
                organisation(world.nextIssued(SyntheticDirectory.START.minusSeconds(1))), "ISSUED", alma);
        JsonObject country = world.country("PL").statement();
        changed("country code in small letters", country, "code", new JsonText("pl"));
        changed("country valid until no time", country, "notAfter", new JsonText("2027"));
        changed("unknown type", country, "type", new JsonText("backup/v1/planet"));
        next("unknown member", country.with("more", 1), "FORM", alma);
    }

    private void circles() {
        SigningKey alma = world.alma.key();
        next("circle two epochs on", world.circle(2, world.cora, world.dimo), "EPOCH", alma, world.cora.key());
        next("rotation", world.circle(1, world.cora), "ACCEPTED", alma, world.cora.key());
        next("rotation without an administrator", world.circle(1, world.cora), "SIGNERS", world.dimo.key(),
                world.cora.key());
        next("rotation by two administrators", world.circle(1, world.cora), "ACCEPTED", alma, world.basil.key());
        next("rotation by one person", world.circle(1, world.cora), "SIGNERS", alma);
        next("circle with a stranger in it", world.circle(1, world.cora, SyntheticDirectory.Person.of("nobody")),
                "UNKNOWN", alma, world.cora.key());
        next("somebody joins", world.circle(0, world.cora, world.dimo, world.alma), "ACCEPTED", alma,
                world.cora.key());
        next("somebody leaves within the epoch", world.circle(0, world.cora), "EPOCH", alma, world.cora.key());
        next("somebody leaves within the epoch by two administrators", world.circle(0, world.cora), "EPOCH", alma,
                world.basil.key());
        next("somebody takes the place of another", world.circle(0, world.cora, world.alma), "EPOCH", alma,
                world.cora.key());
        next("a recipient of its own within the epoch", changed(world.circle(0, world.cora, world.dimo).statement(),
                "recipient", new JsonText(SyntheticDirectory.recipient("other").text())), "EPOCH", alma,
                world.cora.key());
        next("a new epoch with the old recipient", changed(world.circle(1, world.cora, world.dimo).statement(),
                "recipient", new JsonText(SyntheticDirectory.recipient("circle 0").text())), "EPOCH", alma,
                world.cora.key());
        next("kept by somebody outside it", world.circle(0, SyntheticDirectory.sorted(world.cora, world.dimo),
                List.of(world.alma.id())), "UNKNOWN", alma, world.cora.key());
        for (Revocation.Subject subject : List.of(Revocation.Subject.of(world.circleId),
                Revocation.Subject.of(world.organisation))) {
            revokedCircle(subject);
        }
    }

    private void childTrained() {
        SigningKey alma = world.alma.key();
        SigningKey cora = world.cora.key();
        List<MemberId> both = SyntheticDirectory.sorted(world.cora, world.dimo);
        JsonObject bare = world.circle(0, both, List.of(world.cora.id())).statement();
        JsonObject one = mark("2026-03-14", both.getFirst());
        JsonObject other = mark("2025-02-28", both.getLast());
        next("one who is trained for children", marked(bare, one), "ACCEPTED", alma, cora);
        next("two who are trained for children", marked(bare, one, other), "ACCEPTED", alma, cora);
        next("a mark by one person", marked(bare, one), "SIGNERS", alma);
        next("a mark by two who may not sign", marked(bare, one), "SIGNERS", cora, world.dimo.key());
        next("a mark for somebody outside the circle", marked(bare, mark("2026-03-14", world.alma.id())),
                "UNKNOWN", alma, cora);
        next("marks in another order", marked(bare, other, one), "FORM", alma, cora);
        next("a mark twice", marked(bare, one, one), "FORM", alma, cora);
        next("a list of marks with nobody in it", marked(bare), "FORM", alma, cora);
        next("a mark without its day", marked(bare, JsonObject.EMPTY.with("member", both.getFirst())), "FORM", alma,
                cora);
        for (String day : List.of("2026-02-30", "2026-3-14", "2026-03-14T00:00:00Z", "")) {
            next("a mark of the day '" + day + "'", marked(bare, mark(day, both.getFirst())), "FORM", alma,
                    cora);
        }
        next("a mark with something more", marked(bare, one.with("more", 1)), "FORM", alma, cora);
    }

    private static JsonObject mark(String day, MemberId member) {
        return JsonObject.EMPTY.with("day", day).with("member", member);
    }

    private static JsonObject marked(JsonObject circle, JsonObject... marks) {
        return changed(circle, "childTrained", new JsonArray(List.of(marks)));
    }

    /// Its id would otherwise begin anew with epoch 0, under a key of the newcomers.
    private void revokedCircle(Revocation.Subject subject) {
        var ended = SyntheticDirectory.whole();
        List<Envelope> after = new ArrayList<>();
        after.add(ended.add(ended.revocation(subject), ended.alma.key()));
        String kind = subject.kind().name().toLowerCase(Locale.ROOT);
        if (subject.kind() == Revocation.Kind.ORGANISATION) {
            after.add(ended.add(ended.organisationStatement(), ended.root));
            for (SyntheticDirectory.Person person : List.of(ended.alma, ended.cora)) {
                after.add(ended.add(ended.member(person), ended.root));
            }
            after.add(ended.add(ended.administrator(ended.alma), ended.root));
            after.add(ended.add(ended.administrator(ended.cora), ended.root, ended.alma.key()));
        }
        SigningKey second = subject.kind() == Revocation.Kind.ORGANISATION ? ended.cora.key() : ended.basil.key();
        List<MemberId> members = SyntheticDirectory.sorted(ended.alma, ended.cora);
        chains.add(JsonObject.EMPTY.with("name", "a circle that ended with its " + kind + " comes back")
                .with("outcome", "UNKNOWN")
                .with("upTo", WHOLE)
                .with("after", JsonArray.of(after, Envelope::json))
                .with("next", SyntheticDirectory
                        .sign(ended.circle(0, members, members).statement(), ended.alma.key(), second)
                        .json()));
    }

    private void heads() {
        SigningKey alma = world.alma.key();
        next("head", world.head(world.intake()), "ACCEPTED", alma);
        next("head that lists something unknown", world.head(List.of(Digest.hash())), "HEAD", alma);
        Head head = world.head(world.intake());
        next("head that names another last", new Head(head.position(), head.last() - 1, head.digest(), head.intake(),
                head.writers()), "HEAD", alma);
        next("head that leaves out a country", world.head(without(world.intake(), 7)), "HEAD", alma);
        next("head that leaves out a signer", world.head(without(world.intake(), 5)), "HEAD", alma);
        next("head that lists one member more", world.head(with(world.intake(), world.chain.get(6).digest())),
                "ACCEPTED", alma);
        next("head that lists a head", world.head(with(world.intake(), world.chain.get(10).digest())), "HEAD", alma);

        var larger = SyntheticDirectory.whole();
        var elif = SyntheticDirectory.Person.of("elif");
        List<Envelope> after = new ArrayList<>();
        after.add(larger.add(larger.member(elif), larger.basil.key()));
        after.add(larger.add(larger.administrator(elif), alma, larger.basil.key()));
        next("head that does not list its signer", after, larger.head(larger.intake()), "HEAD", elif.key());
        next("head that lists its signer", after, larger.head(larger.intake(elif)), "ACCEPTED", elif.key());
        Digest byElif = larger.add(larger.organisationStatement(), elif.key()).digest();
        after.add(larger.chain.getLast());
        next("head that lists a statement without its signer", after, larger.head(with(larger.intake(), byElif)),
                "HEAD", alma);

        var rotated = SyntheticDirectory.whole();
        Envelope rotation = rotated.add(rotated.circle(1, rotated.cora, rotated.dimo), alma, rotated.basil.key());
        next("head that lists an earlier circle", List.of(rotation),
                rotated.head(with(rotated.intake(), rotated.chain.get(8).digest())), "HEAD", alma);
        next("head that lists the earlier circle alone", List.of(rotation), rotated.head(head.intake()), "HEAD", alma);
    }

    private void paths() {
        List<Envelope> chain = world.chain;
        List<Envelope> good = List.of(chain.get(0), chain.get(1), chain.get(2), chain.get(3), chain.get(4),
                chain.get(5),
                chain.get(8), chain.get(9));
        path("good", good, chain.get(10), "ACCEPTED");
        path("without the root", good.subList(1, good.size()), chain.get(10), "PIN");
        path("a statement twice", List.of(chain.get(0), chain.get(1), chain.get(1)), chain.get(10), "CHAIN");
        path("signer not shown", without(good, 3), chain.get(10), "SIGNERS");
        path("organisation not shown", without(good, 1), chain.get(10), "UNKNOWN");
        path("not a head", good, SyntheticDirectory.sign(world.country("PL").statement(), world.alma.key()), "HEAD");
        path("a mark for somebody outside the circle", and(good, SyntheticDirectory.sign(
                marked(world.circle(0, world.cora, world.dimo).statement(), mark("2026-03-14", world.alma.id())),
                world.alma.key(), world.basil.key())), chain.get(10), "UNKNOWN");
        path("without a country that is listed", without(good, 7), chain.get(10), "INCOMPLETE");
        path("root with another number", Stream.concat(Stream.of(SyntheticDirectory.sign(
                world.rootStatement().statement(), world.root)), good.stream().skip(1)).toList(), chain.get(10), "PIN");
        path("a revocation on the path", and(good, SyntheticDirectory.sign(world.revocation(
                Revocation.Subject.of(world.cora.id())).statement(), world.alma.key())), chain.get(10), "FORM");
        path("a time that steps back", and(good, SyntheticDirectory.sign(organisation(
                world.nextIssued(SyntheticDirectory.START.minusSeconds(1))).statement(), world.alma.key())),
                chain.get(10), "ISSUED");
        path("somebody leaves within the epoch", and(good, SyntheticDirectory.sign(
                world.circle(0, world.cora).statement(), world.alma.key(), world.basil.key())), chain.get(10), "EPOCH");
        path("a keeper's id with a key of an administrator's", and(good, SyntheticDirectory.sign(
                world.member(world.cora.withKeyOf("elif")).statement(), world.alma.key())), chain.get(10), "KEY");
        path("an administrator's id with a key of another's", List.of(chain.get(0), chain.get(1), chain.get(2),
                chain.get(3), SyntheticDirectory.sign(world.member(world.basil.withKeyOf("elif")).statement(),
                        world.alma.key())),
                chain.get(10), "KEY");
        path("head by the root", good, SyntheticDirectory.sign(world.head(world.intake()).statement(), world.root),
                "SIGNERS");
        path("head that lists nothing", good,
                SyntheticDirectory.sign(world.head(List.of()).statement(), world.alma.key()), "NOT_IN_FORCE");
        world.add(world.circle(1, world.cora, world.dimo), world.alma.key(), world.cora.key());
        Envelope newer = world.add(world.head(world.intake()), world.alma.key());
        path("without the newest epoch", good, newer, "INCOMPLETE");
        path("after a rotation by a keeper",
                world.directory.intakePath().stream().map(Directory.Entry::envelope).toList(),
                newer, "ACCEPTED");
        Circle trained = world.circle(2, SyntheticDirectory.sorted(world.cora, world.dimo), List.of(world.cora.id()),
                List.of(new Circle.ChildTrained(world.cora.id(), LocalDate.of(2026, 3, 14))));
        world.add(trained, world.alma.key(), world.basil.key());
        Envelope newest = world.add(world.head(world.intake()), world.alma.key());
        path("with a member who is trained for children",
                world.directory.intakePath().stream().map(Directory.Entry::envelope).toList(), newest, "ACCEPTED");
        world.add(world.circle(3, world.cora, world.dimo), world.alma.key(), world.basil.key());
        path("an earlier epoch after two administrators signed anew", good,
                world.add(world.head(world.intake()), world.alma.key()), "NOT_IN_FORCE");
    }

    private Organisation organisation(Position position) {
        return new Organisation(position, world.organisation, "Name", "FR", List.of("intake"));
    }

    private static List<Envelope> and(List<Envelope> path, Envelope more) {
        return Stream.concat(path.stream(), Stream.of(more)).toList();
    }

    private static List<Digest> with(List<Digest> digests, Digest more) {
        return Stream.concat(digests.stream(), Stream.of(more)).toList();
    }

    private static <T> List<T> without(List<T> path, int index) {
        List<T> shorter = new ArrayList<>(path);
        shorter.remove(index);
        return shorter;
    }

    private void changed(String name, JsonObject statement, String member, JsonValue value) {
        next(name, changed(statement, member, value), "FORM", world.alma.key());
    }

    private static JsonObject changed(JsonObject statement, String member, JsonValue value) {
        var members = new TreeMap<>(statement.members());
        members.put(member, value);
        return JsonObject.of(members);
    }

    private void next(String name, List<Envelope> after, DirectoryStatement statement, String outcome,
            SigningKey signer) {
        chains.add(JsonObject.EMPTY.with("name", name)
                .with("outcome", outcome)
                .with("upTo", WHOLE)
                .with("after", JsonArray.of(after, Envelope::json))
                .with("next", SyntheticDirectory.sign(statement.statement(), signer).json()));
    }

    private void next(String name, DirectoryStatement statement, String outcome, SigningKey... signers) {
        next(name, statement.statement(), outcome, signers);
    }

    private void next(String name, JsonObject statement, String outcome, SigningKey... signers) {
        chains.add(JsonObject.EMPTY.with("name", name)
                .with("outcome", outcome)
                .with("upTo", WHOLE)
                .with("after", new JsonArray(List.of()))
                .with("next", SyntheticDirectory.sign(statement, signers).json()));
    }

    private void path(String name, List<Envelope> path, Envelope head, String outcome) {
        paths.add(JsonObject.EMPTY.with("name", name)
                .with("outcome", outcome)
                .with("path", JsonArray.of(path, Envelope::json))
                .with("head", head.json()));
    }
}
