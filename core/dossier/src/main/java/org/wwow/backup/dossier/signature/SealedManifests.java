package org.wwow.backup.dossier.signature;

/// The seal of an organisation over a bag's manifests.
public final class SealedManifests {
    private final byte[] file;
    private final SignatureReport report;

    SealedManifests(byte[] file, SignatureReport report) {
        this.file = file;
        this.report = report;
    }

    /// The path of the file in the container.
    public static String path() {
        return ManifestSignature.PATH;
    }

    /// The bytes of the signature file.
    public byte[] file() {
        return file.clone();
    }

    /// What a reader will find.
    public SignatureReport report() {
        return report;
    }
}
