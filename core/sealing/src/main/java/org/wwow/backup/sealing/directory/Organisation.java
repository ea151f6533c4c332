package org.wwow.backup.sealing.directory;

import java.util.List;

import org.wwow.backup.sealing.JsonObject;
import org.wwow.backup.sealing.Members;
import org.wwow.backup.sealing.OrganisationId;

/// An organisation, public by name.
///
/// @param country two capital letters (ISO 3166-1)
public record Organisation(Position position, OrganisationId id, String name, String country, List<String> purposes)
        implements
            DirectoryStatement {
    /// The statement's type.
    public static final String TYPE = "backup/v1/organisation";

    /// Keeps its own copy of the list.
    public Organisation {
        purposes = List.copyOf(purposes);
    }

    @Override
    public JsonObject statement() {
        return position.statement(TYPE)
                .with("id", id)
                .with("name", name)
                .with("country", country)
                .with("purposes", Words.words(purposes));
    }

    static Organisation read(Position position, Members members) {
        return new Organisation(position, members.id("id", OrganisationId::read), members.text("name", Words.MAX_NAME),
                members.parsed("country", 2, Country::code), Words.words(members, "purposes"));
    }
}
