package org.wwow.backup.sealing;

import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/// A list of values.
public record JsonArray(List<JsonValue> values) implements JsonValue {
    /// Keeps its own copy.
    public JsonArray {
        values = List.copyOf(values);
    }

    /// A list of texts.
    public static JsonArray ofTexts(Collection<String> texts) {
        return of(texts, JsonText::new);
    }

    /// A list made of anything that has a JSON form.
    public static <T> JsonArray of(Collection<T> things, Function<? super T, ? extends JsonValue> form) {
        return new JsonArray(things.stream().<JsonValue>map(form).toList());
    }
}
