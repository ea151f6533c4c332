-- What goes along with an item that is erased (an exhibit's document, a message's attachments), and when it ended.
alter table erasure
    add column along uuid[] not null default '{}',
    add column ended timestamptz;
create index erasure_case on erasure (case_id);
