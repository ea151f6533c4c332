package org.wwow.backup.server.casework;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.wwow.backup.sealing.CaseId;
import org.wwow.backup.sealing.JsonText;
import org.wwow.backup.sealing.deposit.Consent.Purpose;
import org.wwow.backup.server.casework.People.Person;
import org.wwow.backup.server.casework.Readership.Circle;
import org.wwow.backup.server.deposits.DepositWorld;
import org.wwow.backup.server.deposits.ReporterInTest;
import org.wwow.backup.server.http.Problem;
import org.wwow.backup.server.http.Refused;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// She says eight signs on the telephone and the officer has her case, one of two thousand; what another organisation
/// calls the same case says nothing of it (protocol section 18).
@Tag("slow")
class FindingACaseByItsReference {
    private static final int CASES = 2_000;
    private static final String SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final DepositWorld WORLD = DepositWorld.make();
    private static final Circle INTAKE = WORLD.people().circle("intake");
    private static final Circle RESPONSE = WORLD.people().circle("response");
    private static final Person OFFICER = WORLD.people().member(INTAKE);
    private static final Person RESPONDER = WORLD.people().member(RESPONSE);
    private static final List<CaseId> ALL = new ArrayList<>();

    @BeforeAll
    static void twoThousandCasesThatWereSent() {
        for (int at = 0; at < CASES; at++) {
            ReporterInTest reporter = WORLD.reporter();
            WORLD.taken(reporter.session(), reporter.first()
                    .epoch("care", 0)
                    .document("care", 0)
                    .yes(Purpose.READ, 0, INTAKE.id(), RESPONSE.id())
                    .yes(Purpose.HELP, 0, INTAKE.id(), RESPONSE.id())
                    .grant("care", 0, INTAKE)
                    .grant("care", 0, RESPONSE)
                    .route(INTAKE)
                    .call());
            ALL.add(reporter.caseId);
        }
        WORLD.database.client().sql("analyze").update();
    }

    @Test
    void givesEachCaseToWhoeverSaysItsReference() {
        for (CaseId one : List.of(ALL.getFirst(), ALL.get(CASES / 2), ALL.getLast())) {
            assertThat(find(OFFICER, reference(one, INTAKE).text())).isEqualTo(one.text());
            assertThat(find(RESPONDER, reference(one, RESPONSE).text().toLowerCase(Locale.ROOT))).isEqualTo(one.text());
        }
    }

    /// One row is read, by an index, however many there are: so the time does not grow with the cases.
    @Test
    void readsOneRowByAnIndex() {
        String plan = String.join("\n", WORLD.database.client()
                .sql("explain (analyze, buffers, costs off, timing off, summary off) select case_id from case_reference"
                        + " where organisation = :organisation and reference = :text")
                .param("organisation", INTAKE.organisation())
                .param("text", reference(ALL.get(7), INTAKE).text())
                .query(String.class)
                .list());

        assertThat(rows()).isEqualTo(2L * CASES);
        assertThat(plan).containsPattern("Index (Only )?Scan using case_reference_organisation_reference_key")
                .containsPattern("actual rows=1(\\.00)? loops=1")
                .doesNotContain("Seq Scan", "Rows Removed");
    }

    /// How long it takes here, for docs/figures.md; no test fails because a machine is slow.
    @Test
    void tellsHowLongItTook() throws IOException {
        long[] took = new long[400];
        for (int at = 0; at < took.length; at++) {
            CaseId one = ALL.get(at * 5);
            String said = reference(one, INTAKE).text();
            long before = System.nanoTime();
            assertThat(find(OFFICER, said)).isEqualTo(one.text());
            took[at] = System.nanoTime() - before;
        }
        Arrays.sort(took);
        Files.writeString(Path.of("target/case-references.txt"),
                String.format(Locale.ROOT, "one of %d by its reference: median %.1f ms, 99 %% below %.1f ms%n", CASES,
                        took[took.length / 2] / 1e6, took[took.length * 99 / 100] / 1e6));

        assertThat(Duration.ofNanos(took[0])).isPositive();
    }

    @Test
    void findsNothingByTheReferenceOfAnotherOrganisation() {
        for (CaseId one : ALL.subList(0, 50)) {
            assertRefused(Problem.NOT_PERMITTED, () -> find(OFFICER, reference(one, RESPONSE).text()));
            assertRefused(Problem.NOT_PERMITTED, () -> find(RESPONDER, reference(one, INTAKE).text()));
        }
    }

