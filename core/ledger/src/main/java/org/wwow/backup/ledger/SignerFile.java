package org.wwow.backup.ledger;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;

import org.wwow.backup.sealing.Secret;
import org.wwow.backup.sealing.SigningKey;

/// The secret keys of a log or a witness as a text file, one key a line: `type name base64…`. The file is the secret:
/// readable by its owner only, in a backup of its own.
public final class SignerFile {
    private static final String LOG = "log-ed25519";
    private static final String COSIGNER = "cosigner-ed25519";
    private static final String ML_DSA_44 = "ml-dsa-44";

    private SignerFile() {}

    /// Draws the two keys of a log: Ed25519, and ML-DSA-44 for what is published.
    public static String drawForLog(String origin, SecureRandom random) {
        return draw(LOG, origin, random);
    }

    /// Draws the two keys of a witness, both of cosignature types.
    public static String drawForWitness(String name, SecureRandom random) {
        return draw(COSIGNER, name, random);
    }

    /// Reads the file.
    ///
    /// @return one signer a line
    /// @throws IllegalArgumentException naming the line, never its content
    public static List<NoteSigner> read(byte[] file) {
        String[] lines = new String(file, StandardCharsets.UTF_8).strip().split("\n", -1);
        List<NoteSigner> signers = new ArrayList<>();
        for (int at = 0; at < lines.length; at++) {
            try {
                signers.add(signer(lines[at].split(" ", -1)));
            } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException notAKey) {
                throw new IllegalArgumentException("Line " + (at + 1) + " of the key file is no key.", notAKey);
            }
        }
        return List.copyOf(signers);
    }

    private static String draw(String type, String name, SecureRandom random) {
        MlDsa44Key mlDsa44 = MlDsa44Key.draw(random);
        return type + " " + KeyNames.require(name) + " " + CanonicalBase64.encode(Secret.draw(random).revealBytes())
                + "\n"
                + ML_DSA_44 + " " + name + " " + CanonicalBase64.encode(mlDsa44.revealPkcs8()) + " "
                + CanonicalBase64.encode(mlDsa44.publicKey()) + "\n";
    }

    private static NoteSigner signer(String[] words) {
        byte[] secret = CanonicalBase64.decode(words[2]);
        return switch (words[0]) {
            case LOG -> NoteSigner.ed25519(words[1], SigningKey.of(Secret.of(secret)));
            case COSIGNER -> NoteSigner.ed25519Cosigner(words[1], SigningKey.of(Secret.of(secret)));
            case ML_DSA_44 -> NoteSigner.mlDsa44(words[1], MlDsa44Key.of(secret, CanonicalBase64.decode(words[3])));
            default -> throw new IllegalArgumentException("Unknown type of key.");
        };
    }
}
