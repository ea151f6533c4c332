package org.wwow.backup.client.demo;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.wwow.backup.sealing.Digest;
import org.wwow.backup.sealing.Envelope;
import org.wwow.backup.sealing.JsonArray;
import org.wwow.backup.sealing.JsonObject;
import org.wwow.backup.sealing.JsonText;
import org.wwow.backup.sealing.JsonValue;
import org.wwow.backup.sealing.SigningKey;
import org.wwow.backup.sealing.directory.Directory;
import org.wwow.backup.sealing.directory.Pin;
import org.wwow.backup.sealing.directory.Position;
import org.wwow.backup.sealing.directory.Refusal;

/// Signs the directory's statements one after the other, and holds the directory that they give, as a member's client
/// does: each names its number and the digest before (section 7).
final class Statements {
    private final Clock clock;
    private final List<Digest> neededByReporters = new ArrayList<>();
    private Directory directory;

    /// @param pin the root that will sign, and the log that the server names
    Statements(Pin pin, Clock clock) {
        this.clock = clock;
        this.directory = Directory.empty(pin);
    }

    /// The next statement of the chain.
    ///
    /// @param type without its prefix, such as `circle`
    Envelope next(String type, JsonObject fields, List<SigningKey> signers) {
        Position at = directory.nextPosition(clock.instant());
        JsonObject statement = fields.with("type", "backup/v1/" + type)
                .with("instance", at.instance())
                .with("sequence", at.sequence())
                .with("issued", at.issued())
                .withOptional("previous", text(at.previous()));
        Envelope envelope = Envelope.sign(statement, signers.getFirst());
        for (SigningKey signer : signers.subList(1, signers.size())) {
            envelope = envelope.alsoSignedBy(signer);
        }
        directory = switch (directory.append(envelope)) {
            case Directory.Accepted(Directory larger) -> larger;
            case Directory.Refused(Refusal refusal) ->
                throw new IllegalStateException("The demo's own directory refuses a statement: " + refusal);
        };
        return envelope;
    }

    /// As [#next], for one that a reporter's client needs, so that the head lists it.
    Envelope nextForReporters(String type, JsonObject fields, List<SigningKey> signers) {
        Envelope envelope = next(type, fields, signers);
        neededByReporters.add(envelope.digest());
        return envelope;
    }

    /// The head that puts in force what reporters need, and names who may write to them by the statements so far: the
    /// last one comes after all circles.
    Envelope head(SigningKey administrator) {
        Digest last = directory.entries().getLast().digest();
        List<String> listed = neededByReporters.stream().map(Digest::text).sorted().toList();
        JsonObject fields = JsonObject.EMPTY
                .with("last", JsonObject.EMPTY.with("sequence", directory.size() - 1).with("digest", last))
                .with("intake", JsonArray.ofTexts(listed))
                .withOptional("writers", text(directory.writers().digest()));
        return next("head", fields, List.of(administrator));
    }

    private static @Nullable JsonValue text(Optional<Digest> digest) {
        return digest.map(Digest::text).map(JsonText::new).orElse(null);
    }
}
