-- Cases, compartments and who may read them (protocol section 6). Names of grants and headers only; the sealed bytes
-- of grants live in `erasable`.
create table case_file (
    id         uuid primary key,
    author     bytea       not null check (length(author) = 32),
    recipient  text        not null,
    recipient_key text     not null,
    mailbox    uuid        not null,
    state      text        not null check (state in ('open', 'closed', 'erasing')),
    speaker    text,
    assisted   boolean     not null default false,
    team       uuid[]      not null default '{}',
    held_until timestamptz,
    received   timestamptz not null,
    changed    timestamptz not null
);
create index case_mailbox on case_file (mailbox);

create table epoch (
    case_id     uuid    not null references case_file on delete cascade,
    compartment text    not null,
    number      bigint  not null,
    stale       boolean not null default false,
    primary key (case_id, compartment, number)
);

create table item (
    id             uuid primary key,
    case_id        uuid        not null references case_file on delete cascade,
    deposit        uuid        not null,
    compartment    text        not null,
    epoch          bigint      not null,
    kind           text        not null check (kind in ('document', 'media')),
    size           bigint      not null,
    header_digest  bytea       not null,
    payload_digest bytea       not null,
    bind           bytea       not null,
    two            boolean     not null,
    author         bytea       not null,
    member         uuid,
    received       timestamptz not null,
    erasing        boolean     not null default false
);
create index item_case on item (case_id, received, id);

create table reader_grant (
    id          uuid primary key,
    case_id     uuid        not null references case_file on delete cascade,
    compartment text        not null,
    epoch       bigint      not null,
    reader_kind text        not null check (reader_kind in ('member', 'circle', 'reporter', 'service')),
    reader      uuid        not null,
    key         text        not null,
    state       text        not null check (state in ('live', 'contingent', 'ended')),
    offer       uuid,
    until       timestamptz,
    granted_by  bytea       not null,
    circle_epoch bigint,
    made        timestamptz not null
);
create index reader_grant_case on reader_grant (case_id) where state <> 'ended';
create index reader_grant_reader on reader_grant (reader, case_id) where state = 'live';

create table consent (
    case_id  uuid        not null references case_file on delete cascade,
    purpose  text        not null,
    number   bigint      not null,
    digest   bytea       not null,
    deposit  uuid        not null,
    body     bytea       not null,
    received timestamptz not null,
    primary key (case_id, purpose, number)
);

-- The routing slip: everything the server reads of the answers. Deleted when the case closes.
create table routing (
    case_id     uuid primary key references case_file on delete cascade,
    circle      uuid        not null,
    priority    smallint    not null check (priority between 1 and 4),
    window_ends timestamptz,
    received    timestamptz not null
);
create index routing_circle on routing (circle);

create table case_reference (
    case_id      uuid not null references case_file on delete cascade,
    organisation uuid not null,
    reference    text not null check (length(reference) = 8),
    primary key (case_id, organisation),
    unique (organisation, reference)
);

create table approval (
    id       uuid primary key,
    item     uuid        not null references item on delete cascade,
    approver uuid        not null,
    received timestamptz not null
);
create index approval_item on approval (item);

-- One row a member, item and session: the first opening is an event, the next ones are the same deed.
create table opening (
    item    uuid        not null references item on delete cascade,
    member  uuid        not null,
    session uuid        not null,
    case_id uuid        not null,
    care    boolean     not null,
    why     text        not null,
    event   uuid        not null,
    opened  timestamptz not null,
    primary key (item, member, session)
);
create index opening_case on opening (case_id, member) where care;

create table payload_capability (
    hash    bytea primary key,
    item    uuid        not null references item on delete cascade,
    member  uuid        not null,
    session uuid        not null,
    expires timestamptz not null
);
create index payload_capability_expires on payload_capability (expires);

create table erasure (
    id        uuid primary key,
    case_id   uuid        not null,
    kind      text        not null check (kind in ('case', 'item')),
    subject   uuid        not null,
    authority text        not null,
    reason    text        not null,
    asked     timestamptz not null,
    due       timestamptz not null,
    state     text        not null check (state in ('waiting', 'cancelled', 'destroyed'))
);
create unique index erasure_waiting on erasure (subject) where state = 'waiting';
create index erasure_due on erasure (due) where state = 'waiting';

create table case_proposal (
    id       uuid primary key,
    case_id  uuid        not null references case_file on delete cascade,
    first    uuid        not null,
    type     text        not null,
    envelope bytea       not null,
    until    timestamptz not null
);
create index case_proposal_case on case_proposal (case_id);

create table erasable.grant_file (
    id   uuid  not null primary key,
    file bytea not null check (length(file) = 2683)
) partition by hash (id);
alter table erasable.grant_file alter column file set storage external;
do $$
begin
    for part in 0..63 loop
        execute format('create table erasable.grant_file_%s partition of erasable.grant_file '
            'for values with (modulus 64, remainder %s)', part, part);
    end loop;
end $$;
