package org.wwow.backup.dossier.custody;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.wwow.backup.dossier.sample.SampleCase;
import org.wwow.backup.ledger.Event;
import org.wwow.backup.ledger.Policy;
import org.wwow.backup.sealing.Digest;
import org.wwow.backup.sealing.FormRefused;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class FindingGapsInTheCustody {
    private static final Map<String, byte[]> FILES = SampleCase.files(0);
    private static final String TEXT = text(CustodyChain.FILE);
    private static final CustodyChain CHAIN = CustodyChain.read(TEXT.getBytes(StandardCharsets.UTF_8));

    private static final Instant START = CHAIN.events().getFirst().time();

    private static String text(String path) {
        return new String(Objects.requireNonNull(FILES.get(path)), StandardCharsets.UTF_8);
    }

    private static List<CustodyGap> gaps(List<CustodyEvent> events) {
        return new CustodyChain(events).gaps(SampleCase.MADE);
    }

    private static LoggedCustody logged(List<CustodyEvent> events) {
        return LoggedCustody.check(new CustodyChain(events),
                id -> Optional.ofNullable(FILES.get("proofs/" + id.text() + ".tlog-proof")),
                Policy.parse(text("log/policy").getBytes(StandardCharsets.UTF_8)));
    }

    private static List<Long> unseen(List<CustodyEvent> events, int untilDay) {
        return new CustodyChain(events).gaps(START.plus(Duration.ofDays(untilDay)))
                .stream()
                .filter(gap -> gap.kind() == CustodyGap.Kind.FIXITY)
                .map(CustodyGap::seq)
                .toList();
    }

    private static CustodyEvent fixity(long seq, int day) {
        CustodyEvent one = CHAIN.events().getFirst();
        return new CustodyEvent(seq, one.id(), START.plus(Duration.ofDays(day)), Event.Kind.FIXITY, one.actor(),
                one.second(), one.item(), one.account(), one.before(), one.after(), one.prior());
    }

    private static CustodyEvent at(CustodyEvent one, Event.Kind kind) {
        return new CustodyEvent(one.seq(), one.id(), one.time(), kind, one.actor(), one.second(), one.item(),
                one.account(), one.before(), one.after(), one.prior());
    }

    private static List<CustodyEvent> with(int at, CustodyEvent event) {
        List<CustodyEvent> events = new ArrayList<>(CHAIN.events());
        events.set(at, event);
        return events;
    }

    /// The chain of these, each naming the one before again: what a forger would write.
    private static List<CustodyEvent> chained(List<CustodyEvent> events) {
        List<CustodyEvent> forged = new ArrayList<>();
        for (CustodyEvent one : events) {
            Digest prior = forged.isEmpty() ? CustodyEvent.NOTHING : Digest.hash(forged.getLast().line());
            forged.add(new CustodyEvent(forged.size() + 1, one.id(), one.time(), one.action(), one.actor(),
                    one.second(), one.item(), one.account(), one.before(), one.after(), prior));
        }
        return forged;
    }

    @Test
    void showsALineThatWasTakenOut() {
        List<CustodyEvent> events = new ArrayList<>(CHAIN.events());
        events.remove(3);
        assertThat(gaps(events)).contains(new CustodyGap(CustodyGap.Kind.NUMBER, 5),
                new CustodyGap(CustodyGap.Kind.LINK, 5));
    }

    @Test
    void showsByTheLedgerALineThatWasTakenOutAndTheChainMadeAnew() {
        List<CustodyEvent> events = new ArrayList<>(CHAIN.events());
        events.remove(3);
        List<CustodyEvent> forged = chained(events);
        assertThat(gaps(forged)).noneMatch(gap -> gap.kind().breaks());
        assertThat(logged(forged).gaps()).containsExactly(new CustodyGap(CustodyGap.Kind.LEDGER, 4));
    }

    @Test
    void showsByTheLedgerTheFirstLineLeftOut() {
        List<CustodyEvent> forged = chained(CHAIN.events().subList(1, CHAIN.events().size()));
        assertThat(logged(forged).gaps()).containsExactly(new CustodyGap(CustodyGap.Kind.LEDGER, 1));
    }

    @Test
    void showsTwoLinesInAnotherOrder() {
        List<CustodyEvent> events = new ArrayList<>(CHAIN.events());
        events.add(1, events.remove(3));
        assertThat(gaps(events)).extracting(CustodyGap::kind)
                .contains(CustodyGap.Kind.NUMBER, CustodyGap.Kind.LINK,
                        CustodyGap.Kind.TIME);
    }

    @Test
    void showsALineThatWasChanged() {
        CustodyEvent one = CHAIN.events().get(2);
        var other = new CustodyEvent(one.seq(), one.id(), one.time(), one.action(), one.actor(), one.second(),
                one.item(), one.account(), Optional.of(CustodyEvent.NOTHING), one.after(), one.prior());
        assertThat(gaps(with(2, other))).containsExactly(new CustodyGap(CustodyGap.Kind.LINK, one.seq() + 1));
    }

    @Test
    void showsAMonthWithoutAFixityCheckAndFailsNothingForIt() {
        assertThat(CHAIN.gaps(SampleCase.MADE.plus(Duration.ofDays(60)))).singleElement()
                .satisfies(gap -> assertThat(gap.kind().breaks()).isFalse());
    }

    @Test
    void namesTheCheckAfterWhichNobodyLookedForMoreThanAMonth() {
        List<CustodyEvent> events = List.of(fixity(1, 0), fixity(2, 10), fixity(3, 42), fixity(4, 50));
        assertThat(unseen(events, 60)).containsExactly(2L);
    }

    @Test
    void takesAMonthToTheSecondForAMonth() {
        List<CustodyEvent> events = List.of(fixity(1, 0), fixity(2, 31));
        assertThat(unseen(events, 62)).isEmpty();
        assertThat(new CustodyChain(events).gaps(START.plus(Duration.ofDays(62)).plusSeconds(1)))
                .contains(new CustodyGap(CustodyGap.Kind.FIXITY, 2));
    }

    @Test
    void takesNoOtherActForALookAtTheBytes() {
        List<CustodyEvent> events = List.of(fixity(1, 0), at(fixity(2, 20), Event.Kind.EXPORT), fixity(3, 40));
        assertThat(unseen(events, 41)).containsExactly(1L);
    }

    @Test
    void writesTheFileItRead() {
        assertThat(CHAIN.bytes()).asString(StandardCharsets.UTF_8).isEqualTo(TEXT);
    }

    @Test
    void refusesAnEventWhoseTimeIsNotTheLedgers() {
        CustodyEvent one = CHAIN.events().get(2);
        var other = new CustodyEvent(one.seq(), one.id(), one.time().plusSeconds(1), one.action(), one.actor(),
                one.second(), one.item(), one.account(), one.before(), one.after(), one.prior());
        assertThat(logged(with(2, other)).failures()).singleElement()
                .satisfies(failure -> assertThat(failure.why()).contains("says otherwise"));
    }

    @Test
    void refusesALineToldTwice() {
        List<CustodyEvent> twice = new ArrayList<>(CHAIN.events());
        twice.add(twice.getLast());
        assertThat(logged(twice).failures()).extracting(LoggedCustody.Failure::why)
                .anyMatch(
                        why -> why.contains("Another line"));
    }

    @Test
    void refusesALineWithoutAProof() {
        LoggedCustody none = LoggedCustody.check(CHAIN, _ -> Optional.empty(),
                Policy.parse(text("log/policy").getBytes(StandardCharsets.UTF_8)));
        assertThat(none.failures()).hasSize(CHAIN.events().size());
    }

    @Test
    void refusesProofsUnderAnotherPolicy() {
        String policy = text("log/policy").replace("log.example/sample+", "log.example/other+");
        assertThat(policy).isNotEqualTo(text("log/policy"));
        assertThatExceptionOfType(RuntimeException.class).isThrownBy(
                () -> Policy.parse(policy.getBytes(StandardCharsets.UTF_8)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            "seq":2           | "seq":0             | line 2, seq
            "action":"fixity" | "action":"lost"     | line 3, action
            "kind":"server"   | "kind":"robot"      | line 3, kind
            "role":"server"   | "role":""           | line 3, role
            "role":"server"   | "role":"\u202e"     | line 3, role
            "v":1             | "v":2               | line 1, v
            "purpose"         | "purpos"            | line 1, purpose
            "prior":"         | "prior":"A          | line 1, prior
            """)
    void namesTheLineAndMemberOfABadOne(String from, String to, String place) {
        assertThat(TEXT).contains(from);
        int at = TEXT.indexOf(from);
        String spoilt = TEXT.substring(0, at) + to + TEXT.substring(at + from.length());
        assertThatExceptionOfType(FormRefused.class)
                .isThrownBy(() -> CustodyChain.read(spoilt.getBytes(StandardCharsets.UTF_8)))
                .withMessageStartingWith(CustodyChain.FILE + ", " + place);
    }

    @ParameterizedTest
    @CsvSource({"''", "'\n'", "'{}\n'", "'{}'"})
    void refusesAFileThatIsNoChain(String text) {
        assertThatExceptionOfType(FormRefused.class).isThrownBy(
                () -> CustodyChain.read(text.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void refusesAFileWhoseLastLineHasNoEndOrIsNotCanonical() {
        assertThatExceptionOfType(FormRefused.class).isThrownBy(
                () -> CustodyChain.read(TEXT.stripTrailing().getBytes(StandardCharsets.UTF_8)));
        assertThatExceptionOfType(FormRefused.class).isThrownBy(
                () -> CustodyChain.read(TEXT.replaceFirst(":", ": ").getBytes(StandardCharsets.UTF_8)));
        assertThatExceptionOfType(FormRefused.class).isThrownBy(
                () -> CustodyChain.read("x".repeat(10_000).getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void refusesAFileThatIsTooLongBeforeItReadsALine() {
        assertThatExceptionOfType(FormRefused.class)
                .isThrownBy(() -> CustodyChain.read(new byte[CustodyChain.MAX_BYTES + 1]))
                .withMessage(CustodyChain.FILE + ": is too long");
    }

    @Test
    void refusesALineThatIsTooLongBeforeItsEnd() {
        assertThatExceptionOfType(FormRefused.class)
                .isThrownBy(() -> CustodyChain.read((TEXT + "x".repeat(8_194)).getBytes(StandardCharsets.UTF_8)))
                .satisfies(refused -> assertThat(refused.reason()).isEqualTo(FormRefused.Reason.TOO_LONG))
                .withMessageContaining("line " + (CHAIN.events().size() + 1));
    }

    @Test
    void refusesMoreLinesThanAnyCaseHas() {
        String line = TEXT.lines().findFirst().orElseThrow() + "\n";
        byte[] most = line.repeat(100_000).getBytes(StandardCharsets.UTF_8);
        byte[] more = line.repeat(100_001).getBytes(StandardCharsets.UTF_8);

        assertThat(CustodyChain.read(most).events()).hasSize(100_000);
        assertThatExceptionOfType(FormRefused.class).isThrownBy(() -> CustodyChain.read(more))
                .satisfies(refused -> assertThat(refused.reason()).isEqualTo(FormRefused.Reason.TOO_LONG));
    }
}
