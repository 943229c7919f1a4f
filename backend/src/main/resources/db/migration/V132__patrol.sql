-- Stretches of five minutes whose positions are to be turned into visits, once nothing more is expected. Only ever appended to
-- by those who store positions, so that they never wait for those who compute.
create table patrol_due (
    id bigint generated always as identity primary key,
    responder_id bigint not null,
    slot timestamptz not null,
    due timestamptz not null
);

create index patrol_due_time on patrol_due (due);
create index patrol_due_slot on patrol_due (slot);

-- What a responder visited in five minutes, computed again as a whole whenever a late position turns up.
create table patrol_visit (
    slot timestamptz not null,
    responder_id bigint not null references responder on delete cascade,
    -- pieces of road: base_feature.id * 100000 + number of the piece
    roads bigint[] not null,
    -- base_feature.id
    buildings bigint[] not null,
    -- the box around all of it
    bounds geometry (geometry, 4490) not null,
    primary key (slot, responder_id)
);

create index patrol_visit_ground on patrol_visit using gist (bounds);

-- Items of the check list that were checked somewhere.
create table patrol_check (
    id bigint generated always as identity primary key,
    -- made up by the sender, so that sending twice checks once
    key text not null check (length(key) between 1 and 64),
    person_id bigint not null,
    item text not null check (item ~ '^[0-9]{3}$'),
    finding boolean not null,
    at timestamptz not null,
    received_at timestamptz not null default now(),
    -- where it was then; figures go by the place and the borders of today
    area_path ltree not null,
    geom geometry (point, 4490) not null,
    unique (person_id, key)
);

create index patrol_check_place on patrol_check using gist (geom);
create index patrol_check_time on patrol_check (at);
