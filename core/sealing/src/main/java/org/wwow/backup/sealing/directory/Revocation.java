package org.wwow.backup.sealing.directory;

import java.time.Instant;
import java.util.Locale;
import java.util.Set;

import org.wwow.backup.sealing.CircleId;
import org.wwow.backup.sealing.JsonObject;
import org.wwow.backup.sealing.MemberId;
import org.wwow.backup.sealing.Members;
import org.wwow.backup.sealing.OrganisationId;

/// Takes something out of force from a time on.
///
/// @param subject what: kind and identifier, for a country its code
/// @param reason a code word
public record Revocation(Position position, Subject subject, String reason, Instant from)
        implements
            DirectoryStatement {
    /// The statement's type.
    public static final String TYPE = "backup/v1/revocation";

    /// What can be revoked.
    public enum Kind {
        /// A member with everything she is.
        MEMBER,
        /// Only that a member is an administrator.
        ADMINISTRATOR,
        /// An organisation.
        ORGANISATION,
        /// A circle.
        CIRCLE,
        /// A country's statement.
        COUNTRY
    }

    /// Kind and identifier in text form.
    public record Subject(Kind kind, String id) {
        /// A member.
        public static Subject of(MemberId id) {
            return new Subject(Kind.MEMBER, id.text());
        }

        /// An administrator's office.
        public static Subject administrator(MemberId id) {
            return new Subject(Kind.ADMINISTRATOR, id.text());
        }

        /// An organisation.
        public static Subject of(OrganisationId id) {
            return new Subject(Kind.ORGANISATION, id.text());
        }

        /// A circle.
        public static Subject of(CircleId id) {
            return new Subject(Kind.CIRCLE, id.text());
        }

        /// A country.
        public static Subject country(String code) {
            return new Subject(Kind.COUNTRY, code);
        }
    }

    @Override
    public JsonObject statement() {
        JsonObject subjectJson = JsonObject.EMPTY.with("kind", subject.kind.name().toLowerCase(Locale.ROOT))
                .with("id", subject.id);
        return position.statement(TYPE).with("subject", subjectJson).with("reason", reason).with("from", from);
    }

    static Revocation read(Position position, Members members) {
        return new Revocation(position, members.object("subject", Revocation::readSubject),
                members.parsed("reason", 32, Words::word), members.time("from"));
    }

    private static Subject readSubject(Members members) {
        String kind = members.oneOf("kind", Set.of("member", "administrator", "organisation", "circle", "country"));
        return switch (Kind.valueOf(kind.toUpperCase(Locale.ROOT))) {
            case MEMBER -> Subject.of(members.id("id", MemberId::read));
            case ADMINISTRATOR -> Subject.administrator(members.id("id", MemberId::read));
            case ORGANISATION -> Subject.of(members.id("id", OrganisationId::read));
            case CIRCLE -> Subject.of(members.id("id", CircleId::read));
            case COUNTRY -> Subject.country(members.parsed("id", 2, Country::code));
        };
    }
}
