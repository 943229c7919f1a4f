-- Results of analyses, so that a link to one survives a restart. Bounded: what was not used for longest goes first.
create table analysis_result (
    -- question and versions of the data, hashed
    id text primary key check (id ~ '^[0-9a-f]{32}$'),
    kind text not null,
    -- command path of the area it is about, which says who may see it
    area_path ltree not null,
    answer bytea not null,
    bytes bigint not null,
    used_at timestamptz not null default now()
);

-- Compressed already.
alter table analysis_result alter column answer set storage external;
create index analysis_result_used on analysis_result (used_at);
