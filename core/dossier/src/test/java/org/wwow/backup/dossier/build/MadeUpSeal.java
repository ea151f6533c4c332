package org.wwow.backup.dossier.build;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

import org.wwow.backup.sealing.Digest;

/// A seal that remembers what it was given: real ones are tested where they are made.
final class MadeUpSeal implements Seal {
    final List<String> manifests = new ArrayList<>();
    final List<Digest> stamped = new ArrayList<>();

    @Override
    public byte[] token(Digest digest) {
        stamped.add(digest);
        return ("token " + digest.hex()).getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public byte[] document(Path pdf, Path signed) throws IOException {
        Files.copy(pdf, signed);
        return "<report/>".getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public byte[] manifests(SortedMap<String, byte[]> files) {
        manifests.addAll(files.keySet());
        return "<signatures/>".getBytes(StandardCharsets.US_ASCII);
    }
}
