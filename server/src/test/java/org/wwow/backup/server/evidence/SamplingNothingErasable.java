package org.wwow.backup.server.evidence;

import java.util.List;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import org.wwow.backup.server.FreshDatabase;

import static org.assertj.core.api.Assertions.assertThat;

/// PostgreSQL samples what it analyses into a catalogue that no deletion reaches (protocol section 11).
class SamplingNothingErasable {
    private static final FreshDatabase DATABASE = FreshDatabase.make();
    private static final String SAMPLED = """
            select distinct attname from pg_stats
            where schemaname = 'erasable' and (histogram_bounds is not null or most_common_vals is not null)
            order by 1""";

    @BeforeAll
    static void manyRowsAreAnalysed() {
        DATABASE.client().sql("""
                insert into erasable.custody_event (case_id, position, id, event, blind)
                select gen_random_uuid(), n, gen_random_uuid(), sha256(int8send(n)), sha256(int8send(n + 1000000))
                from generate_series(1, 20000) n""").update();
        // 101 times 16 bytes and 11 more are the 1 627 of a header.
        DATABASE.client().sql("""
                insert into erasable.header (item, header, payload)
                select gen_random_uuid(), decode(repeat(md5(n::text), 101) || repeat('00', 11), 'hex'),
                    sha256(int8send(n))
                from generate_series(1, 20000) n""").update();
        DATABASE.client().sql("analyze").update();
    }

    @Test
    void keepsNoEventNoBlindAndNoPayload() {
        List<String> sampled = DATABASE.client().sql(SAMPLED).query((row, _) -> row.getString(1)).list();

        assertThat(sampled).as("control").contains("case_id", "id", "position");
        assertThat(sampled).doesNotContain("event", "blind", "header", "payload", "file");
    }
}
