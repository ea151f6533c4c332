package org.wwow.backup.law;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import org.wwow.backup.law.form.JsonNodes;
import org.wwow.backup.law.form.Node;
import org.wwow.backup.law.told.AssessmentForm;
import org.wwow.backup.sealing.CanonicalJson;

import static org.assertj.core.api.Assertions.assertThat;

class AssessingAnyAccount {
    private static final int ROUNDS = 30;
    private static final AssessmentForm FORM = new AssessmentForm(LawFiles.sentences("en"));

    @Test
    void givesTheSameBytesInWhateverOrderTheFactsCome() {
        for (int round = 0; round < ROUNDS; round++) {
            Random random = new Random(round);
            Map<String, Node> facts = facts(random);

            assertThat(told(shuffled(facts, random))).isEqualTo(told(facts));
        }
    }

    @Test
    void changesNothingForAQuestionLeftUnsaid() {
        List<String> questions = List.copyOf(LawFiles.QUESTIONS.codes().keySet());
        for (int round = 0; round < ROUNDS; round++) {
            Random random = new Random(round);
            Map<String, Node> facts = facts(random);
            Map<String, Node> more = new LinkedHashMap<>(facts);
            for (int extra = 0; extra < 20; extra++) {
                String question = questions.get(random.nextInt(questions.size()));
                List<String> options = LawFiles.QUESTIONS.codes().getOrDefault(question, List.of());
                String silent = random.nextBoolean() ? "prefer_not" : "unsure";
                if (options.contains(silent)) {
                    more.putIfAbsent(question, Node.of(silent));
                }
            }

            assertThat(more.size()).isGreaterThan(facts.size());
            assertThat(told(more)).isEqualTo(told(facts));
        }
    }

    @Test
    void neverLowersAStatusForOneAnswerMore() {
        List<Answer> all = everyAnswer();
        for (int round = 0; round < ROUNDS; round++) {
            Random random = new Random(round);
            Account before = LawFiles.account(new Node.Fields(facts(random)));
            var answers = new java.util.TreeSet<>(before.answers());
            answers.add(all.get(random.nextInt(all.size())));

            List<Status> less = statuses(before);
            List<Status> more = statuses(Account.of(answers));
            assertThat(more).hasSameSizeAs(less).isNotEmpty();
            assertThat(IntStream.range(0, less.size())).allMatch(at -> more.get(at).compareTo(less.get(at)) >= 0);
        }
    }

    @Test
    void neverLowersAStatusForWhatContradictsIt() {
        int against = 0;
        for (int round = 0; round < ROUNDS; round++) {
            Account plain = LawFiles.account(new Node.Fields(facts(new Random(round))));
            List<Exhibit> exhibits = List.of(
                    new Exhibit("ex-1", "photo_video", List.of(), List.copyOf(plain.answers()), Exhibit.Privilege.NONE,
                            false));
            Account contradicted = new Account(new java.util.TreeSet<>(plain.answers()), exhibits, List.of(),
                    Circumstances.UNKNOWN);

            assertThat(statuses(contradicted)).isEqualTo(statuses(plain));
            against += LawFiles.rows(LawFiles.LIBRARY.assess(contradicted)).mapToInt(row -> row.against().size()).sum();
        }
        assertThat(against).isPositive();
    }

    @Test
    void givesTheSameFromManyThreadsAsFromOne() {
        List<Map<String, Node>> accounts = IntStream.range(0, 40).mapToObj(seed -> facts(new Random(seed))).toList();

        List<String> serial = accounts.stream().map(AssessingAnyAccount::told).toList();
        List<String> parallel = accounts.parallelStream().map(AssessingAnyAccount::told).toList();

        assertThat(parallel).isEqualTo(serial);
    }

    @Test
    void namesTheAnswersThatMeetTheConditionAndNoOther() {
        for (int round = 0; round < ROUNDS; round++) {
            Account account = LawFiles.account(new Node.Fields(facts(new Random(round))));
            LawFiles.rows(LawFiles.LIBRARY.assess(account)).filter(row -> row.status().touched()).forEach(row -> {
                List<Answer> behind = ((Ground.Answers) row.grounds().getFirst()).answers();
                assertThat(behind).isNotEmpty().isSubsetOf(account.answers());
                assertThat(meets(row.element().establishedBy(), behind)).as(row.element().id()).isTrue();
            });
        }
    }

    private static boolean meets(Condition condition, List<Answer> answers) {
        return switch (condition) {
            case Condition.Every(List<Condition> parts) -> parts.stream().allMatch(part -> meets(part, answers));
            case Condition.Some(List<Condition> parts) -> parts.stream().anyMatch(part -> meets(part, answers));
            case Condition.Chosen(String question, List<String> options) ->
                answers.stream().anyMatch(one -> one.question().equals(question) && options.contains(one.option()));
        };
    }

    private static List<Status> statuses(Account account) {
        return LawFiles.rows(LawFiles.LIBRARY.assess(account)).map(ElementAssessment::status).toList();
    }

    private static String told(Map<String, Node> facts) {
        Account account = LawFiles.account(new Node.Fields(Map.of("facts", new Node.Fields(facts))));
        return new String(CanonicalJson.write(JsonNodes.json(FORM.of(LawFiles.LIBRARY.assess(account)))),
                java.nio.charset.StandardCharsets.UTF_8);
    }

    private static List<Answer> everyAnswer() {
        List<Answer> all = new ArrayList<>();
        LawFiles.QUESTIONS.codes()
                .forEach((question, options) -> options.forEach(option -> all.add(new Answer(question, option))));
        return all;
    }

    /// A third of the questions, each with one option or a few.
    private static Map<String, Node> facts(Random random) {
        Map<String, Node> facts = new LinkedHashMap<>();
        LawFiles.QUESTIONS.codes().forEach((question, options) -> {
            List<String> real = options.stream().filter(option -> !Questions.isUnanswered(option)).toList();
            if (!real.isEmpty() && random.nextInt(3) == 0) {
                int some = LawFiles.QUESTIONS.isSingle(question) ? 1 : 1 + random.nextInt(3);
                List<String> shuffled = new ArrayList<>(real);
                Collections.shuffle(shuffled, random);
                facts.put(question, Node.ofTexts(shuffled.subList(0, Math.min(some, shuffled.size()))));
            }
        });
        return facts;
    }

    private static Map<String, Node> shuffled(Map<String, Node> facts, Random random) {
        List<String> names = new ArrayList<>(facts.keySet());
        Collections.shuffle(names, random);
        Map<String, Node> again = new LinkedHashMap<>();
        for (String name : names) {
            List<Node> options = new ArrayList<>(LawFiles.list(new Node.Fields(facts), name));
            Collections.shuffle(options, random);
            again.put(name, Node.of(options));
        }
        return again;
    }
}
