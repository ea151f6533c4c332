package org.wwow.backup.dossier.assembly;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.wwow.backup.dossier.build.CaseFolder;
import org.wwow.backup.dossier.build.DossierBuild;
import org.wwow.backup.dossier.build.DossierPlan;
import org.wwow.backup.dossier.casefolder.CaseRefused;
import org.wwow.backup.dossier.caseuco.ShapesFound;
import org.wwow.backup.dossier.check.Checks;
import org.wwow.backup.dossier.check.SubmittedFile;
import org.wwow.backup.dossier.check.Trust;
import org.wwow.backup.dossier.check.Verdict;
import org.wwow.backup.dossier.file.Edition;
import org.wwow.backup.dossier.sample.SampleCase;
import org.wwow.backup.dossier.signature.DossierSigner;
import org.wwow.backup.dossier.signature.SigningMaterial;
import org.wwow.backup.dossier.signature.TestAuthority;
import org.wwow.backup.dossier.signature.TimeStamps;
import org.wwow.backup.dossier.signature.TrustAnchors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class BuildingASignedDossier {
    private static final Clock CLOCK = Clock.fixed(SampleCase.MADE.plusSeconds(3_600), ZoneOffset.UTC);
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final TestAuthority AUTHORITY = TestAuthority.draw(CLOCK, RANDOM);

    @TempDir
    private Path folder;

    private Path build(Edition edition, String language, TrustAnchors anchors) throws Exception {
        Path cases = folder.resolve("case");
        SampleCase.write(cases, 0, 0);
        var stamps = new TimeStamps(List.of(AUTHORITY.timeStamps(CLOCK, RANDOM)), AUTHORITY.trust(), RANDOM);
        var signer = new DossierSigner(AUTHORITY.organisation(), AUTHORITY.lawyer(),
                new SigningMaterial(AUTHORITY.trust(), AUTHORITY.lists(), stamps), CLOCK, RANDOM);
        var plan = new DossierPlan(edition, Locale.of(language), new CourtPaper(Optional.empty()),
                Optional.of(new SignedSeal(signer)), RANDOM);
        Path place = folder.resolve("file.asice");
        DossierBuild.of(CaseFolder.open(cases), plan, _ -> new ShapesFound.Kept("CASE", 1))
                .judgedBy(new Trust(Optional.empty(), Optional.empty(), anchors, CLOCK))
                .write(place, bytes -> {});
        return place;
    }

    @ParameterizedTest
    @CsvSource({"FULL, en", "PROTECTED, fr", "FULL, ar", "PROTECTED, uk"})
    void holdsEveryCheckOfACourtsReader(Edition edition, String language) throws Exception {
        Path place = build(edition, language, AUTHORITY.trust());
        try (SubmittedFile file = SubmittedFile.open(place)) {
            Verdict verdict = Checks.all(file, new Trust(Optional.empty(), Optional.empty(), AUTHORITY.trust(), CLOCK));
            assertThat(verdict.lines(Locale.ENGLISH)).noneMatch(line -> line.contains(" failed: "));
            assertThat(verdict.holds()).isTrue();
        }
    }

    @Test
    void isNotMovedToItsPlaceWhereItsOwnReaderWouldNotTrustIt() throws Exception {
        assertThatExceptionOfType(CaseRefused.class)
                .isThrownBy(() -> build(Edition.FULL, "en", TrustAnchors.of(List.of())))
                .withMessageContaining("check 13");
        try (var left = Files.list(folder)) {
            assertThat(left).containsExactly(folder.resolve("case"));
        }
    }
}
