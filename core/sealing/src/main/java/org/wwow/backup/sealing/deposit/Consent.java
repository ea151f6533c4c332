package org.wwow.backup.sealing.deposit;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import org.wwow.backup.sealing.CanonicalJson;
import org.wwow.backup.sealing.Digest;
import org.wwow.backup.sealing.FormRefused;
import org.wwow.backup.sealing.Id;
import org.wwow.backup.sealing.JsonArray;
import org.wwow.backup.sealing.JsonObject;
import org.wwow.backup.sealing.JsonText;
import org.wwow.backup.sealing.JsonValue;
import org.wwow.backup.sealing.Members;

/// One answer of the reporter to one purpose, a link in that purpose's chain (protocol section 6).
///
/// @param exclude circles, organisations or members that are never meant
/// @param until when the answer lapses; absent for one that holds until it is changed
/// @param channel how it was given in a case taken in person; absent where she answered on a screen herself
/// @param number 0 for the first answer to this purpose in the case, then one more each time
/// @param previous digest of the answer before; absent in the first
public record Consent(Purpose purpose, Answer answer, Audience to, List<UUID> exclude, Optional<Instant> until,
        Speaker speaker, Optional<Channel> channel, Wording wording, long number, Optional<Digest> previous) {
    private static final int MAX_IDS = 256;

    /// Copies the list.
    ///
    /// @throws FormRefused if only one of number and previous says that it is the first
    public Consent {
        exclude = List.copyOf(exclude);
        if ((number == 0) != previous.isEmpty()) {
            throw new FormRefused(FormRefused.Reason.OUT_OF_RANGE, "previous");
        }
    }

    /// What is asked: `read`, the seven of the questionnaire, and `release`.
    public enum Purpose {
        /// That a circle reads what she sent it.
        READ,
        /// That helpers reach out to her.
        HELP,
        /// That professionals share what happened and who she is.
        SHARE_PROFESSIONALS,
        /// That files are opened.
        MEDIA,
        /// That lawyers read to see what is documented.
        LEGAL_ANALYSIS,
        /// That lawyers contact her.
        LEGAL_ACTION,
        /// That investigators ask her.
        INVESTIGATORS,
        /// That she is counted.
        STATISTICS,
        /// That one file leaves, for one recipient.
        RELEASE;

        private static final Set<String> WORDS = words(values());

        /// The word of the format.
        public String word() {
            return wordOf(this);
        }

        /// The purpose of a word.
        public static Purpose of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    /// What she said. Only `yes` opens anything.
    public enum Answer {
        /// Yes.
        YES,
        /// No.
        NO,
        /// Not now.
        LATER;

        private static final Set<String> WORDS = words(values());

        /// The word of the format.
        public String word() {
            return wordOf(this);
        }
    }

    /// Who speaks.
    public enum Speaker {
        /// The person herself.
        SELF,
        /// A guardian.
        GUARDIAN,
        /// A witness, about the witness's own report.
        WITNESS,
        /// Another person, about that person's own report.
        THIRD_PARTY;

        private static final Set<String> WORDS = words(values());
    }

    /// How an answer was given to an officer (section 9.10).
    public enum Channel {
        /// Spoken to an officer.
        SPOKEN,
        /// Signed on paper.
        SIGNED,
        /// By thumbprint.
        THUMBPRINT;

        private static final Set<String> WORDS = words(values());
    }

    /// Which words she saw.
    public record Wording(String questionnaire, String version, String language) {
        static Wording read(Members members) {
            return new Wording(members.text("questionnaire", 64), members.text("version", 32),
                    members.text("language", 16));
        }

        JsonObject json() {
            return JsonObject.EMPTY.with("questionnaire", questionnaire)
                    .with("version", version)
                    .with("language",
                            language);
        }
    }

    /// Whom an answer means.
    public sealed interface Audience {
        /// The circles of the organisations shown to her: those to which she sent the case.
        record Team() implements Audience {}

        /// Any circle of the purpose that the row asks for.
        record Network() implements Audience {}

        /// These circles, organisations, members or services.
        record Named(List<UUID> ids) implements Audience {
            /// Copies the list.
            public Named {
                ids = List.copyOf(ids);
            }
        }
    }

    /// Reads one answer.
    public static Consent read(Members members) {
        return new Consent(Purpose.of(members.oneOf("purpose", Purpose.WORDS)),
                Answer.valueOf(upper(members.oneOf("answer", Answer.WORDS))), audience(members),
                members.sorted("exclude", MAX_IDS, Id::parse), members.optional("until", m -> m.time("until")),
                Speaker.valueOf(upper(members.oneOf("speaker", Speaker.WORDS))),
                members.optional("channel", m -> Channel.valueOf(upper(m.oneOf("channel", Channel.WORDS)))),
                members.object("wording", Wording::read), members.u32("number"),
                members.optional("previous", m -> m.digest("previous")));
    }

    /// Writes the answer.
    public JsonObject json() {
        return JsonObject.EMPTY.with("purpose", purpose.word())
                .with("answer", answer.word())
                .with("to", audience())
                .with("exclude", Words.array(exclude, id -> new JsonText(id.toString())))
                .withOptional("until", until.<JsonValue>map(Times::json).orElse(null))
                .with("speaker", wordOf(speaker))
                .withOptional("channel", channel.<JsonValue>map(given -> new JsonText(wordOf(given))).orElse(null))
                .with("wording", wording.json())
                .with("number", number)
                .withOptional("previous", previous.<JsonValue>map(digest -> new JsonText(digest.text())).orElse(null));
    }

    /// What the next answer to the same purpose names as its previous.
    public Digest digest() {
        return Digest.hash(CanonicalJson.write(json()));
    }

    private JsonValue audience() {
        return switch (to) {
            case Audience.Team _ -> new JsonText("team");
            case Audience.Network _ -> new JsonText("network");
            case Audience.Named(List<UUID> ids) -> Words.array(ids, id -> new JsonText(id.toString()));
        };
    }

    private static Audience audience(Members members) {
        if (members.value("to") instanceof JsonArray) {
            return new Audience.Named(members.sorted("to", MAX_IDS, Id::parse));
        }
        return members.oneOf("to", Set.of("team", "network")).equals("team")
                ? new Audience.Team()
                : new Audience.Network();
    }

    private static Set<String> words(Enum<?>[] values) {
        return Arrays.stream(values)
                .map(Consent::wordOf)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static String wordOf(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static String upper(String word) {
        return word.toUpperCase(Locale.ROOT);
    }
}
