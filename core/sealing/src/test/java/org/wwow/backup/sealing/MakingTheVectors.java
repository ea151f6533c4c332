package org.wwow.backup.sealing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;

import org.wwow.backup.sealing.age.Age;
import org.wwow.backup.sealing.age.AgeRefused;
import org.wwow.backup.sealing.age.HybridKey;
import org.wwow.backup.sealing.age.SealedHeader;

import static org.wwow.backup.sealing.VectorMaker.hex;
import static org.wwow.backup.sealing.VectorMaker.key;
import static org.wwow.backup.sealing.VectorMaker.seed;

/// Writes the families of vectors/sealing that hold sealed or signed things; run by hand when a format changes.
///
/// The tests read the files and never this class, so a changed implementation does not change its own expectation.
final class MakingTheVectors {
    private static final InstanceId INSTANCE = InstanceId.read("00010203-0405-0607-0809-0a0b0c0d0e0f");
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final SigningKey AUTHOR = key("author");
    private static final SigningKey STRANGER = key("stranger");
    private static final HybridKey READER = HybridKey.of(seed("reader").revealBytes());
    private static final HybridKey OTHER = HybridKey.of(seed("other").revealBytes());

    private MakingTheVectors() {}

    public static void main(String[] folder) throws IOException {
        Path to = Path.of(folder[0]);
        codes().write(to);
        derivation().write(to);
        envelopes().write(to);
        frames().write(to);
        headers().write(to);
        MakingSealedVectors.documents().write(to);
        MakingSealedVectors.grants().write(to);
        MakingSealedVectors.circleKeys().write(to);
        MakingSealedVectors.members().write(to);
    }

    private static VectorMaker codes() {
        var family = new VectorMaker("code");
        for (String typed : List.of("0123 4567 8901 2345 6789 0105", "٠١٢٣ ٤٥٦٧ ٨٩٠١ ٢٣٤٥ ٦٧٨٩ ٠١٠٥",
                "۰۱۲۳ ۴۵۶۷ ۸۹۰۱ ۲۳۴۵ ۶۷۸۹ ۰۱۰۵", "０１２３４５６７８９０１２３４５６７８９０１０５", "٠۱２3-4567.8901/2345+6789(0105)",
                "०१२३ ४५६७ ८९०१ २३४५ ६७८९ ०१०५", "𝟎𝟏𝟐𝟑 4567 8901 2345 6789 0105",
                "\u200f0123 4567 8901 2345 6789 0105\n")) {
            family.add("accepted", "begins with " + Integer.toHexString(typed.codePointAt(0)) + ", " + typed.length(),
                    JsonObject.EMPTY.with("typed", typed).with("digits", AccessCode.read(typed).revealDigits()));
        }
        String[][] refused = {{"letter O", "O123 4567 8901 2345 6789 0105", "LETTER"},
            {"Arabic letter", "0123 4567 8901 2345 6789 0105 ب", "LETTER"},
            {"letter and short", "12a", "LETTER"}, {"23 digits", "0123 4567 8901 2345 6789 010", "LENGTH"},
            {"25 digits", "0123 4567 8901 2345 6789 01050", "LENGTH"}, {"empty", "", "LENGTH"},
            {"only signs", "---- ----", "LENGTH"},
            {"fraction signs are no digits", "½123 4567 8901 2345 6789 0105", "LENGTH"},
            {"swap of neighbours", "1023 4567 8901 2345 6789 0105", "CHECK"},
            {"swap of the last two", "0123 4567 8901 2345 6789 0150", "CHECK"},
            {"one digit wrong", "0123 4567 8901 2345 6788 0105", "CHECK"},
            {"swap across a group", "0124 3567 8901 2345 6789 0105", "CHECK"},
            {"all zero", "0000 0000 0000 0000 0000 0000", "CHECK"},
            {"check digits 00 that fit modulo 97", "0000 0000 0000 0000 0000 9700", "CHECK"},
            {"check digits 01 that fit modulo 97", "0000 0000 0000 0000 0000 0001", "CHECK"},
            {"check digits 99 that fit modulo 97", "0000 0000 0000 0000 0000 0099", "CHECK"}};
        for (String[] one : refused) {
            family.add("refused", one[0], JsonObject.EMPTY.with("typed", one[1]).with("reason", one[2]));
        }
        return family;
    }

