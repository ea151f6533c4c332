package org.wwow.backup.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import org.wwow.backup.dossier.signature.DossierSigner;
import org.wwow.backup.dossier.signature.RevocationLists;
import org.wwow.backup.dossier.signature.SignatoryKey;
import org.wwow.backup.dossier.signature.SignatureRefused;
import org.wwow.backup.dossier.signature.SigningMaterial;
import org.wwow.backup.dossier.signature.TestAuthority;
import org.wwow.backup.dossier.signature.TimeStampAuthority;
import org.wwow.backup.dossier.signature.TimeStamps;
import org.wwow.backup.dossier.signature.TrustAnchors;

/// Who signs a dossier, and who has its time stamped.
final class SignerOptions {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String OWN_STAMPS = "time-stamping.p12";

    @Option(names = "--signer", paramLabel = "DIR", description = "folder with organisation.p12, lawyer.p12, trust.pem and revocation.pem, as `backup dossier test-authority` writes one")
    private @Nullable Path folder;
    @Option(names = "--tsa", paramLabel = "URL", description = "a time-stamp authority (RFC 3161); may be repeated, asked in turn. Without one, that of a test authority's own folder")
    private List<URI> authorities = List.of();
    @Mixin
    private final PassphraseOption passphrase = new PassphraseOption();

    /// Who signs, and what the signatures lead to.
    record Signing(DossierSigner signer, TrustAnchors anchors) {}

    boolean given() {
        return folder != null;
    }

    /// @throws SignatureRefused if keys, certificates or lists cannot be used
    Signing open(SecureRandom random) throws IOException, SignatureRefused {
        if (folder == null) {
            throw new Failures.WrongUse("Say who signs with --signer, or --unsigned for a draft.");
        }
        char[] words = passphrase.read();
        try {
            return open(folder, words, random);
        } finally {
            Arrays.fill(words, '\0');
        }
    }

    private Signing open(Path keys, char[] words, SecureRandom random) throws IOException, SignatureRefused {
        TrustAnchors anchors = TrustAnchors.read(List.of(keys.resolve("trust.pem")));
        var stamps = new TimeStamps(authorities(keys, words, random), anchors, random);
        var material = new SigningMaterial(anchors, RevocationLists.read(List.of(keys.resolve("revocation.pem"))),
                stamps);
        return new Signing(new DossierSigner(SignatoryKey.open(keys.resolve("organisation.p12"), words),
                SignatoryKey.open(keys.resolve("lawyer.p12"), words), material, Clock.systemUTC(), random), anchors);
    }

    private List<TimeStampAuthority> authorities(Path keys, char[] words, SecureRandom random)
            throws IOException, SignatureRefused {
        List<TimeStampAuthority> all = new ArrayList<>();
        authorities.forEach(one -> all
                .add(new TimeStampAuthority(String.valueOf(one.getHost()), new TimeStampsOverHttp(one, PATIENCE),
                        Set.of())));
        if (all.isEmpty() && Files.exists(keys.resolve(OWN_STAMPS))) {
            all.add(new TimeStampAuthority(TestAuthority.MARK,
                    TestAuthority.timeStamps(keys, words, Clock.systemUTC(), random), Set.of()));
        }
        if (all.isEmpty()) {
            throw new Failures.WrongUse("A dossier needs a time-stamp authority: --tsa URL.");
        }
        return all;
    }
}
