-- Stations that somebody moves about, half an hour long: any node goes on where another stopped.
create table what_if (
    id text primary key,
    person_id bigint not null references person on delete cascade,
    area_id bigint not null references area,
    -- of the rows
    level text not null,
    mode text not null,
    minutes integer[] not null,
    -- [{"lng", "lat", "origin", "name", "kind"}] as they stood, and the same by label as they are
    stations_begin jsonb not null,
    stations_now jsonb not null,
    labels integer not null,
    revision integer not null,
    used_at timestamptz not null default clock_timestamp()
);

create index what_if_person on what_if (person_id, used_at);
create index what_if_used on what_if (used_at);
