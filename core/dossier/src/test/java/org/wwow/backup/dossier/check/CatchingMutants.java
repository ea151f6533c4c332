package org.wwow.backup.dossier.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.wwow.backup.dossier.file.Edition;
import org.wwow.backup.dossier.signature.TestAuthority;

import static org.assertj.core.api.Assertions.assertThat;

/// Changed copies of a finished dossier: each must fail a numbered check that its original does not fail.
class CatchingMutants {
    /// The cheap ones first; the seal, which costs most, last.
    private static final List<Check> ORDER = Stream.concat(
            Stream.concat(Stream.of(Check.CONTAINER, Check.BAG), Stream.of(Check.values()))
                    .filter(check -> check != Check.SIGNATURE_LEVEL && check != Check.SIGNERS && check != Check.DOCUMENT
                            && check != Check.QUALIFICATION && check != Check.FORMS)
                    .distinct(),
            Stream.of(Check.SIGNATURE_LEVEL)).toList();

    @TempDir
    private Path folder;

    @Test
    void findsEachOfTwoHundred() throws IOException {
        assertThat(survivors(Edition.FULL, 1, List.of(90, 50, 10, 46, 4))).isEmpty();
    }

    @Test
    @Tag("deep")
    void findsEachOfTwoThousand() throws IOException {
        assertThat(survivors(Edition.FULL, 2, List.of(600, 350, 50, 380, 20))).isEmpty();
        assertThat(survivors(Edition.PROTECTED, 3, List.of(250, 150, 30, 160, 10))).isEmpty();
    }

    @Test
    void wouldTellOfAFileThatHolds() throws IOException {
        byte[] whole = FinishedDossier.bytes(Edition.FULL);

        assertThat(found(whole, holding(whole))).isEmpty();
    }

    /// What no check finds, of so many by each hand.
    private List<String> survivors(Edition edition, long seed, List<Integer> counts) throws IOException {
        byte[] whole = FinishedDossier.bytes(edition);
        Set<Check> holding = holding(whole);
        TestAuthority stranger = FinishedDossier.stranger();
        Random random = seeded(seed);
        List<String> survivors = new ArrayList<>();
        Map<Check, Integer> finders = new EnumMap<>(Check.class);
        for (Mutant.Hand hand : Mutant.Hand.values()) {
            for (int at = 0; at < counts.get(List.of(Mutant.Hand.values()).indexOf(hand)); at++) {
                Mutant mutant = Mutant.draw(whole, hand, random, stranger);
                Optional<Check> finder = found(mutant.bytes(), holding);
                finder.ifPresent(check -> finders.merge(check, 1, Integer::sum));
                if (finder.isEmpty()) {
                    survivors.add(hand + " " + mutant.how());
                }
            }
        }
        assertThat(finders).isNotEmpty();
        return survivors;
    }

    private static Random seeded(long seed) {
        return Random.from(new java.util.SplittableRandom(seed));
    }

    /// The checks that the whole file does not fail: another failure would prove nothing.
    private Set<Check> holding(byte[] whole) throws IOException {
        Set<Check> holding = EnumSet.noneOf(Check.class);
        Path path = Files.write(folder.resolve("whole.asice"), whole);
        try (SubmittedFile file = SubmittedFile.open(path)) {
            var examined = new Examination(file, FinishedDossier.trust());
            for (Check check : ORDER) {
                if (!Checks.one(check, examined).failed()) {
                    holding.add(check);
                }
            }
        }
        assertThat(holding).containsAll(ORDER);
        return holding;
    }

    /// The first check that fails.
    private Optional<Check> found(byte[] bytes, Set<Check> holding) throws IOException {
        Path path = Files.write(folder.resolve("mutant.asice"), bytes);
        try (SubmittedFile file = SubmittedFile.open(path)) {
            var examined = new Examination(file, FinishedDossier.trust());
            return ORDER.stream()
                    .filter(holding::contains)
                    .filter(check -> Checks.one(check, examined).failed())
                    .findFirst();
        }
    }
}
