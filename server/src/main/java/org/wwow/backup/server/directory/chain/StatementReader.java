package org.wwow.backup.server.directory.chain;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;

import org.wwow.backup.sealing.CircleId;
import org.wwow.backup.sealing.Digest;
import org.wwow.backup.sealing.Envelope;
import org.wwow.backup.sealing.FormRefused;
import org.wwow.backup.sealing.FormRefused.Reason;
import org.wwow.backup.sealing.InstanceId;
import org.wwow.backup.sealing.JsonObject;
import org.wwow.backup.sealing.MemberId;
import org.wwow.backup.sealing.Members;
import org.wwow.backup.sealing.OrganisationId;
import org.wwow.backup.sealing.VerifiedEnvelope;
import org.wwow.backup.sealing.age.Recipient;
import org.wwow.backup.server.directory.chain.DirectoryStatement.Place;
import org.wwow.backup.server.directory.chain.DirectoryStatement.Revocation.Kind;

/// Reads the members of each type of statement (protocol section 21); an unknown or missing one refuses it.
public final class StatementReader {
    private static final String PREFIX = "backup/v1/";
    private static final int RECIPIENT = 1_959;
    private static final int MOST = 4_096;
    private static final long LARGEST = (1L << 53) - 1;
    private static final Pattern WORD = Pattern.compile("[a-z_-]{1,32}");
    private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");
    private static final Set<String> PURPOSES = Set.of("analysis", "intake", "investigation", "legal", "response",
            "training");
    private static final Map<String, Function<Members, DirectoryStatement>> TYPES = Map.of("root",
            StatementReader::root, "administrator", StatementReader::administrator, "organisation",
            StatementReader::organisation, "member", StatementReader::member, "circle", StatementReader::circle,
            "country", StatementReader::country, "revocation", StatementReader::revocation, "client",
            StatementReader::client, "head", StatementReader::head);

    private StatementReader() {}

    /// Reads one whose signatures hold.
    ///
    /// @throws FormRefused for another type, another instance, or members that are not the type's
    public static DirectoryStatement read(VerifiedEnvelope verified, InstanceId instance) {
        String type = verified.envelope().type();
        Function<Members, DirectoryStatement> reader = type.startsWith(PREFIX)
                ? TYPES.get(type.substring(PREFIX.length()))
                : null;
        if (reader == null) {
            throw new FormRefused(Reason.OUT_OF_RANGE, "type");
        }
        return verified.read(type, instance, reader);
    }

    private static Place place(Members members) {
        return new Place(members.integer("sequence", 0, LARGEST),
                members.optional("previous", one -> one.digest("previous")), members.time("issued"));
    }

    private static DirectoryStatement root(Members members) {
        return new DirectoryStatement.Root(place(members), members.key("key"), members.text("log", 256),
                members.optional("policy", one -> one.text("policy", 65_536)),
                members.sorted("witnesses", 256, vkey -> vkey));
    }

    private static DirectoryStatement administrator(Members members) {
        return new DirectoryStatement.Administrator(place(members), members.id("member", MemberId::read));
    }

    private static DirectoryStatement organisation(Members members) {
        return new DirectoryStatement.Organisation(place(members), members.id("id", OrganisationId::read),
                members.text("name", 120), members.parsed("country", 2, StatementReader::country),
                members.sorted("purposes", 32, StatementReader::word));
    }

    private static DirectoryStatement member(Members members) {
        return new DirectoryStatement.Member(place(members), members.id("id", MemberId::read),
                members.id("organisation", OrganisationId::read), members.sorted("roles", 8, StatementReader::word),
                recipient(members, "opening"), members.key("signing"), members.digest("profile"),
                members.time("notAfter"), Envelope.of(members.value("acceptance")));
    }

    private static DirectoryStatement circle(Members members) {
        return new DirectoryStatement.Circle(place(members), members.id("id", CircleId::read),
                members.id("organisation", OrganisationId::read), members.text("name", 120),
                members.sorted("purposes", 32, StatementReader::purpose), members.sorted("area", 512, cell -> cell),
                members.sorted("languages", 64, StatementReader::word), members.u32("epoch"),
                recipient(members, "recipient"), members.sorted("members", MOST, MemberId::read),
                members.sorted("keepers", MOST, MemberId::read),
                members.optional("recovery", one -> recipient(one, "recovery")));
    }

    private static DirectoryStatement country(Members members) {
        members.object("hours", hours -> {
            hours.text("zone", 64);
            return hours.objects("week", 28, StatementReader::hour);
        });
        return new DirectoryStatement.Country(place(members), members.parsed("code", 2, StatementReader::country),
                members.sorted("circles", 512, CircleId::read), members.truth("child"), members.digest("file"),
                members.time("notAfter"));
    }

    private static boolean hour(Members members) {
        members.integer("day", 1, 7);
        return members.text("from", 5).compareTo(members.text("to", 5)) < 0;
    }

    private static DirectoryStatement revocation(Members members) {
        var subject = members.object("subject", one -> {
            Kind kind = Kind.valueOf(one.oneOf("kind", Set.of("administrator", "circle", "country", "member",
                    "organisation")).toUpperCase(Locale.ROOT));
            return Map.entry(kind, one.parsed("id", 36, id -> subjectOf(kind, id)));
        });
        return new DirectoryStatement.Revocation(place(members), subject.getKey(), subject.getValue(),
                members.parsed("reason", 32, StatementReader::word), members.time("from"));
    }

    private static String subjectOf(Kind kind, String id) {
        return switch (kind) {
            case COUNTRY -> country(id);
            case ADMINISTRATOR, MEMBER -> MemberId.read(id).text();
            case CIRCLE -> CircleId.read(id).text();
            case ORGANISATION -> OrganisationId.read(id).text();
        };
    }

    private static DirectoryStatement client(Members members) {
        if (!(members.value("files") instanceof JsonObject files)) {
            throw new FormRefused(Reason.WRONG_KIND, "files");
        }
        Map<String, Digest> digests = Members.read(files, named -> {
            Map<String, Digest> all = new TreeMap<>();
            files.members().keySet().forEach(path -> all.put(path, named.digest(path)));
            return all;
        });
        return new DirectoryStatement.Client(place(members), digests);
    }

    private static DirectoryStatement head(Members members) {
        var last = members.object("last",
                one -> Map.entry(one.integer("sequence", 0, LARGEST), one.digest("digest")));
        return new DirectoryStatement.Head(place(members), last.getKey(), last.getValue(),
                members.sorted("intake", MOST, Digest::read));
    }

    private static Recipient recipient(Members members, String name) {
        return members.parsed(name, RECIPIENT, Recipient::read);
    }

    private static String word(String text) {
        return matching(WORD, text);
    }

    private static String country(String text) {
        return matching(COUNTRY, text);
    }

    private static String purpose(String text) {
        if (!PURPOSES.contains(text)) {
            throw new FormRefused(Reason.OUT_OF_RANGE, "purposes");
        }
        return text;
    }

    private static String matching(Pattern pattern, String text) {
        if (!pattern.matcher(text).matches()) {
            throw new FormRefused(Reason.OUT_OF_RANGE, "word");
        }
        return text;
    }
}
