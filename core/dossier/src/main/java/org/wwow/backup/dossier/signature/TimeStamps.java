package org.wwow.backup.dossier.signature;

import java.io.IOException;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.tsp.TimeStampRequestGenerator;

import org.wwow.backup.sealing.Digest;

/// Asks the chosen authorities, one after the other, until one gives a token that can be believed.
public final class TimeStamps {
    private final List<TimeStampAuthority> authorities;
    private final TrustAnchors trust;
    private final SecureRandom random;

    /// @param authorities in the order in which they are asked
    public TimeStamps(List<TimeStampAuthority> authorities, TrustAnchors trust, SecureRandom random) {
        this.authorities = List.copyOf(authorities);
        this.trust = trust;
        this.random = random;
    }

    /// Has a SHA-256 digest stamped.
    ///
    /// @throws SignatureRefused with `NO_TIME_STAMP` and each authority's reason, if none gave a usable token
    public TimeStamp over(Digest digest) throws SignatureRefused {
        return over(NISTObjectIdentifiers.id_sha256, digest.bytes());
    }

    TimeStamp over(ASN1ObjectIdentifier algorithm, byte[] digest) throws SignatureRefused {
        List<String> refusals = new ArrayList<>();
        for (TimeStampAuthority authority : authorities) {
            try {
                return ask(authority, algorithm, digest);
            } catch (SignatureRefused refused) {
                refusals.add(authority.name() + ": " + refused.getMessage());
            } catch (IOException silent) {
                refusals.add(authority.name() + ": it did not answer.");
            }
        }
        throw new SignatureRefused(SignatureRefused.Reason.NO_TIME_STAMP, String.join(" ", refusals));
    }

    private TimeStamp ask(TimeStampAuthority authority, ASN1ObjectIdentifier algorithm, byte[] digest)
            throws IOException, SignatureRefused {
        BigInteger nonce = new BigInteger(127, random);
        var request = new TimeStampRequestGenerator();
        request.setCertReq(true);
        if (authority.policies().size() == 1) {
            request.setReqPolicy(new ASN1ObjectIdentifier(authority.policies().iterator().next()));
        }
        byte[] answer = authority.transport().answer(request.generate(algorithm, digest, nonce).getEncoded());
        TimeStamp stamp = TimeStamp.judge(answer, algorithm, digest, trust);
        if (!stamp.nonce().equals(Optional.of(nonce))) {
            throw new SignatureRefused(SignatureRefused.Reason.OTHER_NONCE);
        }
        if (!authority.policies().isEmpty() && !authority.policies().contains(stamp.policy())) {
            throw new SignatureRefused(SignatureRefused.Reason.OTHER_POLICY);
        }
        return stamp;
    }

    /// The same authorities, each alone: all tokens of one signature come from one authority, so that one path of
    /// certificates covers them all.
    List<TimeStamps> each() {
        return authorities.stream().map(one -> new TimeStamps(List.of(one), trust, random)).toList();
    }

    /// Tokens for a signature: canonical ones, whose issuers' certificates are kept for the validation data.
    TokensOfASignature forASignature() {
        return new TokensOfASignature(this);
    }

    /// The certificates between a stamper and its anchor, in tokens given before.
    static List<X509Certificate> issuers(TimeStamp stamp) {
        return stamp.path().subList(1, stamp.path().size());
    }
}
