package org.wwow.backup.dossier.signature;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Set;

import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.wwow.backup.dossier.signature.SignatureRefused.Reason;
import org.wwow.backup.sealing.Digest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.wwow.backup.dossier.signature.TestSigning.AUTHORITY;
import static org.wwow.backup.dossier.signature.TestSigning.CLOCK;
import static org.wwow.backup.dossier.signature.TestSigning.RANDOM;
import static org.wwow.backup.dossier.signature.TestSigning.STRANGER;

class StampingTime {
    private static final Digest DIGEST = Digest.hash("bytes".getBytes(StandardCharsets.UTF_8));
    private static final Digest OTHER = Digest.hash("others".getBytes(StandardCharsets.UTF_8));

    private final TimeStampTransport honest = AUTHORITY.timeStamps(CLOCK, RANDOM).transport();

    @Test
    void provesATimeWithItsAccuracyPolicyAndAuthority() throws SignatureRefused {
        TimeStamp stamp = TestSigning.stamps(AUTHORITY).over(DIGEST);

        assertThat(stamp.time()).isBetween(CLOCK.instant().minusSeconds(60), CLOCK.instant());
        assertThat(stamp.accuracy()).contains(Duration.ofSeconds(1));
        assertThat(stamp.policy()).isEqualTo(TestTimeStamps.POLICY);
        assertThat(stamp.authority().name()).contains(TestAuthority.MARK);
        assertThat(stamp.standing()).isEqualTo(Standing.TEST_AUTHORITY);
    }

    @Test
    void isJudgedAgainFromItsFileAlone() throws SignatureRefused {
        TimeStamp stamp = TestSigning.stamps(AUTHORITY).over(DIGEST);

        assertThat(TimeStamp.judge(stamp.response(), DIGEST, AUTHORITY.trust()).serial()).isEqualTo(stamp.serial());
    }

    @Test
    void refusesATokenOverOtherBytes() throws SignatureRefused {
        byte[] response = TestSigning.stamps(AUTHORITY).over(DIGEST).response();

        refusesToJudge(response, OTHER, AUTHORITY.trust(), Reason.OTHER_DIGEST);
    }

    @Test
    void refusesAnAuthorityThatIsNotTrusted() throws SignatureRefused {
        byte[] response = TestSigning.stamps(AUTHORITY).over(DIGEST).response();

        refusesToJudge(response, DIGEST, STRANGER.trust(), Reason.NO_PATH);
        refusesToJudge(response, DIGEST, TrustAnchors.of(List.of()), Reason.NO_PATH);
    }

    @Test
    void refusesAnAnswerToAnotherRequest() throws IOException {
        byte[] old = honest.answer(request(DIGEST, BigInteger.TWO));

        refuses(request -> old, Reason.OTHER_NONCE);
    }

    @Test
    void refusesAnAnswerWithoutANonce() throws IOException {
        var request = new TimeStampRequestGenerator();
        request.setCertReq(true);
        byte[] old = honest.answer(request.generate(
                org.bouncycastle.asn1.nist.NISTObjectIdentifiers.id_sha256, DIGEST.bytes()).getEncoded());

        refuses(asked -> old, Reason.OTHER_NONCE);
    }

    @Test
    void refusesAnAnswerOverAnotherDigest() {
        refuses(request -> honest.answer(request(OTHER, nonce(request))), Reason.OTHER_DIGEST);
    }

    @Test
    void refusesAnotherPolicy() {
        var strict = new TimeStampAuthority("strict", request -> honest.answer(request(DIGEST, nonce(request))),
                Set.of("1.2.3.4"));

        assertThatThrownBy(() -> ask(strict)).hasMessageContaining("another policy");
    }

    @Test
    void refusesAnAuthorityThatDoesNotGiveThePolicyAskedFor() {
        var strict = new TimeStampAuthority("strict", honest, Set.of("1.2.3.4"));

        assertThatThrownBy(() -> ask(strict)).hasMessageContaining("refused");
    }

    @Test
    void refusesAnExpiredTimeStamper() {
        var certificates = new TestCertificates(CLOCK, RANDOM);
        SignatoryKey brief = certificates.issue(AUTHORITY.authority(),
                TestCertificates.Wanted.timeStamper(Duration.ofDays(1)));
        var late = new TestTimeStamps(brief, Clock.offset(CLOCK, Duration.ofDays(2)), RANDOM);

        refuses(late, Reason.EXPIRED_TIME_STAMPER);
    }

    @Test
    void refusesACertificateThatIsNotForTimeStamping() {
        TestCertificates.Wanted plain = TestCertificates.Wanted.signatory(TestCertificates.marked("plain").build());
        SignatoryKey key = new TestCertificates(CLOCK, RANDOM).issue(AUTHORITY.authority(), plain);

        refuses(new UncheckedStamps(key), Reason.NOT_A_TIME_STAMPER);
    }

