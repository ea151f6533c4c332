package org.wwow.backup.dossier.check;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.wwow.backup.dossier.file.Edition;
import org.wwow.backup.dossier.signature.DetachedSignatures;
import org.wwow.backup.dossier.signature.TestAuthority;
import org.wwow.backup.dossier.signature.TrustAnchors;

import static org.assertj.core.api.Assertions.assertThat;

/// Check 40 with what the recipient gave back.
class ReceivingADossier {
    private static final TestAuthority COURT = FinishedDossier.stranger();

    @TempDir
    private Path folder;
    private Path file = Path.of("");

    @BeforeEach
    void send() throws IOException {
        file = Files.write(folder.resolve("file.asice"), FinishedDossier.bytes(Edition.FULL));
    }

    private static Trust trust() {
        Trust usual = FinishedDossier.trust();
        List<X509Certificate> roots = new ArrayList<>(usual.certificates().certificates());
        roots.addAll(COURT.trust().certificates());
        return new Trust(usual.policy(), usual.root(), TrustAnchors.of(roots), usual.clock());
    }

    private static Result judged(Path file, byte[] receipt, Trust trust) throws IOException {
        try (SubmittedFile submitted = SubmittedFile.open(file)) {
            return Checks.one(Check.RECEIPT,
                    new Examination(submitted, trust, Optional.of(new RecipientReceipt(receipt)))).result();
        }
    }

    private byte[] receipt(TestAuthority who) throws Exception {
        return DetachedSignatures.over(Files.readAllBytes(file), who, clock());
    }

    private static Clock clock() {
        return FinishedDossier.CLOCK;
    }

    @Test
    void holdsWithTheRecipientsOwnSignatureOverThisVeryFile() throws Exception {
        Result result = judged(file, receipt(COURT), trust());

        assertThat(result.why()).extracting(Reason::ground).containsExactly(Ground.RECEIVED, Ground.RECEIPT_SIGNED);
        assertThat(result).isInstanceOf(Result.Held.class);
    }

    @Test
    void failsOverAnotherFile() throws Exception {
        byte[] receipt = receipt(COURT);
        byte[] bytes = Files.readAllBytes(file);
        byte[] other = DetachedSignatures.over("another".getBytes(java.nio.charset.StandardCharsets.UTF_8), COURT,
                clock());

        assertThat(judged(file, other, trust()).why()).extracting(Reason::ground).contains(Ground.RECEIPT_FAILS);
        assertThat(judged(Files.write(folder.resolve("same.asice"), bytes), receipt, trust()))
                .isInstanceOf(Result.Held.class);
    }

    @Test
    void failsFromWhoMadeTheDossierAndFromWhoNobodyTrusts() throws Exception {
        if (System.getProperty("backup.finished") == null) {
            assertThat(judged(file, receipt(FinishedDossier.authority()), trust()).why()).extracting(Reason::ground)
                    .contains(Ground.RECEIPT_BY_MAKER);
        }
        assertThat(judged(file, receipt(COURT), FinishedDossier.trust())).isInstanceOf(Result.Failed.class);
        assertThat(judged(file, receipt(COURT), Trust.none(FinishedDossier.CLOCK)).why()).extracting(Reason::ground)
                .containsExactly(Ground.NOBODY_TRUSTED);
    }

    @Test
    void failsWithAContentOfItsOwn() throws Exception {
        byte[] enveloping = DetachedSignatures.around(Files.readAllBytes(file), COURT, clock());

        assertThat(judged(file, enveloping, trust())).isInstanceOf(Result.Failed.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 100, 100_000})
    void failsForNonsense(int length) throws IOException {
        assertThat(judged(file, new byte[length], trust()).why()).extracting(Reason::ground)
                .containsExactly(Ground.RECEIPT_FAILS);
    }

    @Test
    void failsOverAFolderWhichIsNotWhatWasReceived() throws Exception {
        Path unpacked = folder.resolve("unpacked");
        for (var one : new OpenedUp(Files.readAllBytes(file)).files().entrySet()) {
            Path place = unpacked.resolve(one.getKey());
            Files.createDirectories(place.resolveSibling("."));
            Files.write(place, one.getValue());
        }

        assertThat(judged(unpacked, receipt(COURT), trust()).why()).extracting(Reason::ground)
                .containsExactly(Ground.RECEIPT_OVER_FOLDER);
    }
}
