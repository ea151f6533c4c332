package org.wwow.backup.ledger.witness;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

import org.wwow.backup.ledger.NoteSignature;
import org.wwow.backup.ledger.TreeSize;

/// What a witness answers to `add-checkpoint`, with the statuses of C2SP tlog-witness.
public sealed interface WitnessAnswer {
    /// The HTTP status.
    int status();

    /// The body, which ends in a newline.
    String text();

    /// The content type.
    default String contentType() {
        return "text/plain; charset=utf-8";
    }

    /// The body as it is sent.
    default byte[] body() {
        return text().getBytes(StandardCharsets.UTF_8);
    }

    /// The checkpoint extends all that was cosigned before; here are the cosignatures.
    record Cosigned(List<NoteSignature> signatures) implements WitnessAnswer {
        /// Keeps its own copy.
        public Cosigned {
            signatures = List.copyOf(signatures);
        }

        @Override
        public int status() {
            return 200;
        }

        @Override
        public String text() {
            return signatures.stream().map(line -> line.line() + "\n").collect(Collectors.joining());
        }
    }

    /// The witness cosigned another size last: prove from there.
    record OtherSize(TreeSize last) implements WitnessAnswer {
        @Override
        public int status() {
            return 409;
        }

        @Override
        public String text() {
            return last.leaves() + "\n";
        }

        @Override
        public String contentType() {
            return "text/x.tlog.size";
        }
    }

    /// Not cosigned.
    record Refused(Reason reason) implements WitnessAnswer {
        @Override
        public int status() {
            return reason.status;
        }

        @Override
        public String text() {
            return reason.words + "\n";
        }
    }

    /// Why a checkpoint is not cosigned.
    enum Reason {
        /// The body is not a request.
        MALFORMED(400, "malformed request"),
        /// The old size is greater than that of the checkpoint.
        OLD_SIZE_TOO_LARGE(400, "old size is larger than the checkpoint"),
        /// No such log is configured.
        UNKNOWN_LOG(404, "unknown log"),
        /// None of the log's keys signed, or one falsely.
        NOT_SIGNED(403, "invalid signature"),
        /// The size is the one that was cosigned last, and the root another: a second history.
        OTHER_ROOT(409, "another root was cosigned at this size"),
        /// The checkpoint does not extend what was cosigned before.
        NOT_CONSISTENT(422, "invalid consistency proof");

        private final int status;
        private final String words;

        Reason(int status, String words) {
            this.status = status;
            this.words = words;
        }
    }
}
