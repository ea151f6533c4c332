package org.wwow.backup.law.script;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.teavm.jso.JSBody;
import org.teavm.jso.JSObject;

import org.wwow.backup.law.form.Node;

/// Between the values of a script and [Node].
final class Values {
    private static final int MAX_DEPTH = 32;
    private static final double LARGEST = 9007199254740991.0;

    private Values() {}

    /// @throws IllegalArgumentException for what no file of ours holds: null, fractions, functions, too deep a nest
    static Node node(JSObject value) {
        return node(value, 0);
    }

    private static Node node(JSObject value, int depth) {
        if (depth > MAX_DEPTH) {
            throw new IllegalArgumentException("a value is nested too deeply");
        }
        return switch (kind(value)) {
            case "string" -> Node.of(text(value));
            case "boolean" -> Node.of(truth(value));
            case "number" -> Node.of(whole(value));
            case "array" -> {
                List<Node> parts = new ArrayList<>();
                for (int at = 0; at < length(value); at++) {
                    parts.add(node(element(value, at), depth + 1));
                }
                yield Node.of(parts);
            }
            case "object" -> {
                Map<String, Node> parts = new LinkedHashMap<>();
                JSObject names = names(value);
                for (int at = 0; at < length(names); at++) {
                    String name = text(element(names, at));
                    parts.put(name, node(member(value, name), depth + 1));
                }
                yield new Node.Fields(parts);
            }
            default -> throw new IllegalArgumentException("there is a value that no file holds, such as null");
        };
    }

    private static long whole(JSObject value) {
        double number = number(value);
        if (!(Math.abs(number) <= LARGEST) || number != Math.rint(number)) {
            throw new IllegalArgumentException("there is a number that is not a plain integer");
        }
        return (long) number;
    }

    static JSObject value(Node node) {
        return switch (node) {
            case Node.Text(String text) -> of(text);
            case Node.Flag(boolean holds) -> of(holds);
            case Node.Whole(long number) -> of((double) number);
            case Node.Sequence(List<Node> parts) -> {
                JSObject array = emptyArray();
                for (Node part : parts) {
                    push(array, value(part));
                }
                yield array;
            }
            case Node.Fields(Map<String, Node> parts) -> {
                JSObject object = emptyObject();
                parts.forEach((name, part) -> put(object, name, value(part)));
                yield object;
            }
        };
    }

    /// Names in one order whatever the object's, so that no answer follows it.
    @JSBody(params = "value", script = "return Object.keys(value).sort();")
    private static native JSObject names(JSObject value);

    @JSBody(params = "value", script = "return value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value;")
    private static native String kind(JSObject value);

    @JSBody(params = "value", script = "return value;")
    private static native String text(JSObject value);

    @JSBody(params = "value", script = "return value;")
    private static native boolean truth(JSObject value);

    @JSBody(params = "value", script = "return value;")
    private static native double number(JSObject value);

    @JSBody(params = "value", script = "return value.length;")
    private static native int length(JSObject value);

    @JSBody(params = {"value", "at"}, script = "return value[at];")
    private static native JSObject element(JSObject value, int at);

    @JSBody(params = {"value", "name"}, script = "return value[name];")
    private static native JSObject member(JSObject value, String name);

    @JSBody(params = "text", script = "return text;")
    private static native JSObject of(String text);

    @JSBody(params = "truth", script = "return !!truth;")
    private static native JSObject of(boolean truth);

    @JSBody(params = "number", script = "return number;")
    private static native JSObject of(double number);

    @JSBody(script = "return [];")
    private static native JSObject emptyArray();

    @JSBody(script = "return Object.create(null);")
    private static native JSObject emptyObject();

    @JSBody(params = {"array", "value"}, script = "array.push(value);")
    private static native void push(JSObject array, JSObject value);

    @JSBody(params = {"object", "name", "value"}, script = "object[name] = value;")
    private static native void put(JSObject object, String name, JSObject value);
}
