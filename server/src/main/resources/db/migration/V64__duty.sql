-- Who reads now: a member's own word, for a day at most. Nothing of the past is kept.
create table duty (
    circle uuid        not null,
    member uuid        not null,
    until  timestamptz not null,
    primary key (circle, member)
);
