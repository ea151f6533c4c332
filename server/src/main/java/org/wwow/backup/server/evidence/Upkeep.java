package org.wwow.backup.server.evidence;

import java.io.IOException;

import org.springframework.stereotype.Component;

/// What this feature does from time to time.
@Component
public class Upkeep {
    private static final int MOST_ROUNDS = 100_000;

    private final Uploads uploads;
    private final Destruction destruction;
    private final NightlyRewrite nightly;

    Upkeep(Uploads uploads, Destruction destruction, NightlyRewrite nightly) {
        this.uploads = uploads;
        this.destruction = destruction;
        this.nightly = nightly;
    }

    /// Removes blobs whose rows are gone, and then forgets lapsed uploads with theirs, until none is left: what somebody
    /// asked to be destroyed never stands in line behind what others left lying.
    ///
    /// @throws IOException if a file could not be removed; all others were
    public void sweep() throws IOException {
        destruction.sweepAll();
        for (int round = 0; round < MOST_ROUNDS && uploads.lapse() > 0; round++) {
            destruction.sweepAll();
        }
    }

    /// Takes what was erased out of the files of the database.
    public void rewrite() {
        nightly.run();
    }
}
