package org.wwow.backup.client;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

import org.wwow.backup.sealing.Base64Url;
import org.wwow.backup.sealing.Digest;
import org.wwow.backup.sealing.MailboxId;

/// Finds the nonce that a first deposit must show (protocol section 4).
final class WorkSearch {
    private static final byte[] LABEL = "backup/v1/work\n".getBytes(StandardCharsets.US_ASCII);
    /// The cap of the protocol, 18 bits, is found long before this with all but certainty.
    private static final long MOST_TRIES = 1L << 26;

    private WorkSearch() {}

    /// The first nonce whose hash has so many leading zero bits.
    static long find(MailboxId mailbox, String challenge, int bits) {
        byte[] asked = Base64Url.decode(challenge);
        for (long nonce = 0; nonce < MOST_TRIES; nonce++) {
            byte[] answer = ByteBuffer.allocate(Long.BYTES).putLong(nonce).array();
            if (hasLeadingZeroes(Digest.hash(LABEL, asked, mailbox.bytes(), answer).bytes(), bits)) {
                return nonce;
            }
        }
        throw new IllegalStateException("No nonce was found within the bound.");
    }

    private static boolean hasLeadingZeroes(byte[] hash, int bits) {
        return Long.numberOfLeadingZeros(ByteBuffer.wrap(hash).getLong()) >= bits;
    }
}
