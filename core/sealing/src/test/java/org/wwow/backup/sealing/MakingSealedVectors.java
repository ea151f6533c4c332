package org.wwow.backup.sealing;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

import org.wwow.backup.sealing.age.Age;
import org.wwow.backup.sealing.age.HybridKey;

import static org.wwow.backup.sealing.VectorMaker.hex;
import static org.wwow.backup.sealing.VectorMaker.key;
import static org.wwow.backup.sealing.VectorMaker.seed;

/// The families of sealed things; see [MakingTheVectors].
final class MakingSealedVectors {
    private static final InstanceId INSTANCE = InstanceId.read("00010203-0405-0607-0809-0a0b0c0d0e0f");
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final SigningKey AUTHOR = key("author");
    private static final SigningKey STRANGER = key("stranger");
    private static final HybridKey READER = HybridKey.of(seed("reader").revealBytes());
    private static final HybridKey OTHER = HybridKey.of(seed("other").revealBytes());
    private static final Epoch EPOCH = new Epoch(INSTANCE, CaseId.of(INSTANCE, AUTHOR.verificationKey()),
            Compartment.CARE, 1);
    private static final ItemId ITEM = ItemId.read("3d813cbb-47fb-42ba-91df-831e1593ac29");

    private MakingSealedVectors() {}

    static VectorMaker documents() {
        var family = new VectorMaker("document");
        Document good = new Document(EPOCH, KeyId.of(READER.recipient()), ITEM, DocumentKind.MESSAGE,
                AUTHOR.verificationKey(), Instant.parse("2026-11-21T10:00:00Z"), seed("opener"),
                JsonObject.EMPTY.with("text", "A synthetic message: مرحبا, привіт, très."));
        JsonObject statement = good.statement();
        Envelope signed = Envelope.sign(statement, AUTHOR);
        document(family, "accepted", "a message", signed.canonical(), "VERIFIED");
        String text = text(signed);
        document(family, "refused", "other signature",
                text.replace("synthetic", "Synthetic").getBytes(StandardCharsets.UTF_8), "SIGNATURE");
        document(family, "refused", "signed by somebody else", Envelope.sign(statement, STRANGER).canonical(),
                "OTHER_SIGNER");
        document(family, "refused", "a second signer", signed.alsoSignedBy(STRANGER).canonical(), "OTHER_SIGNER");
        document(family, "refused", "unknown member", Envelope.sign(statement.with("more", 1), AUTHOR).canonical(),
                "FORM");
        document(family, "refused", "not canonical", (" " + text).getBytes(StandardCharsets.UTF_8), "FORM");
        document(family, "refused", "of another type",
                changed(statement, "type", new JsonText("backup/v1/note")), "FORM");
        document(family, "refused", "unknown kind", changed(statement, "kind", new JsonText("other")), "FORM");
        document(family, "refused", "time with a fraction",
                changed(statement, "claimed", new JsonText("2026-11-21T10:00:00.5Z")), "FORM");
        document(family, "refused", "resealed: another recipient named",
                changed(statement, "recipient", new JsonText(KeyId.of(OTHER.recipient()).text())), "OTHER_READER");
        document(family, "refused", "another item",
                changed(statement, "item", new JsonText("4d813cbb-47fb-42ba-91df-831e1593ac29")), "OTHER_PLACE");
        document(family, "refused", "another epoch", changed(statement, "epoch", new JsonInteger(0)), "OTHER_PLACE");
        document(family, "refused", "another compartment", changed(statement, "compartment", new JsonText("account")),
                "OTHER_PLACE");
        document(family, "refused", "another instance",
                changed(statement, "instance", new JsonText("10010203-0405-0607-0809-0a0b0c0d0e0f")), "OTHER_PLACE");
        document(family, "refused", "epoch of 2^32", changed(statement, "epoch", new JsonInteger(1L << 32)), "FORM");
        return family;
    }

    private static void document(VectorMaker family, String list, String name, byte[] content, String outcome) {
        byte[] file = Age.seal(Frame.DOCUMENT.frame(content), List.of(READER.recipient()), RANDOM);
        family.add(list, name, JsonObject.EMPTY.with("outcome", outcome)
                .with("file", file)
                .with("seed", hex(READER.revealSeed()))
                .with("bind", Bind.of(seed("opener"), Digest.hash(content)))
                .with("item", ITEM)
                .with("instance", INSTANCE)
                .with("case", EPOCH.caseId())
                .with("compartment", EPOCH.compartment().name())
                .with("epoch", EPOCH.number()));
    }

