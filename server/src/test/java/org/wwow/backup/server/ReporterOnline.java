package org.wwow.backup.server;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Set;

import org.wwow.backup.sealing.Base64Url;
import org.wwow.backup.sealing.CanonicalJson;
import org.wwow.backup.sealing.CaseId;
import org.wwow.backup.sealing.Digest;
import org.wwow.backup.sealing.JsonInteger;
import org.wwow.backup.sealing.JsonObject;
import org.wwow.backup.sealing.JsonText;
import org.wwow.backup.sealing.KeyId;
import org.wwow.backup.sealing.MailboxId;
import org.wwow.backup.sealing.ReporterKeys;
import org.wwow.backup.sealing.Secret;
import org.wwow.backup.sealing.SigningKey;
import org.wwow.backup.sealing.age.HybridKey;
import org.wwow.backup.sealing.deposit.Consent.Purpose;
import org.wwow.backup.sealing.deposit.DepositCall;
import org.wwow.backup.server.casework.Readership;
import org.wwow.backup.server.deposits.Draft;

/// A reporter with the keys of one case, as her page speaks with the server.
public final class ReporterOnline {
    private static final SecureRandom RANDOM = new SecureRandom();

    /// Signs for her case.
    public final SigningKey author;
    /// Her case, which exists once she deposits.
    public final CaseId caseId;
    private final Secret secret;
    private final MailboxId mailbox;
    private final HybridKey opening;
    private final Wire server;
    private final World world;
    private Credential session;

    /// A new one, with an empty mailbox.
    public ReporterOnline(RunningServer server, World world) {
        this(server.wire(), world);
    }

    /// A new one on some line.
    public ReporterOnline(Wire server, World world) {
        this.server = server;
        this.world = world;
        this.author = SigningKey.draw(RANDOM);
        this.secret = Secret.draw(RANDOM);
        this.mailbox = ReporterKeys.mailboxId(secret);
        this.opening = HybridKey.draw(RANDOM);
        this.caseId = CaseId.of(world.instance(), author.verificationKey());
        this.session = newSession();
    }

    private ReporterOnline(ReporterOnline she, Wire server) {
        this.server = server;
        this.world = she.world;
        this.author = she.author;
        this.caseId = she.caseId;
        this.secret = she.secret;
        this.mailbox = she.mailbox;
        this.opening = she.opening;
        this.session = she.session;
    }

    /// The same person, with the token she has, on another line.
    public ReporterOnline on(Wire other) {
        return new ReporterOnline(this, other);
    }

    /// What opens grants to her.
    public HybridKey opening() {
        return opening;
    }

    /// Her token.
    public Credential session() {
        return session;
    }

    /// Types her code again.
    public Credential newSession() {
        session = Credential.bearer(text(open(), "token"));
        return session;
    }

    /// A deposit in her case.
    public Draft draft() {
        return new Draft(world.instance(), caseId, author);
    }

    /// Her first deposit: care with one document, sent to a circle.
    public Draft first(World.Circle to) {
        var circle = reader(to);
        return draft().opening(opening.recipient().text())
                .work(work())
                .epoch("care", 0)
                .document("care", 0)
                .yes(Purpose.READ, 0, circle.id())
                .grant("care", 0, circle)
                .route(circle);
    }

    /// A circle as the one who seals to it knows it.
    public Readership.Circle reader(World.Circle circle) {
        return new Readership.Circle(circle.id().uuid(), world.organisation().uuid(), Set.of("intake"), 0,
                KeyId.of(circle.key().recipient()));
    }

    /// Sends a deposit.
    public HttpResponse<String> deposit(Draft draft) {
        return deposit(draft.body());
    }

    /// Sends whatever bytes as a deposit.
    public HttpResponse<String> deposit(byte[] body) {
        return server.send(session.on(server.to("/deposits"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(body)));
    }

    /// Announces a file of a length.
    public HttpResponse<String> beginUpload(long length) {
        return server.send(session.on(server.to("/uploads"))
                .header("Tus-Resumable", "1.0.0")
                .header("Upload-Length", Long.toString(length))
                .POST(BodyPublishers.noBody()));
    }

    /// Sends a part of a file.
    public HttpResponse<String> patch(String address, long offset, byte[] bytes) {
        return server.send(session.on(server.to(address))
                .header("Tus-Resumable", "1.0.0")
                .header("Upload-Offset", Long.toString(offset))
                .header("Content-Type", "application/offset+octet-stream")
                .method("PATCH", BodyPublishers.ofByteArray(bytes)));
    }

    /// Uploads a whole payload; answers where it lies, as a deposit names it.
    public String uploaded(byte[] payload) {
        String address = beginUpload(payload.length).headers().firstValue("Location").orElseThrow();
        if (patch(address, 0, payload).statusCode() != 204) {
            throw new AssertionError("It was not taken.");
        }
        return address.substring("/uploads/".length());
    }

    /// Asks for a path of hers.
    public HttpResponse<String> get(String path) {
        return server.get(path, session);
    }

    /// Work for her first deposit.
    public DepositCall.Work work() {
        var asked = (JsonObject) open().member("work").orElseThrow();
        String challenge = text(asked, "challenge");
        long bits = ((JsonInteger) asked.member("bits").orElseThrow()).value();
        byte[] label = "backup/v1/work\n".getBytes(StandardCharsets.US_ASCII);
        for (long nonce = 0;; nonce++) {
            byte[] digest = Digest.hash(label, Base64Url.decode(challenge), mailbox.bytes(),
                    ByteBuffer.allocate(Long.BYTES).putLong(nonce).array()).bytes();
            if (Long.numberOfLeadingZeros(ByteBuffer.wrap(digest).getLong()) >= bits) {
                return new DepositCall.Work(challenge, nonce);
            }
        }
    }

    private JsonObject open() {
        return json(server.post("/mailbox/session",
                JsonObject.EMPTY.with("secret", Base64Url.encode(secret.revealBytes()))));
    }

    /// An answer's body.
    public static JsonObject json(HttpResponse<String> answer) {
        return (JsonObject) CanonicalJson.read(answer.body().getBytes(StandardCharsets.UTF_8));
    }

    /// A text in it.
    public static String text(JsonObject object, String name) {
        return ((JsonText) object.member(name).orElseThrow()).value();
    }
}
