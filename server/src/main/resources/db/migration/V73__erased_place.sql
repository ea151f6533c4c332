-- Where an erased item stood, so that a conversation shows that something is gone, and at which place.
alter table erasure
    add column compartment text,
    add column received timestamptz;
