-- A mark for each deletion: of a partition that is touched while it is rewritten only the marks seen before are taken away.
-- One mark for all would be lost with them, or held locked by everybody who deletes.
alter table erasable_touched drop constraint erasable_touched_pkey;
alter table erasable_touched add column id bigint generated always as identity primary key;
