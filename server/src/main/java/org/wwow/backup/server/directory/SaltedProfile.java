package org.wwow.backup.server.directory;

import java.util.Set;
import java.util.regex.Pattern;

import org.wwow.backup.sealing.Base64Url;
import org.wwow.backup.sealing.CanonicalJson;
import org.wwow.backup.sealing.Digest;
import org.wwow.backup.sealing.FormRefused;
import org.wwow.backup.sealing.FormRefused.Reason;
import org.wwow.backup.sealing.JsonObject;
import org.wwow.backup.sealing.JsonText;
import org.wwow.backup.sealing.JsonValue;
import org.wwow.backup.sealing.Members;

/// Who a member is to other members, bound to his keys by a salted digest and erasable (protocol section 7).
public final class SaltedProfile {
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}");
    private static final int SALT = 16;

    private final byte[] salt;
    private final JsonObject profile;

    private SaltedProfile(byte[] salt, JsonObject profile) {
        this.salt = salt;
        this.profile = profile;
    }

    /// Takes a profile: `name`, `languages[]` and, if the member says so, `sex`.
    ///
    /// @throws FormRefused with the rule that is broken
    public static SaltedProfile of(byte[] salt, JsonValue profile) {
        if (salt.length != SALT || !(profile instanceof JsonObject object)) {
            throw new FormRefused(Reason.OUT_OF_RANGE, "profile");
        }
        Members.read(object, members -> {
            if (members.text("name", 120).isBlank()) {
                throw new FormRefused(Reason.OUT_OF_RANGE, "name");
            }
            members.optional("sex", one -> one.oneOf("sex", Set.of("woman", "man", "other")));
            return members.list("languages", 12, SaltedProfile::language);
        });
        return new SaltedProfile(salt.clone(), object);
    }

    /// Reads `{salt, profile}`.
    public static SaltedProfile read(Members members) {
        return of(members.bytes("salt", SALT), members.value("profile"));
    }

    /// HASH(salt ‖ JCS(profile)), which the member statement holds.
    public Digest digest() {
        return Digest.hash(salt, CanonicalJson.write(profile));
    }

    /// A copy of the salt.
    public byte[] salt() {
        return salt.clone();
    }

    /// The profile.
    public JsonObject profile() {
        return profile;
    }

    /// `{salt, profile}`.
    public JsonObject json() {
        return JsonObject.EMPTY.with("salt", Base64Url.encode(salt)).with("profile", profile);
    }

    @Override
    public String toString() {
        return "SaltedProfile[hidden]";
    }

    private static String language(JsonValue value) {
        if (value instanceof JsonText(String text) && LANGUAGE.matcher(text).matches()) {
            return text;
        }
        throw new FormRefused(Reason.OUT_OF_RANGE, "languages");
    }
}
