package org.wwow.backup.sealing.directory;

import java.util.List;
import java.util.Optional;

import org.wwow.backup.sealing.CircleId;
import org.wwow.backup.sealing.CircleKey;
import org.wwow.backup.sealing.FormRefused;
import org.wwow.backup.sealing.FormRefused.Reason;
import org.wwow.backup.sealing.JsonObject;
import org.wwow.backup.sealing.JsonText;
import org.wwow.backup.sealing.MemberId;
import org.wwow.backup.sealing.Members;
import org.wwow.backup.sealing.OrganisationId;
import org.wwow.backup.sealing.age.Recipient;

/// A group that reads together under one recipient, which changes with its epoch.
///
/// @param area where it works, as its country file names it
/// @param languages BCP 47 tags, sorted
/// @param members sorted; whoever holds the circle's key
/// @param keepers sorted members who may change the circle, with an administrator
/// @param recovery the recipient that trustees could rebuild, where set
public record Circle(Position position, CircleId id, OrganisationId organisation, String name, List<String> purposes,
        String area, List<String> languages, long epoch, Recipient recipient, List<MemberId> members,
        List<MemberId> keepers, Optional<Recipient> recovery) implements DirectoryStatement {
    /// The statement's type.
    public static final String TYPE = "backup/v1/circle";
    /// The purpose a reporter's client looks for.
    public static final String INTAKE = "intake";

    /// Keeps its own copies.
    ///
    /// @throws FormRefused with `OUT_OF_RANGE` if a keeper is no member
    public Circle {
        purposes = List.copyOf(purposes);
        languages = List.copyOf(languages);
        members = List.copyOf(members);
        keepers = List.copyOf(keepers);
        if (keepers.isEmpty() || !members.containsAll(keepers)) {
            throw new FormRefused(Reason.OUT_OF_RANGE, "keepers");
        }
    }

    /// Whether it takes new reports.
    public boolean isIntake() {
        return purposes.contains(INTAKE);
    }

    /// What its circle keys are checked against.
    public CircleKey.Published published() {
        return new CircleKey.Published(new CircleKey.Place(position.instance(), id, epoch), recipient);
    }

    /// Whether this statement may follow that one as far as epochs go: the same epoch keeps recipient and members
    /// (more may join); the next has a new recipient. Whoever leaves must not hold the key of what comes.
    public boolean mayFollow(Circle before) {
        if (epoch == before.epoch) {
            return recipient.equals(before.recipient) && members.containsAll(before.members);
        }
        return epoch == before.epoch + 1 && !recipient.equals(before.recipient);
    }

    @Override
    public JsonObject statement() {
        return position.statement(TYPE)
                .with("id", id)
                .with("organisation", organisation)
                .with("name", name)
                .with("purposes", Words.words(purposes))
                .with("area", area)
                .with("languages", Words.words(languages))
                .with("epoch", epoch)
                .with("recipient", recipient.text())
                .with("members", Words.ids(members))
                .with("keepers", Words.ids(keepers))
                .withOptional("recovery", recovery.map(Recipient::text).map(JsonText::new).orElse(null));
    }

    static Circle read(Position position, Members members) {
        return new Circle(position, members.id("id", CircleId::read),
                members.id("organisation", OrganisationId::read), members.text("name", 200),
                Words.words(members, "purposes"), members.text("area", 200),
                members.sorted("languages", 32, Country::language), members.u32("epoch"),
                Words.recipient(members, "recipient"), Words.ids(members, "members", MemberId::read),
                Words.ids(members, "keepers", MemberId::read),
                members.optional("recovery", _ -> Words.recipient(members, "recovery")));
    }
}
