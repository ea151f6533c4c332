package org.wwow.backup.dossier.build;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Enumeration;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

import org.wwow.backup.dossier.check.ProgramFile;
import org.wwow.backup.sealing.Digest;

/// The offline verifier that a dossier names: whoever holds that jar holds the very checks that were made before sealing
/// (check 36).
///
/// @param file SHA-256 of the jar
public record StatedVerifier(Digest file) {
    /// Its name and version.
    public static final String NAME = DossierBuild.BUILDER + " verifier";
    private static final String OURS = "org/wwow/backup/";
    private static final String ITS_OWN = "org/wwow/backup/verifier/";
    private static final String CHECKS = "org/wwow/backup/dossier/check/Checks.class";

    /// Takes a jar whose checks are, byte by byte, those that run here: only then is it true to name it.
    ///
    /// @throws IllegalArgumentException if it is no such jar
    /// @throws IOException if it cannot be read
    public static StatedVerifier of(Path jar) throws IOException {
        Digest before = ProgramFile.digest(jar);
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            if (zip.getEntry(CHECKS) == null) {
                throw new IllegalArgumentException("This is not the offline verifier: it holds no checks.");
            }
            for (Enumeration<? extends ZipEntry> all = zip.entries(); all.hasMoreElements();) {
                ZipEntry one = all.nextElement();
                boolean ours = one.getName().startsWith(OURS) && !one.getName().startsWith(ITS_OWN);
                if (ours && !one.isDirectory() && !isSame(zip, one)) {
                    throw new IllegalArgumentException(
                            "This verifier holds other checks than those made here: " + one.getName() + " differs.");
                }
            }
        } catch (ZipException noJar) {
            throw new IllegalArgumentException("This is not the offline verifier: it is no jar.", noJar);
        }
        return new StatedVerifier(before);
    }

    /// As it stands in `verify.txt` and `checks.json`.
    String words() {
        return NAME + ", SHA-256 " + file.hex();
    }

    private static boolean isSame(ZipFile zip, ZipEntry one) throws IOException {
        try (InputStream here = StatedVerifier.class.getResourceAsStream("/" + one.getName());
                InputStream there = zip.getInputStream(one)) {
            return here != null && Arrays.equals(here.readAllBytes(), there.readAllBytes());
        }
    }
}
