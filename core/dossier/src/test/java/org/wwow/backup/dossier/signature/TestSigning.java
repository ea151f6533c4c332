package org.wwow.backup.dossier.signature;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

import org.wwow.backup.dossier.bag.BagSource;
import org.wwow.backup.dossier.container.ContainerWriter;

/// One test authority and one seal for all scenarios: keys and signatures cost time, and none of them is changed.
final class TestSigning {
    static final Clock CLOCK = Clock.systemUTC();
    static final SecureRandom RANDOM = new SecureRandom();
    static final TestAuthority AUTHORITY = TestAuthority.draw(CLOCK, RANDOM);
    static final TestAuthority STRANGER = TestAuthority.draw(CLOCK, RANDOM);
    static final SortedMap<String, byte[]> MANIFESTS = manifests();
    static final SealedManifests SEALED = sealed();

    private TestSigning() {}

    static SigningMaterial material(TestAuthority authority) {
        return new SigningMaterial(authority.trust(), authority.lists(), stamps(authority));
    }

    static TimeStamps stamps(TestAuthority authority) {
        return new TimeStamps(List.of(authority.timeStamps(CLOCK, RANDOM)), authority.trust(), RANDOM);
    }

    static DossierSigner signer(SigningMaterial material) throws SignatureRefused {
        return new DossierSigner(AUTHORITY.organisation(), AUTHORITY.lawyer(), material, CLOCK, RANDOM);
    }

    static SignatureValidation reader() {
        return new SignatureValidation(AUTHORITY.trust(), CLOCK);
    }

    static SortedMap<String, byte[]> manifests() {
        SortedMap<String, byte[]> files = new TreeMap<>();
        for (String name : List.of("bag-info.txt", "bagit.txt", "manifest-sha256.txt", "manifest-sha512.txt",
                "tagmanifest-sha256.txt", "tagmanifest-sha512.txt")) {
            files.put(name, ("what stands in " + name + "\n").getBytes(StandardCharsets.UTF_8));
        }
        return files;
    }

    static Path container(Path folder, byte[] signatures, SortedMap<String, byte[]> files) throws IOException {
        var writer = new ContainerWriter();
        writer.add("mimetype", BagSource.of("application/vnd.etsi.asic-e+zip".getBytes(StandardCharsets.US_ASCII)));
        files.forEach((path, bytes) -> writer.add(path, BagSource.of(bytes)));
        writer.add("data/document.txt", BagSource.of(new byte[]{1}));
        var paths = new TreeSet<>(files.keySet());
        paths.add("data/document.txt");
        writer.add(AsicManifest.PATH, BagSource.of(AsicManifest.of(paths)));
        writer.add(SealedManifests.path(), BagSource.of(signatures));
        Path file = folder.resolve("dossier.asice");
        try (var out = Files.newOutputStream(file)) {
            writer.write(out, bytes -> {});
        }
        return file;
    }

    private static SealedManifests sealed() {
        try {
            return signer(material(AUTHORITY)).sealManifests(MANIFESTS);
        } catch (SignatureRefused | IOException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
