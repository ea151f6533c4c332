-- A member asked her about a choice (protocol section 9.11). It opens nothing; her next answer to the purpose ends it.
create table asking (
    id           uuid primary key,
    case_id      uuid        not null references case_file on delete cascade,
    purpose      text        not null,
    recipient    uuid,
    after        bigint      not null,
    member       uuid        not null,
    organisation uuid        not null,
    asked        timestamptz not null
);
create index asking_case on asking (case_id, asked);
