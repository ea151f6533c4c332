package org.wwow.backup.server.casework;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.wwow.backup.sealing.Digest;
import org.wwow.backup.sealing.Envelope;
import org.wwow.backup.sealing.ItemId;
import org.wwow.backup.sealing.deposit.Consent.Purpose;
import org.wwow.backup.sealing.deposit.DepositedGrant;
import org.wwow.backup.sealing.deposit.ErasureStatement;
import org.wwow.backup.sealing.deposit.ErasureStatement.Act;
import org.wwow.backup.sealing.deposit.ErasureStatement.Subject;
import org.wwow.backup.sealing.deposit.StatementId;
import org.wwow.backup.server.casework.Deeds.Actor;
import org.wwow.backup.server.casework.Gate.Opening;
import org.wwow.backup.server.casework.People.Person;
import org.wwow.backup.server.casework.Readership.Circle;
import org.wwow.backup.server.deposits.DepositWorld;
import org.wwow.backup.server.deposits.Depositor;
import org.wwow.backup.server.deposits.Draft;
import org.wwow.backup.server.deposits.ReporterInTest;
import org.wwow.backup.server.evidence.BlobName;
import org.wwow.backup.server.evidence.Owner;
import org.wwow.backup.server.evidence.PayloadSize;
import org.wwow.backup.server.evidence.Room;
import org.wwow.backup.server.evidence.Tombstone.Authority;
import org.wwow.backup.server.http.Member;
import org.wwow.backup.server.http.Problem;
import org.wwow.backup.server.http.Refused;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ErasingWhatIsHers {
    private final DepositWorld world = DepositWorld.make();
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Circle intake = world.people().circle("intake");
    private final Person officer = world.people().member(intake);
    private final Person colleague = world.people().member(intake);
    private final Member session = world.casework.session(officer);
    private ReporterInTest reporter = world.reporter();
    private ItemId document = new ItemId(CaseworkWorld.id());
    private ItemId film = new ItemId(CaseworkWorld.id());
    private byte[] payload = new byte[0];

    @BeforeEach
    void aCaseWithADocumentAndAFilm() {
        reporter = world.reporter();
        Draft draft = reporter.first()
                .epoch("care", 0)
                .document("care", 0)
                .yes(Purpose.READ, 0, intake.id())
                .grant("care", 0, intake)
                .route(intake);
        document = draft.lastItem();
        world.taken(reporter.session(), draft.call());
        payload = new byte[(int) PayloadSize.ofFrame(262_144).bytes()];
        RANDOM.nextBytes(payload);
        String address = world.evidence.upload(new Owner.Mailbox(reporter.mailbox), payload).toString();
        Draft second = reporter.draft().uploaded("care", payload, address);
        film = second.lastItem();
        world.taken(reporter.session(), second.call());
    }

    @Test
    void closesAtOnceAndDestroysNothingForFourteenDays() {
        act(Act.ASK, wholeCase());

        assertThat(world.casework.open(session, reporter.caseId, document))
                .isEqualTo(new Opening.Refused(document, Problem.ERASED));
        world.clock.turn(Erasures.WAIT.minusSeconds(1));
        assertThat(world.casework.erasures.destroyDue()).isZero();
        assertThat(world.evidence.sealed.header(document)).isPresent();
    }

    @Test
    void takesNothingMoreWhileACaseWaits() {
        act(Act.ASK, wholeCase());

        assertThat(world.send(reporter.session(), reporter.draft().document("care", 0).body()))
                .contains(Problem.ERASED);
    }

    @Test
    void opensAgainWhenItIsTakenBack() {
        act(Act.ASK, wholeCase());
        act(Act.CANCEL, wholeCase());
        world.clock.turn(Erasures.WAIT);

        assertThat(world.casework.erasures.destroyDue()).isZero();
        assertThat(world.casework.open(session, reporter.caseId, document)).isInstanceOf(Opening.Granted.class);
    }

    @Test
    void leavesATombstoneAndNothingElseOfACase() throws IOException {
        act(Act.ASK, wholeCase());
        world.clock.turn(Erasures.WAIT);

        assertThat(world.casework.erasures.destroyDue()).isEqualTo(1);
        world.evidence.destruction.sweepAll();

        assertThat(world.evidence.sealed.header(document)).isEmpty();
        assertThat(world.evidence.sealed.payloadLength(film)).isEmpty();
        for (String table : List.of("item", "epoch", "consent", "reader_grant", "routing", "case_reference")) {
            assertThat(world.database.client()
                    .sql("select count(*) from " + table + " where case_id = :c")
                    .param("c", reporter.caseId.uuid())
                    .query(Long.class)
                    .single()).as(table).isZero();
        }
        assertThat(world.ledger().of(reporter.caseId)).isEmpty();
        assertThat(world.evidence.tombstones.stands(reporter.caseId.uuid())).isTrue();
        assertThat(filesHolding(world.evidence.blobs.root(), Arrays.copyOf(payload, 64))).isEmpty();
    }

    @Test
    void givesHerTheRoomOfWhatWasDestroyed() {
        Room before = used(reporter);

        act(Act.ASK, new Subject(false, film.uuid()));
        assertThat(used(reporter)).isEqualTo(before);
        world.clock.turn(Erasures.WAIT);
        world.casework.erasures.destroyDue();

        assertThat(used(reporter)).isEqualTo(new Room(before.items() - 1, before.bytes() - payload.length));
    }

    @Test
    void givesHerTheRoomOfACaseBesideAnother() {
        ReporterInTest another = world.reporterOf(reporter.mailbox);
        Room before = used(reporter);
        Draft draft = another.first().epoch("care", 0).document("care", 0);
        world.taken(another.session(), draft.call());
        Room both = used(reporter);

        act(Act.ASK, wholeCase());
        world.clock.turn(Erasures.WAIT);
        world.casework.erasures.destroyDue();

        Room left = used(reporter);
        assertThat(left.bytes()).isEqualTo(both.bytes() - before.bytes() + DepositedGrant.BYTES);
        assertThat(left.items()).isEqualTo(both.items() - 2);
    }

    @Test
    void givesHerNoRoomForWhatMembersWrote() {
        var came = new Depositor.Member(world.people().member(officer.id()).orElseThrow());
        Draft words = new Draft(world.instance, reporter.caseId, officer.signing()).document("care", 0);
        world.taken(came, words.call());
        Room before = used(reporter);

        Envelope now = erasureBy(officer, words.lastItem());
        UUID proposal = world.casework.propose(officer, reporter.caseId, now);
        world.casework.second(colleague, reporter.caseId, proposal, now);
        world.clock.turn(Erasures.WAIT);
        world.casework.erasures.destroyDue();

        assertThat(world.evidence.sealed.header(words.lastItem())).isEmpty();
        assertThat(used(reporter)).isEqualTo(before);
    }

    private Envelope erasureBy(Person member, ItemId item) {
        var statement = new ErasureStatement(world.instance, StatementId.draw(RANDOM), reporter.caseId,
                member.signing().verificationKey(), new Subject(false, item.uuid()), Act.ASK, "mistake");
        return Envelope.sign(statement.json(), member.signing());
    }

    private Room used(ReporterInTest who) {
        return world.database.client()
                .sql("select items, bytes from storage_account where owner_kind = 0 and owner = :box")
                .param("box", who.mailbox)
                .query((row, _) -> new Room(row.getLong("items"), row.getLong("bytes")))
                .single();
    }

    @Test
    void answersErasedToWhateverComesAfterwards() {
        act(Act.ASK, wholeCase());
        world.clock.turn(Erasures.WAIT);
        world.casework.erasures.destroyDue();

        assertThat(world.send(reporter.session(), reporter.first().document("care", 0).body()))
                .contains(Problem.ERASED);
    }

    @Test
    void erasesOneItemAndLeavesTheOther() {
        act(Act.ASK, new Subject(false, film.uuid()));
        world.clock.turn(Erasures.WAIT);
        world.casework.erasures.destroyDue();

        assertThat(world.evidence.sealed.header(film)).isEmpty();
        assertThat(world.casework.open(session, reporter.caseId, document)).isInstanceOf(Opening.Granted.class);
        assertThat(world.casework.open(session, reporter.caseId, film)).isInstanceOf(Opening.Refused.class);
    }

    @Test
    void destroysAtOnceWhenAFocalPointSaysNow() {
        act(Act.NOW, wholeCase());

        assertThat(world.evidence.sealed.header(document)).isEmpty();
    }

    @Test
    void waitsForAsLongAsALegalHold() {
        act(Act.ASK, wholeCase());
        world.casework.erasures.hold(reporter.caseId,
                Optional.of(world.clock.instant().plus(Erasures.WAIT).plus(Duration.ofDays(30))));
        world.clock.turn(Erasures.WAIT);
        assertThat(world.casework.erasures.destroyDue()).isZero();
        act(Act.NOW, wholeCase());
        assertThat(world.evidence.sealed.header(document)).isPresent();

        world.casework.erasures.hold(reporter.caseId, Optional.empty());
        assertThat(world.casework.erasures.destroyDue()).isEqualTo(1);
    }

    /// A tombstone that cannot be written destroys nothing of its own case and holds up nobody else's.
    @Test
    void carriesOutTheOthersWhereOneFails() throws IOException {
        ReporterInTest other = world.reporter();
        world.taken(other.session(), other.first().epoch("care", 0).document("care", 0).call());
        Path taken = world.evidence.blobs.root()
                .resolve("tombstones")
                .resolve(new BlobName(reporter.caseId.uuid()).hex().substring(0, 2));
        Files.writeString(taken, "in the way");
        act(Act.ASK, wholeCase());
        world.clock.turn(Duration.ofSeconds(1));
        var theirs = new ErasureStatement(world.instance, StatementId.draw(RANDOM), other.caseId,
                other.author.verificationKey(), new Subject(true, other.caseId.uuid()), Act.ASK, "her-wish");
        world.casework.erasures.act(theirs, new Erasures.By(Authority.REPORTER, Actor.reporter(other.caseId),
                Optional.empty(), Digest.hash(new byte[2])));
        world.clock.turn(Erasures.WAIT);

        assertThat(world.casework.erasures.destroyDue()).isEqualTo(1);
        assertThat(world.evidence.sealed.header(document)).isPresent();
        Files.delete(taken);
        assertThat(world.casework.erasures.destroyDue()).isEqualTo(1);
        assertThat(world.evidence.sealed.header(document)).isEmpty();
    }

    @Test
    void refusesToAskTwice() {
        act(Act.ASK, wholeCase());

        assertRefused(Problem.ALREADY, Act.ASK, wholeCase());
    }

    @Test
    void refusesToTakeBackWhatWasNotAsked() {
        assertRefused(Problem.ALREADY, Act.CANCEL, wholeCase());
    }

    @Test
    void refusesAnItemOfAnotherCase() {
        ReporterInTest other = world.reporter();
        Draft theirs = other.first().epoch("care", 0).document("care", 0);
        world.taken(other.session(), theirs.call());

        assertRefused(Problem.NOT_PERMITTED, Act.ASK, new Subject(false, theirs.lastItem().uuid()));
    }

    @Test
    void refusesAnotherCaseAsTheSubject() {
        assertRefused(Problem.NOT_PERMITTED, Act.ASK, new Subject(true, world.reporter().keeps().caseId.uuid()));
    }

    /// Protocol section 11: erase, run the nightly job, search everything the server keeps; and a control found before.
    @Test
    void takesTheHeaderOutOfEveryFileOfTheDatabase() throws IOException {
        byte[] header = Arrays.copyOfRange(world.evidence.sealed.header(document).orElseThrow().shared(), 900, 964);
        Path data = Path.of(world.database.client().sql("show data_directory").query(String.class).single());
        world.database.client().sql("checkpoint").update();
        assertThat(filesHolding(data, header)).as("control").isNotEmpty();

        act(Act.NOW, new Subject(false, document.uuid()));
        assertThat(world.evidence.nightly.run()).isPositive();

        assertThat(filesHolding(data, header)).isEmpty();
        assertThat(filesHolding(world.evidence.blobs.root(), header)).isEmpty();
    }

    private Subject wholeCase() {
        return new Subject(true, reporter.caseId.uuid());
    }

    private void act(Act act, Subject subject) {
        var statement = new ErasureStatement(world.instance, StatementId.draw(RANDOM), reporter.caseId,
                reporter.author.verificationKey(), subject, act, "her-wish");
        world.casework.erasures.act(statement, new Erasures.By(Authority.REPORTER, Actor.reporter(reporter.caseId),
                Optional.empty(), Digest.hash(new byte[1])));
    }

    private void assertRefused(Problem problem, Act act, Subject subject) {
        assertThatThrownBy(() -> act(act, subject)).isInstanceOfSatisfying(Refused.class,
                refused -> assertThat(refused.problem()).isEqualTo(problem));
    }

    private static List<Path> filesHolding(Path folder, byte[] wanted) throws IOException {
        try (var paths = Files.walk(folder)) {
            return paths.filter(Files::isRegularFile).filter(path -> holds(path, wanted)).toList();
        }
    }

    private static boolean holds(Path path, byte[] wanted) {
        try {
            byte[] bytes = Files.readAllBytes(path);
            for (int at = 0; at <= bytes.length - wanted.length; at++) {
                if (bytes[at] == wanted[0] && bytes[at + 1] == wanted[1]
                        && Arrays.equals(bytes, at, at + wanted.length, wanted, 0, wanted.length)) {
                    return true;
                }
            }
            return false;
        } catch (IOException gone) {
            return false;
        }
    }
}
