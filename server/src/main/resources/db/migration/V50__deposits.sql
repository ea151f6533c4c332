-- One row a deposit call: the answer to a replay, and the signed statement itself (control data; protocol section 9).
create table deposit (
    id       uuid primary key,
    case_id  uuid        not null,
    digest   bytea       not null check (length(digest) = 32),
    author   bytea       not null check (length(author) = 32),
    member   uuid,
    envelope bytea       not null,
    events   uuid[]      not null,
    received timestamptz not null
);
create index deposit_case on deposit (case_id);
