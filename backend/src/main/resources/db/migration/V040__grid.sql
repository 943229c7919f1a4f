-- The area tree. An id is given once and never again; a retired area keeps its row and its validity ends.
create table area (
    id bigint generated always as identity primary key,
    code text not null check (code ~ '^[A-Za-z0-9_-]{1,40}$'),
    name text not null check (length(name) between 1 and 200),
    level text not null check (level in ('district', 'committee', 'street', 'community', 'grid')),
    admin_parent bigint references area,
    command_parent bigint references area,
    -- ids from the top to the area itself
    admin_path ltree not null,
    command_path ltree not null,
    -- the codes along command_path, joined by dots, as the API shows them
    path text not null,
    households integer not null default 0 check (households >= 0),
    residents integer not null default 0 check (residents >= 0),
    -- of a district: where its days begin
    time_zone text,
    attributes jsonb not null default '{}',
    geom geometry (multipolygon, 4490),
    geom_3857 geometry (multipolygon, 3857) generated always as (st_transform(geom, 3857)) stored,
    label_3857 geometry (point, 3857) generated always as (st_pointonsurface(st_transform(geom, 3857))) stored,
    valid tstzrange not null default tstzrange(now(), null),
    -- a committee commands and has no ground of its own
    check ((level = 'committee') = (geom is null))
);

create unique index area_code_now on area (code) where upper_inf(valid);
create index area_command_path on area using gist (command_path);
create index area_admin_path on area using gist (admin_path);
create index area_command_parent on area (command_parent);
create index area_admin_parent on area (admin_parent);
create index area_geom on area using gist (geom) where upper_inf(valid);
create index area_geom_3857 on area using gist (geom_3857) where upper_inf(valid);

-- Official codes by scheme; one that was given stays taken when its area is retired.
create table area_code (
    scheme text not null check (scheme in ('administrative', 'unit-grid', 'community-grid', 'source')),
    code text not null check (length(code) between 1 and 100),
    area_id bigint not null references area on delete cascade,
    primary key (scheme, code)
);

create index area_code_area on area_code (area_id);

-- Counts every change of the partition. Whoever changes areas holds this row until the end of the transaction, so
-- changes come one after the other.
create table partition_version (
    single boolean primary key default true check (single),
    version bigint not null,
    -- tells this database from another at the same address
    epoch text not null default substr(md5(gen_random_uuid()::text), 1, 8),
    changed_at timestamptz not null
);

insert into partition_version (version, changed_at) values (0, now());

create function partition_changed() returns trigger language plpgsql as $$
begin
    update partition_version set version = version + 1, changed_at = now();
    perform pg_notify('partition', '');
    return null;
end
$$;

create trigger partition_changed after insert or update or delete on area
for each statement execute function partition_changed();
