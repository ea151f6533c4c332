package org.wwow.backup.dossier.check;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import org.wwow.backup.dossier.file.Edition;
import org.wwow.backup.ledger.NoteSigner;
import org.wwow.backup.ledger.Policy;
import org.wwow.backup.ledger.SignedNote;
import org.wwow.backup.ledger.TlogProof;
import org.wwow.backup.sealing.Digest;
import org.wwow.backup.sealing.Secret;
import org.wwow.backup.sealing.SigningKey;

import static org.assertj.core.api.Assertions.assertThat;

/// A reader may trust several logs; custody stands in the one that the directory's root names.
class TrustingTwoLogs {
    private static final String OWN = "log log.example/sample+f86f8105+AUYHizQcT5GtuNftw9LPVxdb7cRfytuNbxtbK2BoO8Wo\n";
    private static final NoteSigner OTHER = NoteSigner.ed25519("log.example/other",
            SigningKey.of(Secret.of(Digest.hash("other".getBytes(StandardCharsets.UTF_8)).bytes())));
    private static final Trust BOTH = trusting(OWN + "log " + OTHER.verifier().vkey() + "\n");

    private final OpenedUp file = new OpenedUp(FinishedDossier.bytes(Edition.FULL));

    private static Trust trusting(String logs) {
        Trust trust = FinishedDossier.trust();
        return new Trust(Optional.of(Policy.parse((logs + "quorum none\n").getBytes(StandardCharsets.UTF_8))),
                trust.root(), trust.certificates(), trust.clock());
    }

    private Result keys() {
        return Asked.of(Check.ACTOR_KEYS, file, BOTH);
    }

    /// The same tree, as another log would have signed it.
    private static SignedNote byTheOther(SignedNote note) {
        String text = note.text().replace("log.example/sample\n", "log.example/other\n");
        return new SignedNote(text, List.of(OTHER.sign(text, Instant.EPOCH)));
    }

    @Test
    void holdsWhereEverythingStandsInTheOne() {
        assertThat(keys()).isInstanceOf(Result.Held.class);
    }

    @Test
    void failsForAProofOfTheOther() {
        String proof = file.path("data/proofs/[0-9a-f].*");
        file.change(proof, bytes -> {
            TlogProof read = TlogProof.parse(bytes);
            return new TlogProof(read.extra(), read.proof(), byTheOther(read.checkpoint())).text()
                    .getBytes(StandardCharsets.UTF_8);
        });

        assertThat(Asked.of(Check.LOG_PROOFS, file, BOTH)).isInstanceOf(Result.Held.class);
        assertThat(keys().why()).extracting(Reason::ground).containsExactly(Ground.ROOT_NAMES_ANOTHER_LOG);
    }

    @Test
    void failsForACheckpointOfTheOther() {
        file.change("data/log/16.checkpoint", bytes -> byTheOther(SignedNote.parse(bytes)).bytes());

        assertThat(keys().why()).extracting(Reason::ground).containsExactly(Ground.ROOT_NAMES_ANOTHER_LOG);
    }

    @Test
    void failsWhereOnlyTheOtherIsTrusted() {
        Trust other = trusting("log " + OTHER.verifier().vkey() + "\n");

        assertThat(Asked.of(Check.ACTOR_KEYS, file, other).why()).extracting(Reason::ground)
                .contains(Ground.ROOT_NAMES_ANOTHER_LOG);
    }
}
