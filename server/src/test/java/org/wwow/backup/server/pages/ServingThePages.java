package org.wwow.backup.server.pages;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Random;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.wwow.backup.server.FreshDatabase;
import org.wwow.backup.server.RunningServer;
import org.wwow.backup.server.World;
import org.wwow.backup.server.directory.PublicLog;

import static org.assertj.core.api.Assertions.assertThat;

class ServingThePages {
    private static final String POLICY = "default-src 'none'; script-src 'self' 'sha256-AAAA'; frame-ancestors 'none'";
    private static final String[] PAGES = {"/", "/desk/", "/desk/index.html"};
    private static final RunningServer SERVER = RunningServer.start(FreshDatabase.make(), Optional.of(folder()));

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @Test
    void putsThePinIntoBothPagesOnceTheInstanceIsSetUp() {
        for (String page : PAGES) {
            assertThat(SERVER.get(page).body()).contains("<script type=\"application/json\" id=\"pin\">{}</script>");
        }
        World world = World.found(SERVER);

        for (String page : PAGES) {
            assertThat(SERVER.get(page).body()).contains("id=\"pin\">{\"instance\":\"" + world.instance().text()
                    + "\",\"log\":\"" + SERVER.bean(PublicLog.class).vkey() + "\",\"root\":\""
                    + world.root().verificationKey().text()
                    + "\"}");
        }
    }

    @Test
    void sendsTheReportWithItsOwnPolicyAndWithoutStoringIt() {
        HttpResponse<String> page = SERVER.get("/");

        assertThat(page.headers().allValues("Content-Security-Policy")).containsExactly(POLICY);
        assertThat(page.headers().firstValue("Cache-Control")).contains("no-cache");
        assertThat(page.headers().firstValue("Referrer-Policy")).contains("no-referrer");
    }

    @Test
    void compressesForBrowsersThatTakeIt() {
        for (String encoding : new String[]{"br", "gzip"}) {
            HttpResponse<String> page = SERVER.send(SERVER.to("/").header("Accept-Encoding", encoding).GET());

            assertThat(page.headers().firstValue("Content-Encoding")).contains(encoding);
            assertThat(page.headers().firstValueAsLong("Content-Length").orElseThrow())
                    .isLessThan(ReportPage.MOST_BYTES);
        }
    }

    @Test
    void keepsPartsNamedByTheirHashForGood() {
        HttpResponse<String> part = SERVER.get("/a/m-en-2a22c445.json");

        assertThat(part.statusCode()).isEqualTo(200);
        assertThat(part.headers().firstValue("Cache-Control")).contains("public, max-age=31536000, immutable");
        assertThat(part.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(SERVER.get("/desk/assets/index-Bx81kQ2z.js").headers().firstValue("Cache-Control").orElse(""))
                .contains("immutable");
    }

    @Test
    void servesTheDeskUnderAPolicyThatLetsNothingElseIn() {
        HttpResponse<String> desk = SERVER.get("/desk/");

        assertThat(desk.statusCode()).isEqualTo(200);
        assertThat(desk.headers().firstValue("Content-Security-Policy").orElse("")).contains("default-src 'none'",
                "script-src 'self';")
                .doesNotContain("unsafe");
        assertThat(SERVER.get("/desk").statusCode()).isEqualTo(308);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/desk/../secret.txt", "/desk/%2e%2e/secret.txt", "/desk/..%2fsecret.txt",
        "/a/..%5csecret.txt",
        "/desk//etc/passwd", "/desk/.hidden", "/desk/link.txt", "/a/none.js", "/secret.txt", "/desk/assets"})
    void refusesEveryNameThatIsNoFileOfThePages(String path) {
        HttpResponse<String> answer = SERVER.get(path);

        assertThat(answer.statusCode()).isBetween(400, 404);
        assertThat(answer.body()).doesNotContain("canary-4711");
    }

    private static Path folder() {
        try {
            Path folder = Files.createTempDirectory(Files.createDirectories(Path.of("target").toAbsolutePath()), "web");
            Path report = folder.resolve("report");
            Files.createDirectories(report.resolve("a"));
            Path desk = folder.resolve("desk");
            Files.createDirectories(desk.resolve("assets"));
            Files.writeString(folder.resolve("secret.txt"), "canary-4711");
            Files.writeString(report.resolve("index.html"), "<!doctype html><title>Notes</title>"
                    + words(900) + "<noscript><!--services--></noscript>"
                    + "<script type=\"application/json\" id=\"pin\"> {} </script>");
            Files.writeString(report.resolve("csp.json"), "{\"policy\":\"" + POLICY + "\"}");
            Files.writeString(report.resolve("a/m-en-2a22c445.json"), "{}");
            Files.writeString(desk.resolve("index.html"), "<!doctype html><title>Desk</title>"
                    + "<script type=\"application/json\" id=\"pin\">\n{}\n</script>");
            Files.writeString(desk.resolve("assets/index-Bx81kQ2z.js"), "export {};");
            Files.writeString(desk.resolve(".hidden"), "canary-4711");
            Files.createSymbolicLink(desk.resolve("link.txt"), folder.resolve("secret.txt"));
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Words that do not compress to nothing.
    private static String words(int count) {
        var random = new Random(4711);
        var text = new StringBuilder();
        for (int word = 0; word < count; word++) {
            text.append("<p>").append(Integer.toString(random.nextInt(100_000), 36)).append("</p>");
        }
        return text.toString();
    }
}
