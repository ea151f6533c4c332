package org.wwow.backup.client.demo;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.wwow.backup.sealing.Digest;
import org.wwow.backup.sealing.Envelope;
import org.wwow.backup.sealing.InstanceId;
import org.wwow.backup.sealing.JsonArray;
import org.wwow.backup.sealing.JsonObject;
import org.wwow.backup.sealing.JsonText;
import org.wwow.backup.sealing.JsonValue;
import org.wwow.backup.sealing.SigningKey;

/// Signs the directory's statements one after the other: each names its number and the digest before (section 7).
final class Statements {
    private final InstanceId instance;
    private final Clock clock;
    private final List<Digest> neededByReporters = new ArrayList<>();
    private Optional<Digest> previous = Optional.empty();
    private long next;

    Statements(InstanceId instance, Clock clock) {
        this.instance = instance;
        this.clock = clock;
    }

    /// The next statement of the chain.
    ///
    /// @param type without its prefix, such as `circle`
    Envelope next(String type, JsonObject fields, List<SigningKey> signers) {
        JsonObject statement = fields.with("type", "backup/v1/" + type)
                .with("instance", instance)
                .with("sequence", next)
                .with("issued", clock.instant())
                .withOptional("previous", previous.<JsonValue>map(digest -> new JsonText(digest.text())).orElse(null));
        Envelope envelope = Envelope.sign(statement, signers.getFirst());
        for (SigningKey signer : signers.subList(1, signers.size())) {
            envelope = envelope.alsoSignedBy(signer);
        }
        previous = Optional.of(envelope.digest());
        next++;
        return envelope;
    }

    /// As [#next], for one that a reporter's client needs, so that the head lists it.
    Envelope nextForReporters(String type, JsonObject fields, List<SigningKey> signers) {
        Envelope envelope = next(type, fields, signers);
        neededByReporters.add(envelope.digest());
        return envelope;
    }

    /// The head that puts in force what reporters need.
    Envelope head(SigningKey administrator) {
        Digest last = previous.orElseThrow();
        List<String> listed = neededByReporters.stream().map(Digest::text).sorted().toList();
        JsonObject fields = JsonObject.EMPTY
                .with("last", JsonObject.EMPTY.with("sequence", next - 1).with("digest", last))
                .with("intake", JsonArray.ofTexts(listed));
        return next("head", fields, List.of(administrator));
    }
}
