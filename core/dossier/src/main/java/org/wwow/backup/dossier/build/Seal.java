package org.wwow.backup.dossier.build;

import java.io.IOException;
import java.nio.file.Path;
import java.util.SortedMap;

import org.wwow.backup.sealing.Digest;

/// Who signs a dossier and who stamps its time. The only part of a build that differs each time it is done.
public interface Seal {
    /// A time-stamp token (RFC 3161) over a file's digest.
    ///
    /// @throws SealRefused if no authority gave a usable one
    byte[] token(Digest digest) throws IOException, SealRefused;

    /// Signs a document so that it lasts (PAdES-BASELINE-LTA).
    ///
    /// @param signed where the signed document is put
    /// @return the validation report on it (ETSI TS 119 102-2)
    /// @throws SealRefused if the signature does not come to last
    byte[] document(Path pdf, Path signed) throws IOException, SealRefused;

    /// Signs the manifests so that it lasts (XAdES-BASELINE-LTA, ASiC-E).
    ///
    /// @param manifests by their paths in the container
    /// @return `META-INF/signatures.xml`
    /// @throws SealRefused if the signature does not come to last
    byte[] manifests(SortedMap<String, byte[]> manifests) throws IOException, SealRefused;
}