    private static VectorMaker derivation() {
        var family = new VectorMaker("derivation");
        for (String[] one : new String[][]{{"00010203-0405-0607-0809-0a0b0c0d0e0f", "012345678901234567890105"},
            {"7b1c2d3e-4f50-4162-8374-95a6b7c8d9ea", "000000000000000000000098"},
            {"7b1c2d3e-4f50-4162-8374-95a6b7c8d9ea", "012345678901234567890105"}}) {
            InstanceId instance = InstanceId.read(one[0]);
            AccessCode code = AccessCode.read(one[1]);
            ReporterKeys keys = ReporterKeys.of(code, instance);
            CaseId first = keys.caseId(0);
            family.add("accepted", one[0].substring(0, 8) + " " + one[1].substring(0, 4), JsonObject.EMPTY
                    .with("instance", instance)
                    .with("code", one[1])
                    .with("ikm", hex(ReporterKeys.stretch(code, instance).revealBytes()))
                    .with("mailboxSecret", hex(keys.mailboxSecret().revealBytes()))
                    .with("mailboxId", keys.mailboxId())
                    .with("draftSeed", hex(keys.draftKey().revealSeed()))
                    .with("cases", new JsonArray(List.of(reporterCase(keys, 0), reporterCase(keys, 1),
                            reporterCase(keys, 0xFFFF_FFFFL))))
                    .with("compartments", new JsonArray(List.of(compartment(keys, first, Compartment.CARE, 0),
                            compartment(keys, first, Compartment.CARE, 1),
                            compartment(keys, first, new Compartment("conversation.00ff00ff"), 0)))));
        }
        for (String name : List.of("", "Care", "care ", "care\n", "conversation", "conversation.1234567",
                "conversation.ABCDEF01", "secret")) {
            family.add("refusedCompartments", "compartment of " + name.length() + " " + name.strip(),
                    JsonObject.EMPTY.with("compartment", name));
        }
        for (String id : List.of("019377d2-59c0-7cc3-98c4-dc0c0c07398f", "51370B92-08F1-852B-B069-8090EFAA8E15",
                "51370b9208f1852bb0698090efaa8e15", "51370b92-08f1-452b-b069-8090efaa8e15",
                "51370b92-08f1-852b-c069-8090efaa8e15", "51370b92-08f1-852b-7069-8090efaa8e15", "")) {
            family.add("refusedCaseIds", "case " + id, JsonObject.EMPTY.with("case", id));
        }
        return family;
    }

    private static JsonObject reporterCase(ReporterKeys keys, long n) {
        CaseId id = keys.caseId(n);
        return JsonObject.EMPTY.with("n", n)
                .with("case", id)
                .with("author", keys.authorKey(n).verificationKey())
                .with("openingSeed", hex(keys.openingKey(n).revealSeed()))
                .with("recipientHash", Digest.hash(keys.openingKey(n).recipient().bytes()).hex())
                .with("keyId", KeyId.of(keys.openingKey(n).recipient()).text())
                .with("signalTag", keys.signalTag(id));
    }

    private static JsonObject compartment(ReporterKeys keys, CaseId id, Compartment name, long epoch) {
        return JsonObject.EMPTY.with("case", id)
                .with("compartment", name.name())
                .with("epoch", epoch)
                .with("seed", hex(keys.compartmentKey(id, name, epoch).revealSeed()));
    }

