package org.wwow.backup.server.evidence;

import java.io.IOException;

import org.springframework.stereotype.Component;

/// What this feature does from time to time.
@Component
public class Upkeep {
    private final Uploads uploads;
    private final Destruction destruction;
    private final NightlyRewrite nightly;

    Upkeep(Uploads uploads, Destruction destruction, NightlyRewrite nightly) {
        this.uploads = uploads;
        this.destruction = destruction;
        this.nightly = nightly;
    }

    /// Forgets lapsed uploads and removes blobs whose rows are gone.
    public void sweep() throws IOException {
        uploads.lapse();
        destruction.sweep();
    }

    /// Takes what was erased out of the files of the database.
    public void rewrite() {
        nightly.run();
    }
}
