-- Zones whose border responders do not cross unnoticed.
create table zone (
    id bigint generated always as identity primary key,
    name text not null check (length(name) between 1 and 100),
    -- whose it is and who hears its alarms
    area_id bigint not null references area,
    area_path ltree not null,
    -- what was drawn; the ground of the area, as it is at the time, when absent
    geom geometry (polygon, 4490) check (st_npoints(geom) <= 501),
    event text not null check (event in ('enter', 'leave', 'both')),
    -- of responders; of all when empty
    kinds text[] not null default '{}',
    -- when its alarms are raised, by the clock of the district: bit 0 is Monday
    weekdays smallint not null default 127 check (weekdays between 0 and 127),
    from_minute smallint not null default 0 check (from_minute between 0 and 1439),
    -- of the day; not after from_minute means that of the next day
    to_minute smallint not null default 1440 check (to_minute between 0 and 1440),
    severity smallint not null check (severity between 1 and 4),
    enabled boolean not null default true,
    version integer not null default 1,
    changed_at timestamptz not null default now(),
    changed_by bigint not null
);

create index zone_area on zone using gist (area_path);
create index zone_home on zone (area_id);
create index zone_ground on zone using gist (geom);

-- Who is inside: entering makes a row and leaving deletes it, in the transaction that stores the position.
create table zone_presence (
    zone_id bigint not null references zone on delete cascade,
    responder_id bigint not null references responder on delete cascade,
    -- device time of the first fix that was inside for certain
    since timestamptz not null,
    primary key (zone_id, responder_id)
);

create index zone_presence_responder on zone_presence (responder_id);

-- Counts the changes of zones, so that every node sees in each batch whether what it holds in memory is still right.
create table zone_version (
    single boolean primary key default true check (single),
    version bigint not null
);

insert into zone_version (version) values (0);

create function zone_changed() returns trigger language plpgsql as $$
begin
    update zone_version set version = version + 1;
    return null;
end
$$;

create trigger zone_changed after insert or update or delete on zone
for each statement execute function zone_changed();
