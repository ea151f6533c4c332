package org.wwow.backup.law.form;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.wwow.backup.sealing.CanonicalJson;
import org.wwow.backup.sealing.FormRefused;
import org.wwow.backup.sealing.JsonArray;
import org.wwow.backup.sealing.JsonBoolean;
import org.wwow.backup.sealing.JsonInteger;
import org.wwow.backup.sealing.JsonObject;
import org.wwow.backup.sealing.JsonText;
import org.wwow.backup.sealing.JsonValue;

/// Between the project's JSON (protocol section 1) and [Node].
public final class JsonNodes {
    private JsonNodes() {}

    /// Reads JSON in any order and spacing.
    ///
    /// @throws FormRefused with the rule of protocol section 1 that is broken
    public static Node read(byte[] json) {
        return of(CanonicalJson.read(json));
    }

    /// The same value as a node.
    public static Node of(JsonValue value) {
        return switch (value) {
            case JsonText(String text) -> Node.of(text);
            case JsonInteger(long number) -> Node.of(number);
            case JsonBoolean(boolean truth) -> Node.of(truth);
            case JsonArray(List<JsonValue> values) -> Node.of(values.stream().map(JsonNodes::of).toList());
            case JsonObject object -> {
                Map<String, Node> parts = new LinkedHashMap<>();
                object.members().forEach((name, part) -> parts.put(name, of(part)));
                yield new Node.Fields(parts);
            }
        };
    }

    /// The same value as JSON.
    public static JsonValue json(Node node) {
        return switch (node) {
            case Node.Text(String text) -> new JsonText(text);
            case Node.Whole(long number) -> new JsonInteger(number);
            case Node.Flag(boolean holds) -> new JsonBoolean(holds);
            case Node.Sequence(List<Node> parts) -> {
                List<JsonValue> values = new ArrayList<>(parts.size());
                parts.forEach(part -> values.add(json(part)));
                yield new JsonArray(values);
            }
            case Node.Fields(Map<String, Node> parts) -> {
                Map<String, JsonValue> members = new LinkedHashMap<>();
                parts.forEach((name, part) -> members.put(name, json(part)));
                yield JsonObject.of(members);
            }
        };
    }
}
