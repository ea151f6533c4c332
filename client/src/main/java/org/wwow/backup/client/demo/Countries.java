package org.wwow.backup.client.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

import org.wwow.backup.sealing.CanonicalJson;
import org.wwow.backup.sealing.JsonObject;
import org.wwow.backup.sealing.Members;

/// The six countries of the demo. Their numbers and services are invented and say so on the screen.
record Countries(List<Country> all) {
    /// One country.
    ///
    /// @param zone its time zone
    /// @param file what the page shows (protocol section 19)
    record Country(String code, JsonObject name, String zone, JsonObject file) {
        private static Country read(Members members) {
            return new Country(members.text("code", 2), members.object("name"), members.text("zone", 64),
                    members.object("file"));
        }
    }

    static Countries read() {
        try (InputStream file = Countries.class.getResourceAsStream("countries.json")) {
            if (file == null) {
                throw new IllegalStateException("The demo's countries are not in the jar.");
            }
            return Members.read(CanonicalJson.read(file.readAllBytes()),
                    members -> new Countries(members.objects("countries", 16, Country::read)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
