package org.wwow.backup.dossier.custody;

import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.wwow.backup.ledger.Event;
import org.wwow.backup.ledger.EventId;
import org.wwow.backup.sealing.CanonicalJson;
import org.wwow.backup.sealing.Digest;
import org.wwow.backup.sealing.FormRefused;
import org.wwow.backup.sealing.Id;
import org.wwow.backup.sealing.JsonObject;
import org.wwow.backup.sealing.JsonText;
import org.wwow.backup.sealing.Members;

/// One step of custody (check 18). Its kind, time, item and actors are those of its event in the ledger; the rest is
/// the word of whoever wrote the line.
///
/// @param seq from 1
/// @param id of the event in the ledger
/// @param time received, whole seconds
/// @param action what was done
/// @param actor who did it
/// @param second the other person, where it took two
/// @param item what it was done to
/// @param account the circumstances
/// @param before digest of the item's bytes before, where it had any
/// @param after digest of the item's bytes after
/// @param prior SHA-256 of the line before, without its line end
public record CustodyEvent(long seq, EventId id, Instant time, Event.Kind action, Event.Actor actor,
        Optional<Event.Actor> second, UUID item, Circumstances account, Optional<Digest> before,
        Optional<Digest> after, Digest prior) {
    /// What stands as `prior` in the first line: the digest of nothing.
    public static final Digest NOTHING = Digest.hash();

    private static final int LINE = 300;
    private static final Pattern HEX = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern HIDDEN = Pattern.compile("[\\p{Cntrl}\\u0085\u202A-\u202E\u2066-\u2069\u2028\u2029]");

    /// What the ledger does not hold of a step.
    ///
    /// @param role the actor's, at the time
    /// @param organisation the actor's, at the time
    /// @param purpose why
    /// @param from whose custody it left; absent where it stayed
    /// @param to whose custody it came to
    /// @param tool with what it was done
    /// @param version the tool's
    /// @param basis the law or consent it rested on
    public record Circumstances(String role, String organisation, String purpose, Optional<String> from,
            Optional<String> to, String tool, String version, String basis) {
        private static Circumstances read(Members members) {
            return new Circumstances(line(members, "role"), line(members, "organisation"),
                    line(members, "purpose"), members.optional("from", with -> line(with, "from")),
                    members.optional("to", with -> line(with, "to")), line(members, "tool"),
                    line(members, "version"), line(members, "basis"));
        }

        private JsonObject in(JsonObject json) {
            return json.with("role", role)
                    .with("organisation", organisation)
                    .with("purpose", purpose)
                    .withOptional("from", from.map(JsonText::new).orElse(null))
                    .withOptional("to", to.map(JsonText::new).orElse(null))
                    .with("tool", tool)
                    .with("version", version)
                    .with("basis", basis);
        }
    }

    /// Those of a custody that tell of an answer of hers: a consent of which the item is a deposit that custody tells of.
    public static List<CustodyEvent> answers(List<CustodyEvent> events) {
        Set<UUID> deposited = events.stream()
                .filter(event -> event.action() == Event.Kind.DEPOSIT)
                .map(CustodyEvent::item)
                .collect(Collectors.toSet());
        return events.stream()
                .filter(event -> event.action() == Event.Kind.CONSENT && deposited.contains(event.item()))
                .toList();
    }

    /// Reads one line, which must be canonical.
    ///
    /// @throws FormRefused naming the member and the rule
    public static CustodyEvent read(byte[] line) {
        return Members.read(CanonicalJson.readCanonicalObject(line), CustodyEvent::read);
    }

    private static CustodyEvent read(Members members) {
        members.integer("v", 1, 1);
        return new CustodyEvent(members.integer("seq", 1, 1L << 40), members.parsed("id", 36, EventId::read),
                members.time("time"), kind(members), members.object("actor", CustodyEvent::actor),
                members.optional("second", with -> with.object("second", CustodyEvent::actor)),
                members.parsed("item", 36, Id::parse), Circumstances.read(members),
                members.optional("before", with -> digest(with, "before")),
                members.optional("after", with -> digest(with, "after")), digest(members, "prior"));
    }

    /// The JSON form.
    public JsonObject json() {
        JsonObject json = JsonObject.EMPTY.with("v", 1)
                .with("seq", seq)
                .with("id", id.text())
                .with("time", time)
                .with("action", action.word())
                .with("actor", actor.json())
                .withOptional("second", second.map(Event.Actor::json).orElse(null))
                .with("item", item.toString())
                .withOptional("before", before.map(digest -> new JsonText(digest.hex())).orElse(null))
                .withOptional("after", after.map(digest -> new JsonText(digest.hex())).orElse(null))
                .with("prior", prior.hex());
        return account.in(json);
    }

    /// The line, without its line end.
    public byte[] line() {
        return CanonicalJson.write(json());
    }

    /// Whether the ledger's event says the same as this line of what both say.
    public boolean agrees(Event event) {
        return id.equals(event.id()) && time.equals(event.received()) && action == event.kind()
                && actor.equals(event.actor()) && second.equals(event.second()) && item.equals(event.subject());
    }

    private static Event.Kind kind(Members members) {
        Set<String> words = Stream.of(Event.Kind.values()).map(Event.Kind::word).collect(Collectors.toSet());
        String word = members.oneOf("action", words);
        return Stream.of(Event.Kind.values()).filter(one -> one.word().equals(word)).findFirst().orElseThrow();
    }

    private static Event.Actor actor(Members members) {
        Set<String> words = Stream.of(Event.ActorKind.values()).map(Event.ActorKind::word).collect(Collectors.toSet());
        String word = members.oneOf("kind", words);
        Event.ActorKind kind = Stream.of(Event.ActorKind.values())
                .filter(one -> one.word().equals(word))
                .findFirst()
                .orElseThrow();
        return new Event.Actor(kind, members.optional("id", with -> with.parsed("id", 36, Id::parse)));
    }

    private static Digest digest(Members members, String name) {
        return members.parsed(name, 64, text -> {
            if (!HEX.matcher(text).matches()) {
                throw new FormRefused(FormRefused.Reason.OUT_OF_RANGE, name);
            }
            return Digest.of(HexFormat.of().parseHex(text));
        });
    }

    private static String line(Members members, String name) {
        String text = members.text(name, LINE);
        if (text.isBlank() || HIDDEN.matcher(text).find()) {
            throw new FormRefused(FormRefused.Reason.OUT_OF_RANGE, name);
        }
        return text;
    }

    /// Number and action only: the rest links to people.
    @Override
    public String toString() {
        return "CustodyEvent[" + seq + ", " + action.word() + "]";
    }
}
