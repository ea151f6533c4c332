-- Events and their blinds (protocol sections 10 and 11): destroyed with the case; the leaf then says nothing.
CREATE TABLE erasable.custody_event (
    case_id  uuid NOT NULL,
    position bigint NOT NULL CHECK (position >= 0),
    id       uuid NOT NULL,
    event    bytea NOT NULL,
    blind    bytea NOT NULL CHECK (length(blind) = 32),
    PRIMARY KEY (case_id, position)
) PARTITION BY HASH (case_id);

DO $$
BEGIN
    FOR part IN 0..63 LOOP
        EXECUTE format('CREATE TABLE erasable.custody_event_%s PARTITION OF erasable.custody_event '
            'FOR VALUES WITH (MODULUS 64, REMAINDER %s)', part, part);
    END LOOP;
END $$;
CREATE INDEX custody_event_by_id ON erasable.custody_event (id);

-- The commitment of the last event of each case, which the next one names as `previous`.
CREATE TABLE custody_chain (
    case_id uuid PRIMARY KEY,
    last    bytea NOT NULL CHECK (length(last) = 32),
    events  bigint NOT NULL
);

-- What the ledger's writer takes, each event once: leaves that wait, and where the others stand in the tree.
-- Knows no case: a leaf of an erased event links to nothing.
CREATE TABLE ledger_entry (
    event  uuid PRIMARY KEY,
    number bigint GENERATED ALWAYS AS IDENTITY,
    leaf   bytea NOT NULL CHECK (length(leaf) = 64),
    place  bigint UNIQUE CHECK (place >= 0)
);
CREATE UNIQUE INDEX ledger_entry_public ON ledger_entry (leaf) WHERE get_byte(leaf, 0) = 2;
CREATE INDEX ledger_entry_waiting ON ledger_entry (number) WHERE place IS NULL;

-- The last head that was signed: compared and swapped before anything is signed.
CREATE TABLE ledger_head (
    only_one boolean PRIMARY KEY DEFAULT true CHECK (only_one),
    size     bigint NOT NULL CHECK (size >= 0),
    root     bytea NOT NULL CHECK (length(root) = 32)
);

-- Unpublished receipt checkpoints and proofs, until the next publication makes them superfluous. Lost with a crash of
-- the database, they are missed for one publication; so they cost no WAL.
CREATE UNLOGGED TABLE ledger_receipt_checkpoint (
    size bigint PRIMARY KEY,
    note text NOT NULL
);
CREATE UNLOGGED TABLE ledger_receipt (
    event uuid PRIMARY KEY,
    size  bigint NOT NULL,
    proof text NOT NULL
);
CREATE INDEX ledger_receipt_by_size ON ledger_receipt (size);
