package org.wwow.backup.ledger;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import org.wwow.backup.sealing.Base64Url;
import org.wwow.backup.sealing.CaseId;
import org.wwow.backup.sealing.Digest;
import org.wwow.backup.sealing.InstanceId;
import org.wwow.backup.sealing.Secret;
import org.wwow.backup.sealing.SigningKey;

/// Writes `vectors/ledger` from fixed seeds; ML-DSA-44 is signed by BouncyCastle. Run by hand when the format changes.
final class MakeLedgerVectors {
    private static final JsonMapper JSON = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    private static final String ORIGIN = "ledger.example.org/log";
    private static final String WITNESS = "witness.example.net";
    private static final String SECOND = "witness.example.com/pq";
    private static final long SECONDS = 1_767_225_600L;

    private final NoteSigner log = NoteSigner.ed25519(ORIGIN, key(1));
    private final SecondMlDsa44 logPq = new SecondMlDsa44(seed(2));
    private final NoteSigner witness = NoteSigner.ed25519Cosigner(WITNESS, key(3));
    private final SecondMlDsa44 witnessPq = new SecondMlDsa44(seed(4));
    private final NoteSigner stranger = NoteSigner.ed25519(ORIGIN, key(5));
    private final VerifierKey logPqKey = VerifierKey.of(ORIGIN, SignatureType.ML_DSA_44_COSIGNATURE,
            logPq.publicKey());
    private final VerifierKey secondKey = VerifierKey.of(SECOND, SignatureType.ML_DSA_44_COSIGNATURE,
            witnessPq.publicKey());
    private final Secret blind = Secret.of(seed(6));
    private final Event event = event(Event.Kind.DEPOSIT);
    private final Tree tree = new Tree(new TilesInMemory());
    private final Checkpoint checkpoint;

    private MakeLedgerVectors() {
        for (int at = 0; at < 8; at++) {
            tree.append(at == 5
                    ? new Leaf.Blinded(Commitment.to(event, blind)).bytes()
                    : new Leaf.Blinded(Commitment.of(seed(100 + at))).bytes());
        }
        checkpoint = Checkpoint.of(ORIGIN, tree.snapshot().head());
    }

    public static void main(String[] args) throws IOException {
        var make = new MakeLedgerVectors();
        Path folder = Path.of(args[0]);
        Files.createDirectories(folder);
        write(folder.resolve("leaves.json"), make.leaves());
        write(folder.resolve("notes.json"), make.notes());
        write(folder.resolve("policies.json"), make.policies());
        write(folder.resolve("receipts.json"), make.receipts());
    }

    private ArrayNode leaves() {
        ArrayNode list = JSON.createArrayNode();
        for (Event.Kind kind : Event.Kind.values()) {
            Event made = event(kind);
            ObjectNode vector = list.addObject().put("name", "blinded " + kind.word()).put("ok", true);
            vector.put("event", new String(made.canonical(), StandardCharsets.UTF_8));
            vector.put("blind", Base64Url.encode(blind.revealBytes()));
            put(vector, new Leaf.Blinded(Commitment.to(made, blind)));
        }
        put(list.addObject().put("name", "cover").put("ok", true), new Leaf.Blinded(Commitment.of(seed(9))));
        put(list.addObject()
                .put("name", "public")
                .put("ok", true)
                .put("sequence", 7)
                .put("digest", Digest.hash(seed(8)).text()), new Leaf.Public(7, Digest.hash(seed(8))));
        String blinded = HexFormat.of().formatHex(new Leaf.Blinded(Commitment.of(seed(9))).bytes());
        String open = HexFormat.of().formatHex(new Leaf.Public(7, Digest.hash(seed(8))).bytes());
        for (var bad : Map.of("empty", "", "63 bytes", blinded.substring(2), "65 bytes", blinded + "00", "kind 0",
                "00" + blinded.substring(2), "kind 3", "03" + blinded.substring(2), "blinded, padding not zero",
                blinded.substring(0, 126) + "01", "public, padding not zero", open.substring(0, 126) + "80",
                "public, first padding byte not zero", open.substring(0, 82) + "01" + open.substring(84),
                "public, sequence 2^53", "020020000000000000" + open.substring(18), "public, negative sequence",
                "02ffffffffffffffff" + open.substring(18))
                .entrySet()
                .stream()
                .sorted(Map.Entry.comparingByKey())
                .toList()) {
            list.addObject().put("name", bad.getKey()).put("ok", false).put("leaf", bad.getValue());
        }
        return list;
    }

