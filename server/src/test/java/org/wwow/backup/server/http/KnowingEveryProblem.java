package org.wwow.backup.server.http;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

import org.wwow.backup.sealing.CanonicalJson;
import org.wwow.backup.sealing.JsonInteger;
import org.wwow.backup.sealing.JsonObject;
import org.wwow.backup.sealing.JsonText;
import org.wwow.backup.server.Credential;
import org.wwow.backup.server.FreshDatabase;
import org.wwow.backup.server.ReporterOnline;
import org.wwow.backup.server.RunningServer;
import org.wwow.backup.server.World;

import static org.assertj.core.api.Assertions.assertThat;

/// One catalogue: the codes of the server are those of the contract, of the protocol's page, and of the words in each
/// language; and those that only an accident brings can be brought.
class KnowingEveryProblem {
    private static final FreshDatabase DATABASE = FreshDatabase.make();
    private static final RunningServer SERVER = RunningServer.start(DATABASE);
    private static final World WORLD = World.found(SERVER);
    private static final Path PROJECT = Path.of(System.getProperty("backup.vectors")).resolveSibling("");
    private static final Set<String> CODES = Arrays.stream(Problem.values())
            .map(Problem::code)
            .collect(Collectors.toCollection(TreeSet::new));

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void isWhatTheContractListsAndNothingElse() throws IOException {
        String contract = Files.readString(PROJECT.resolve("docs/protocol/openapi.yaml"));
        String problem = contract.substring(contract.indexOf("\n    Problem:\n"));
        String codes = problem.substring(problem.indexOf("enum:"), problem.indexOf("status: {"));

        assertThat(matches("- ([a-z-]+)\n", codes)).isEqualTo(CODES);
    }

    @Test
    void isWhatThePageOfTheProtocolListsUnderTheSameStatus() throws IOException {
        List<String> rows = Files.readAllLines(PROJECT.resolve("docs/protocol/13-problems.md"))
                .stream()
                .filter(line -> line.matches("\\| \\d{3} \\|.*"))
                .toList();

        assertThat(rows.stream().flatMap(row -> matches("`([a-z-]+)`", row).stream()).collect(Collectors.toSet()))
                .isEqualTo(CODES);
        for (Problem problem : Problem.values()) {
            assertThat(rows).anyMatch(row -> row.startsWith("| " + problem.status() + " |")
                    && row.contains("`" + problem.code() + "`"));
        }
    }

    @Test
    void hasItsOwnWordsInEachLanguage() throws IOException {
        for (String language : List.of("en", "fr", "ar", "uk")) {
            var words = (JsonObject) CanonicalJson.read(Files.readAllBytes(
                    PROJECT.resolve("web/apps/desk/src/words").resolve(language).resolve("problem.json")));
            Set<String> said = new TreeSet<>();
            for (String code : CODES) {
                var text = (JsonText) words.member("problem." + code).orElseThrow();
                assertThat(text.value()).as(language + " " + code).isNotBlank();
                said.add(text.value());
            }
            assertThat(said).as(language).hasSameSizeAs(CODES);
        }
    }

    @Test
    void answersLaterWhileTheDatabaseIsAwayAndGoesOnAfterwards() {
        Credential session = WORLD.signIn(WORLD.first());
        DATABASE.away(true);
        try {
            HttpResponse<String> answer = SERVER.get("/queue", session);

            assertProblem(answer, Problem.LATER);
            assertThat(answer.headers().firstValueAsLong("Retry-After").orElse(0)).isPositive();
        } finally {
            DATABASE.away(false);
        }
        // Connections that were cut are found out one by one: whoever is told to come later may be told so again.
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        int status = SERVER.get("/queue", session).statusCode();
        while (status == Problem.LATER.status() && System.nanoTime() < deadline) {
            status = SERVER.get("/queue", session).statusCode();
        }
        assertThat(status).isEqualTo(200);
    }

    /// A fault says nothing of itself, whatever it was. No call may answer it by contract, so it is asked for beside it.
    @Test
    void answersFaultWhereWeAreWrong() throws IOException, InterruptedException {
        Credential session = WORLD.signIn(WORLD.first());
        DATABASE.client().sql("alter table routing rename to elsewhere").update();
        try (HttpClient http = HttpClient.newHttpClient()) {
            assertProblem(http.send(session.on(SERVER.to("/queue")).build(),
                    HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8)), Problem.FAULT);
        } finally {
            DATABASE.client().sql("alter table elsewhere rename to routing").update();
        }
    }

    private static void assertProblem(HttpResponse<String> answer, Problem problem) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(problem.status());
        assertThat(ReporterOnline.json(answer)).isEqualTo(JsonObject.EMPTY.with("type", problem.code())
                .with("status", new JsonInteger(problem.status())));
    }

    private static Set<String> matches(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map((MatchResult found) -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