    @Test
    void refusesACertificateForTimeStampingAndMore() {
        var wanted = new TestCertificates.Wanted(TestCertificates.marked("both").addRDN(BCStyle.O, "x").build(),
                KeyUsage.digitalSignature, false,
                List.of(KeyPurposeId.id_kp_timeStamping, KeyPurposeId.id_kp_codeSigning), TestCertificates.LIFE);
        SignatoryKey key = new TestCertificates(CLOCK, RANDOM).issue(AUTHORITY.authority(), wanted);

        refuses(new UncheckedStamps(key), Reason.NOT_A_TIME_STAMPER);
    }

    @Test
    void refusesARefusal() {
        refuses(request -> {
            try {
                return new org.bouncycastle.tsp.TimeStampResponseGenerator(null, Set.of())
                        .generateFailResponse(2, 1 << 25, "busy")
                        .getEncoded();
            } catch (TSPException failed) {
                throw new IOException(failed);
            }
        }, Reason.REFUSED_BY_AUTHORITY);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 10, 100, 1_000})
    void refusesACutAnswer(int length) {
        refuses(request -> java.util.Arrays.copyOf(honest.answer(request), length), Reason.NO_TOKEN);
    }

    @Test
    void refusesAnEndlessAnswer() {
        refuses(request -> new byte[TimeStamp.LARGEST + 1], Reason.NO_TOKEN);
    }

    @Test
    void provesNothingElseWhicheverByteOfAResponseIsChanged() throws SignatureRefused {
        TimeStamp stamp = TestSigning.stamps(AUTHORITY).over(DIGEST);
        byte[] response = stamp.response();
        int refusals = 0;
        for (int at = 0; at < response.length; at += 7) {
            byte[] mutant = response.clone();
            mutant[at] ^= 0x10;
            try {
                // A certificate above the authority's own is a helper, not needed where the anchors are at hand.
                TimeStamp other = TimeStamp.judge(mutant, DIGEST, AUTHORITY.trust());
                assertThat(List.of(other.time(), other.serial(), other.policy(), other.authority()))
                        .isEqualTo(List.of(stamp.time(), stamp.serial(), stamp.policy(), stamp.authority()));
            } catch (SignatureRefused refused) {
                refusals++;
            }
        }
        assertThat(refusals).isGreaterThan(response.length / 7 / 2);
    }

    @Test
    void namesEachAuthorityThatFailed() {
        var stamps = new TimeStamps(List.of(new TimeStampAuthority("first", request -> {
            throw new IOException("unreachable");
        }, Set.of()), new TimeStampAuthority("second", request -> new byte[1], Set.of())), AUTHORITY.trust(), RANDOM);

        assertThatThrownBy(() -> stamps.over(DIGEST)).hasMessageContaining("first: it did not answer.")
                .hasMessageContaining("second: This is no time-stamp response");
    }

    private static TimeStamp ask(TimeStampAuthority authority) throws SignatureRefused {
        return new TimeStamps(List.of(authority), AUTHORITY.trust(), RANDOM).over(DIGEST);
    }

    private static void refuses(TimeStampTransport transport, Reason reason) {
        assertThatThrownBy(() -> ask(new TimeStampAuthority("one", transport, Set.of())))
                .isInstanceOfSatisfying(SignatureRefused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(Reason.NO_TIME_STAMP))
                .hasMessageContaining(new SignatureRefused(reason).getMessage());
    }

    private static void refusesToJudge(byte[] response, Digest over, TrustAnchors trust, Reason reason) {
        assertThatThrownBy(() -> TimeStamp.judge(response, over, trust)).isInstanceOfSatisfying(SignatureRefused.class,
                refused -> assertThat(refused.reason()).isEqualTo(reason));
    }

    private static byte[] request(Digest digest, BigInteger nonce) throws IOException {
        var request = new TimeStampRequestGenerator();
        request.setCertReq(true);
        return request.generate(org.bouncycastle.asn1.nist.NISTObjectIdentifiers.id_sha256, digest.bytes(), nonce)
                .getEncoded();
    }

    private static BigInteger nonce(byte[] request) throws IOException {
        return new TimeStampRequest(request).getNonce();
    }

    /// Signs tokens with a certificate that may not: the library that makes tokens would refuse to.
    private record UncheckedStamps(SignatoryKey key) implements TimeStampTransport {
        @Override
        public byte[] answer(byte[] request) throws IOException {
            try {
                return ForgedTokens.response(key, new TimeStampRequest(request), Date.from(CLOCK.instant()));
            } catch (TSPException | GeneralSecurityException failed) {
                throw new IOException(failed);
            }
        }
    }
}
