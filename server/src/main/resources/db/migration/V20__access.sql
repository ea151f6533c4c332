-- Secrets of this instance that every node shares; made by the first that starts.
CREATE TABLE server_key (
    name text PRIMARY KEY,
    key  bytea NOT NULL CHECK (length(key) = 32)
);

-- Challenges that were answered, until they would have lapsed anyway (protocol section 4).
CREATE TABLE spent_challenge (
    digest bytea PRIMARY KEY,
    until  timestamptz NOT NULL
);
CREATE INDEX spent_challenge_by_end ON spent_challenge (until);

-- A member's way in. Works only while the directory says that the member is in force.
CREATE TABLE account (
    member    uuid PRIMARY KEY,
    name      text NOT NULL UNIQUE,
    sign_in   bytea NOT NULL CHECK (length(sign_in) = 32),
    totp      bytea NOT NULL CHECK (length(totp) = 20),
    last_step bigint NOT NULL
);

CREATE TABLE member_session (
    id     uuid PRIMARY KEY,
    secret bytea NOT NULL UNIQUE CHECK (length(secret) = 32),
    member uuid NOT NULL REFERENCES account ON DELETE CASCADE,
    until  timestamptz NOT NULL
);
CREATE INDEX member_session_by_member ON member_session (member);
CREATE INDEX member_session_by_end ON member_session (until);

CREATE TABLE passkey (
    credential      bytea PRIMARY KEY,
    member          uuid NOT NULL REFERENCES account ON DELETE CASCADE,
    attested        bytea NOT NULL,
    backup_eligible boolean NOT NULL,
    sign_count      bigint NOT NULL,
    added           date NOT NULL
);
CREATE INDEX passkey_by_member ON passkey (member);

-- Member slots (protocol section 8): one under the passphrase, one for each passkey that gives a PRF.
CREATE TABLE slot (
    member     uuid NOT NULL REFERENCES account ON DELETE CASCADE,
    credential bytea REFERENCES passkey ON DELETE CASCADE,
    file       bytea NOT NULL CHECK (length(file) = 2683),
    UNIQUE NULLS NOT DISTINCT (member, credential)
);

CREATE TABLE invitation (
    id           uuid PRIMARY KEY,
    token        bytea NOT NULL UNIQUE CHECK (length(token) = 32),
    member       uuid NOT NULL UNIQUE,
    organisation uuid NOT NULL,
    roles        text[] NOT NULL,
    totp         bytea NOT NULL,
    until        timestamptz NOT NULL
);

-- What an invitee sent, until an administrator signs the member statement.
CREATE TABLE acceptance (
    invitation uuid PRIMARY KEY REFERENCES invitation ON DELETE CASCADE,
    name       text NOT NULL UNIQUE,
    sign_in    bytea NOT NULL,
    slot       bytea NOT NULL,
    last_step  bigint NOT NULL,
    envelope   text NOT NULL,
    salt       bytea NOT NULL CHECK (length(salt) = 16),
    profile    text NOT NULL
);
