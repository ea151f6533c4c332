package org.wwow.backup.sealing.directory;

import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;

import org.wwow.backup.sealing.FormRefused;
import org.wwow.backup.sealing.FormRefused.Reason;
import org.wwow.backup.sealing.Id;
import org.wwow.backup.sealing.JsonArray;
import org.wwow.backup.sealing.Members;
import org.wwow.backup.sealing.age.Recipient;

/// Parsers that several statements share.
final class Words {
    static final int MAX_LIST = 4096;
    static final int MAX_NAME = 120;
    static final int RECIPIENT_LENGTH = 1959;
    private static final Pattern WORD = Pattern.compile("[a-z_-]{1,32}");

    private Words() {}

    /// Roles and purposes: sorted words.
    static List<String> words(Members members, String name) {
        return members.sorted(name, 32, Words::word);
    }

    static String word(String text) {
        if (!WORD.matcher(text).matches()) {
            throw new FormRefused(Reason.OUT_OF_RANGE, "word");
        }
        return text;
    }

    static <T extends Id> List<T> ids(Members members, String name, Function<String, T> type) {
        return members.sorted(name, MAX_LIST, type);
    }

    static JsonArray ids(List<? extends Id> ids) {
        return JsonArray.ofTexts(ids.stream().map(Id::text).sorted().toList());
    }

    static JsonArray words(List<String> words) {
        return JsonArray.ofTexts(words.stream().sorted().toList());
    }

    static Recipient recipient(Members members, String name) {
        return members.parsed(name, RECIPIENT_LENGTH, text -> {
            try {
                return Recipient.read(text);
            } catch (IllegalArgumentException _) {
                throw new FormRefused(Reason.OUT_OF_RANGE, name);
            }
        });
    }
}
