package org.wwow.backup.server.evidence;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DuplicateKeyException;

import org.wwow.backup.server.FreshDatabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/// What one deposit costs in rows and index entries, and what the cheaper indexes still refuse.
@Tag("database")
class KeepingSmallPayloads {
    private static final FreshDatabase DATABASE = FreshDatabase.make();
    private static final String KEEP = """
            insert into erasable.header (item, header, payload)
            values (gen_random_uuid(), decode(repeat('5a', 1627), 'hex'), decode(repeat('a5', :bytes), 'hex'))""";
    private static final String CHUNKS = """
            select sum(pg_relation_size(c.reltoastrelid)) from pg_class c join pg_inherits i on i.inhrelid = c.oid
            where i.inhparent = 'erasable.header'::regclass""";

    @Test
    void theSmallestDocumentIsCutIntoNoChunksAndALargerOneIs() {
        keep(4_136);
        assertThat(chunks()).isZero();

        keep(8_232);
        assertThat(chunks()).isPositive();
    }

    @Test
    void oneBlobIsOnePayload() {
        String insert = """
                insert into payload (item, length, digest, blob)
                values (gen_random_uuid(), 1, sha256('x'), '00000000-0000-4000-8000-000000000001')""";
        DATABASE.client().sql(insert).update();

        assertThatThrownBy(() -> DATABASE.client().sql(insert).update()).isInstanceOf(DuplicateKeyException.class);
    }

    @Test
    void onePlaceIsOneLeaf() {
        String insert = """
                insert into ledger_entry (event, leaf, place)
                values (gen_random_uuid(), decode(repeat('01', 64), 'hex'), 7)""";
        DATABASE.client().sql(insert).update();

        assertThatThrownBy(() -> DATABASE.client().sql(insert).update()).isInstanceOf(DuplicateKeyException.class);
    }

    private static void keep(int bytes) {
        DATABASE.client().sql(KEEP).param("bytes", bytes).update();
    }

    private static long chunks() {
        return DATABASE.client().sql(CHUNKS).query(Long.class).single();
    }
}
