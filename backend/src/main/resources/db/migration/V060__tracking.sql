-- Those who can be sent, and where they were last seen. A responder is a post or a vehicle; nobody's name is here.
create table responder (
    id bigint generated always as identity primary key,
    code text not null unique check (code ~ '^[A-Za-z0-9_.-]{1,64}$'),
    callsign text not null,
    kind text not null,
    -- where its day begins
    area_id bigint not null references area,
    area_path ltree not null,
    on_duty boolean not null default true
);

create index responder_area on responder using gist (area_path);

-- The newest fix of each; small and hot, so that most updates stay on their page.
create table responder_position (
    responder_id bigint primary key references responder on delete cascade,
    geom geometry (point, 4490) not null,
    -- when the device took it
    at timestamptz not null,
    -- when it became known here, by the database's clock
    recorded_at timestamptz not null default clock_timestamp()
) with (fillfactor = 50);