    static VectorMaker grants() {
        var family = new VectorMaker("grant");
        var grant = new Grant(EPOCH, seed("epoch"), KeyId.of(READER.recipient()), AUTHOR.verificationKey(), "read");
        JsonObject statement = grant.statement();
        Envelope signed = Envelope.sign(statement, AUTHOR);
        grant(family, "accepted", "by the author", sealed(signed.canonical(), READER), "VERIFIED");
        grant(family, "refused", "foreign reader", sealed(signed.canonical(), OTHER), "OTHER_RECIPIENT");
        byte[] damaged = sealed(signed.canonical(), READER);
        damaged[2000] ^= 1;
        grant(family, "refused", "damaged", damaged, "DAMAGED");
        grant(family, "refused", "cut off", Arrays.copyOf(damaged, 2682), "DAMAGED");
        grant(family, "refused", "names another reader",
                sealed(changed(statement, "reader", new JsonText(KeyId.of(OTHER.recipient()).text())), READER),
                "OTHER_READER");
        var byStranger = new Grant(EPOCH, seed("epoch"), grant.reader(), STRANGER.verificationKey(), "read");
        grant(family, "refused", "unknown grantor", byStranger.seal(STRANGER, READER.recipient(), RANDOM),
                "UNKNOWN_GRANTOR");
        grant(family, "refused", "the grantor did not sign",
                sealed(Envelope.sign(statement, STRANGER).canonical(), READER), "OTHER_SIGNER");
        grant(family, "refused", "two signers", sealed(signed.alsoSignedBy(STRANGER).canonical(), READER),
                "OTHER_SIGNER");
        grant(family, "refused", "seed changed after signing", sealed(text(signed).replace(
                Base64Url.encode(seed("epoch").revealBytes()), Base64Url.encode(seed("wrong").revealBytes()))
                .getBytes(StandardCharsets.UTF_8), READER), "SIGNATURE");
        grant(family, "refused", "another epoch", sealed(changed(statement, "epoch", new JsonInteger(2)), READER),
                "OTHER_PLACE");
        grant(family, "refused", "seed of 31 bytes",
                sealed(changed(statement, "seed", new JsonText(Base64Url.encode(new byte[31]))), READER), "FORM");
        grant(family, "refused", "purpose that is no word",
                sealed(changed(statement, "purpose", new JsonText("Read it")), READER), "FORM");
        grant(family, "refused", "document-sized",
                Age.seal(Frame.DOCUMENT.frame(signed.canonical()), List.of(READER.recipient()), RANDOM), "DAMAGED");
        return family;
    }

    private static void grant(VectorMaker family, String list, String name, byte[] file, String outcome) {
        family.add(list, name, JsonObject.EMPTY.with("outcome", outcome)
                .with("file", file)
                .with("seed", hex(READER.revealSeed()))
                .with("mayGrant", AUTHOR.verificationKey())
                .with("instance", INSTANCE)
                .with("case", EPOCH.caseId())
                .with("compartment", EPOCH.compartment().name())
                .with("epoch", EPOCH.number())
                .with("epochSeed", hex(seed("epoch").revealBytes())));
    }

    static VectorMaker circleKeys() {
        var family = new VectorMaker("circle-key");
        var place = new CircleKey.Place(INSTANCE, CircleId.read("6d813cbb-47fb-42ba-91df-831e1593ac29"), 4);
        HybridKey circle = HybridKey.of(seed("circle").revealBytes());
        var key = new CircleKey(place, seed("circle"), KeyId.of(READER.recipient()), AUTHOR.verificationKey());
        JsonObject statement = key.statement();
        circleKey(family, "accepted", "by a keeper", key.seal(AUTHOR, READER.recipient(), RANDOM), "VERIFIED", circle);
        circleKey(family, "refused", "wrong seed", sealed(changed(statement, "seed",
                new JsonText(Base64Url.encode(seed("wrong").revealBytes()))), READER), "OTHER_SEED", circle);
        circleKey(family, "refused", "earlier epoch", sealed(changed(statement, "epoch", new JsonInteger(3)), READER),
                "OTHER_PLACE", circle);
        circleKey(family, "refused", "another circle", sealed(changed(statement, "circle",
                new JsonText("7d813cbb-47fb-42ba-91df-831e1593ac29")), READER), "OTHER_PLACE", circle);
        var byStranger = new CircleKey(place, seed("circle"), key.reader(), STRANGER.verificationKey());
        circleKey(family, "refused", "not by a keeper", byStranger.seal(STRANGER, READER.recipient(), RANDOM),
                "UNKNOWN_GRANTOR", circle);
        return family;
    }

    private static void circleKey(VectorMaker family, String list, String name, byte[] file, String outcome,
            HybridKey circle) {
        family.add(list, name, JsonObject.EMPTY.with("outcome", outcome)
                .with("file", file)
                .with("seed", hex(READER.revealSeed()))
                .with("mayKeep", AUTHOR.verificationKey())
                .with("instance", INSTANCE)
                .with("circle", "6d813cbb-47fb-42ba-91df-831e1593ac29")
                .with("epoch", 4)
                .with("recipient", circle.recipient().text()));
    }

