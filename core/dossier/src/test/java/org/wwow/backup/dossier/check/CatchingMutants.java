package org.wwow.backup.dossier.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.wwow.backup.dossier.file.Edition;
import org.wwow.backup.dossier.signature.TestAuthority;

import static org.assertj.core.api.Assertions.assertThat;

/// Changed copies of a finished dossier: each must fail a numbered check that its original does not fail.
class CatchingMutants {
    private static final List<Check> ALL = List.of(Check.values());
    /// All but those that ask for signatures, stamps and the document, which cost most.
    private static final List<Check> CHEAP = ALL.stream()
            .filter(check -> check != Check.SIGNATURE_LEVEL && check != Check.SIGNERS && check != Check.DOCUMENT
                    && check != Check.QUALIFICATION && check != Check.FORMS && check != Check.TIME_STAMPS)
            .toList();
    /// The cheap ones first, then the stamps and the seal.
    private static final List<Check> ORDER = Stream.of(Stream.of(Check.CONTAINER, Check.BAG), CHEAP.stream(),
            Stream.of(Check.TIME_STAMPS, Check.SIGNATURE_LEVEL)).flatMap(one -> one).distinct().toList();

    @TempDir
    private Path folder;

    @Test
    void findsEachOfTwoHundred() throws IOException {
        var tried = new Tried(Edition.FULL);
        tried.drawn(1, List.of(80, 40, 10, 26, 4));
        tried.aimed(4, 40, ORDER, 1);
        assertThat(tried.count).isEqualTo(200);
        assertThat(tried.survivors).isEmpty();
    }

    /// Every deed of the list is done to every part, and no check is left that none of them breaks.
    @Test
    @Tag("deep")
    void findsEachOfTwoThousandAndEachCheckFindsSome() throws IOException {
        var full = new Tried(Edition.FULL);
        full.drawn(2, List.of(500, 250, 40, 270, 60));
        full.aimed(5, 2 * AimedMutant.Part.values().length * AimedMutant.Deed.values().length, CHEAP, CHEAP.size());
        full.ofSignedParts(7);
        var shielded = new Tried(Edition.PROTECTED);
        shielded.drawn(3, List.of(250, 130, 20, 140, 20));
        shielded.aimed(6, AimedMutant.Part.values().length * AimedMutant.Deed.values().length, CHEAP, CHEAP.size());
        full.tell("full");
        shielded.tell("protected");
        assertThat(full.count + shielded.count).isGreaterThanOrEqualTo(2_000);
        assertThat(full.survivors).isEmpty();
        assertThat(shielded.survivors).isEmpty();
        assertThat(full.finders.keySet()).containsExactly(Check.values());
    }

    @ParameterizedTest
    @EnumSource(Edition.class)
    void wouldTellOfAFileThatHolds(Edition edition) throws IOException {
        var tried = new Tried(edition);

        assertThat(tried.failing(tried.whole, ALL, ALL.size())).isEmpty();
    }

    /// The mutants of one edition, what no check finds of them, and how many each check finds.
    private final class Tried {
        private final byte[] whole;
        private final List<String> survivors = new ArrayList<>();
        private final Map<Check, Integer> finders = new EnumMap<>(Check.class);
        private final Map<String, Integer> kinds = new TreeMap<>();
        private int count;

        Tried(Edition edition) {
            this.whole = FinishedDossier.bytes(edition);
        }

        void drawn(long seed, List<Integer> counts) throws IOException {
            TestAuthority stranger = FinishedDossier.stranger();
            Random random = seeded(seed);
            for (Mutant.Hand hand : Mutant.Hand.values()) {
                for (int at = 0; at < counts.get(List.of(Mutant.Hand.values()).indexOf(hand)); at++) {
                    take(hand.name(), Mutant.draw(whole, hand, random, stranger), ORDER, 1);
                }
            }
        }

        /// Each part with each deed in turn.
        ///
        /// @param most how many checks that fail are enough
        void aimed(long seed, int many, List<Check> asked, int most) throws IOException {
            Random random = seeded(seed);
            AimedMutant.Part[] parts = AimedMutant.Part.values();
            AimedMutant.Deed[] deeds = AimedMutant.Deed.values();
            for (int at = 0; at < many; at++) {
                // 20 parts and 7 deeds have no common divisor, so the pairs of a round are all there are.
                AimedMutant.Part part = parts[at % parts.length];
                AimedMutant.Deed deed = deeds[at % deeds.length];
                take(part + " " + deed, AimedMutant.draw(whole, part, deed, random), asked, most);
            }
        }

        /// What is signed and stamped, and the document, put to every check.
        void ofSignedParts(long seed) throws IOException {
            Random random = seeded(seed);
            for (AimedMutant.Part part : List.of(AimedMutant.Part.DOCUMENT, AimedMutant.Part.SIGNATURES,
                    AimedMutant.Part.TOKENS)) {
                for (AimedMutant.Deed deed : AimedMutant.Deed.values()) {
                    take(part + " " + deed, AimedMutant.draw(whole, part, deed, random), ALL, ALL.size());
                }
            }
        }

        private void take(String kind, Mutant mutant, List<Check> asked, int most) throws IOException {
            count++;
            kinds.merge(kind, 1, Integer::sum);
            assertThat(mutant.bytes()).as(mutant.how()).isNotEqualTo(whole);
            List<Check> found = failing(mutant.bytes(), asked, most);
            found.forEach(check -> finders.merge(check, 1, Integer::sum));
            if (found.isEmpty()) {
                survivors.add(kind + ": " + mutant.how());
            }
        }

        /// The first that fail of the checks asked, and the costly ones only where none of these does.
        private List<Check> failing(byte[] bytes, List<Check> asked, int most) throws IOException {
            Path path = Files.write(folder.resolve("mutant.asice"), bytes);
            try (SubmittedFile file = SubmittedFile.open(path)) {
                var examined = new Examination(file, FinishedDossier.trust());
                List<Check> failing = failing(examined, asked, most);
                return failing.isEmpty() ? failing(examined, ALL, most) : failing;
            }
        }

        private static List<Check> failing(Examination examined, List<Check> asked, int most) {
            return asked.stream().filter(check -> Checks.one(check, examined).failed()).limit(most).toList();
        }

        /// What docs/figures.md keeps.
        void tell(String edition) throws IOException {
            List<String> lines = new ArrayList<>(List.of(count + " mutants of the " + edition + " edition"));
            kinds.forEach((kind, many) -> lines.add(many + " " + kind));
            finders.forEach((check, many) -> lines.add("check " + check.number() + " " + check + ": " + many));
            Files.write(Files.createDirectories(Path.of("target")).resolve("mutants-" + edition + ".txt"), lines);
        }
    }

    private static Random seeded(long seed) {
        return Random.from(new java.util.SplittableRandom(seed));
    }
}
