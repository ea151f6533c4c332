package org.wwow.backup.dossier.signature;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.wwow.backup.dossier.signature.TestSigning.AUTHORITY;
import static org.wwow.backup.dossier.signature.TestSigning.CLOCK;
import static org.wwow.backup.dossier.signature.TestSigning.MANIFESTS;
import static org.wwow.backup.dossier.signature.TestSigning.RANDOM;
import static org.wwow.backup.dossier.signature.TestSigning.SEALED;
import static org.wwow.backup.dossier.signature.TestSigning.STRANGER;

/// Each way a seal does not pass is told apart from the others.
class JudgingASeal {
    @TempDir
    private Path folder;

    @Test
    void failsForAFileThatWasChanged() throws SignatureRefused {
        SortedMap<String, byte[]> changed = new TreeMap<>(MANIFESTS);
        changed.put("manifest-sha256.txt", "another\n".getBytes(StandardCharsets.UTF_8));

        SignatureReport report = TestSigning.reader().manifests(SEALED.file(), changed);

        assertThat(words(report)).isEqualTo("TOTAL-FAILED, HASH_FAILURE");
        assertThat(report.lasts()).isFalse();
        assertThat(report.etsi()).contains("urn:etsi:019102:subindication:HASH_FAILURE");
    }

    @Test
    void cannotSayForAnUnknownRoot() throws SignatureRefused {
        var other = new SignatureValidation(STRANGER.trust(), CLOCK);

        assertThat(words(other.manifests(SEALED.file(), MANIFESTS)))
                .isEqualTo("INDETERMINATE, NO_CERTIFICATE_CHAIN_FOUND");
    }

    @Test
    void cannotSayWithoutAnyAnchor() throws SignatureRefused {
        var nobody = new SignatureValidation(TrustAnchors.of(List.of()), CLOCK);

        assertThat(words(nobody.manifests(SEALED.file(), MANIFESTS)))
                .isEqualTo("INDETERMINATE, NO_CERTIFICATE_CHAIN_FOUND");
    }

    @Test
    void cannotSayForAFileThatWasTakenOutOfTheContainer() throws IOException, SignatureRefused {
        SortedMap<String, byte[]> fewer = new TreeMap<>(MANIFESTS);
        fewer.remove("bagit.txt");
        Path container = TestSigning.container(folder, SEALED.file(), fewer);

        assertThat(words(TestSigning.reader().container(container)))
                .isEqualTo("INDETERMINATE, SIGNED_DATA_NOT_FOUND");
        refusesForm(SEALED.file(), fewer);
    }

    @Test
    void refusesASealOverOtherFiles() {
        SortedMap<String, byte[]> more = new TreeMap<>(MANIFESTS);
        more.put("zzz.txt", new byte[0]);

        refusesForm(SEALED.file(), more);
    }

    @Test
    void cannotSayOnceTheTimeStampersCertificateHasEnded() throws SignatureRefused {
        Clock later = Clock.offset(CLOCK, TestCertificates.LIFE.plus(Duration.ofDays(1)));

        SignatureReport report = new SignatureValidation(AUTHORITY.trust(), later).manifests(SEALED.file(), MANIFESTS);

        assertThat(report.lasts()).isFalse();
        assertThat(words(report)).startsWith("INDETERMINATE, ");
    }

    @Test
    void stillPassesTheDayBefore() throws SignatureRefused {
        Clock later = Clock.offset(CLOCK, TestCertificates.LIFE.minus(Duration.ofDays(1)));

        assertThat(new SignatureValidation(AUTHORITY.trust(), later).manifests(SEALED.file(), MANIFESTS).lasts())
                .isTrue();
    }

    @Test
    void failsForASignatoryWhoWasRevokedBefore() throws IOException, SignatureRefused {
        BigInteger serial = AUTHORITY.organisation().certificate().getSerialNumber();
        RevocationLists revoking = AUTHORITY.revoking(new TestCertificates(CLOCK, RANDOM),
                Map.of(serial, CLOCK.instant().minusSeconds(3_600)));

        SignatureReport report = TestSigning.reader().container(CarelessSigner.seal(folder, revoking));

        assertThat(words(report)).contains("REVOKED");
        assertThat(report.lasts()).isFalse();
    }

    @Test
    void cannotSayWhereRevocationDataIsMissing() throws IOException, SignatureRefused {
        SignatureReport report = TestSigning.reader()
                .container(CarelessSigner.seal(folder, RevocationLists.of(List.of())));

        assertThat(words(report)).isEqualTo("INDETERMINATE, CERTIFICATE_CHAIN_GENERAL_FAILURE");
    }

