package org.wwow.backup.server.directory;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

import org.wwow.backup.sealing.CanonicalJson;
import org.wwow.backup.sealing.Envelope;
import org.wwow.backup.sealing.Id;
import org.wwow.backup.sealing.JsonArray;
import org.wwow.backup.sealing.JsonInteger;
import org.wwow.backup.sealing.JsonObject;
import org.wwow.backup.sealing.JsonText;
import org.wwow.backup.sealing.JsonValue;
import org.wwow.backup.sealing.Members;
import org.wwow.backup.sealing.Signature;
import org.wwow.backup.server.directory.store.ProposalRows;
import org.wwow.backup.server.directory.store.ProposalRows.Proposal;
import org.wwow.backup.server.http.Member;
import org.wwow.backup.server.http.Problem;
import org.wwow.backup.server.http.Refused;

/// Statements of the directory that need two people: the first signs and the server keeps it, the second signs and it is
/// appended (protocol section 18).
@Component
public class Proposals {
    /// How long a proposal waits.
    public static final Duration LIFE = Duration.ofDays(7);

    private final ProposalRows rows;
    private final Chain chain;
    private final Directory directory;
    private final Clock clock;
    private final SecureRandom random;

    Proposals(ProposalRows rows, Chain chain, Directory directory, Clock clock, SecureRandom random) {
        this.rows = rows;
        this.chain = chain;
        this.directory = directory;
        this.clock = clock;
        this.random = random;
    }

    /// Keeps a statement that its proposer alone has signed.
    ///
    /// @throws Refused with `signature` unless it is his signature and holds, `chain-moved` where its number is taken
    @Transactional
    public Proposal propose(Member by, NewStatement fresh) {
        requireOwn(by, fresh.envelope().claimedKeys());
        if (fresh.envelope().verify().isEmpty()) {
            throw new Refused(Problem.SIGNATURE);
        }
        long sequence = sequence(fresh.envelope());
        if (sequence != chain.next()) {
            throw new Refused(Problem.CHAIN_MOVED);
        }
        var proposal = new Proposal(Id.draw(random), clock.instant().plus(LIFE), by.id(), sequence,
                text(fresh.envelope().canonical()), text(CanonicalJson.write(fresh.attachments())));
        rows.add(proposal, clock.instant());
        return proposal;
    }

    /// All that wait.
    public List<Proposal> waiting() {
        return rows.all(clock.instant());
    }

    /// Adds the second signature and appends.
    ///
    /// @param key the second signer's, which must be the caller's own
    /// @throws Refused with `not-permitted` for a proposal that is not there, or as [Chain#append]
    @Transactional
    public Chain.Appended second(Member by, UUID id, String key, Signature signature) {
        Proposal proposal = rows.byId(id, clock.instant()).orElseThrow(() -> new Refused(Problem.NOT_PERMITTED));
        requireOwn(by, List.of(key));
        if (proposal.sequence() != chain.next()) {
            throw new Refused(Problem.CHAIN_MOVED);
        }
        NewStatement first = stored(proposal);
        if (first.envelope().claimedKeys().contains(key)) {
            throw new Refused(Problem.SIGNATURE);
        }
        rows.remove(id);
        return chain.append(first.with(signedAlso(first.envelope(), key, signature)));
    }

    /// The envelope of a proposal.
    public static Envelope envelope(Proposal proposal) {
        return Envelope.read(proposal.envelope().getBytes(StandardCharsets.UTF_8));
    }

    private void requireOwn(Member by, List<String> keys) {
        String own = directory.member(by.id()).orElseThrow(() -> new Refused(Problem.SESSION)).signing().text();
        if (!keys.equals(List.of(own))) {
            throw new Refused(Problem.SIGNATURE);
        }
    }

    private static NewStatement stored(Proposal proposal) {
        JsonValue attachments = CanonicalJson.read(proposal.attachments().getBytes(StandardCharsets.UTF_8));
        JsonObject whole = ((JsonObject) attachments).with("envelope", envelope(proposal).json());
        return Members.read(whole, NewStatement::read);
    }

    private static Envelope signedAlso(Envelope envelope, String key, Signature signature) {
        JsonValue present = envelope.json().member("signatures").orElseThrow();
        List<JsonObject> lines = new ArrayList<>();
        ((JsonArray) present).values().forEach(line -> lines.add((JsonObject) line));
        lines.add(JsonObject.EMPTY.with("key", key).with("signature", signature.text()));
        lines.sort(Comparator.comparing(Proposals::keyOf));
        return Envelope.of(JsonObject.EMPTY.with("signatures", JsonArray.of(lines, line -> line))
                .with("statement", envelope.statement()));
    }

    private static String keyOf(JsonObject line) {
        return line.member("key").orElseThrow() instanceof JsonText(String key) ? key : "";
    }

    private static long sequence(Envelope envelope) {
        return envelope.statement().member("sequence").orElse(new JsonInteger(-1)) instanceof JsonInteger(long number)
                ? number
                : -1;
    }

    private static String text(byte[] canonical) {
        return new String(canonical, StandardCharsets.UTF_8);
    }
}