    private static void put(ObjectNode vector, Leaf leaf) {
        vector.put("leaf", HexFormat.of().formatHex(leaf.bytes())).put("leafHash", leaf.hash().base64());
    }

    private ArrayNode notes() {
        ArrayNode list = JSON.createArrayNode();
        String text = checkpoint.text();
        String pq = logPq.cosignature(ORIGIN, SECONDS, checkpoint);
        String ed = line(log, text);
        String co = line(witness, text);
        String pqCo = witnessPq.cosignature(SECOND, SECONDS, checkpoint);
        note(list, "log, Ed25519", "ok", text, List.of(ed));
        note(list, "log, ML-DSA-44", "ok", text, List.of(pq));
        note(list, "log twice, two witnesses", "ok", text, List.of(ed, pq, co, pqCo));
        note(list, "witnesses only", "ok", text, List.of(co, pqCo));
        note(list, "stranger beside the log", "ok", text, List.of(line(stranger, text), ed));
        note(list, "extension line, ML-DSA-44 does not cover it", "ok", text + "extension\n", List.of(pq));
        note(list, "stranger only", "no-verifiable-signature", text, List.of(line(stranger, text)));
        Checkpoint grown = Checkpoint.of(ORIGIN, new TreeHead(new TreeSize(9), checkpoint.head().root()));
        Checkpoint renamed = Checkpoint.of(ORIGIN + "2", checkpoint.head());
        Checkpoint rerooted = Checkpoint.of(ORIGIN, new TreeHead(new TreeSize(8), MerkleHash.of(seed(10))));
        for (Checkpoint other : List.of(grown, renamed, rerooted)) {
            String what = other.equals(grown) ? "size" : other.equals(renamed) ? "origin" : "root";
            note(list, "ML-DSA-44 over another " + what, "invalid-signature", other.text(), List.of(pq));
            note(list, "Ed25519 cosignature over another " + what, "invalid-signature", other.text(), List.of(co));
            note(list, "Ed25519 over another " + what, "invalid-signature", other.text(), List.of(ed));
        }
        note(list, "extension line, Ed25519 cosignature covers it", "invalid-signature", text + "extension\n",
                List.of(co));
        for (String good : List.of(pq, co, pqCo)) {
            String whose = good.equals(pq) ? "log" : good.equals(co) ? "witness" : "second witness";
            note(list, "time changed, " + whose, "invalid-signature", text, List.of(flip(good, 11)));
            note(list, "time beyond 2^63, " + whose, "invalid-signature", text, List.of(flip(good, 4, 0x80)));
            note(list, "signature changed, " + whose, "invalid-signature", text, List.of(flip(good, 40)));
            note(list, "signature cut, " + whose, "invalid-signature", text, List.of(cut(good, 1)));
            note(list, "no signature after the time, " + whose, "invalid-signature", text, List.of(cutTo(good, 12)));
        }
        note(list, "one bad signature beside good ones", "invalid-signature", text, List.of(ed, co, flip(pqCo, 40)));
        note(list, "cosignature of a text that is no checkpoint", "invalid-signature", "words\n", List.of(pq));
        note(list, "key id of a stranger", "no-verifiable-signature", text, List.of(flip(pq, 0)));
        note(list, "no signature", "malformed", text, List.of());
        note(list, "signature of four bytes", "malformed", text, List.of(cutTo(pq, 4)));
        return list;
    }

    private void note(ArrayNode list, String name, String expect, String text, List<String> lines) {
        ObjectNode vector = list.addObject().put("name", name).put("expect", expect);
        ArrayNode vkeys = vector.putArray("vkeys");
        keys().forEach(key -> vkeys.add(key.vkey()));
        String note = text + "\n" + String.join("", lines.stream().map(line -> line + "\n").toList());
        vector.put("note", note);
        if (expect.equals("ok")) {
            ArrayNode verified = vector.putArray("verified");
            SignedNote.parse(note).verify(keys()).forEach(held -> {
                ObjectNode one = verified.addObject()
                        .put("name", held.key().name())
                        .put("type", held.key().type().code());
                held.time().ifPresent(at -> one.put("time", at.getEpochSecond()));
            });
        }
    }