    static VectorMaker members() {
        var family = new VectorMaker("member");
        MemberKeys keys = MemberKeys.of(seed("member"));
        Secret prf = seed("prf");
        String words = "six random words\u00a0stand here";
        var byWords = MemberUnlock.passphrase(INSTANCE, "Amal@example.org", words);
        JsonObject known = JsonObject.EMPTY.with("instance", INSTANCE)
                .with("memberSecret", hex(seed("member").revealBytes()))
                .with("openingSeed", hex(keys.openingKey().revealSeed()))
                .with("signingKey", keys.signingKey().verificationKey());
        family.add("accepted", "passphrase", known.with("signInName", "Amal@example.org")
                .with("passphrase", words)
                .with("slotSeed", hex(byWords.slotKey().revealSeed()))
                .with("signInValue", hex(byWords.signInValue().revealBytes()))
                .with("slot", MemberSlot.seal(keys, byWords, RANDOM)));
        family.add("accepted", "passkey", known.with("prf", hex(prf.revealBytes()))
                .with("prfInput", MemberUnlock.prfInput(INSTANCE).hex())
                .with("slotSeed", hex(MemberUnlock.passkey(prf).slotKey().revealSeed()))
                .with("slot", MemberSlot.seal(keys, MemberUnlock.passkey(prf), RANDOM)));
        byte[] damaged = MemberSlot.seal(keys, MemberUnlock.passkey(prf), RANDOM);
        damaged[2600] ^= 1;
        byte[] longer = sealed(new byte[33], MemberUnlock.passkey(prf).slotKey());
        family.add("refused", "another passkey",
                slot(prf, MemberSlot.seal(keys, MemberUnlock.passkey(seed("x")), RANDOM)));
        family.add("refused", "damaged", slot(prf, damaged));
        family.add("refused", "33 bytes", slot(prf, longer));
        String[][] prepared = {{"plain", "correct horse battery staple", "correct horse battery staple"},
            {"capitals stay", "Correct Horse", "Correct Horse"}, {"other scripts", "πßå", "πßå"},
            {"symbols", "Jack of ♦s", "Jack of ♦s"}, {"Ogham space", "foo\u1680bar", "foo bar"},
            {"no-break space", "a\u00a0b", "a b"}, {"composed", "e\u0301", "é"}, {"full width stays", "ＡＢ", "ＡＢ"},
            {"Arabic", "شمس قمر", "شمس قمر"}, {"jamo compose", "\u1112\u1161\u11ab", "한"}, {"emoji", "🐘🌊", "🐘🌊"}};
        for (String[] one : prepared) {
            family.add("prepared", one[0], JsonObject.EMPTY.with("typed", hex(one[1].getBytes(StandardCharsets.UTF_8)))
                    .with("prepared", hex(one[2].getBytes(StandardCharsets.UTF_8))));
        }
        String[][] unprepared = {{"empty", ""}, {"tab", "tab\there"}, {"newline", "line\nfeed"},
            {"zero width space", "a\u200bb"}, {"joiner", "a\u200d"}, {"non-joiner", "a\u200cb"},
            {"private use", "a\ue000"},
            {"tatweel", "a\u0640"}, {"unassigned", "a\u0378"}, {"variation selector", "a\ufe0f"},
            {"Hangul filler", "a\u3164"},
            {"jamo alone", "a\u1100"}, {"line separator", "a\u2028"}, {"noncharacter", "a\ufdd0"},
            {"override", "a\u202e"},
            {"1025 units", "a".repeat(1025)}};
        for (String[] one : unprepared) {
            family.add("refusedPassphrases", one[0],
                    JsonObject.EMPTY.with("typed", hex(one[1].getBytes(StandardCharsets.UTF_8))));
        }
        for (String name : List.of("", "a b", "имя", "a".repeat(65), "a\n")) {
            family.add("refusedNames", "of " + name.length() + " " + name.strip(),
                    JsonObject.EMPTY.with("signInName", name));
        }
        return family;
    }

    private static JsonObject slot(Secret prf, byte[] slot) {
        return JsonObject.EMPTY.with("prf", hex(prf.revealBytes())).with("slot", slot);
    }

    private static byte[] sealed(byte[] content, HybridKey to) {
        return Age.seal(Frame.GRANT.frame(content), List.of(to.recipient()), RANDOM);
    }

    private static byte[] changed(JsonObject statement, String member, JsonValue value) {
        var members = new TreeMap<>(statement.members());
        members.put(member, value);
        return Envelope.sign(JsonObject.of(members), AUTHOR).canonical();
    }

    private static String text(Envelope envelope) {
        return new String(envelope.canonical(), StandardCharsets.UTF_8);
    }
}
