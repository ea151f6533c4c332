package org.wwow.backup.dossier.signature;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/// A private key with its certificates, from a PKCS#12 file (RFC 7292). Its text form never shows the key.
public final class SignatoryKey {
    private static final long LARGEST = 1 << 20;
    private static final int LONGEST_PATH = 10;

    private final PrivateKey key;
    private final List<X509Certificate> path;

    SignatoryKey(PrivateKey key, List<X509Certificate> path) {
        this.key = key;
        this.path = List.copyOf(path);
    }

    /// Opens a PKCS#12 file.
    ///
    /// @throws SignatureRefused with `KEY_FILE` or `NOT_ONE_KEY`
    /// @throws IOException if there is no such file
    public static SignatoryKey open(Path file, char[] passphrase) throws IOException, SignatureRefused {
        if (Files.size(file) > LARGEST) {
            throw new SignatureRefused(SignatureRefused.Reason.KEY_FILE);
        }
        byte[] bytes = Files.readAllBytes(file);
        try (InputStream in = new java.io.ByteArrayInputStream(bytes)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, passphrase);
            return only(store, passphrase);
        } catch (IOException | GeneralSecurityException notOpened) {
            throw new SignatureRefused(SignatureRefused.Reason.KEY_FILE);
        }
    }

    private static SignatoryKey only(KeyStore store, char[] passphrase)
            throws GeneralSecurityException, SignatureRefused {
        List<String> keys = Collections.list(store.aliases());
        keys.removeIf(alias -> !isKey(store, alias));
        if (keys.size() != 1 || !(store.getKey(keys.getFirst(), passphrase) instanceof PrivateKey key)) {
            throw new SignatureRefused(SignatureRefused.Reason.NOT_ONE_KEY);
        }
        Certificate[] path = store.getCertificateChain(keys.getFirst());
        if (path == null || path.length == 0 || path.length > LONGEST_PATH) {
            throw new SignatureRefused(SignatureRefused.Reason.NOT_ONE_KEY);
        }
        return new SignatoryKey(key, Arrays.stream(path).map(X509Certificate.class::cast).toList());
    }

    private static boolean isKey(KeyStore store, String alias) {
        try {
            return store.isKeyEntry(alias);
        } catch (GeneralSecurityException loaded) {
            throw new IllegalStateException("A loaded key store tells its entries.", loaded);
        }
    }

    /// Who signs with it.
    public Signatory signatory() {
        return Signatory.of(certificate());
    }

    PrivateKey key() {
        return key;
    }

    X509Certificate certificate() {
        return path.getFirst();
    }

    List<X509Certificate> path() {
        return path;
    }

    @Override
    public String toString() {
        return "the key of " + signatory().name();
    }
}
