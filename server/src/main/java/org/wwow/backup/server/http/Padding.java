package org.wwow.backup.server.http;

import org.wwow.backup.sealing.CanonicalJson;
import org.wwow.backup.sealing.JsonObject;

/// Lengths that say nothing: a member `pad` of zeros brings an answer to the next step (protocol section 4).
public final class Padding {
    /// The step of answers to reporters.
    public static final int MAILBOX_STEP = 4_096;

    private Padding() {}

    /// The object with `pad`, whose canonical bytes are a multiple of the step.
    public static JsonObject to(int step, JsonObject answer) {
        int bare = CanonicalJson.write(answer.with("pad", "")).length;
        int missing = Math.floorMod(-bare, step);
        return answer.with("pad", "0".repeat(missing));
    }

    /// An answer to a reporter.
    public static JsonObject forReporter(JsonObject answer) {
        return to(MAILBOX_STEP, answer);
    }
}
