package org.wwow.backup.dossier.verification;

import java.util.Optional;

import org.wwow.backup.dossier.check.ProgramFile;
import org.wwow.backup.sealing.Digest;

/// The program that judges.
///
/// @param name with its version
/// @param file SHA-256 of the one file it runs from; empty where it runs from several
public record VerifyingProgram(String name, Optional<Digest> file) {
    /// The program that runs, with the digest of its jar where it is the offline verifier's.
    public static VerifyingProgram running(String name) {
        return new VerifyingProgram(name, ProgramFile.digest());
    }
}
