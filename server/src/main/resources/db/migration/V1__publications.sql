-- Spring Modulith's registry of events that were published and not yet handled; done rows are deleted.
CREATE TABLE event_publication (
    id                     uuid NOT NULL PRIMARY KEY,
    listener_id            text NOT NULL,
    event_type             text NOT NULL,
    serialized_event       text NOT NULL,
    publication_date       timestamptz NOT NULL,
    completion_date        timestamptz,
    status                 text,
    completion_attempts    integer,
    last_resubmission_date timestamptz
);
CREATE INDEX event_publication_by_content ON event_publication USING hash (serialized_event);
CREATE INDEX event_publication_by_completion ON event_publication (completion_date);

-- What must be gone from every backup after 30 days lives here and only here (protocol section 11):
-- headers, inline payloads, grants, blinds, events. Features make their tables in it, hash-partitioned in 64.
CREATE SCHEMA erasable;
