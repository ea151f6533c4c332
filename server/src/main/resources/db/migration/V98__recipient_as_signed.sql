-- Her recipient is said as she signed it when she opened the case, and in no other way (protocol section 6): a copy of the
-- server's own proved nothing to whoever seals to it.
alter table case_file drop column recipient;
