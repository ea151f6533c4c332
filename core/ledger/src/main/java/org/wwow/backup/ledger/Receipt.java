package org.wwow.backup.ledger;

import java.util.Optional;

import org.wwow.backup.sealing.CanonicalJson;
import org.wwow.backup.sealing.FormRefused;
import org.wwow.backup.sealing.JsonObject;
import org.wwow.backup.sealing.Members;
import org.wwow.backup.sealing.Secret;

/// What a depositor keeps: a `.tlog-proof` whose extra data rebuild the leaf (protocol section 10).
///
/// It proves that its holder used BackUp. So it is offered, never pushed.
public final class Receipt {
    private final Event event;
    private final Secret blind;
    private final TlogProof proof;

    private Receipt(Event event, Secret blind, TlogProof proof) {
        this.event = event;
        this.blind = blind;
        this.proof = proof;
    }

    /// The receipt of an event that stands in the ledger.
    public static Receipt of(Event event, Secret blind, InclusionProof proof, SignedNote checkpoint) {
        JsonObject extra = JsonObject.EMPTY.with("blind", blind.revealBytes()).with("event", event.json());
        var with = new TlogProof.Extra(CanonicalJson.write(extra));
        return new Receipt(event, blind, new TlogProof(Optional.of(with), proof, checkpoint));
    }

    /// Reads the file of a receipt; nothing in it is checked yet.
    ///
    /// @throws NoteRefused.Malformed if it is no proof
    /// @throws FormRefused if its extra data are missing or not those of an event
    public static Receipt parse(byte[] file) {
        TlogProof proof = TlogProof.parse(file);
        TlogProof.Extra extra = proof.extra()
                .orElseThrow(() -> new FormRefused(FormRefused.Reason.MISSING_MEMBER, "extra"));
        return Members.read(CanonicalJson.readCanonicalObject(extra.bytes()), members -> {
            Secret blind = Secret.of(members.bytes("blind", Secret.LENGTH));
            return new Receipt(members.object("event", Event::read), blind, proof);
        });
    }

    /// Checks that exactly this event stands in a log that the policy takes.
    ///
    /// @throws NoteRefused if the policy does not take the checkpoint
    /// @throws ProofRefused if the event, under this blind, is not the leaf at the index
    public VerifiedCheckpoint verify(Policy policy) {
        return proof.verify(leaf().hash(), policy);
    }

    /// The event that is claimed to stand in the ledger.
    public Event event() {
        return event;
    }

    /// The leaf, rebuilt from event and blind.
    public Leaf leaf() {
        return new Leaf.Blinded(Commitment.to(event, blind));
    }

    /// The proof as a file.
    public TlogProof proof() {
        return proof;
    }

    /// Says nothing: it links a person to a case.
    @Override
    public String toString() {
        return "Receipt[hidden]";
    }
}
