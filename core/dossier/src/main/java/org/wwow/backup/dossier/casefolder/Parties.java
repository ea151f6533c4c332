package org.wwow.backup.dossier.casefolder;

import java.util.Optional;

import org.wwow.backup.sealing.JsonObject;
import org.wwow.backup.sealing.JsonText;
import org.wwow.backup.sealing.MemberId;
import org.wwow.backup.sealing.OrganisationId;
import org.wwow.backup.sealing.age.Recipient;

/// Who makes a dossier and for whom.
///
/// @param organisation whose seal it bears
/// @param lawyer who answers for it in person
/// @param recipient the court
public record Parties(Organisation organisation, Lawyer lawyer, Court recipient) {
    /// The body whose seal a dossier bears.
    ///
    /// @param id in the directory
    /// @param country two letters, ISO 3166-1
    public record Organisation(OrganisationId id, String name, String country) {
        private static Organisation read(SheetReader sheet) {
            return new Organisation(sheet.parsed("id", "is not an identifier of version 4.", OrganisationId::read),
                    sheet.line("name"), Codes.country(sheet));
        }

        private JsonObject json() {
            return JsonObject.EMPTY.with("id", id).with("name", name).with("country", country);
        }
    }

    /// The person who answers for a dossier.
    ///
    /// @param id in the directory
    /// @param qualification what makes the person a lawyer, and where
    public record Lawyer(MemberId id, String name, String qualification) {
        private static Lawyer read(SheetReader sheet) {
            return new Lawyer(sheet.parsed("id", "is not an identifier of version 4.", MemberId::read),
                    sheet.line("name"), sheet.line("qualification"));
        }

        private JsonObject json() {
            return JsonObject.EMPTY.with("id", id).with("name", name).with("qualification", qualification);
        }
    }

    /// The court or authority a dossier is for.
    ///
    /// @param court its name
    /// @param reference its own number for the matter, where it has given one
    /// @param key what a protected dossier's annex is sealed to: a hybrid age recipient
    public record Court(String court, Optional<String> reference, Recipient key) {
        private static Court read(SheetReader sheet) {
            return new Court(sheet.line("court"), sheet.optional("reference", sheet::line),
                    sheet.parsed("key", "is not a hybrid age recipient (age1pq1…).", Recipient::read));
        }

        private JsonObject json() {
            return JsonObject.EMPTY.with("court", court)
                    .withOptional("reference", reference.map(JsonText::new).orElse(null))
                    .with("key", key.text());
        }
    }

    static Parties read(SheetReader sheet) {
        return new Parties(sheet.object("organisation", Organisation::read), sheet.object("lawyer", Lawyer::read),
                sheet.object("recipient", Court::read));
    }

    JsonObject in(JsonObject json) {
        return json.with("organisation", organisation.json())
                .with("lawyer", lawyer.json())
                .with("recipient", recipient.json());
    }
}
