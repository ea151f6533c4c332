package org.wwow.backup.server.evidence;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.util.List;
import java.util.Optional;

import org.springframework.stereotype.Component;

import org.wwow.backup.sealing.Digest;
import org.wwow.backup.sealing.ItemId;
import org.wwow.backup.sealing.deposit.SealedBytes;
import org.wwow.backup.server.database.RoundTrip;
import org.wwow.backup.server.evidence.store.SealedRows;

/// The sealed bytes of items: headers and small payloads in `erasable`, large payloads as blobs.
@Component
public class SealedItems {
    private final SealedRows rows;
    private final Blobs blobs;

    SealedItems(SealedRows rows, Blobs blobs) {
        this.rows = rows;
        this.blobs = blobs;
    }

    /// An item to be kept.
    ///
    /// @param digest of the payload
    public record NewItem(ItemId id, SealedBytes header, long length, Digest digest, Payload payload) {}

    /// Where an item's payload is kept.
    public sealed interface Payload {
        /// Beside its header.
        record Inline(SealedBytes bytes) implements Payload {}

        /// In the blob store.
        record Blob(BlobName name) implements Payload {}
    }

    /// Keeps items within the deposit's transaction.
    public void keep(RoundTrip trip, List<NewItem> items) {
        if (!items.isEmpty()) {
            rows.insert(trip, items);
        }
    }

    /// An item's header; empty once it was destroyed.
    public Optional<SealedBytes> header(ItemId item) {
        return rows.header(item);
    }

    /// An item's payload, where it is small enough to be kept beside its header.
    public Optional<SealedBytes> inlinePayload(ItemId item) {
        return rows.inlinePayload(item);
    }

    /// How long an item's payload is; empty once it was destroyed.
    public Optional<Long> payloadLength(ItemId item) {
        return rows.length(item);
    }

    /// Writes a part of an item's payload.
    ///
    /// @return false if it was destroyed meanwhile; then nothing was written
    public boolean writePayload(ItemId item, Range range, OutputStream to) throws IOException {
        Optional<SealedBytes> inline = rows.inlinePayload(item);
        if (inline.isPresent()) {
            to.write(inline.get().shared(), Math.toIntExact(range.from()), Math.toIntExact(range.length()));
            return true;
        }
        Optional<BlobName> blob = rows.blob(item);
        if (blob.isEmpty()) {
            return false;
        }
        try (FileChannel channel = blobs.read(blob.get())) {
            copy(channel.position(range.from()), range.length(), to);
        }
        return true;
    }

    /// Some bytes of a payload.
    public record Range(long from, long length) {}

    private static void copy(FileChannel from, long length, OutputStream to) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(65_536);
        var channel = Channels.newChannel(to);
        long left = length;
        while (left > 0) {
            buffer.clear().limit((int) Math.min(buffer.capacity(), left));
            int read = from.read(buffer);
            if (read < 0) {
                throw new IOException("A payload is shorter than its row says.");
            }
            buffer.flip();
            left -= read;
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
        }
    }
}
