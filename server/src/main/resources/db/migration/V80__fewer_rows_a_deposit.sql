-- Most payloads have no blob, and no leaf has a place when it is entered: an index that held all these nulls was written
-- once more for each deposit and said nothing.
alter table payload drop constraint payload_blob_key;
create unique index payload_blob on payload (blob) where blob is not null;
alter table ledger_entry drop constraint ledger_entry_place_key;
create unique index ledger_entry_placed on ledger_entry (place) where place is not null;

-- A document of the smallest size and its header fit one page together: cut into chunks they would be four rows in two
-- tables with an index entry each. Larger ones are cut as before.
do $$
begin
    for part in 0..63 loop
        execute format('alter table erasable.header_%s set (toast_tuple_target = 8160)', part);
    end loop;
end $$;