    private List<VerifierKey> keys() {
        return List.of(log.verifier(), logPqKey, witness.verifier(), secondKey);
    }

    private ArrayNode policies() {
        ArrayNode list = JSON.createArrayNode();
        String logLine = "log " + log.verifier() + "\n";
        String w1 = "witness one " + witness.verifier() + "\n";
        String w2 = "witness two " + secondKey + " https://witness.example.com/\n";
        policy(list, "no witness", true, logLine + "quorum none\n");
        policy(list, "one witness, comments, tabs", true,
                "# a policy\n\n\t" + logLine + w1 + "  # more\nquorum\tone \n");
        policy(list, "two log keys under one origin", true, logLine + "log " + logPqKey + " https://x/\nquorum none\n");
        policy(list, "nested groups", true, logLine + w1 + w2
                + "group a any one\ngroup b 1 two\ngroup c all a b\nquorum c\n");
        policy(list, "empty", false, "");
        policy(list, "no log", false, w1 + "quorum one\n");
        policy(list, "no quorum", false, logLine + w1);
        policy(list, "two quorums", false, logLine + "quorum none\nquorum none\n");
        policy(list, "unknown name", false, logLine + w1 + "quorum two\n");
        policy(list, "name used before its definition", false, logLine + "group a any one\n" + w1 + "quorum a\n");
        policy(list, "group of itself", false, logLine + w1 + "group a any a\nquorum a\n");
        policy(list, "name defined twice", false, logLine + w1 + "witness one " + secondKey + "\nquorum one\n");
        policy(list, "witness called none", false, logLine + "witness none " + witness.verifier() + "\nquorum none\n");
        policy(list, "one key as two witnesses", false, logLine + w1 + "witness two " + witness.verifier()
                + "\nquorum one\n");
        policy(list, "one key as two logs", false, logLine + logLine + "quorum none\n");
        policy(list, "member in two groups", false, logLine + w1 + w2
                + "group a any one\ngroup b all one two\nquorum b\n");
        policy(list, "member twice in a group", false, logLine + w1 + "group a 2 one one\nquorum a\n");
        brokenPolicies(list, logLine, w1, w2);
        return list;
    }

    private void brokenPolicies(ArrayNode list, String logLine, String w1, String w2) {
        for (String threshold : List.of("0", "3", "02", "-1", "most", "1.5")) {
            policy(list, "threshold " + threshold, false, logLine + w1 + w2 + "group a " + threshold
                    + " one two\nquorum a\n");
        }
        policy(list, "group without members", false, logLine + w1 + "group a any\nquorum one\n");
        policy(list, "log as witness", false, logLine + "witness one " + log.verifier() + "\nquorum one\n");
        policy(list, "witness as log", false, "log " + witness.verifier() + "\nquorum none\n");
        policy(list, "carriage returns", false, (logLine + "quorum none\n").replace("\n", "\r\n"));
        policy(list, "control character", false, logLine + "# \u0007\nquorum none\n");
        policy(list, "no newline at the end", false, logLine + "quorum none");
        policy(list, "unknown line", false, logLine + "mirror one\nquorum none\n");
        policy(list, "vkey with another id", false, "log " + ORIGIN + "+00000000" + log.verifier()
                .vkey()
                .substring(ORIGIN.length() + 9) + "\nquorum none\n");
    }

    private static void policy(ArrayNode list, String name, boolean ok, String policy) {
        list.addObject().put("name", name).put("ok", ok).put("policy", policy);
    }

