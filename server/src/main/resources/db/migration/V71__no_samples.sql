-- PostgreSQL keeps samples of what it analyses, as values, in a catalogue that no deletion reaches: an erased event or
-- blind would live on there (protocol section 11). Long values are not sampled; that is not left to their length.
-- Setting the type anew drops what was sampled so far.
alter table erasable.custody_event alter column event type bytea, alter column blind type bytea;
alter table erasable.custody_event alter column event set statistics 0, alter column blind set statistics 0;
alter table erasable.header alter column header set statistics 0, alter column payload set statistics 0;
alter table erasable.grant_file alter column file set statistics 0;
