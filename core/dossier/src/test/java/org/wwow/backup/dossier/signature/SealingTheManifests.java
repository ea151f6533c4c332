package org.wwow.backup.dossier.signature;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.wwow.backup.dossier.signature.SignatureRefused.Reason;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.wwow.backup.dossier.signature.TestSigning.AUTHORITY;
import static org.wwow.backup.dossier.signature.TestSigning.CLOCK;
import static org.wwow.backup.dossier.signature.TestSigning.MANIFESTS;
import static org.wwow.backup.dossier.signature.TestSigning.RANDOM;
import static org.wwow.backup.dossier.signature.TestSigning.SEALED;
import static org.wwow.backup.dossier.signature.TestSigning.STRANGER;

class SealingTheManifests {
    @Test
    void lastsForAReaderWithTheAnchorsAndNoNetwork() throws SignatureRefused {
        SignatureReport report = TestSigning.reader().manifests(SEALED.file(), MANIFESTS);

        assertThat(report.lasts()).isTrue();
        assertThat(report.signatures()).singleElement().isInstanceOf(SignatureJudgement.Passed.class);
        assertThat(report.signatures().getFirst().facts().level()).isEqualTo(SignatureLevel.LTA);
        assertThat(report.etsi()).contains("urn:etsi:019102:mainindication:total-passed");
    }

    @Test
    void saysWhoSealedInWhichRoleAndWhatTheTimeStampsProve() {
        SignatureFacts facts = SEALED.report().signatures().getFirst().facts();

        assertThat(facts.signatory()).contains(AUTHORITY.organisation().signatory());
        assertThat(facts.signatory().orElseThrow().kind()).isEqualTo(Signatory.Kind.ORGANISATION);
        assertThat(facts.roles()).containsExactly("seal of the organisation");
        assertThat(facts.files()).containsExactlyElementsOf(MANIFESTS.keySet());
        assertThat(facts.times()).extracting(ProvenTime::over)
                .containsExactlyInAnyOrder(ProvenTime.Over.SIGNATURE, ProvenTime.Over.EVERYTHING);
        assertThat(facts.times()).extracting(ProvenTime::time)
                .allSatisfy(time -> assertThat(time)
                        .isBetween(AUTHORITY.organisation().certificate().getNotBefore().toInstant(), CLOCK.instant()));
    }

    @Test
    void neverPassesATestAuthorityOffAsQualified() {
        assertThat(SEALED.report().standing()).isEqualTo(Standing.TEST_AUTHORITY);
        assertThat(SEALED.report().signatures().getFirst().facts().signatory().orElseThrow().name())
                .contains(TestAuthority.MARK);
    }

    @Test
    void standsInAContainerThatAnyReaderOfAsicPasses(@TempDir Path folder) throws IOException, SignatureRefused {
        Path container = TestSigning.container(folder, SEALED.file(), MANIFESTS);

        SignatureReport report = TestSigning.reader().container(container);

        assertThat(report.signatures()).singleElement()
                .extracting(SignatureJudgement::words)
                .isEqualTo("TOTAL-PASSED, level LTA");
    }

    @Test
    void takesTheNextAuthorityOfTimeWhenOneIsSilent() throws SignatureRefused, IOException {
        TimeStampAuthority silent = new TimeStampAuthority("silent", request -> {
            throw new IOException("nothing came");
        }, Set.of());
        var stamps = new TimeStamps(List.of(silent, AUTHORITY.timeStamps(CLOCK, RANDOM)), AUTHORITY.trust(), RANDOM);

        assertThat(TestSigning.signer(new SigningMaterial(AUTHORITY.trust(), AUTHORITY.lists(), stamps))
                .sealManifests(MANIFESTS)
                .report()
                .lasts()).isTrue();
    }

    @Test
    void refusesWithoutAnAuthorityOfTime() {
        var none = new TimeStamps(List.of(), AUTHORITY.trust(), RANDOM);

        refuses(new SigningMaterial(AUTHORITY.trust(), AUTHORITY.lists(), none), Reason.NO_TIME_STAMP);
    }

    @Test
    void refusesAnAuthorityOfTimeThatIsNotTrusted() {
        var foreign = new TimeStamps(List.of(STRANGER.timeStamps(CLOCK, RANDOM)), AUTHORITY.trust(), RANDOM);

        refuses(new SigningMaterial(AUTHORITY.trust(), AUTHORITY.lists(), foreign), Reason.NO_TIME_STAMP);
    }

    @Test
    void refusesWithoutRevocationLists() {
        refuses(new SigningMaterial(AUTHORITY.trust(), RevocationLists.of(List.of()), TestSigning.stamps(AUTHORITY)),
                Reason.NO_REVOCATION_DATA);
    }

