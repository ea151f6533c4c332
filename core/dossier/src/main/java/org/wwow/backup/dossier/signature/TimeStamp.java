package org.wwow.backup.dossier.signature;

import java.io.IOException;
import java.math.BigInteger;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.cmp.PKIStatus;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.tsp.Accuracy;
import org.bouncycastle.asn1.tsp.TSTInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TSPUtil;
import org.bouncycastle.tsp.TimeStampResponse;
import org.bouncycastle.tsp.TimeStampToken;

import org.wwow.backup.sealing.Digest;

/// A proven time: an authority's word that bytes with a digest existed at a time (RFC 3161). Only a token that was
/// judged becomes one. Whether the authority's certificate was revoked is not told by a token alone.
public final class TimeStamp {
    /// No answer is longer.
    public static final int LARGEST = 1 << 18;

    private final byte[] response;
    private final TimeStampToken token;
    private final List<X509Certificate> path;

    private TimeStamp(byte[] response, TimeStampToken token, List<X509Certificate> path) {
        this.response = response;
        this.token = token;
        this.path = path;
    }

    /// Judges an authority's response, as a `.tsr` file holds it, without asking anybody.
    ///
    /// @param over SHA-256 of the bytes it must be over
    /// @throws SignatureRefused with the first reason not to believe it
    public static TimeStamp judge(byte[] response, Digest over, TrustAnchors trust) throws SignatureRefused {
        return judge(response, NISTObjectIdentifiers.id_sha256, over.bytes(), trust);
    }

    static TimeStamp judge(byte[] response, ASN1ObjectIdentifier algorithm, byte[] digest, TrustAnchors trust)
            throws SignatureRefused {
        TimeStampToken token = token(response);
        var info = token.getTimeStampInfo();
        if (!algorithm.equals(info.getMessageImprintAlgOID())
                || !Arrays.equals(digest, info.getMessageImprintDigest())) {
            throw new SignatureRefused(SignatureRefused.Reason.OTHER_DIGEST);
        }
        Collection<X509Certificate> all = certificates(token);
        X509Certificate own = stamper(token, all);
        return new TimeStamp(response.clone(), token, trust.path(own, all, info.getGenTime().toInstant()));
    }

    private static TimeStampToken token(byte[] bytes) throws SignatureRefused {
        if (bytes.length > LARGEST) {
            throw new SignatureRefused(SignatureRefused.Reason.NO_TOKEN);
        }
        try {
            TimeStampResponse response = new TimeStampResponse(bytes);
            if (response.getStatus() != PKIStatus.GRANTED && response.getStatus() != PKIStatus.GRANTED_WITH_MODS) {
                throw new SignatureRefused(SignatureRefused.Reason.REFUSED_BY_AUTHORITY);
            }
            TimeStampToken token = response.getTimeStampToken();
            if (token == null) {
                throw new SignatureRefused(SignatureRefused.Reason.NO_TOKEN);
            }
            return token;
        } catch (IOException | TSPException | RuntimeException unreadable) {
            // The decoder meets broken structures with whatever exception it meets first.
            throw new SignatureRefused(SignatureRefused.Reason.NO_TOKEN);
        }
    }

    private static Collection<X509Certificate> certificates(TimeStampToken token) throws SignatureRefused {
        try {
            List<X509Certificate> all = new java.util.ArrayList<>();
            for (X509CertificateHolder holder : token.getCertificates().getMatches(null)) {
                all.add(new JcaX509CertificateConverter().getCertificate(holder));
            }
            return all;
        } catch (java.security.cert.CertificateException | RuntimeException unreadable) {
            throw new SignatureRefused(SignatureRefused.Reason.NO_TOKEN);
        }
    }

    /// The certificate the token is signed with, found to be one for time-stamping, in time, and to have signed it.
    private static X509Certificate stamper(TimeStampToken token, Collection<X509Certificate> all)
            throws SignatureRefused {
        X509Certificate own = all.stream()
                .filter(one -> token.getSID().getSerialNumber().equals(one.getSerialNumber()))
                .filter(one -> token.getSID().match(holder(one)))
                .findFirst()
                .orElseThrow(() -> new SignatureRefused(SignatureRefused.Reason.NO_TOKEN));
        try {
            TSPUtil.validateCertificate(holder(own));
        } catch (TSPException notForTime) {
            throw new SignatureRefused(SignatureRefused.Reason.NOT_A_TIME_STAMPER);
        }
        Instant given = token.getTimeStampInfo().getGenTime().toInstant();
        if (given.isBefore(own.getNotBefore().toInstant()) || given.isAfter(own.getNotAfter().toInstant())) {
            throw new SignatureRefused(SignatureRefused.Reason.EXPIRED_TIME_STAMPER);
        }
        try {
            token.validate(new JcaSimpleSignerInfoVerifierBuilder().build(own));
        } catch (TSPException | OperatorCreationException | RuntimeException forged) {
            throw new SignatureRefused(SignatureRefused.Reason.FORGED_TOKEN);
        }
        return own;
    }

    private static X509CertificateHolder holder(X509Certificate certificate) {
        try {
            return new X509CertificateHolder(certificate.getEncoded());
        } catch (IOException | java.security.cert.CertificateEncodingException read) {
            throw new IllegalStateException("A certificate that was read has its bytes.", read);
        }
    }

    /// The authority's response, byte for byte, as a `.tsr` file.
    public byte[] response() {
        return response.clone();
    }

    /// The time proven.
    public Instant time() {
        return token.getTimeStampInfo().getGenTime().toInstant();
    }

    /// How far the time may be off, if the authority says it.
    public Optional<Duration> accuracy() {
        Accuracy accuracy = info().getAccuracy();
        if (accuracy == null) {
            return Optional.empty();
        }
        return Optional.of(Duration.ofSeconds(number(accuracy.getSeconds()))
                .plusMillis(number(accuracy.getMillis()))
                .plusNanos(1_000L * number(accuracy.getMicros())));
    }

    private static long number(@org.jspecify.annotations.Nullable ASN1Integer value) {
        return value == null ? 0 : value.getPositiveValue().min(BigInteger.valueOf(Integer.MAX_VALUE)).longValue();
    }

    /// The object identifier of the policy it was given under.
    public String policy() {
        return info().getPolicy().getId();
    }

    /// The authority's number of the token, in hexadecimal.
    public String serial() {
        return info().getSerialNumber().getValue().toString(16);
    }

    /// Who stamped.
    public Signatory authority() {
        return Signatory.of(path.getFirst());
    }

    /// What token and certificate say of being qualified.
    public Standing standing() {
        return Standing.of(path.getFirst(), info().getExtensions());
    }

    Optional<BigInteger> nonce() {
        return Optional.ofNullable(token.getTimeStampInfo().getNonce());
    }

    byte[] tokenBytes() {
        try {
            return token.getEncoded();
        } catch (IOException read) {
            throw new IllegalStateException("A token that was read has its bytes.", read);
        }
    }

    List<X509Certificate> path() {
        return path;
    }

    private TSTInfo info() {
        return token.getTimeStampInfo().toASN1Structure();
    }
}
