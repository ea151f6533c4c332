package org.wwow.backup.dossier.custody;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import org.wwow.backup.ledger.Commitment;
import org.wwow.backup.ledger.Event;
import org.wwow.backup.ledger.EventId;
import org.wwow.backup.ledger.Leaf;
import org.wwow.backup.ledger.NoteRefused;
import org.wwow.backup.ledger.Policy;
import org.wwow.backup.ledger.ProofRefused;
import org.wwow.backup.ledger.Receipt;
import org.wwow.backup.ledger.VerifiedCheckpoint;
import org.wwow.backup.ledger.VerifiedSignature;
import org.wwow.backup.sealing.FormRefused;

/// A chain of custody held against the ledger: each line's proof, that line and event say the same, and that no event of
/// the case stands between two lines (checks 9 and 18).
///
/// Each event of a case names the commitment of the one before. So an event that was left out of the file shows, though
/// nobody here knows what it was.
public final class LoggedCustody {
    private final Map<EventId, Proven> proven = new HashMap<>();
    private final List<Failure> failures = new ArrayList<>();
    private final List<CustodyGap> gaps = new ArrayList<>();

    /// An event whose proof holds.
    ///
    /// @param receipt event, blind and proof
    /// @param checkpoint that the policy took
    public record Proven(Receipt receipt, VerifiedCheckpoint checkpoint) {
        /// When the first witness cosigned: the event was there then.
        public Optional<Instant> witnessed() {
            return checkpoint.signatures()
                    .stream()
                    .filter(one -> !one.key().name().equals(checkpoint.origin()))
                    .flatMap(one -> one.time().stream())
                    .min(Instant::compareTo);
        }

        /// Who vouches for it.
        public List<VerifiedSignature> signatures() {
            return checkpoint.signatures();
        }
    }

    /// A line whose proof does not hold.
    ///
    /// @param event the line's
    /// @param why a sentence
    public record Failure(EventId event, String why) {}

    private LoggedCustody() {}

    /// Checks every line.
    ///
    /// @param proofs the file of an event's proof, where there is one
    public static LoggedCustody check(CustodyChain chain, Function<EventId, Optional<byte[]>> proofs, Policy policy) {
        var checked = new LoggedCustody();
        Optional<Commitment> before = Optional.of(Commitment.NONE);
        for (CustodyEvent line : chain.events()) {
            Optional<Receipt> receipt = checked.receipt(line, proofs.apply(line.id()), policy);
            // Behind a line without a proof nothing can be said of what stands between.
            if (before.isPresent() && receipt.isPresent() && !receipt.get().event().previous().equals(before.get())) {
                checked.gaps.add(new CustodyGap(CustodyGap.Kind.LEDGER, line.seq()));
            }
            before = receipt.map(is -> ((Leaf.Blinded) is.leaf()).commitment());
        }
        return checked;
    }

    private Optional<Receipt> receipt(CustodyEvent line, Optional<byte[]> file, Policy policy) {
        if (file.isEmpty()) {
            failures.add(new Failure(line.id(), "There is no proof that it stands in the ledger."));
            return Optional.empty();
        }
        try {
            Receipt receipt = Receipt.parse(file.get());
            Event event = receipt.event();
            if (!line.agrees(event)) {
                failures.add(new Failure(line.id(), "The line says otherwise than the event in the ledger."));
                return Optional.empty();
            }
            if (proven.putIfAbsent(line.id(), new Proven(receipt, receipt.verify(policy))) != null) {
                failures.add(new Failure(line.id(), "Another line tells the same event."));
            }
            return Optional.of(receipt);
        } catch (NoteRefused | ProofRefused | FormRefused refused) {
            failures.add(new Failure(line.id(), "Its proof does not hold: " + refused.getMessage()));
            return Optional.empty();
        }
    }

    /// The proof of an event, if it holds.
    public Optional<Proven> proven(EventId id) {
        return Optional.ofNullable(proven.get(id));
    }

    /// The lines that the ledger does not bear out, in their order.
    public List<Failure> failures() {
        return List.copyOf(failures);
    }

    /// Where the ledger knows an event between two lines.
    public List<CustodyGap> gaps() {
        return List.copyOf(gaps);
    }
}
