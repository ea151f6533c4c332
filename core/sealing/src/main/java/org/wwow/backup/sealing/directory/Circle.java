package org.wwow.backup.sealing.directory;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.wwow.backup.sealing.CircleId;
import org.wwow.backup.sealing.CircleKey;
import org.wwow.backup.sealing.FormRefused;
import org.wwow.backup.sealing.FormRefused.Reason;
import org.wwow.backup.sealing.JsonArray;
import org.wwow.backup.sealing.JsonObject;
import org.wwow.backup.sealing.JsonText;
import org.wwow.backup.sealing.MemberId;
import org.wwow.backup.sealing.Members;
import org.wwow.backup.sealing.OrganisationId;
import org.wwow.backup.sealing.age.Recipient;

/// A group that reads together under one recipient, which changes with its epoch.
///
/// @param area H3 cells of resolution 4, sorted; empty for everywhere
/// @param languages words, sorted
/// @param members sorted; whoever holds the circle's key
/// @param keepers sorted members who may change the circle, with an administrator
/// @param recovery the recipient that trustees could rebuild, where set
/// @param childTrained members who were trained to speak with children, sorted by member; usually nobody
public record Circle(Position position, CircleId id, OrganisationId organisation, String name, List<String> purposes,
        List<String> area, List<String> languages, long epoch, Recipient recipient, List<MemberId> members,
        List<MemberId> keepers, Optional<Recipient> recovery, List<ChildTrained> childTrained)
        implements
            DirectoryStatement {
    /// The statement's type.
    public static final String TYPE = "backup/v1/circle";
    /// The purpose a reporter's client looks for.
    public static final String INTAKE = "intake";
    private static final Set<String> PURPOSES = Set.of("analysis", INTAKE, "investigation", "legal", "response",
            "training");

    /// Keeps its own copies.
    public Circle {
        purposes = List.copyOf(purposes);
        area = List.copyOf(area);
        languages = List.copyOf(languages);
        members = List.copyOf(members);
        keepers = List.copyOf(keepers);
        childTrained = List.copyOf(childTrained);
    }

    /// A member who was trained to speak with children, as those who sign the circle say.
    ///
    /// @param day when the training ended
    public record ChildTrained(MemberId member, LocalDate day) {
        private JsonObject json() {
            return JsonObject.EMPTY.with("day", day.toString()).with("member", member);
        }

        private static ChildTrained read(Members members) {
            return new ChildTrained(members.id("member", MemberId::read),
                    members.parsed("day", 10, ChildTrained::day));
        }

        private static LocalDate day(String text) {
            try {
                LocalDate day = LocalDate.parse(text);
                if (day.toString().equals(text)) {
                    return day;
                }
            } catch (DateTimeException _) {
                // The message of the JDK repeats what was read.
            }
            throw new FormRefused(Reason.OUT_OF_RANGE, "day");
        }
    }

    /// Whether it takes new reports.
    public boolean isIntake() {
        return purposes.contains(INTAKE);
    }

    /// Whether reporters must know it by name: they send to it, or are asked whether it may be answered (section 9.11).
    public boolean isNamedToReporters() {
        return isIntake() || purposes.contains("investigation");
    }

    /// What its circle keys are checked against.
    public CircleKey.Published published() {
        return new CircleKey.Published(new CircleKey.Place(position.instance(), id, epoch), recipient);
    }

    /// Who of its members was trained to speak with children.
    public List<MemberId> childTrainedMembers() {
        return childTrained.stream().map(ChildTrained::member).toList();
    }

    /// Whether this statement may follow that one: the same epoch keeps its recipient and everybody in it, the next has
    /// a new recipient, so that whoever leaves does not hold the key of what comes.
    public boolean mayFollow(Circle before) {
        boolean same = recipient.equals(before.recipient);
        boolean nobodyLeft = members.containsAll(before.members);
        return (epoch == before.epoch && same && nobodyLeft) || (epoch == before.epoch + 1 && !same);
    }

    @Override
    public JsonObject statement() {
        return position.statement(TYPE)
                .with("id", id)
                .with("organisation", organisation)
                .with("name", name)
                .with("purposes", Words.words(purposes))
                .with("area", Words.words(area))
                .with("languages", Words.words(languages))
                .with("epoch", epoch)
                .with("recipient", recipient.text())
                .with("members", Words.ids(members))
                .with("keepers", Words.ids(keepers))
                .withOptional("recovery", recovery.map(Recipient::text).map(JsonText::new).orElse(null))
                .withOptional("childTrained",
                        childTrained.isEmpty() ? null : JsonArray.of(childTrained, ChildTrained::json));
    }

    static Circle read(Position position, Members members) {
        return new Circle(position, members.id("id", CircleId::read),
                members.id("organisation", OrganisationId::read), members.text("name", Words.MAX_NAME),
                members.sorted("purposes", 32, Circle::purpose), members.sorted("area", 512, cell -> cell),
                members.sorted("languages", 64, Words::word), members.u32("epoch"),
                Words.recipient(members, "recipient"), Words.ids(members, "members", MemberId::read),
                Words.ids(members, "keepers", MemberId::read),
                members.optional("recovery", _ -> Words.recipient(members, "recovery")),
                members.optional("childTrained", _ -> readChildTrained(members)).orElse(List.of()));
    }

    /// One way to write a set: nobody is no list, and who is in it stands in the order of the ids.
    private static List<ChildTrained> readChildTrained(Members members) {
        List<ChildTrained> marks = members.objects("childTrained", Words.MAX_LIST, ChildTrained::read);
        if (marks.isEmpty()) {
            throw new FormRefused(Reason.OUT_OF_RANGE, "childTrained");
        }
        for (int at = 1; at < marks.size(); at++) {
            if (marks.get(at - 1).member().text().compareTo(marks.get(at).member().text()) >= 0) {
                throw new FormRefused(Reason.NOT_SORTED, "childTrained");
            }
        }
        return marks;
    }

    private static String purpose(String text) {
        if (!PURPOSES.contains(text)) {
            throw new FormRefused(Reason.OUT_OF_RANGE, "purposes");
        }
        return text;
    }
}
