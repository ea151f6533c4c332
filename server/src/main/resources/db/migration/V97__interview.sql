-- Whether a person who told her account already may be asked again (protocol section 9.12): what two members agreed on, or
-- one declined. Why stands sealed with the team, and as a code word in the signed statement alone.
create table interview (
    id       uuid primary key,
    case_id  uuid        not null references case_file on delete cascade,
    approved boolean     not null,
    decided  timestamptz not null
);
create index interview_case on interview (case_id, decided);
