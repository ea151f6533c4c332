package org.wwow.backup.server.evidence;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;

import org.springframework.jdbc.core.JdbcTemplate;

import org.wwow.backup.server.FreshDatabase;
import org.wwow.backup.server.TurningClock;
import org.wwow.backup.server.evidence.store.DestructionRows;
import org.wwow.backup.server.evidence.store.SealedRows;
import org.wwow.backup.server.evidence.store.UploadRows;

/// This feature over a real database and a folder.
public final class EvidenceWorld {
    public final Blobs blobs;
    public final Uploads uploads;
    public final SealedItems sealed;
    public final Tombstones tombstones;
    public final Destruction destruction;
    public final NightlyRewrite nightly;

    /// @param folder of the blob store
    public EvidenceWorld(FreshDatabase database, Path folder, TurningClock clock) throws IOException {
        this.blobs = new Blobs(folder);
        this.uploads = new Uploads(new UploadRows(database.client()), database.trips(), new PartWriter(blobs), clock,
                new SecureRandom());
        this.sealed = new SealedItems(new SealedRows(database.client()), blobs);
        this.tombstones = new Tombstones(database.client());
        var destructions = new DestructionRows(database.client());
        this.destruction = new Destruction(destructions, blobs);
        this.nightly = new NightlyRewrite(destructions, new JdbcTemplate(database.source()));
    }

    /// Uploads a payload in two parts.
    public UploadAddress upload(Owner owner, byte[] payload) {
        if (!(uploads.open(owner, payload.length) instanceof Opened.At(Upload upload))) {
            throw new AssertionError("It was not opened.");
        }
        try {
            int half = payload.length / 2;
            uploads.append(owner, upload.address(), 0, Optional.empty(), new ByteArrayInputStream(payload, 0, half));
            uploads.append(owner, upload.address(), half, Optional.empty(),
                    new ByteArrayInputStream(payload, half, payload.length - half));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return upload.address();
    }
}