    private ArrayNode receipts() {
        ArrayNode list = JSON.createArrayNode();
        String text = checkpoint.text();
        SignedNote logged = SignedNote.parse(text + "\n" + line(log, text) + "\n");
        SignedNote published = SignedNote.parse(text + "\n" + line(log, text) + "\n"
                + logPq.cosignature(ORIGIN, SECONDS, checkpoint) + "\n" + line(witness, text) + "\n");
        String plain = "log " + log.verifier() + "\nquorum none\n";
        String pq = "log " + logPqKey + "\nquorum none\n";
        String witnessed = "log " + log.verifier() + "\nwitness one " + witness.verifier() + "\nquorum one\n";
        InclusionProof proof = tree.snapshot().inclusion(new LeafIndex(5));
        String good = Receipt.of(event, blind, proof, logged).proof().text();
        String full = Receipt.of(event, blind, proof, published).proof().text();
        receipt(list, "logged", "ok", plain, good);
        receipt(list, "published", "ok", plain, full);
        receipt(list, "published, by its ML-DSA-44 signature", "ok", pq, full);
        receipt(list, "witnessed", "ok", witnessed, full);
        receipt(list, "logged is not witnessed", "quorum", witnessed, good);
        receipt(list, "logged has no ML-DSA-44 signature", "no-verifiable-signature", pq, good);
        receipt(list, "another log's policy", "unknown-origin", "log " + NoteSigner.ed25519("other", key(1)).verifier()
                + "\nquorum none\n", good);
        receipt(list, "another key of the origin", "no-verifiable-signature", "log " + stranger.verifier()
                + "\nquorum none\n", good);
        receipt(list, "another blind", "proof", plain,
                Receipt.of(event, Secret.of(seed(11)), proof, logged).proof().text());
        receipt(list, "another event", "proof", plain,
                Receipt.of(event(Event.Kind.ERASURE), blind, proof, logged).proof().text());
        otherPlaces(list, plain, good);
        otherExtras(list, plain, good);
        otherForms(list, plain, good);
        return list;
    }

    private void otherPlaces(ArrayNode list, String plain, String good) {
        for (int index : new int[]{0, 4, 6, 7, 8, 13}) {
            receipt(list, "index " + index, "proof", plain, good.replace("index 5\n", "index " + index + "\n"));
        }
        List<String> lines = List.of(good.split("\n", -1));
        receipt(list, "first hash left out", "proof", plain, without(lines, 3));
        receipt(list, "last hash left out", "proof", plain, without(lines, 5));
        receipt(list, "hash twice", "proof", plain, with(lines, 3, lines.get(3)));
        receipt(list, "root as a further hash", "proof", plain, with(lines, 6, checkpoint.head().root().base64()));
        receipt(list, "hashes swapped", "proof", plain, with(splitWithout(lines, 3), 4, lines.get(3)));
    }

    private static void otherExtras(ArrayNode list, String plain, String good) {
        List<String> lines = List.of(good.split("\n", -1));
        receipt(list, "no extra", "extra", plain, without(lines, 1));
        for (var extra : Map.of("empty", "{}", "unknown member", extra(good).replace("}}", "},\"x\":1}"), "no blind",
                "{\"event\":{}}", "not canonical", extra(good).replace("{\"blind\"", "{ \"blind\""), "short blind",
                extra(good).replaceFirst("\"blind\":\"..", "\"blind\":\""), "unknown kind",
                extra(good).replace("\"kind\":\"deposit\"", "\"kind\":\"gossip\""), "server with an id",
                extra(good).replace("\"kind\":\"reporter\"", "\"kind\":\"server\""), "no previous",
                extra(good).replaceFirst(",\"previous\":\"[^\"]*\"", ""))
                .entrySet()
                .stream()
                .sorted(Map.Entry.comparingByKey())
                .toList()) {
            receipt(list, "extra: " + extra.getKey(), "extra", plain, with(splitWithout(lines, 1), 1,
                    "extra " + CanonicalBase64.encode(extra.getValue().getBytes(StandardCharsets.UTF_8))));
        }
    }

    private void otherForms(ArrayNode list, String plain, String good) {
        List<String> lines = List.of(good.split("\n", -1));
        String text = checkpoint.text();
        receipt(list, "signature changed", "invalid-signature", plain, good.replace(line(log, text),
                flip(line(log, text), 20)));
        receipt(list, "root changed", "invalid-signature", plain, good.replace(checkpoint.head().root().base64(),
                MerkleHash.of(seed(10)).base64()));
        receipt(list, "another header", "malformed", plain, good.replace("@v1", "@v2"));
        receipt(list, "index with a leading zero", "malformed", plain, good.replace("index 5", "index 05"));
        receipt(list, "index below 0", "malformed", plain, good.replace("index 5", "index -5"));
        receipt(list, "index beyond 2^63", "malformed", plain, good.replace("index 5", "index 9223372036854775808"));
        receipt(list, "no index", "malformed", plain, without(lines, 2));
        receipt(list, "short hash", "malformed", plain, good.replace(lines.get(3), "AAAA"));
        receipt(list, "no checkpoint", "malformed", plain, good.substring(0, good.indexOf("\n\n") + 1));
        receipt(list, "cut in the signature", "malformed", plain, good.substring(0, good.length() - 3));
        receipt(list, "carriage returns", "malformed", plain, good.replace("\n", "\r\n"));
    }

