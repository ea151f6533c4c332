package org.wwow.backup.cli;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.wwow.backup.dossier.signature.TimeStamp;
import org.wwow.backup.dossier.signature.TimeStampTransport;

/// Asks a time-stamp authority over HTTP (RFC 3161 section 3.4): one question, no redirection, a bounded wait, a
/// bounded answer. What goes out is a digest and a random number.
final class TimeStampsOverHttp implements TimeStampTransport {
    private final URI authority;
    private final Duration patience;

    /// @param patience how long one answer may take from the first connection to its last byte
    TimeStampsOverHttp(URI authority, Duration patience) {
        String scheme = String.valueOf(authority.getScheme()).toLowerCase(Locale.ROOT);
        if ((!scheme.equals("http") && !scheme.equals("https")) || authority.getHost() == null) {
            throw new Failures.WrongUse("The address of a time-stamp authority begins with http:// or https://.");
        }
        this.authority = authority;
        this.patience = patience;
    }

    @Override
    public byte[] answer(byte[] request) throws IOException {
        HttpClient client = HttpClient.newBuilder()
                .connectTimeout(patience)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
        try {
            HttpRequest question = HttpRequest.newBuilder(authority)
                    .header("Content-Type", TimeStampServer.QUERY)
                    .timeout(patience)
                    .POST(HttpRequest.BodyPublishers.ofByteArray(request))
                    .build();
            return body(client.sendAsync(question, BodyHandlers.limiting(BodyHandlers.ofByteArray(), TimeStamp.LARGEST))
                    .get(patience.toMillis(), TimeUnit.MILLISECONDS));
        } catch (ExecutionException | TimeoutException silent) {
            throw new IOException("The time-stamp authority did not answer in time.", silent);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("Asking for a time stamp was stopped.", stopped);
        } finally {
            client.shutdownNow();
        }
    }

    private static byte[] body(HttpResponse<byte[]> answer) throws IOException {
        String type = answer.headers().firstValue("Content-Type").orElse("");
        if (answer.statusCode() != 200 || !type.equalsIgnoreCase(TimeStampServer.REPLY)) {
            throw new IOException("The time-stamp authority answered with status " + answer.statusCode() + ".");
        }
        return answer.body();
    }
}
