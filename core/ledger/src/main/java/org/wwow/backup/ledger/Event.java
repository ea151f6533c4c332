package org.wwow.backup.ledger;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.wwow.backup.sealing.CanonicalJson;
import org.wwow.backup.sealing.CaseId;
import org.wwow.backup.sealing.Digest;
import org.wwow.backup.sealing.FormRefused;
import org.wwow.backup.sealing.Id;
import org.wwow.backup.sealing.InstanceId;
import org.wwow.backup.sealing.JsonObject;
import org.wwow.backup.sealing.JsonText;
import org.wwow.backup.sealing.Members;

/// One deed in a case, as its custody tells it and as a leaf commits to it (protocol section 10).
///
/// @param subject what was done to: an item, a grant, a consent, an offer, or the case itself
/// @param second the other person, where the deed needs two
/// @param digest of the signed statement, where there is one
/// @param received by the server's clock, whole seconds
/// @param previous the commitment of the case's last event, [Commitment#NONE] for the first
public record Event(InstanceId instance, EventId id, Kind kind, CaseId ofCase, UUID subject, Actor actor,
        Optional<Actor> second, Optional<Digest> digest, Instant received, Commitment previous) {
    /// The type of the JSON form.
    public static final String TYPE = "backup/v1/event";

    /// @throws IllegalArgumentException if the time has a fraction of a second
    public Event {
        if (!received.equals(received.truncatedTo(ChronoUnit.SECONDS))) {
            throw new IllegalArgumentException("The time of an event is in whole seconds.");
        }
    }

    /// What was done.
    public enum Kind {
        /// Something sealed came in.
        DEPOSIT,
        /// A reader was given a key.
        GRANT,
        /// A reader opened an item; one a member, item and session.
        ACCESS,
        /// The reporter gave or withdrew a consent.
        CONSENT,
        /// Custody went from one reader to another.
        TRANSFER,
        /// A responder was asked to take a case.
        OFFER,
        /// A dossier left.
        EXPORT,
        /// Something was erased, or its erasure asked or cancelled.
        ERASURE,
        /// Erasure was blocked or unblocked for a court.
        HOLD,
        /// Stored content was found unchanged, or not.
        FIXITY;

        private static final Set<String> WORDS = Stream.of(values()).map(Kind::word).collect(Collectors.toSet());

        /// The word in the JSON form.
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        private static Kind of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    /// Who acted. For the reporter the id is the case's: she has no other. The server has none.
    public record Actor(ActorKind kind, Optional<UUID> id) {
        /// @throws FormRefused if the server has an id, or another actor has none
        public Actor {
            if (id.isPresent() == (kind == ActorKind.SERVER)) {
                throw new FormRefused(FormRefused.Reason.OUT_OF_RANGE, "actor");
            }
        }

        private static Actor read(Members members) {
            ActorKind kind = ActorKind.of(members.oneOf("kind", ActorKind.WORDS));
            return new Actor(kind, members.optional("id", with -> with.parsed("id", 36, Id::parse)));
        }

        /// The JSON form.
        public JsonObject json() {
            return JsonObject.EMPTY.with("kind", kind.word())
                    .withOptional("id", id.map(is -> new JsonText(is.toString())).orElse(null));
        }
    }

    /// What an actor is.
    public enum ActorKind {
        /// Whoever holds the access code.
        REPORTER,
        /// A member of the network.
        MEMBER,
        /// A process with a key of its own, such as the registrar.
        SERVICE,
        /// The server of its own accord.
        SERVER;

        private static final Set<String> WORDS = Stream.of(values()).map(ActorKind::word).collect(Collectors.toSet());

        /// The word in the JSON form.
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        private static ActorKind of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    /// Reads the JSON form.
    ///
    /// @throws FormRefused naming the member and the rule
    public static Event of(JsonObject json) {
        return Members.read(json, Event::read);
    }

    static Event read(Members members) {
        members.exactly("type", TYPE);
        return new Event(members.id("instance", InstanceId::read), members.parsed("id", 36, EventId::read),
                Kind.of(members.oneOf("kind", Kind.WORDS)), members.id("case", CaseId::read),
                members.parsed("subject", 36, Id::parse), members.object("actor", Actor::read),
                members.optional("second", with -> with.object("second", Actor::read)),
                members.optional("digest", with -> with.digest("digest")), members.time("received"),
                Commitment.of(members.bytes("previous", MerkleHash.BYTES)));
    }

    /// The JSON form.
    public JsonObject json() {
        return JsonObject.EMPTY.with("type", TYPE)
                .with("instance", instance)
                .with("id", id.text())
                .with("kind", kind.word())
                .with("case", ofCase)
                .with("subject", subject.toString())
                .with("actor", actor.json())
                .withOptional("second", second.map(Actor::json).orElse(null))
                .withOptional("digest", digest.map(is -> new JsonText(is.text())).orElse(null))
                .with("received", received)
                .with("previous", previous.bytes());
    }

    /// The bytes that a leaf commits to.
    public byte[] canonical() {
        return CanonicalJson.write(json());
    }

    /// Kind only: the rest links to a case.
    @Override
    public String toString() {
        return "Event[" + kind.word() + "]";
    }
}
