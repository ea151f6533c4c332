package org.wwow.backup.dossier.signature;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import eu.europa.esig.dss.asic.cades.ASiCWithCAdESSignatureParameters;
import eu.europa.esig.dss.asic.cades.signature.ASiCWithCAdESService;
import eu.europa.esig.dss.enumerations.ASiCContainerType;
import eu.europa.esig.dss.enumerations.MimeTypeEnum;
import eu.europa.esig.dss.model.DSSDocument;
import eu.europa.esig.dss.model.InMemoryDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.wwow.backup.dossier.signature.TestSigning.AUTHORITY;
import static org.wwow.backup.dossier.signature.TestSigning.CLOCK;
import static org.wwow.backup.dossier.signature.TestSigning.RANDOM;
import static org.wwow.backup.dossier.signature.TestSigning.SEALED;
import static org.wwow.backup.dossier.signature.TestSigning.STRANGER;

/// Containers that do not have our form, and need not.
class JudgingOtherMakers {
    @TempDir
    private Path folder;

    @Test
    void passesASealOfXades() throws IOException, SignatureRefused {
        Path container = CarelessSigner.seal(folder, AUTHORITY.lists());

        assertThat(TestSigning.reader().container(container).lasts()).isTrue();
    }

    @Test
    void passesASealOfCades() throws IOException, SignatureRefused {
        SignatureReport report = TestSigning.reader().container(cades());

        assertThat(report.lasts()).isTrue();
        assertThat(report.signatures().getFirst().facts().signatory()).contains(AUTHORITY.organisation().signatory());
    }

    @Test
    void cannotSayForTheirUnknownRoots() throws IOException, SignatureRefused {
        var other = new SignatureValidation(STRANGER.trust(), CLOCK);

        assertThat(other.container(cades()).signatures().getFirst().words())
                .isEqualTo("INDETERMINATE, NO_CERTIFICATE_CHAIN_FOUND");
    }

    @Test
    void refusesADamagedContainer() throws IOException, SignatureRefused {
        byte[] whole = Files.readAllBytes(cades());
        Path half = Files.write(folder.resolve("half.asice"), java.util.Arrays.copyOf(whole, whole.length / 2));
        try {
            assertThat(TestSigning.reader().container(half).lasts()).isFalse();
        } catch (SignatureRefused refused) {
            assertThat(refused.reason()).isEqualTo(SignatureRefused.Reason.UNREADABLE);
        }
    }

    @Test
    void doesNotTakeTheirFormForOurs() throws IOException, SignatureRefused {
        try (var zip = new java.util.zip.ZipFile(CarelessSigner.seal(folder, AUTHORITY.lists()).toFile());
                var bytes = zip.getInputStream(zip.getEntry("META-INF/signatures001.xml"))) {
            byte[] theirs = bytes.readAllBytes();

            assertThatThrownBy(() -> TestSigning.reader().manifests(theirs, TestSigning.MANIFESTS))
                    .isInstanceOfSatisfying(SignatureRefused.class, refused -> assertThat(refused.reason())
                            .isEqualTo(SignatureRefused.Reason.NOT_CANONICAL));
        }
        assertThat(TestSigning.reader().manifests(SEALED.file(), TestSigning.MANIFESTS).lasts()).isTrue();
    }

    private Path cades() throws IOException, SignatureRefused {
        List<DSSDocument> files = List.of(
                new InMemoryDocument("one".getBytes(StandardCharsets.UTF_8), "one.txt", MimeTypeEnum.TEXT),
                new InMemoryDocument("two".getBytes(StandardCharsets.UTF_8), "two.txt", MimeTypeEnum.TEXT));
        SigningMaterial material = TestSigning.material(AUTHORITY);
        TokensOfASignature tokens = material.stamps().forASignature();
        var parameters = new ASiCWithCAdESSignatureParameters();
        parameters.aSiC().setContainerType(ASiCContainerType.ASiC_E);
        parameters.setSignatureLevel(eu.europa.esig.dss.enumerations.SignatureLevel.CAdES_BASELINE_LTA);
        var act = new SigningAct(AUTHORITY.organisation(), CLOCK.instant(), RANDOM);
        act.apply(parameters, "anything");
        var service = new ASiCWithCAdESService(SignatureLibrary.maker(material, tokens));
        service.setTspSource(tokens);
        Path file = folder.resolve("cades.asice");
        service.signDocument(files, parameters, act.sign(service.getDataToSign(files, parameters)))
                .save(file.toString());
        return file;
    }
}
