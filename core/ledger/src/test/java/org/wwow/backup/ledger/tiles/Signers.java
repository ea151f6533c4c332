package org.wwow.backup.ledger.tiles;

import java.security.SecureRandom;
import java.time.InstantSource;

import org.wwow.backup.ledger.MlDsa44Key;
import org.wwow.backup.ledger.NoteSigner;
import org.wwow.backup.sealing.SigningKey;

/// Keys drawn for a test.
public final class Signers {
    private static final SecureRandom RANDOM = new SecureRandom();

    private Signers() {}

    public static LogSigners of(String origin, InstantSource clock) {
        return new LogSigners(NoteSigner.ed25519(origin, SigningKey.draw(RANDOM)),
                NoteSigner.mlDsa44(origin, MlDsa44Key.draw(RANDOM)), clock);
    }
}