    private static void receipt(ArrayNode list, String name, String expect, String policy, String receipt) {
        list.addObject().put("name", name).put("expect", expect).put("policy", policy).put("receipt", receipt);
    }

    private static String extra(String proof) {
        return new String(CanonicalBase64.decode(proof.split("\n", 3)[1].substring("extra ".length())),
                StandardCharsets.UTF_8);
    }

    private static String without(List<String> lines, int at) {
        return String.join("\n", splitWithout(lines, at));
    }

    private static List<String> splitWithout(List<String> lines, int at) {
        List<String> left = new ArrayList<>(lines);
        left.remove(at);
        return left;
    }

    private static String with(List<String> lines, int at, String line) {
        List<String> more = new ArrayList<>(lines);
        more.add(at, line);
        return String.join("\n", more);
    }

    private static String line(NoteSigner signer, String text) {
        return signer.sign(text, Instant.ofEpochSecond(SECONDS)).line();
    }

    private static String flip(String line, int at) {
        return flip(line, at, 1);
    }

    private static String flip(String line, int at, int bits) {
        int begin = line.lastIndexOf(' ') + 1;
        byte[] bytes = CanonicalBase64.decode(line.substring(begin));
        bytes[at] ^= (byte) bits;
        return line.substring(0, begin) + CanonicalBase64.encode(bytes);
    }

    private static String cut(String line, int bytes) {
        return cutTo(line, CanonicalBase64.decode(line.substring(line.lastIndexOf(' ') + 1)).length - bytes);
    }

    private static String cutTo(String line, int length) {
        int begin = line.lastIndexOf(' ') + 1;
        byte[] bytes = CanonicalBase64.decode(line.substring(begin));
        return line.substring(0, begin) + CanonicalBase64.encode(Arrays.copyOf(bytes, length));
    }

    private static Event event(Event.Kind kind) {
        var actor = kind == Event.Kind.FIXITY
                ? new Event.Actor(Event.ActorKind.SERVER, Optional.empty())
                : new Event.Actor(Event.ActorKind.REPORTER,
                        Optional.of(UUID.fromString("51370b92-08f1-852b-b069-8090efaa8e15")));
        int number = List.of(Event.Kind.values()).indexOf(kind);
        boolean two = kind == Event.Kind.EXPORT || kind == Event.Kind.HOLD;
        var member = new Event.Actor(Event.ActorKind.MEMBER,
                Optional.of(UUID.fromString("10000000-0000-4000-8000-00000000000a")));
        return new Event(InstanceId.read("00010203-0405-0607-0809-0a0b0c0d0e0f"),
                EventId.read("20000000-0000-4000-8000-00000000000" + Integer.toHexString(number)), kind,
                CaseId.read("51370b92-08f1-852b-b069-8090efaa8e15"),
                UUID.fromString("30000000-0000-4000-8000-00000000000c"), two ? member : actor,
                two
                        ? Optional.of(new Event.Actor(Event.ActorKind.MEMBER,
                                Optional.of(UUID.fromString("10000000-0000-4000-8000-00000000000b"))))
                        : Optional.empty(),
                kind == Event.Kind.ACCESS ? Optional.empty() : Optional.of(Digest.hash(seed(12))),
                Instant.ofEpochSecond(SECONDS + number),
                number == 0 ? Commitment.NONE : Commitment.of(seed(13)));
    }

    private static SigningKey key(int number) {
        return SigningKey.of(Secret.of(seed(number)));
    }

    private static byte[] seed(int number) {
        return Digest.hash(("ledger vectors " + number).getBytes(StandardCharsets.US_ASCII)).bytes();
    }

    private static void write(Path file, ArrayNode list) throws IOException {
        Files.writeString(file, JSON.writeValueAsString(list) + "\n");
    }
}
