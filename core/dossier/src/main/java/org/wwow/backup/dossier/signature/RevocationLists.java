package org.wwow.backup.dossier.signature;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.cert.CRLException;
import java.security.cert.X509CRL;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import eu.europa.esig.dss.spi.x509.revocation.crl.ExternalResourcesCRLSource;

/// The lists of revoked certificates (RFC 5280 section 5) that go into a signature, so that it can be judged alone.
/// They are given as files: nothing here fetches one.
public final class RevocationLists {
    private final List<X509CRL> lists;

    private RevocationLists(List<X509CRL> lists) {
        this.lists = List.copyOf(lists);
    }

    /// Lists that were read already.
    public static RevocationLists of(Collection<X509CRL> lists) {
        return new RevocationLists(List.copyOf(lists));
    }

    /// Reads files of lists, PEM or DER.
    ///
    /// @throws SignatureRefused with `CERTIFICATES` for a file that holds none
    /// @throws IOException if a file cannot be read
    public static RevocationLists read(List<Path> files) throws IOException, SignatureRefused {
        List<X509CRL> all = new ArrayList<>();
        for (Path file : files) {
            all.addAll(CertificateFiles.lists(file));
        }
        return new RevocationLists(all);
    }

    /// The lists.
    public List<X509CRL> lists() {
        return lists;
    }

    ExternalResourcesCRLSource source() {
        try {
            List<InputStream> streams = new ArrayList<>();
            for (X509CRL list : lists) {
                streams.add(new ByteArrayInputStream(list.getEncoded()));
            }
            return new ExternalResourcesCRLSource(streams.toArray(InputStream[]::new));
        } catch (CRLException parsed) {
            throw new IllegalStateException("A list that was read has its bytes.", parsed);
        }
    }
}
