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
        var tried = new Tried(Edition.FULL, false);
        tried.drawn(1, List.of(80, 40, 10, 26, 4));
        tried.aimed(4, 40);
        assertThat(tried.count).isEqualTo(200);
        assertThat(tried.survivors).isEmpty();
    }

    /// Every deed of the list is done to every part, and no check is left that none of them breaks.
    @Test
    @Tag("deep")
    void findsEachOfTwoThousandAndEachCheckFindsSome() throws IOException {
        var full = new Tried(Edition.FULL, true);
        full.drawn(2, List.of(500, 250, 40, 270, 60));
        full.aimed(5, 2 * AimedMutant.Part.values().length * AimedMutant.Deed.values().length);
        var shielded = new Tried(Edition.PROTECTED, true);
        shielded.drawn(3, List.of(250, 130, 20, 140, 20));
        shielded.aimed(6, AimedMutant.Part.values().length * AimedMutant.Deed.values().length);
        full.tell("full");
        shielded.tell("protected");
        assertThat(full.count + shielded.count).isGreaterThanOrEqualTo(2_000);
        assertThat(full.survivors).isEmpty();
        assertThat(shielded.survivors).isEmpty();
        assertThat(full.finders.keySet()).containsExactly(Check.values());
    }

    @Test
    void wouldTellOfAFileThatHolds() throws IOException {
        var tried = new Tried(Edition.FULL, true);

        assertThat(tried.finders(tried.whole)).isEmpty();
    }

    /// The mutants of one edition, what no check finds of them, and how many each check finds.
    private final class Tried {
        private final byte[] whole;
        private final List<Check> asked;
        private final boolean all;
        private final List<String> survivors = new ArrayList<>();
        private final Map<Check, Integer> finders = new EnumMap<>(Check.class);
        private final Map<String, Integer> kinds = new TreeMap<>();
        private int count;

        /// @param all whether every check is asked, or the first that fails is enough
        Tried(Edition edition, boolean all) throws IOException {
            this.whole = FinishedDossier.bytes(edition);
            this.all = all;
            this.asked = all ? List.of(Check.values()) : ORDER;
            assertThat(failing(whole, asked)).isEmpty();
        }

        void drawn(long seed, List<Integer> counts) throws IOException {
            TestAuthority stranger = FinishedDossier.stranger();
            Random random = seeded(seed);
            for (Mutant.Hand hand : Mutant.Hand.values()) {
                for (int at = 0; at < counts.get(List.of(Mutant.Hand.values()).indexOf(hand)); at++) {
                    take(hand.name(), Mutant.draw(whole, hand, random, stranger));
                }
            }
        }

        /// Each part with each deed in turn.
        void aimed(long seed, int many) throws IOException {
            Random random = seeded(seed);
            AimedMutant.Part[] parts = AimedMutant.Part.values();
            AimedMutant.Deed[] deeds = AimedMutant.Deed.values();
            for (int at = 0; at < many; at++) {
                // 20 parts and 7 deeds have no common divisor, so the pairs of a round are all there are.
                AimedMutant.Part part = parts[at % parts.length];
                AimedMutant.Deed deed = deeds[at % deeds.length];
                take(part + " " + deed, AimedMutant.draw(whole, part, deed, random));
            }
        }

        private void take(String kind, Mutant mutant) throws IOException {
            count++;
            kinds.merge(kind, 1, Integer::sum);
            assertThat(mutant.bytes()).as(mutant.how()).isNotEqualTo(whole);
            List<Check> found = finders(mutant.bytes());
            found.forEach(check -> finders.merge(check, 1, Integer::sum));
            if (found.isEmpty()) {
                survivors.add(kind + ": " + mutant.how());
            }
        }

        List<Check> finders(byte[] bytes) throws IOException {
            return failing(bytes, asked);
        }

        private List<Check> failing(byte[] bytes, List<Check> checks) throws IOException {
            Path path = Files.write(folder.resolve("mutant.asice"), bytes);
            try (SubmittedFile file = SubmittedFile.open(path)) {
                var examined = new Examination(file, FinishedDossier.trust());
                return checks.stream()
                        .filter(check -> Checks.one(check, examined).failed())
                        .limit(all ? checks.size() : 1)
                        .toList();
            }
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
