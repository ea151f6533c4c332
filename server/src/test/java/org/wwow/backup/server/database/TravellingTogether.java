package org.wwow.backup.server.database;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.transaction.support.TransactionTemplate;

import org.wwow.backup.server.FreshDatabase;
import org.wwow.backup.server.database.RoundTrip.Asked;
import org.wwow.backup.server.database.RoundTrip.Told;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TravellingTogether {
    private static final FreshDatabase DATABASE = FreshDatabase.make();
    private static final String INSERT = "insert into thing (id, words) values (:id, :words)";
    private static final String IDS = "select id from thing order by id";

    private final TransactionTemplate transactions = DATABASE.transactions();

    @BeforeEach
    void anEmptyTable() {
        DATABASE.client().sql("drop table if exists thing").update();
        DATABASE.client().sql("create table thing (id int primary key, words text[])").update();
    }

    @Test
    void eachSeesWhatThoseBeforeItDid() {
        RoundTrip trip = DATABASE.trips().begin();
        Asked<Integer> before = trip.ask(IDS, (row, _) -> row.getInt(1));
        Told first = insert(trip, 1);
        Asked<Integer> between = trip.ask(IDS, (row, _) -> row.getInt(1));
        Told none = trip.tell("delete from thing where id = :id").with("id", 9);
        insert(trip, 2);
        Asked<Integer> after = trip.ask(IDS, (row, _) -> row.getInt(1));

        trip.go();

        assertThat(before.rows()).isEmpty();
        assertThat(between.rows()).containsExactly(1);
        assertThat(after.rows()).containsExactly(1, 2);
        assertThat(after.first()).contains(1);
        assertThat(List.of(first.changed(), none.changed())).containsExactly(1, 0);
    }

    @Test
    void aQuestionAfterALockSeesWhatWasCommittedWhileItWaited() throws Exception {
        insertAlone(1);
        var locked = new CountDownLatch(1);
        var asking = new CompletableFuture<List<Integer>>();
        transactions.executeWithoutResult(_ -> {
            DATABASE.client().sql("select id from thing where id = 1 for update").query(Integer.class).single();
            insertAlone(2);
            Thread.ofVirtual().start(() -> transactions.executeWithoutResult(_ -> {
                RoundTrip trip = DATABASE.trips().begin();
                trip.ask("select id from thing where id = 1 for update", (row, _) -> row.getInt(1));
                Asked<Integer> then = trip.ask(IDS, (row, _) -> row.getInt(1));
                locked.countDown();
                trip.go();
                asking.complete(then.rows());
            }));
            await(locked);
        });

        assertThat(asking.get()).containsExactly(1, 2);
    }

    @Test
    void oneThatFailsLeavesNothingOfTheOthersBehind() {
        RoundTrip trip = DATABASE.trips().begin();
        insert(trip, 1);
        insert(trip, 1);
        Told after = insert(trip, 2);

        assertThatThrownBy(() -> transactions.executeWithoutResult(_ -> trip.go()))
                .isInstanceOf(DuplicateKeyException.class);

        assertThat(DATABASE.client().sql(IDS).query(Integer.class).list()).isEmpty();
        assertThatThrownBy(after::changed).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void nothingIsThereBeforeItAndItIsMadeOnce() {
        RoundTrip trip = DATABASE.trips().begin();
        Asked<Integer> ids = trip.ask(IDS, (row, _) -> row.getInt(1));
        assertThatThrownBy(ids::rows).isInstanceOf(NullPointerException.class);

        trip.go();

        assertThatThrownBy(trip::go).isInstanceOf(IllegalStateException.class);
        assertThat(ids.rows()).isEmpty();
    }

    @Test
    void takesArraysAndNothing() {
        RoundTrip trip = DATABASE.trips().begin();
        trip.tell(INSERT).with("id", 1).with("words", new String[]{"a;b", ":id", "?"});
        trip.tell(INSERT).with("id", 2).with("words", null);
        trip.go();

        assertThat(DATABASE.client()
                .sql("select words[1] || words[2] || words[3] from thing where id = 1")
                .query(String.class)
                .single()).isEqualTo("a;b:id?");
        assertThat(DATABASE.client().sql("select count(*) from thing where words is null").query(Long.class).single())
                .isEqualTo(1);
    }

    private static Told insert(RoundTrip trip, int id) {
        return trip.tell(INSERT).with("id", id).with("words", new String[0]);
    }

    private static void insertAlone(int id) {
        RoundTrip trip = DATABASE.trips().begin();
        insert(trip, id);
        trip.go();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
