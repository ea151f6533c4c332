package org.wwow.backup.dossier.assembly;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.SortedMap;

import org.wwow.backup.dossier.build.Seal;
import org.wwow.backup.dossier.build.SealRefused;
import org.wwow.backup.dossier.signature.DossierSigner;
import org.wwow.backup.dossier.signature.SignatureRefused;
import org.wwow.backup.sealing.Digest;

/// A seal by an organisation and a lawyer who hold keys of their own.
///
/// @param signer who signs and has time stamped
public record SignedSeal(DossierSigner signer) implements Seal {
    @Override
    public byte[] token(Digest digest) throws SealRefused {
        try {
            return signer.stamps().over(digest).response();
        } catch (SignatureRefused refused) {
            throw refused(refused);
        }
    }

    @Override
    public byte[] document(Path pdf, Path signed) throws IOException, SealRefused {
        try {
            return signer.signDocument(pdf, signed).etsi().getBytes(StandardCharsets.UTF_8);
        } catch (SignatureRefused refused) {
            throw refused(refused);
        }
    }

    @Override
    public byte[] manifests(SortedMap<String, byte[]> manifests) throws IOException, SealRefused {
        try {
            return signer.sealManifests(manifests).file();
        } catch (SignatureRefused refused) {
            throw refused(refused);
        }
    }

    private static SealRefused refused(SignatureRefused refused) {
        return new SealRefused(String.valueOf(refused.getMessage()), refused);
    }
}
