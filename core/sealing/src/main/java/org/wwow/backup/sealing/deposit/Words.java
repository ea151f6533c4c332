package org.wwow.backup.sealing.deposit;

import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;

import org.wwow.backup.sealing.FormRefused;
import org.wwow.backup.sealing.JsonArray;
import org.wwow.backup.sealing.JsonText;
import org.wwow.backup.sealing.JsonValue;
import org.wwow.backup.sealing.Members;

/// Small forms that several statements share.
final class Words {
    private static final Pattern CODE = Pattern.compile("[a-z][a-z0-9-]{0,39}");

    private Words() {}

    /// A reason is a code word, never prose: the server reads it, so it must have no room for an account of facts.
    static String code(Members members, String name) {
        String text = members.text(name, 40);
        if (!CODE.matcher(text).matches()) {
            throw new FormRefused(FormRefused.Reason.OUT_OF_RANGE, name);
        }
        return text;
    }

    /// Padding; anything but zeroes would be room for words beside the signed ones.
    static void zeroes(Members members, String name, int max) {
        String text = members.text(name, max);
        if (!text.equals("0".repeat(text.length()))) {
            throw new FormRefused(FormRefused.Reason.OUT_OF_RANGE, name);
        }
    }

    static String text(JsonValue value, String name) {
        if (value instanceof JsonText(String text)) {
            return text;
        }
        throw new FormRefused(FormRefused.Reason.WRONG_KIND, name);
    }

    static <T> JsonArray array(List<T> values, Function<T, JsonValue> json) {
        return new JsonArray(values.stream().map(json).toList());
    }

    /// One identifier twice in a list would make the second overwrite the first.
    static <T> void distinct(List<T> ids, String name) {
        if (ids.stream().distinct().count() != ids.size()) {
            throw new FormRefused(FormRefused.Reason.NOT_SORTED, name);
        }
    }
}
