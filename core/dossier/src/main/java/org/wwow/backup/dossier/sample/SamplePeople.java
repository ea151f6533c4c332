package org.wwow.backup.dossier.sample;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.wwow.backup.sealing.Digest;
import org.wwow.backup.sealing.Envelope;
import org.wwow.backup.sealing.Id;
import org.wwow.backup.sealing.InstanceId;
import org.wwow.backup.sealing.MemberId;
import org.wwow.backup.sealing.OrganisationId;
import org.wwow.backup.sealing.Secret;
import org.wwow.backup.sealing.SigningKey;
import org.wwow.backup.sealing.age.HybridKey;
import org.wwow.backup.sealing.age.Recipient;
import org.wwow.backup.sealing.directory.Acceptance;
import org.wwow.backup.sealing.directory.Administrator;
import org.wwow.backup.sealing.directory.Directory;
import org.wwow.backup.sealing.directory.DirectoryStatement;
import org.wwow.backup.sealing.directory.Member;
import org.wwow.backup.sealing.directory.Organisation;
import org.wwow.backup.sealing.directory.Pin;
import org.wwow.backup.sealing.directory.Root;

/// The made-up network: a root, one organisation, two administrators, a lawyer and a second person who releases.
final class SamplePeople {
    static final InstanceId INSTANCE = new InstanceId(uuid("instance"));
    static final OrganisationId ORGANISATION = new OrganisationId(uuid("organisation"));
    static final String NAME = "Sample Legal Aid";
    static final String COUNTRY = "FR";
    static final MemberId LAWYER = memberOf("member lawyer");
    static final MemberId RELEASER = memberOf("member releaser");

    private static final Instant END = Instant.parse("2031-01-01T00:00:00Z");

    private final SigningKey root = key("root");
    private final List<Envelope> chain = new ArrayList<>();
    private Directory directory;
    private Instant now;

    private SamplePeople(String logKey, Instant start) {
        this.directory = Directory.empty(new Pin(INSTANCE, root.verificationKey(), logKey));
        this.now = start;
    }

    /// The directory's statements in their order, each signed by those who may.
    static List<Envelope> statements(String logKey, List<String> witnesses, Instant start) {
        var people = new SamplePeople(logKey, start);
        people.found(logKey, witnesses);
        return List.copyOf(people.chain);
    }

    private void found(String logKey, List<String> witnesses) {
        SigningKey administrator = key("member administrator");
        SigningKey releaser = key("member releaser");
        add(new Root(directory.nextPosition(now), root.verificationKey(), logKey, Optional.empty(),
                witnesses.stream().sorted().toList()), root);
        add(new Organisation(directory.nextPosition(now), ORGANISATION, NAME, COUNTRY, List.of("legal")), root);
        MemberId first = memberOf("member administrator");
        add(member(first, administrator), root);
        add(new Administrator(directory.nextPosition(now), first), root);
        add(member(RELEASER, releaser), administrator);
        add(new Administrator(directory.nextPosition(now), RELEASER), root, administrator);
        add(member(LAWYER, key("member lawyer")), administrator);
    }

    private Member member(MemberId id, SigningKey key) {
        var accepted = new Acceptance(id, ORGANISATION, List.of("legal"), recipient("opening " + id.text()),
                key.verificationKey(), Digest.hash(bytes("profile " + id.text())));
        return new Member(directory.nextPosition(now), accepted, END, accepted.sign(INSTANCE, key));
    }

    private void add(DirectoryStatement statement, SigningKey... signers) {
        Envelope envelope = Envelope.sign(statement.statement(), signers[0]);
        for (SigningKey more : Arrays.copyOfRange(signers, 1, signers.length)) {
            envelope = envelope.alsoSignedBy(more);
        }
        directory = switch (directory.append(envelope)) {
            case Directory.Accepted(Directory larger) -> larger;
            case Directory.Refused(var refusal) ->
                throw new IllegalStateException("The sample's own directory refuses a statement: " + refusal);
        };
        chain.add(envelope);
        now = now.plusSeconds(60);
    }

    static Recipient recipient(String name) {
        return HybridKey.of(Digest.hash(bytes(name)).bytes()).recipient();
    }

    /// Whoever signs with the key of this name.
    private static MemberId memberOf(String name) {
        return MemberId.of(INSTANCE, key(name).verificationKey());
    }

    static SigningKey key(String name) {
        return SigningKey.of(secret("signing " + name));
    }

    static Secret secret(String name) {
        return Secret.of(Digest.hash(bytes("sample " + name)).bytes());
    }

    static UUID uuid(String name) {
        return Id.of(Id.withVersion(Digest.hash(bytes("sample id " + name)).firstHalf(), 4));
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
