package org.wwow.backup.server.canary;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

import org.wwow.backup.sealing.Base64Url;
import org.wwow.backup.sealing.Secret;

/// A browser that tells about itself whatever a browser can tell, from an address of its own, in good and bad calls.
final class Caller {
    private static final byte[] ADDRESS = {127, 83, 41, 97};

    private final SecureRandom random = new SecureRandom();
    private final URI server;
    private final List<Canary> canaries = new ArrayList<>();
    private final String agent = plant("a user agent", "Canary/");
    private final String referer = plant("a referrer", "https://search.example.org/canary/");
    private final String forwarded = plant("a forwarded address", "2001:db8:canary:");
    private final String language = plant("a browser's language", "x-canary-");

    Caller(URI server) {
        this.server = server;
        canaries.add(Canary.called("an address", "127.83.41.97"));
    }

    /// What it told.
    List<Canary> canaries() {
        return canaries;
    }

    /// Calls that are answered, refused and not understood; returns the status of each.
    List<Integer> call() throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .localAddress(InetAddress.getByAddress(ADDRESS))
                .build()) {
            var statuses = new ArrayList<Integer>();
            String word = plant("a word of an address", "canary");
            String said = plant("a word of a broken call", "canary");
            String secret = Base64Url.encode(Secret.draw(random).revealBytes());
            for (HttpRequest.Builder request : List.of(to("/directory/countries").GET(), to("/").GET(),
                    to("/nothing/" + word).GET(), to("/directory/intake?area=" + word).GET(),
                    to("/mailbox/cases").header("Authorization", "Bearer " + said).GET(),
                    to("/queue").header("Cookie", "session=" + said).GET(),
                    post("/mailbox/session", "{\"secret\":\"" + secret + "\"}"),
                    post("/mailbox/session", "{\"secret\":\"" + said + "\"}"), post("/deposits", said),
                    post("/access/sign-in", "{\"name\":\"" + said + "\"}"))) {
                statuses.add(http.send(request.build(), BodyHandlers.discarding()).statusCode());
            }
            return statuses;
        }
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(server.resolve(path))
                .header("User-Agent", agent)
                .header("Referer", referer)
                .header("X-Forwarded-For", forwarded)
                .header("X-Real-IP", forwarded)
                .header("Forwarded", "for=\"[" + forwarded + "]\"")
                .header("Accept-Language", language);
    }

    private HttpRequest.Builder post(String path, String body) {
        return to(path).header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body, StandardCharsets.UTF_8));
    }

    private String plant(String name, String beginning) {
        byte[] bits = new byte[12];
        random.nextBytes(bits);
        String value = beginning + HexFormat.of().formatHex(bits);
        canaries.add(Canary.called(name, value));
        return value;
    }
}
