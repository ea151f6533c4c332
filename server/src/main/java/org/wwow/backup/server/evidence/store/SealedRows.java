package org.wwow.backup.server.evidence.store;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import org.wwow.backup.sealing.ItemId;
import org.wwow.backup.sealing.deposit.SealedBytes;
import org.wwow.backup.server.database.RoundTrip;
import org.wwow.backup.server.evidence.BlobName;
import org.wwow.backup.server.evidence.SealedItems.NewItem;
import org.wwow.backup.server.evidence.SealedItems.Payload;

/// Headers, inline payloads and where the others are.
@Repository
public class SealedRows {
    private final JdbcClient sql;

    /// @param sql the server's database
    public SealedRows(JdbcClient sql) {
        this.sql = sql;
    }

    /// Keeps items: one statement, however many.
    public void insert(RoundTrip trip, List<NewItem> items) {
        trip.tell("""
                with payloads as (insert into payload (item, length, digest, blob)
                    select * from unnest(cast(:ids as uuid[]), cast(:lengths as bigint[]), cast(:digests as bytea[]),
                        cast(:blobs as uuid[])))
                insert into erasable.header (item, header, payload)
                select * from unnest(cast(:ids as uuid[]), cast(:headers as bytea[]), cast(:inline as bytea[]))
                """)
                .with("ids", column(items, item -> item.id().uuid(), UUID[]::new))
                .with("lengths", column(items, NewItem::length, Long[]::new))
                .with("digests", column(items, item -> item.digest().bytes(), byte[][]::new))
                .with("blobs", blobs(items))
                .with("headers", column(items, item -> item.header().shared(), byte[][]::new))
                .with("inline", inline(items));
    }

    /// An item's header.
    public Optional<SealedBytes> header(ItemId item) {
        return sql.sql("select header from erasable.header where item = :item")
                .param("item", item.uuid())
                .query((row, _) -> SealedBytes.of(row.getBytes("header")))
                .optional();
    }

    /// An item's inline payload.
    public Optional<SealedBytes> inlinePayload(ItemId item) {
        return sql.sql("select payload from erasable.header where item = :item and payload is not null")
                .param("item", item.uuid())
                .query((row, _) -> SealedBytes.of(row.getBytes("payload")))
                .optional();
    }

    /// Where an item's payload is.
    public Optional<BlobName> blob(ItemId item) {
        return sql.sql("select blob from payload where item = :item and blob is not null")
                .param("item", item.uuid())
                .query((row, _) -> new BlobName(row.getObject("blob", UUID.class)))
                .optional();
    }

    /// How long an item's payload is.
    public Optional<Long> length(ItemId item) {
        return sql.sql("select length from payload where item = :item")
                .param("item", item.uuid())
                .query(Long.class)
                .optional();
    }

    private static UUID[] blobs(List<NewItem> items) {
        var blobs = new UUID[items.size()];
        for (int at = 0; at < blobs.length; at++) {
            if (items.get(at).payload() instanceof Payload.Blob(BlobName name)) {
                blobs[at] = name.bits();
            }
        }
        return blobs;
    }

    private static byte[][] inline(List<NewItem> items) {
        var payloads = new byte[items.size()][];
        for (int at = 0; at < payloads.length; at++) {
            if (items.get(at).payload() instanceof Payload.Inline(SealedBytes bytes)) {
                payloads[at] = bytes.shared();
            }
        }
        return payloads;
    }

    private static <T, V> V[] column(List<T> rows, Function<T, V> value, IntFunction<V[]> array) {
        return rows.stream().map(value).toArray(array);
    }
}