    private static VectorMaker envelopes() {
        var family = new VectorMaker("envelope");
        JsonObject statement = JsonObject.EMPTY.with("type", "backup/v1/closing")
                .with("instance", INSTANCE)
                .with("reason", "synthetic")
                .with("n", 1);
        Envelope one = Envelope.sign(statement, AUTHOR);
        Envelope two = one.alsoSignedBy(STRANGER);
        for (Envelope envelope : List.of(one, two, Envelope.sign(statement.with("ar", "مرحبا"), STRANGER))) {
            family.add("accepted",
                    "signed by " + envelope.claimedKeys().size() + " " + envelope.statement().members().size(),
                    JsonObject.EMPTY.with("envelope", text(envelope))
                            .with("digest", envelope.digest())
                            .with("type", envelope.type())
                            .with("signers", JsonArray.ofTexts(envelope.claimedKeys())));
        }
        String good = text(one);
        String both = text(two);
        List<JsonValue> lines = ((JsonArray) two.json().member("signatures").orElseThrow()).values();
        refusedEnvelope(family, "other type", good.replace("v1/closing", "v1/hold"), "SIGNATURE");
        refusedEnvelope(family, "other content", good.replace("\"n\":1", "\"n\":2"), "SIGNATURE");
        refusedEnvelope(family, "signatures of another statement", text(Envelope.sign(statement.with("x", 1), AUTHOR))
                .replace(",\"x\":1", ""), "SIGNATURE");
        refusedEnvelope(family, "one of two does not hold", both.replace(two.claimedKeys().get(1),
                key("third").verificationKey().text()), "DEPENDS");
        refusedEnvelope(family, "members in another order", good.replace("\"n\":1,\"reason\":\"synthetic\"",
                "\"reason\":\"synthetic\",\"n\":1"), "NOT_CANONICAL");
        refusedEnvelope(family, "a space", good.replace("\"n\":1", "\"n\": 1"), "NOT_CANONICAL");
        refusedEnvelope(family, "signatures in the wrong order", envelope(lines.reversed(), statement), "NOT_SORTED");
        refusedEnvelope(family, "a signature twice", envelope(List.of(lines.get(0), lines.get(0)), statement),
                "NOT_SORTED");
        refusedEnvelope(family, "no signature", envelope(List.of(), statement), "OUT_OF_RANGE");
        refusedEnvelope(family, "unknown member", good.replace("{\"signatures\"", "{\"comment\":1,\"signatures\""),
                "UNKNOWN_MEMBER");
        refusedEnvelope(family, "no statement", good.replaceAll(",\"statement\":.*", "}"), "MISSING_MEMBER");
        refusedEnvelope(family, "statement without a type", good.replace(",\"type\":\"backup/v1/closing\"", ""),
                "MISSING_MEMBER");
        refusedEnvelope(family, "statement without an instance",
                good.replace("\"instance\":\"" + INSTANCE + "\",", ""), "MISSING_MEMBER");
        refusedEnvelope(family, "type of a later version", good.replace("/v1/", "/v2/"), "OUT_OF_RANGE");
        refusedEnvelope(family, "type with a newline", good.replace("/closing", "/closing\\n"), "OUT_OF_RANGE");
        refusedEnvelope(family, "instance in upper case", good.replace("0a0b0c", "0A0B0C"), "OUT_OF_RANGE");
        refusedEnvelope(family, "padded signature", good.replaceFirst("(\"signature\":\"[^\"]*)", "$1=="), "TOO_LONG");
        refusedEnvelope(family, "duplicate member", good.replace("\"n\":1", "\"n\":1,\"n\":1"), "DUPLICATE_MEMBER");
        refusedEnvelope(family, "null", good.replace("\"n\":1", "\"n\":null"), "NULL");
        refusedEnvelope(family, "not an object", "[]", "WRONG_KIND");
        return family;
    }

    private static void refusedEnvelope(VectorMaker family, String name, String envelope, String reason) {
        String expected = reason.equals("DEPENDS") ? outcome(envelope) : reason;
        family.add("refused", name, JsonObject.EMPTY.with("envelope", envelope).with("reason", expected));
    }

    private static String outcome(String envelope) {
        try {
            Envelope.read(envelope.getBytes(StandardCharsets.UTF_8));
            return "SIGNATURE";
        } catch (FormRefused refused) {
            return refused.reason().name();
        }
    }

    private static String envelope(List<JsonValue> lines, JsonObject statement) {
        return new String(CanonicalJson.write(JsonObject.EMPTY.with("signatures", new JsonArray(lines))
                .with("statement", statement)), StandardCharsets.UTF_8);
    }

