-- What was deposited. Headers and inline payloads live in `erasable` and nowhere else (protocol sections 11 and 14):
-- the nightly job rewrites its touched partitions, so that what was deleted is gone from the files as well.
create table storage_account (
    owner_kind smallint not null,
    owner      uuid     not null,
    items      bigint   not null default 0,
    bytes      bigint   not null default 0,
    primary key (owner_kind, owner)
);

create table upload (
    address    uuid primary key,
    owner_kind smallint    not null,
    owner      uuid        not null,
    length     bigint      not null check (length > 0),
    blob       uuid        not null unique,
    digest     bytea check (length(digest) = 32),
    expires    timestamptz not null
);
create index upload_owner on upload (owner_kind, owner);
create index upload_expires on upload (expires);

-- blob is null where the payload is inline.
create table payload (
    item    uuid primary key,
    length  bigint not null,
    digest  bytea  not null check (length(digest) = 32),
    blob    uuid unique,
    checked date
);
create index payload_checked on payload (checked nulls first) where blob is not null;

-- Written in the transaction that deletes the rows; the files follow, also after a crash.
create table doomed_blob (
    blob uuid primary key
);

create table tombstone (
    subject   uuid primary key,
    kind      text        not null check (kind in ('case', 'item')),
    erased    timestamptz not null,
    authority text        not null check (authority in ('reporter', 'focal-point', 'members', 'restore')),
    reason    text        not null
);

create table erasable.header (
    item    uuid  not null primary key,
    header  bytea not null check (length(header) = 1627),
    payload bytea
) partition by hash (item);
-- Sealed bytes do not compress: trying costs time and keeps a second copy of a prefix in no case.
alter table erasable.header alter column header set storage external;
alter table erasable.header alter column payload set storage external;
do $$
begin
    for part in 0..63 loop
        execute format('create table erasable.header_%s partition of erasable.header '
            'for values with (modulus 64, remainder %s)', part, part);
    end loop;
end $$;

-- Which relations of `erasable` the nightly job has to rewrite.
create table erasable_touched (
    relation text primary key
);
