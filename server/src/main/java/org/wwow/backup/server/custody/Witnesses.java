package org.wwow.backup.server.custody;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import org.wwow.backup.ledger.NoteSignature;
import org.wwow.backup.ledger.Policy;
import org.wwow.backup.ledger.SignedNote;
import org.wwow.backup.ledger.Snapshot;
import org.wwow.backup.ledger.VerifierKey;
import org.wwow.backup.ledger.witness.WitnessClient;

/// Asks all witnesses of the policy that have an address, at the same time, and waits a bounded while.
final class Witnesses implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(PATIENCE)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<WitnessClient> clients;

    Witnesses(Policy policy) {
        Map<String, List<VerifierKey>> byAddress = new LinkedHashMap<>();
        for (VerifierKey key : policy.witnesses()) {
            policy.addressOf(key)
                    .ifPresent(address -> byAddress.computeIfAbsent(address, _ -> new ArrayList<>()).add(key));
        }
        this.clients = byAddress.entrySet()
                .stream()
                .map(witness -> new WitnessClient(witness.getValue(), body -> post(witness.getKey(), body)))
                .toList();
    }

    /// Begins to ask; what is not there in time is left out.
    Future<List<NoteSignature>> ask(SignedNote checkpoint, Snapshot tree) {
        return threads.submit(() -> collect(checkpoint, tree));
    }

    @Override
    public void close() {
        threads.shutdownNow();
        http.shutdownNow();
    }

    private List<NoteSignature> collect(SignedNote checkpoint, Snapshot tree) throws InterruptedException {
        List<Callable<List<NoteSignature>>> questions = clients.stream()
                .<Callable<List<NoteSignature>>>map(client -> () -> client.cosign(checkpoint, tree))
                .toList();
        List<NoteSignature> collected = new ArrayList<>();
        for (Future<List<NoteSignature>> answer : threads.invokeAll(questions, PATIENCE.toMillis(),
                TimeUnit.MILLISECONDS)) {
            collected.addAll(answerOf(answer));
        }
        return collected;
    }

    /// A witness that is away costs its cosignature, never the publication.
    private static List<NoteSignature> answerOf(Future<List<NoteSignature>> answer) throws InterruptedException {
        try {
            return answer.get();
        } catch (ExecutionException | CancellationException away) {
            return List.of();
        }
    }

    private WitnessClient.Answer post(String prefix, byte[] body) throws IOException {
        URI address = URI.create(prefix.endsWith("/") ? prefix : prefix + "/").resolve("add-checkpoint");
        HttpRequest request = HttpRequest.newBuilder(address)
                .timeout(PATIENCE)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        try {
            var answer = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (var stream = answer.body()) {
                byte[] text = stream.readNBytes(SignedNote.MAX_BYTES);
                return new WitnessClient.Answer(answer.statusCode(), new String(text, StandardCharsets.UTF_8));
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("Stopped.", stopped);
        }
    }
}