    @Test
    void refusesTheListsOfAnotherAuthority() {
        refuses(new SigningMaterial(AUTHORITY.trust(), STRANGER.lists(), TestSigning.stamps(AUTHORITY)),
                Reason.NO_REVOCATION_DATA);
    }

    @Test
    void refusesARevokedCertificate() {
        BigInteger serial = AUTHORITY.organisation().certificate().getSerialNumber();
        RevocationLists revoking = AUTHORITY.revoking(new TestCertificates(CLOCK, RANDOM),
                Map.of(serial, CLOCK.instant().minusSeconds(60)));

        refuses(new SigningMaterial(AUTHORITY.trust(), revoking, TestSigning.stamps(AUTHORITY)), Reason.REVOKED);
    }

    @Test
    void refusesASignatoryWhoseAnchorsAreNotTrusted() {
        var material = TestSigning.material(AUTHORITY);

        assertThatThrownBy(
                () -> new DossierSigner(STRANGER.organisation(), AUTHORITY.lawyer(), material, CLOCK, RANDOM)
                        .sealManifests(MANIFESTS))
                .isInstanceOf(SignatureRefused.class);
    }

    @Test
    void refusesACertificateWhoseTimeIsOver() {
        Instant longAgo = CLOCK.instant().minus(TestCertificates.LIFE).minus(Duration.ofDays(2));
        TestAuthority old = TestAuthority.draw(Clock.fixed(longAgo, java.time.ZoneOffset.UTC), RANDOM);
        var trust = TrustAnchors.of(List.of(AUTHORITY.root().certificate(), old.root().certificate()));
        var material = new SigningMaterial(trust, old.lists(), TestSigning.stamps(AUTHORITY));

        assertThatThrownBy(
                () -> new DossierSigner(old.organisation(), AUTHORITY.lawyer(), material, CLOCK, RANDOM)
                        .sealManifests(MANIFESTS))
                .isInstanceOfSatisfying(SignatureRefused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(Reason.OUT_OF_TIME));
    }

    @Test
    void refusesAPersonInPlaceOfTheOrganisation() {
        refusesSignatories(AUTHORITY.lawyer(), AUTHORITY.lawyer(), Reason.WRONG_SIGNATORY);
    }

    @Test
    void refusesAnOrganisationInPlaceOfThePerson() {
        refusesSignatories(AUTHORITY.organisation(), AUTHORITY.organisation(), Reason.WRONG_SIGNATORY);
    }

    /// Whether two sign is asked of keys: a second certificate over one key costs its holder nothing.
    @Test
    void knowsOneKeyUnderTwoCertificates() {
        SignatoryKey again = new TestCertificates(CLOCK, RANDOM).reissue(AUTHORITY.authority(),
                AUTHORITY.organisation(), AUTHORITY.lawyer().certificate());
        Signatory lawyer = Signatory.of(again.certificate());

        assertThat(again.certificate()).isNotEqualTo(AUTHORITY.organisation().certificate());
        assertThat(lawyer.kind()).isEqualTo(Signatory.Kind.PERSON);
        assertThat(lawyer.key()).isEqualTo(AUTHORITY.organisation().signatory().key())
                .isNotEqualTo(AUTHORITY.lawyer().signatory().key());
    }

    @Test
    void refusesOneKeyForBoth() {
        SignatoryKey organisation = AUTHORITY.organisation();
        var certificates = new TestCertificates(CLOCK, RANDOM);
        SignatoryKey twin = certificates.reissue(AUTHORITY.authority(), organisation,
                AUTHORITY.lawyer().certificate());

        refusesSignatories(organisation, twin, Reason.SAME_KEY);
    }

    @Test
    void refusesToSealNothing() {
        assertThatThrownBy(() -> TestSigning.signer(TestSigning.material(AUTHORITY)).sealManifests(new TreeMap<>()))
                .isInstanceOf(SignatureRefused.class);
    }

    private static void refuses(SigningMaterial material, Reason reason) {
        assertThatThrownBy(() -> TestSigning.signer(material).sealManifests(MANIFESTS))
                .isInstanceOfSatisfying(SignatureRefused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(reason));
    }

    private static void refusesSignatories(SignatoryKey organisation, SignatoryKey lawyer, Reason reason) {
        assertThatThrownBy(() -> new DossierSigner(organisation, lawyer, TestSigning.material(AUTHORITY), CLOCK,
                RANDOM)).isInstanceOfSatisfying(SignatureRefused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(reason));
    }
}
