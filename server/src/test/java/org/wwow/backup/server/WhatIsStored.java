package org.wwow.backup.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.springframework.jdbc.core.simple.JdbcClient;

import org.wwow.backup.sealing.Digest;

/// A digest of every table and of every file of the blob store: two of them are equal only if nothing was lost, added or
/// changed in between.
public final class WhatIsStored {
    private final Map<String, String> digests = new TreeMap<>();

    private WhatIsStored() {}

    /// Takes the digests now.
    public static WhatIsStored in(JdbcClient database, Path blobs) {
        var stored = new WhatIsStored();
        for (String table : tables(database)) {
            stored.digests.put(table, database
                    .sql("select count(*) || ' ' || coalesce(md5(string_agg(md5(t::text), '' order by md5(t::text))), '')"
                            + " from " + table + " t")
                    .query(String.class)
                    .single());
        }
        try (Stream<Path> files = Files.walk(blobs)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                stored.digests.put("blobs/" + blobs.relativize(file), Digest.hash(Files.readAllBytes(file)).text());
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return stored;
    }

    /// The names of tables and files that are not the same in both.
    public Set<String> differsFrom(WhatIsStored other) {
        Map<String, String> differing = new TreeMap<>(digests);
        differing.putAll(other.digests);
        differing.keySet()
                .removeIf(name -> digests.containsKey(name) && digests.get(name).equals(other.digests.get(name)));
        return differing.keySet();
    }

    /// How many tables and files there are.
    public int size() {
        return digests.size();
    }

    /// Partitions are read through their parents.
    private static Iterable<String> tables(JdbcClient database) {
        return database.sql("""
                select quote_ident(n.nspname) || '.' || quote_ident(c.relname)
                from pg_class c join pg_namespace n on n.oid = c.relnamespace
                where c.relkind in ('r', 'p') and not c.relispartition
                    and n.nspname not in ('pg_catalog', 'information_schema') and n.nspname !~ '^pg_toast'
                """).query((row, _) -> row.getString(1)).list();
    }
}