    @Test
    void refusesASealThatLostItsLastTimeStamp() {
        String text = text();
        int from = text.indexOf("<xades141:ArchiveTimeStamp");
        int to = text.indexOf("</xades141:ArchiveTimeStamp>") + "</xades141:ArchiveTimeStamp>".length();

        refusesForm((text.substring(0, from) + text.substring(to)).getBytes(StandardCharsets.UTF_8), MANIFESTS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<?xml version=\"1.0\" encoding=\"UTF-8\"?>", " ", "\n", "<!-- -->", "<?a b?>", "\uFEFF",
        "<!DOCTYPE asic:XAdESSignatures>", "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]>"})
    void refusesAnythingInFrontOrBehind(String more) {
        refusesForm((more + text()).getBytes(StandardCharsets.UTF_8), MANIFESTS);
        refusesForm((text() + more).getBytes(StandardCharsets.UTF_8), MANIFESTS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<!-- -->", " ", "\n", "<?a b?>", "<a></a>", "&#32;", "<![CDATA[]]>",
        "<ds:Object></ds:Object>"})
    void refusesAnythingBetweenTheElements(String more) {
        for (String place : List.of("<ds:Signature ", "</asic:XAdESSignatures>", "<xades:QualifyingProperties",
                "</xades:QualifyingProperties>", "<ds:Object>", "</ds:Signature>",
                "</xades:UnsignedSignatureProperties>",
                "</xades141:ArchiveTimeStamp>", "</xades:UnsignedProperties>")) {
            refusesForm(text().replace(place, more + place).getBytes(StandardCharsets.UTF_8), MANIFESTS);
        }
    }

    @Test
    void refusesAnotherWayToWriteTheSame() {
        String text = text();
        for (String other : List.of(text.replace("<ds:Object>", "<ds:Object >"),
                text.replace("asic:", "other:").replace("xmlns:asic", "xmlns:other"),
                text.replace("Target=\"", "Target='")
                        .replace("\"><xades:SignedProperties", "'><xades:SignedProperties"),
                text.replace("<ds:Object>", "<ds:Object Id=\"x\">"),
                text.replace("<xades:UnsignedProperties>", "<xades:UnsignedProperties Id=\"x\">"),
                text.replace("\"ats-id", "\"atz-id"), text.replace("\"ats-token-id", "\"id"),
                text.replace("http://uri.etsi.org/02918/v1.2.1#", "http://uri.etsi.org/02918/v1.2.2#"))) {
            assertThat(other).isNotEqualTo(text);
            refusesForm(other.getBytes(StandardCharsets.UTF_8), MANIFESTS);
        }
    }

    @Test
    void refusesAnXmlBomb() {
        var bomb = new StringBuilder("<!DOCTYPE a [<!ENTITY b0 \"bbbbbbbbbb\">");
        for (int level = 1; level < 12; level++) {
            bomb.append("<!ENTITY b")
                    .append(level)
                    .append(" \"")
                    .append(("&b" + (level - 1) + ";").repeat(10))
                    .append(
                            "\">");
        }
        refusesForm(bomb.append("]><a>&b11;</a>").toString().getBytes(StandardCharsets.UTF_8), MANIFESTS);
    }

    @Test
    void refusesDeepAndForeignTrees() {
        refusesForm(("<a>".repeat(5_000) + "</a>".repeat(5_000)).getBytes(StandardCharsets.UTF_8), MANIFESTS);
        refusesForm("<a></a>".getBytes(StandardCharsets.UTF_8), MANIFESTS);
        refusesForm(new byte[0], MANIFESTS);
        refusesForm(new byte[]{0, 1, 2}, MANIFESTS);
    }

    @Test
    void refusesAContainerThatIsNone() throws IOException {
        Path file = Files.writeString(folder.resolve("no.asice"), "no container");

        assertThatThrownBy(() -> TestSigning.reader().container(file)).isInstanceOf(SignatureRefused.class);
    }

    @Test
    void findsNoSignatureInAContainerWithoutOne() throws IOException, SignatureRefused {
        Path bare = TestSigning.container(folder, "<a></a>".getBytes(StandardCharsets.UTF_8), MANIFESTS);

        SignatureReport report = TestSigning.reader().container(bare);

        assertThat(report.signatures()).isEmpty();
        assertThat(report.lasts()).isFalse();
    }

    private static String text() {
        return new String(SEALED.file(), StandardCharsets.UTF_8);
    }

    private static String words(SignatureReport report) {
        assertThat(report.signatures()).hasSize(1);
        return report.signatures().getFirst().words();
    }

    private static void refusesForm(byte[] file, SortedMap<String, byte[]> manifests) {
        assertThatThrownBy(() -> TestSigning.reader().manifests(file, manifests)).isInstanceOfSatisfying(
                SignatureRefused.class,
                refused -> assertThat(refused.reason()).isEqualTo(SignatureRefused.Reason.NOT_CANONICAL));
    }
}
