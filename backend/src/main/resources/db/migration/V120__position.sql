-- Everything devices report is kept day by day of device time (UTC), so that a day can be dropped as a whole.
-- Partitions are made on demand by the server (position_20261122 and so on); there is no default one.
create table position (
    -- no foreign key, which would be checked row by row; the writer holds the responder's row of responder_position
    responder_id bigint not null,
    -- when the device took it; one responder has one position at a time
    at timestamptz not null,
    -- when it reached the server
    received_at timestamptz not null,
    geom geometry (point, 4490) not null,
    -- the grid it lay in when it came; null outside of all
    area_id bigint,
    accuracy_meters real,
    speed_mps real,
    heading_degrees real,
    battery_percent real,
    -- bits: see Flag
    flags smallint not null,
    device_id bigint,
    primary key (responder_id, at)
) partition by range (at);

-- One row per responder that ever reported: its newest believed fix, and what the next batch is judged by.
-- geom and at are null while nothing believable has come.
alter table responder_position
    alter column geom drop not null,
    alter column at drop not null,
    add column accuracy_meters real,
    add column speed_mps real,
    add column heading_degrees real,
    add column battery_percent real,
    add column flags smallint not null default 0,
    add column area_id bigint,
    -- the newest device time stored, believed or not: what is newer cannot be in the table yet
    add column stored_until timestamptz,
    -- a jump that waits to be confirmed by a second fix near it
    add column jump_geom geometry (point, 4490),
    add column jump_at timestamptz;

update responder_position set stored_until = at;
