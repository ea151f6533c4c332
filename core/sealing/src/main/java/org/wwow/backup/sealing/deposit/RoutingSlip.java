package org.wwow.backup.sealing.deposit;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

import org.wwow.backup.sealing.CircleId;
import org.wwow.backup.sealing.FormRefused;
import org.wwow.backup.sealing.JsonObject;
import org.wwow.backup.sealing.JsonValue;
import org.wwow.backup.sealing.Members;

/// All that the server reads of the answers: where to, how urgent, until when (protocol section 9.8).
///
/// @param windowEnds end of the care window in steps of six hours; there exactly with priority 2
public record RoutingSlip(CircleId circle, Priority priority, Optional<Instant> windowEnds) {
    private static final long STEP = Duration.ofHours(6).toSeconds();

    /// @throws FormRefused if the window's end is missing, not allowed or not on a step
    public RoutingSlip {
        if (windowEnds.isPresent() != (priority == Priority.WINDOW)) {
            throw new FormRefused(FormRefused.Reason.OUT_OF_RANGE, "windowEnds");
        }
        if (windowEnds.isPresent() && windowEnds.get().getEpochSecond() % STEP != 0) {
            throw new FormRefused(FormRefused.Reason.OUT_OF_RANGE, "windowEnds");
        }
    }

    /// How urgent; the order is that of the queue.
    public enum Priority {
        /// Danger or urgent care now.
        NOW(1),
        /// A care window is open.
        WINDOW(2),
        /// Not known.
        UNKNOWN(3),
        /// No window.
        OPEN(4);

        private final int number;

        Priority(int number) {
            this.number = number;
        }

        /// 1 to 4.
        public int number() {
            return number;
        }

        /// The priority of a number 1 to 4.
        public static Priority of(long number) {
            return values()[(int) number - 1];
        }

        /// A word for people.
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// Reads a slip.
    public static RoutingSlip read(Members members) {
        return new RoutingSlip(members.id("circle", CircleId::read), Priority.of(members.integer("priority", 1, 4)),
                members.optional("windowEnds", m -> m.time("windowEnds")));
    }

    /// Writes the slip.
    public JsonObject json() {
        return JsonObject.EMPTY.with("circle", circle)
                .with("priority", priority.number())
                .withOptional("windowEnds",
                        windowEnds.<JsonValue>map(Times::json).orElse(null));
    }
}
