package org.wwow.backup.dossier.check;

import java.util.ArrayList;
import java.util.List;

/// Gathers what fails while a check looks at one thing after the other. A file made to fail a thousand times is told of
/// the first twenty.
final class Grounds {
    private static final int TOLD = 20;

    private final List<Reason> told = new ArrayList<>();
    private int failures;

    void fail(Ground ground, Object... about) {
        failures++;
        if (told.size() < TOLD) {
            told.add(Reason.of(ground, about));
        }
    }

    /// Fails unless it is so.
    void require(boolean so, Ground otherwise, Object... about) {
        if (!so) {
            fail(otherwise, about);
        }
    }

    boolean any() {
        return failures > 0;
    }

    /// Failed if anything did; otherwise held, for the reason given.
    Result orHeld(Ground ground, Object... about) {
        return or(Result.held(ground, about));
    }

    /// Failed if anything did; otherwise the result given.
    Result or(Result otherwise) {
        if (failures == 0) {
            return otherwise;
        }
        if (failures > TOLD) {
            told.add(Reason.of(Ground.MORE_FAILURES, failures - TOLD));
        }
        return new Result.Failed(told);
    }
}
