package org.wwow.backup.sealing;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Set;
import java.util.regex.Pattern;

import org.wwow.backup.sealing.FormRefused.Reason;

/// One part of a case with its own readers (protocol section 6). One identity a decision: what is not consented to was
/// never wrapped.
public record Compartment(String name) {
    private static final Set<String> NAMES = Set.of("care", "contact", "meeting", "exact", "identity", "account",
            "exhibits", "legal", "team");
    private static final Pattern CONVERSATION = Pattern.compile("conversation\\.[0-9a-f]{8}");

    /// Needs, health, area.
    public static final Compartment CARE = new Compartment("care");
    /// How she may be reached, and what to be careful about.
    public static final Compartment CONTACT = new Compartment("contact");
    /// A named place or meeting point.
    public static final Compartment MEETING = new Compartment("meeting");
    /// An exact position.
    public static final Compartment EXACT = new Compartment("exact");
    /// Who the reporter is.
    public static final Compartment IDENTITY = new Compartment("identity");
    /// What happened.
    public static final Compartment ACCOUNT = new Compartment("account");
    /// Files and their descriptions.
    public static final Compartment EXHIBITS = new Compartment("exhibits");
    /// Work of lawyers; made by members, not granted to the reporter.
    public static final Compartment LEGAL = new Compartment("legal");
    /// Work of the circle; made by members, not granted to the reporter.
    public static final Compartment TEAM = new Compartment("team");

    /// @throws FormRefused with `OUT_OF_RANGE` for any other name
    public Compartment {
        if (!NAMES.contains(name) && !CONVERSATION.matcher(name).matches()) {
            throw new FormRefused(Reason.OUT_OF_RANGE, "compartment");
        }
    }

    /// Draws the name of a new conversation.
    public static Compartment drawConversation(SecureRandom random) {
        byte[] bytes = new byte[4];
        random.nextBytes(bytes);
        return new Compartment("conversation." + HexFormat.of().formatHex(bytes));
    }

    /// Whether this is a conversation.
    public boolean isConversation() {
        return name.startsWith("conversation.");
    }

    /// Whether every epoch of it must be open to the reporter.
    public boolean isGrantedToTheReporter() {
        return !equals(LEGAL) && !equals(TEAM);
    }

    /// The name as a field of a derivation: ended by a newline.
    byte[] field() {
        return (name + "\n").getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public String toString() {
        return name;
    }
}
