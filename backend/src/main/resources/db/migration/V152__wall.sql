-- The walls that are, or lately were, connected: what each last said of itself. A row a browser; small, hot, pruned.
create table wall (
    -- chosen by the browser and kept there
    id               text primary key check (id ~ '^[A-Za-z0-9-]{8,64}$'),
    name             text,
    person_id        bigint      not null references person on delete cascade,
    address          text        not null, -- masked
    node             text        not null,
    area_code        text,
    scene            text,
    phase            text        not null,
    data_age_seconds real,
    behind           bigint,
    error            text,
    error_at         timestamptz,
    script_ms        real,
    heap_mb          real,
    version          text,
    screen           text,
    connected_at     timestamptz not null default clock_timestamp(),
    seen_at          timestamptz not null default clock_timestamp()
) with (fillfactor = 50);
create index wall_person on wall (person_id);
