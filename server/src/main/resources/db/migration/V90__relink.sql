-- A case whose code was lost, given back for reading to the person's new code by two members (protocol section 25).
-- Erasing either case takes the row with it.
create table relink (
    id        uuid primary key,
    case_id   uuid        not null references case_file on delete cascade,
    to_case   uuid        not null references case_file on delete cascade,
    how       text        not null check (how in ('in-person', 'question')),
    given     timestamptz not null,
    opens     timestamptz not null check (opens > given),
    ended     timestamptz,
    ended_by  text        check (ended_by in ('reporter', 'member', 'new-code')),
    check (case_id <> to_case),
    check ((ended is null) = (ended_by is null))
);
create unique index relink_live on relink (case_id) where ended is null;
create index relink_case on relink (case_id);
create index relink_to on relink (to_case);
