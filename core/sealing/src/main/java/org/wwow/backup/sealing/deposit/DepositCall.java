package org.wwow.backup.sealing.deposit;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import org.wwow.backup.sealing.Base64Url;
import org.wwow.backup.sealing.CanonicalJson;
import org.wwow.backup.sealing.Envelope;
import org.wwow.backup.sealing.FormRefused;
import org.wwow.backup.sealing.Id;
import org.wwow.backup.sealing.JsonObject;
import org.wwow.backup.sealing.JsonText;
import org.wwow.backup.sealing.JsonValue;
import org.wwow.backup.sealing.Members;

/// The body of `POST /deposits`: the signed statement and the sealed bytes that it names by digest.
///
/// The call is padded with zeroes in `pad` to a multiple of 8 192 bytes, so that its length tells little.
///
/// @param envelope the signed deposit, not yet checked
/// @param headers the header of each item, by the item's id
/// @param payloads the payload of each item, or where it was uploaded, by the item's id
/// @param grants the bytes of each grant, by the grant's id
public record DepositCall(Envelope envelope, Map<UUID, SealedBytes> headers, Map<UUID, Payload> payloads,
        Map<UUID, SealedBytes> grants, Optional<Work> work) {
    /// Step of the body's length.
    public static final int STEP = 8_192;
    /// Longest body.
    public static final int MAX_BYTES = 4 << 20;

    private static final String ADDRESS = "/uploads/";
    private static final int PAD_MEMBER = ",\"pad\":\"\"".length();

    /// Copies the maps.
    public DepositCall {
        headers = Map.copyOf(headers);
        payloads = Map.copyOf(payloads);
        grants = Map.copyOf(grants);
    }

    /// Where an item's payload is.
    public sealed interface Payload {
        /// In the call itself.
        record Inline(SealedBytes bytes) implements Payload {}

        /// At the address of a finished upload, the last part of `/uploads/…`.
        record Uploaded(String address) implements Payload {}
    }

    /// Proof of work for the first deposit of an empty mailbox (protocol section 4).
    ///
    /// @param challenge as the session call gave it
    public record Work(String challenge, long nonce) {
        static Work read(Members members) {
            return new Work(members.text("challenge", 128),
                    members.parsed("nonce", 20, Work::unsigned));
        }

        JsonObject json() {
            return JsonObject.EMPTY.with("challenge", challenge).with("nonce", Long.toUnsignedString(nonce));
        }

        private static long unsigned(String text) {
            try {
                long nonce = Long.parseUnsignedLong(text);
                if (Long.toUnsignedString(nonce).equals(text)) {
                    return nonce;
                }
            } catch (NumberFormatException _) {
                // The message of the JDK repeats what was read.
            }
            throw new FormRefused(FormRefused.Reason.OUT_OF_RANGE, "nonce");
        }
    }

    /// Reads a body.
    ///
    /// @throws FormRefused with the rule that is broken; `TOO_LONG` for a body above 4 MiB
    public static DepositCall read(byte[] body) {
        return Members.read(CanonicalJson.read(body), DepositCall::read);
    }

    private static DepositCall read(Members members) {
        Words.zeroes(members, "pad", MAX_BYTES);
        return new DepositCall(Envelope.of(members.value("envelope")), byId(members, "headers"), payloads(members),
                byId(members, "grants"),
                members.optional("work", m -> m.object("work", Work::read)));
    }

    /// Writes the body with its padding.
    public byte[] write() {
        JsonObject json = JsonObject.EMPTY.with("envelope", envelope.json())
                .withOptional("headers", base64(headers))
                .withOptional("payloads", payloadsJson())
                .withOptional("grants", base64(grants))
                .withOptional("work", work.<JsonValue>map(Work::json).orElse(null));
        int length = CanonicalJson.write(json).length + PAD_MEMBER;
        int pad = Math.ceilDiv(length, STEP) * STEP - length;
        return CanonicalJson.write(json.with("pad", "0".repeat(pad)));
    }

    private @Nullable JsonObject payloadsJson() {
        Map<String, JsonValue> json = new HashMap<>();
        payloads.forEach((id, payload) -> json.put(id.toString(), new JsonText(switch (payload) {
            case Payload.Inline(SealedBytes bytes) -> Base64Url.encode(bytes.shared());
            case Payload.Uploaded(String address) -> ADDRESS + address;
        })));
        return json.isEmpty() ? null : JsonObject.of(json);
    }

    private static @Nullable JsonObject base64(Map<UUID, SealedBytes> bytes) {
        Map<String, JsonValue> json = new HashMap<>();
        bytes.forEach((id, value) -> json.put(id.toString(), new JsonText(Base64Url.encode(value.shared()))));
        return json.isEmpty() ? null : JsonObject.of(json);
    }

    private static Map<UUID, SealedBytes> byId(Members members, String name) {
        Map<UUID, SealedBytes> bytes = new HashMap<>();
        object(members, name).members()
                .forEach((id, text) -> bytes.put(Id.parse(id), decode(Words.text(text, name))));
        return bytes;
    }

    private static Map<UUID, Payload> payloads(Members members) {
        Map<UUID, Payload> payloads = new HashMap<>();
        object(members, "payloads").members().forEach((id, entry) -> {
            String text = Words.text(entry, "payloads");
            payloads.put(Id.parse(id), text.startsWith(ADDRESS)
                    ? new Payload.Uploaded(text.substring(ADDRESS.length()))
                    : new Payload.Inline(decode(text)));
        });
        return payloads;
    }

    private static SealedBytes decode(String text) {
        return SealedBytes.of(Base64Url.decode(text));
    }

    /// A deposit without items, such as a consent, has no map of headers.
    private static JsonObject object(Members members, String name) {
        return members.optional(name, m -> m.value(name)).map(value -> {
            if (value instanceof JsonObject object) {
                return object;
            }
            throw new FormRefused(FormRefused.Reason.WRONG_KIND, name);
        }).orElse(JsonObject.EMPTY);
    }
}
