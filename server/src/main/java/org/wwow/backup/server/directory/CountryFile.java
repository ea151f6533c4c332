package org.wwow.backup.server.directory;

import java.util.Set;
import java.util.regex.Pattern;

import org.wwow.backup.sealing.FormRefused;
import org.wwow.backup.sealing.FormRefused.Reason;
import org.wwow.backup.sealing.JsonObject;
import org.wwow.backup.sealing.JsonText;
import org.wwow.backup.sealing.JsonValue;
import org.wwow.backup.sealing.Members;

/// What a person sees when she needs help before anything else (protocol section 19).
///
/// Checked whole when it is signed, because a page that fails on it would fail somebody in danger.
final class CountryFile {
    private static final Set<String> EMERGENCIES = Set.of("general", "police", "ambulance", "women", "child", "crisis");
    private static final Set<String> SERVICES = Set.of("medical", "psychosocial", "shelter", "protection", "legal",
            "child", "hotline", "police", "pregnancy_options", "other");
    private static final Pattern NUMBER = Pattern.compile("[0-9+*# ]{2,20}");
    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");
    private static final Pattern AREA = Pattern.compile("84[0-9a-f]{5}ffffffff");
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(-[A-Za-z0-9]{2,8})*");
    private static final int TEXT = 2_000;
    private static final long MILLIONTHS = 1_000_000;

    private CountryFile() {}

    /// Reads one and gives it back as it was.
    ///
    /// @throws FormRefused with the rule that is broken
    static JsonObject read(Members members) {
        JsonObject file = JsonObject.EMPTY.with("code", matching(members, "code", 2, Pattern.compile("[A-Z]{2}")));
        members.objects("emergency", 16, CountryFile::emergency);
        members.objects("services", 256, CountryFile::service);
        texts(members, "note");
        matching(members, "assessed", 10, DAY);
        members.objects("areas", 512, CountryFile::area);
        members.optional("crisis", one -> one.object("crisis", crisis -> crisis.truth("supervised")));
        members.optional("trained", one -> matching(one, "trained", 10, DAY));
        for (String name : new String[]{"emergency", "services", "note", "assessed", "areas"}) {
            file = file.with(name, members.value(name));
        }
        for (String name : new String[]{"crisis", "trained"}) {
            file = members.has(name) ? file.with(name, members.value(name)) : file;
        }
        return file;
    }

    private static boolean emergency(Members members) {
        members.oneOf("kind", EMERGENCIES);
        matching(members, "number", 20, NUMBER);
        members.optional("name", one -> texts(one, "name"));
        members.optional("free", one -> one.truth("free"));
        return true;
    }

    private static boolean service(Members members) {
        members.oneOf("kind", SERVICES);
        texts(members, "name");
        members.optional("number", one -> matching(one, "number", 20, NUMBER));
        members.optional("place", one -> texts(one, "place"));
        members.optional("hours", one -> texts(one, "hours"));
        members.optional("area", one -> matching(one, "area", 15, AREA));
        matching(members, "verified", 10, DAY);
        members.optional("papers", one -> one.oneOf("papers", Set.of("none", "police", "identity")));
        members.optional("men", one -> one.truth("men"));
        return true;
    }

    private static boolean area(Members members) {
        matching(members, "area", 15, AREA);
        texts(members, "name");
        members.optional("at", one -> one.object("at", at -> at.integer("latitude", -90 * MILLIONTHS, 90 * MILLIONTHS)
                + at.integer("longitude", -180 * MILLIONTHS, 180 * MILLIONTHS)));
        return true;
    }

    private static boolean texts(Members members, String name) {
        JsonValue value = members.value(name);
        if (!(value instanceof JsonObject object)) {
            throw new FormRefused(Reason.WRONG_KIND, name);
        }
        object.members().forEach((language, text) -> {
            if (!LANGUAGE.matcher(language).matches() || !(text instanceof JsonText(String words))
                    || words.length() > TEXT) {
                throw new FormRefused(Reason.OUT_OF_RANGE, name);
            }
        });
        return true;
    }

    private static String matching(Members members, String name, int most, Pattern pattern) {
        String text = members.text(name, most);
        if (!pattern.matcher(text).matches()) {
            throw new FormRefused(Reason.OUT_OF_RANGE, name);
        }
        return text;
    }
}