    private static VectorMaker frames() {
        var family = new VectorMaker("frame");
        long[][] sizes = {{0, 0, 4096}, {0, 4088, 4096}, {0, 4089, 8192}, {0, 1048568, 1048576}, {1, 0, 262144},
            {1, 262136, 262144}, {1, 262137, 270336}, {1, 999992, 1015808}, {1, 1073741816, 1073741824},
            {1, 1073741817, 1107296256}, {1, 4294967296L, 4362076160L}, {2, 0, 1024}, {2, 1016, 1024}};
        for (long[] one : sizes) {
            Frame frame = frame(one[0]);
            if (frame.sizeFor(one[1]) != one[2]) {
                throw new IllegalStateException(frame + " " + one[1] + " " + frame.sizeFor(one[1]));
            }
            family.add("sizes", frame + " " + one[1], JsonObject.EMPTY.with("class", frame.name())
                    .with("content", one[1])
                    .with("size", one[2])
                    .with("payload", Frame.payloadLength(one[2])));
        }
        long[][] refused = {{0, 1048569}, {2, 1017}, {2, 4096}};
        for (long[] one : refused) {
            Frame frame = frame(one[0]);
            family.add("refusedContent", frame + " " + one[1],
                    JsonObject.EMPTY.with("class", frame.name()).with("content", one[1]));
        }
        long[][] payloads = {{0, 32}, {0, 4127}, {0, 4129}, {0, 1048576}, {1, 262143}, {1, 262224 + 1}, {1, 4128},
            {2, 1055}, {2, 1057}, {2, 0}};
        for (long[] one : payloads) {
            Frame frame = frame(one[0]);
            family.add("refusedPayloads", frame + " " + one[1],
                    JsonObject.EMPTY.with("class", frame.name()).with("payload", one[1]));
        }
        frame(family, "accepted", "empty document", Frame.DOCUMENT, "0000000000000000", 4088);
        frame(family, "accepted", "document of two", Frame.DOCUMENT, "0000000000000002abcd", 4086);
        frame(family, "accepted", "grant of one zero", Frame.GRANT, "000000000000000100", 1015);
        frame(family, "accepted", "media of three", Frame.MEDIA, "0000000000000003010203", 262133);
        frame(family, "refused", "padding not zero", Frame.DOCUMENT, "0000000000000001ab01", 4086);
        frame(family, "refused", "size between steps", Frame.DOCUMENT, "0000000000000001ab", 4088);
        frame(family, "refused", "a step too many", Frame.DOCUMENT, "0000000000000001ab", 8183);
        frame(family, "refused", "length beyond the frame", Frame.DOCUMENT, "0000000000000ff9", 4088);
        frame(family, "refused", "length of 2^63", Frame.DOCUMENT, "8000000000000000", 4088);
        frame(family, "refused", "length of 2^64 - 1", Frame.GRANT, "ffffffffffffffff", 1016);
        frame(family, "refused", "length of 2^32 + 1", Frame.GRANT, "0000000100000001ab", 1015);
        frame(family, "refused", "grant in a document's size", Frame.GRANT, "0000000000000001ab", 4087);
        frame(family, "refused", "document in a grant's size", Frame.DOCUMENT, "0000000000000001ab", 1015);
        frame(family, "refused", "shorter than its length field", Frame.GRANT, "00000000", 0);
        frame(family, "refused", "nothing", Frame.DOCUMENT, "", 0);
        frame(family, "refused", "media below the floor", Frame.MEDIA, "0000000000000003010203", 4085);
        return family;
    }

    private static void frame(VectorMaker family, String list, String name, Frame frame, String head, int zeros) {
        family.add(list, name,
                JsonObject.EMPTY.with("class", frame.name()).with("head", head).with("zeros", zeros));
    }

    private static VectorMaker headers() throws AgeRefused {
        var family = new VectorMaker("header");
        byte[] file = Age.seal(new byte[10], List.of(READER.recipient()), RANDOM);
        byte[] two = Age.seal(new byte[10], List.of(READER.recipient(), OTHER.recipient()), RANDOM);
        String good = latin(SealedHeader.ofFile(file).bytes());
        family.add("accepted", "one hybrid recipient", header(good));
        String[][] refused = {{"one byte short", good.substring(0, 1626)}, {"one byte more", good + "\n"},
            {"empty", ""},
            {"two hybrid recipients", latin(two).substring(0, latin(two).indexOf("\n--- ") + 49)},
            {"CRLF", good.replace("\n", "\r\n")}, {"other version", good.replace("org/v1", "org/v2")},
            {"other type of the same length", good.replace("mlkem768x25519", "mlkem768x2551z")},
            {"upper-case type", good.replace("mlkem768x25519", "MLKEM768X25519")},
            {"padding sign in the share", good.replaceFirst("x25519 .", "x25519 =")},
            {"two spaces", good.replace("x25519 ", "x25519  ").replaceFirst("..\n---", "\n---")},
            {"tab for a space", good.replace("x25519 ", "x25519\t")},
            {"no space before the check value", good.replace("--- ", "---a")},
            {"control sign in the body", good.substring(0, 1550) + "\u0007" + good.substring(1551)},
            {"no last newline", good.substring(0, 1626) + "A"},
            {"body on two lines", good.substring(0, 1550) + "\n" + good.substring(1551)}};
        for (String[] one : refused) {
            family.add("refused", one[0], header(one[1]));
        }
        return family;
    }

    private static JsonObject header(String text) {
        return JsonObject.EMPTY.with("header", text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static Frame frame(long number) {
        return List.of(Frame.DOCUMENT, Frame.MEDIA, Frame.GRANT).get((int) number);
    }

    private static String text(Envelope envelope) {
        return new String(envelope.canonical(), StandardCharsets.UTF_8);
    }

    private static String latin(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
