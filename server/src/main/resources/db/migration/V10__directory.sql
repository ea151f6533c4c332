-- The instance this database belongs to; one row, made at the first start.
CREATE TABLE instance (
    only_one boolean PRIMARY KEY DEFAULT true CHECK (only_one),
    id       uuid NOT NULL
);

-- The one numbered chain (protocol section 7). Rows are only ever added.
CREATE TABLE directory_statement (
    sequence bigint PRIMARY KEY CHECK (sequence >= 0),
    digest   bytea NOT NULL UNIQUE CHECK (length(digest) = 32),
    type     text NOT NULL,
    envelope text NOT NULL,
    appended timestamptz NOT NULL
);

-- What is in force, read off the chain in the transaction that appends. Never the source of truth: a member's client
-- reads the chain itself, and so does whoever checks us.
CREATE TABLE organisation (
    id       uuid PRIMARY KEY,
    sequence bigint NOT NULL REFERENCES directory_statement,
    name     text NOT NULL,
    country  text NOT NULL,
    revoked  boolean NOT NULL DEFAULT false
);

CREATE TABLE member (
    id            uuid PRIMARY KEY,
    sequence      bigint NOT NULL REFERENCES directory_statement,
    organisation  uuid NOT NULL REFERENCES organisation,
    roles         text[] NOT NULL,
    administrator boolean NOT NULL DEFAULT false,
    opening       text NOT NULL,
    opening_key   text NOT NULL,
    signing_key   text NOT NULL UNIQUE,
    profile       bytea NOT NULL,
    not_after     timestamptz NOT NULL,
    revoked       boolean NOT NULL DEFAULT false
);
CREATE INDEX member_by_organisation ON member (organisation);

CREATE TABLE circle (
    id           uuid PRIMARY KEY,
    sequence     bigint NOT NULL REFERENCES directory_statement,
    organisation uuid NOT NULL REFERENCES organisation,
    name         text NOT NULL,
    purposes     text[] NOT NULL,
    areas        text[] NOT NULL,
    languages    text[] NOT NULL,
    epoch        bigint NOT NULL,
    recipient    text NOT NULL,
    recipient_key text NOT NULL,
    recovery_key text,
    revoked      boolean NOT NULL DEFAULT false
);

CREATE TABLE circle_member (
    circle uuid NOT NULL REFERENCES circle,
    member uuid NOT NULL REFERENCES member,
    keeper boolean NOT NULL,
    PRIMARY KEY (circle, member)
);
CREATE INDEX circle_member_by_member ON circle_member (member);

CREATE TABLE country (
    code      text PRIMARY KEY,
    sequence  bigint NOT NULL REFERENCES directory_statement,
    circles   uuid[] NOT NULL,
    file      text NOT NULL,
    not_after timestamptz NOT NULL,
    revoked   boolean NOT NULL DEFAULT false
);

-- Names of members; erased for good by deleting the row (the statement holds a salted digest only).
CREATE TABLE profile (
    member  uuid PRIMARY KEY REFERENCES member,
    salt    bytea NOT NULL CHECK (length(salt) = 16),
    profile text NOT NULL
);

-- Keys of circles, each sealed to one reader: a member, or the circle's own id for its recovery recipient.
CREATE TABLE circle_key (
    circle uuid NOT NULL REFERENCES circle,
    epoch  bigint NOT NULL,
    reader uuid NOT NULL,
    key    text NOT NULL,
    file   bytea NOT NULL CHECK (length(file) = 2683),
    PRIMARY KEY (circle, epoch, reader)
);
CREATE INDEX circle_key_by_reader ON circle_key (reader);

-- Statements that wait for a second signature.
CREATE TABLE directory_proposal (
    id          uuid PRIMARY KEY,
    until       timestamptz NOT NULL,
    proposer    uuid NOT NULL REFERENCES member,
    sequence    bigint NOT NULL,
    envelope    text NOT NULL,
    attachments text NOT NULL
);
