-- When each recurring job was last begun for a time of the timetable, by whichever node; and whether it came to its end.
create table job_run (
    job   text primary key,
    slot  timestamptz not null,
    begun timestamptz not null,
    done  boolean     not null
);
