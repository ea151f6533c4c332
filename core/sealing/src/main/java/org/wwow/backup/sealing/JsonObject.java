package org.wwow.backup.sealing;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/// An object whose members stand in the order of RFC 8785: by UTF-16 code units of their names.
///
/// Made with [#with] calls from [#EMPTY]; read with [Members], which refuses what a type does not have.
public final class JsonObject implements JsonValue {
    /// The object without members.
    public static final JsonObject EMPTY = new JsonObject(new TreeMap<>());

    private final SortedMap<String, JsonValue> members;

    private JsonObject(SortedMap<String, JsonValue> members) {
        this.members = Collections.unmodifiableSortedMap(members);
    }

    /// An object of these members.
    ///
    /// @throws FormRefused if a name breaks the rules for text
    public static JsonObject of(Map<String, ? extends JsonValue> members) {
        members.keySet().forEach(JsonText::check);
        return new JsonObject(new TreeMap<>(members));
    }

    /// The members in canonical order.
    public SortedMap<String, JsonValue> members() {
        return members;
    }

    /// The member of that name, if there is one.
    public Optional<JsonValue> member(String name) {
        return Optional.ofNullable(members.get(name));
    }

    /// This object with one member more.
    ///
    /// @throws IllegalArgumentException if there is already one of that name
    public JsonObject with(String name, JsonValue value) {
        JsonText.check(name);
        var larger = new TreeMap<>(members);
        if (larger.put(name, value) != null) {
            throw new FormRefused(FormRefused.Reason.DUPLICATE_MEMBER, name);
        }
        return new JsonObject(larger);
    }

    /// With a text.
    public JsonObject with(String name, String value) {
        return with(name, new JsonText(value));
    }

    /// With an integer.
    public JsonObject with(String name, long value) {
        return with(name, new JsonInteger(value));
    }

    /// With a truth value.
    public JsonObject with(String name, boolean value) {
        return with(name, new JsonBoolean(value));
    }

    /// With bytes as base64url.
    public JsonObject with(String name, byte[] value) {
        return with(name, Base64Url.encode(value));
    }

    /// With an identifier.
    public JsonObject with(String name, Id value) {
        return with(name, value.text());
    }

    /// With a digest.
    public JsonObject with(String name, Digest value) {
        return with(name, value.text());
    }

    /// With a public signing key.
    public JsonObject with(String name, VerificationKey value) {
        return with(name, value.text());
    }

    /// With a time in whole seconds, `YYYY-MM-DDThh:mm:ssZ`; a fraction is cut off.
    public JsonObject with(String name, Instant value) {
        return with(name, value.truncatedTo(ChronoUnit.SECONDS).toString());
    }

    /// With the member, or without it if there is no value: the protocol has no null.
    public JsonObject withOptional(String name, @Nullable JsonValue value) {
        return value == null ? this : with(name, value);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof JsonObject object && members.equals(object.members);
    }

    @Override
    public int hashCode() {
        return members.hashCode();
    }

    /// Names only: values may be what a reporter wrote.
    @Override
    public String toString() {
        return "JsonObject" + members.keySet();
    }
}
