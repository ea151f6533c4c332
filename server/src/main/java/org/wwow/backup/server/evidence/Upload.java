package org.wwow.backup.server.evidence;

import java.time.Instant;
import java.util.Optional;

import org.wwow.backup.sealing.Digest;

/// An upload under way or finished, as its row says; the offset is asked of the disk.
///
/// @param digest SHA-256 of the whole payload, present once it is finished
public record Upload(UploadAddress address, Owner owner, PayloadSize size, BlobName blob, Optional<Digest> digest,
        Instant expires) {}
