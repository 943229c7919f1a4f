-- Stations as somebody has moved them, kept to be looked at again and compared.
create table coverage_scenario (
    id bigint generated always as identity primary key,
    person_id bigint not null references person on delete cascade,
    name text not null check (length(name) between 1 and 80),
    area_id bigint not null references area,
    -- of the rows
    level text not null,
    mode text not null,
    minutes integer[] not null,
    -- [{"lng", "lat", "origin", "name", "kind"}]: as they stood, and as they were moved
    stations_begin jsonb not null,
    stations_now jsonb not null,
    -- the figures of the moment it was kept
    figures_begin jsonb not null,
    figures_now jsonb not null,
    at timestamptz not null default clock_timestamp()
);

create index coverage_scenario_area on coverage_scenario (area_id, id);
create index coverage_scenario_person on coverage_scenario (person_id);