    @Test
    void findsNothingByASignHeardWrong() {
        String said = reference(ALL.get(3), INTAKE).text();
        char other = said.charAt(2) == 'Z' ? 'Y' : 'Z';

        assertRefused(Problem.FORM, () -> find(OFFICER, said.substring(0, 2) + other + said.substring(3)));
        assertRefused(Problem.FORM, () -> find(OFFICER, said.substring(1)));
    }

    @Test
    void noReferenceStandsTwiceInAnOrganisation() {
        Set<String> here = new HashSet<>();
        ALL.forEach(one -> here.add(reference(one, INTAKE).text()));

        assertThat(here).hasSize(CASES);
    }

    /// Whoever holds the lists of both organisations cannot pair them: sign by sign, what one calls a case tells nothing
    /// of what the other does. Under chance each count lies around 62.5; six deviations either way are no chance.
    @Test
    void noSignOfOneTellsASignOfTheOther() {
        for (int mine = 0; mine < 7; mine++) {
            for (int theirs = 0; theirs < 7; theirs++) {
                int[] apart = new int[SIGNS.length()];
                for (CaseId one : ALL) {
                    int distance = sign(one, INTAKE, mine) - sign(one, RESPONSE, theirs);
                    apart[Math.floorMod(distance, SIGNS.length())]++;
                }
                assertThat(Arrays.stream(apart).summaryStatistics()).as("sign %d beside sign %d", mine, theirs)
                        .satisfies(counts -> assertThat(counts.getMin()).isGreaterThanOrEqualTo(15))
                        .satisfies(counts -> assertThat(counts.getMax()).isLessThanOrEqualTo(110));
            }
        }
    }

    /// Drawn anew for the same case and organisation it is another: nothing of the case goes into it.
    @Test
    void isAnotherEachTimeItIsDrawn() {
        for (CaseId one : ALL.subList(100, 150)) {
            String before = reference(one, INTAKE).text();
            WORLD.database.client()
                    .sql("delete from case_reference where case_id = :case and organisation = :organisation")
                    .param("case", one.uuid())
                    .param("organisation", INTAKE.organisation())
                    .update();
            assertThat(WORLD.casework.rows.grants()
                    .refer(one, INTAKE.organisation(), CaseReference.draw(new SecureRandom()))).isTrue();

            assertThat(reference(one, INTAKE).text()).isNotEqualTo(before);
        }
    }

    /// Where chance is the same the reference is the same, whatever case and organisation it is for.
    @Test
    void comesFromChanceAlone() {
        CaseId one = ALL.get(200);
        CaseId other = ALL.get(201);
        UUID here = CaseworkWorld.id();
        UUID there = CaseworkWorld.id();
        var grants = WORLD.casework.rows.grants();

        assertThat(grants.refer(one, here, CaseReference.draw(new Counting()))).isTrue();
        assertThat(grants.refer(other, there, CaseReference.draw(new Counting()))).isTrue();

        assertThat(grants.reference(one, here)).isEqualTo(grants.reference(other, there)).isPresent();
    }

    /// Chance that can be repeated.
    private static final class Counting extends SecureRandom {
        private static final long serialVersionUID = 1L;
        private int last;

        @Override
        public int nextInt(int bound) {
            return last++ % bound;
        }
    }

    private static int sign(CaseId one, Circle circle, int at) {
        return SIGNS.indexOf(reference(one, circle).text().charAt(at));
    }

    private static CaseReference reference(CaseId one, Circle circle) {
        return WORLD.casework.rows.grants().reference(one, circle.organisation()).orElseThrow();
    }

    private static String find(Person member, String said) {
        return WORLD.casework.reading.find(WORLD.casework.session(member), said)
                .member("case")
                .map(value -> ((JsonText) value).value())
                .orElseThrow();
    }

    private static long rows() {
        return WORLD.database.client().sql("select count(*) from case_reference").query(Long.class).single();
    }

    private static void assertRefused(Problem problem, ThrowingCallable act) {
        assertThatThrownBy(act).isInstanceOfSatisfying(Refused.class,
                refused -> assertThat(refused.problem()).isEqualTo(problem));
    }
}
