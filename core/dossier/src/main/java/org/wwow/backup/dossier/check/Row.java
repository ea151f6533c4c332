package org.wwow.backup.dossier.check;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import org.wwow.backup.sealing.JsonArray;
import org.wwow.backup.sealing.JsonBoolean;
import org.wwow.backup.sealing.JsonInteger;
import org.wwow.backup.sealing.JsonObject;
import org.wwow.backup.sealing.JsonText;
import org.wwow.backup.sealing.JsonValue;

/// One object of a file's index, read by this reader's own eyes: not by the code that wrote it.
///
/// A member of another kind than asked for counts as absent, and each check says what must be there.
record Row(JsonObject json) {
    Optional<String> text(String name) {
        return json.member(name).flatMap(Row::text).filter(text -> !text.isBlank());
    }

    /// The text, or nothing to compare with.
    String textOrEmpty(String name) {
        return text(name).orElse("");
    }

    Optional<Long> number(String name) {
        return json.member(name)
                .flatMap(value -> value instanceof JsonInteger(long number)
                        ? Optional.of(number)
                        : Optional.empty());
    }

    Optional<Boolean> truth(String name) {
        return json.member(name)
                .flatMap(value -> value instanceof JsonBoolean(boolean truth)
                        ? Optional.of(truth)
                        : Optional.empty());
    }

    Optional<Instant> time(String name) {
        return text(name).flatMap(Row::instant);
    }

    Optional<Row> object(String name) {
        return json.member(name).flatMap(Row::row);
    }

    /// Whether a list of that name is there, be it empty.
    boolean lists(String name) {
        return json.member(name).filter(JsonArray.class::isInstance).isPresent();
    }

    List<Row> rows(String name) {
        return list(name, Row::row);
    }

    List<String> texts(String name) {
        return list(name, Row::text);
    }

    List<Long> numbers(String name) {
        return list(name, value -> value instanceof JsonInteger(long number) ? Optional.of(number) : Optional.empty());
    }

    /// The names among these that have no text.
    List<String> without(List<String> names) {
        return names.stream().filter(name -> text(name).isEmpty()).toList();
    }

    /// A time in whole seconds of UTC; the JDK reads more forms than one.
    static Optional<Instant> instant(String text) {
        try {
            return Optional.of(Instant.parse(text)).filter(time -> time.toString().equals(text));
        } catch (DateTimeException notATime) {
            return Optional.empty();
        }
    }

    private <T> List<T> list(String name, Function<JsonValue, Optional<T>> element) {
        return json.member(name)
                .map(value -> value instanceof JsonArray(List<JsonValue> values)
                        ? values.stream().map(element).flatMap(Optional::stream).toList()
                        : List.<T>of())
                .orElse(List.of());
    }

    private static Optional<String> text(JsonValue value) {
        return value instanceof JsonText(String text) ? Optional.of(text) : Optional.empty();
    }

    private static Optional<Row> row(JsonValue value) {
        return value instanceof JsonObject object ? Optional.of(new Row(object)) : Optional.empty();
    }
}
