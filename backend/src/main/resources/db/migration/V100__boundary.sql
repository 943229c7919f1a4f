-- Changes of boundaries: drafted, decided, taken into effect; and what the areas were before.

-- An area that became another keeps its row and its id in `area`; what it was until then stands here, closed intervals
-- only. A retired area's last interval stands here too, so that the areas as of a moment t are
--   area where upper_inf(valid) and valid @> t   union all   area_version where valid @> t
create table area_version (
    area_id bigint not null references area on delete cascade,
    valid tstzrange not null check (not isempty(valid) and not lower_inf(valid) and not upper_inf(valid)),
    code text not null,
    name text not null,
    level text not null,
    admin_parent bigint,
    command_parent bigint,
    admin_path ltree not null,
    command_path ltree not null,
    path text not null,
    households integer not null,
    residents integer not null,
    geom geometry (multipolygon, 4490),
    -- the change that ended it
    change_id bigint not null,
    exclude using gist (area_id with =, valid with &&)
);

create index area_version_valid on area_version using gist (valid);
create index area_version_geom on area_version using gist (geom);
create index area_version_change on area_version (change_id);

-- A change of boundaries within one area (community, street or district) whose own border stays.
create table boundary_change (
    id bigint generated always as identity primary key,
    area_id bigint not null references area,
    title text not null check (length(title) between 1 and 200),
    comment text not null default '' check (length(comment) <= 2000),
    state text not null default 'draft' check (state in (
        'draft', 'submitted', 'approved', 'effective', 'rejected', 'withdrawn')),
    author_id bigint not null references person,
    created_at timestamptz not null default now(),
    -- counts every change of this row and its operations; the ETag
    version integer not null default 1,
    -- the partition it was drawn on, and the moment as of which area and area_version show that
    base_version bigint not null,
    base_at timestamptz not null,
    -- how many of its operations count; those behind are undone and can be redone
    cursor integer not null default 0 check (cursor >= 0),
    -- names of new grids by their code in this change
    names jsonb not null default '{}',
    -- when it is to take effect, at once when null
    effective_at timestamptz,
    submitted_at timestamptz,
    decided_at timestamptz,
    decided_by bigint references person,
    opinion text check (length(opinion) <= 2000),
    -- when it took effect, and the partition it made
    applied_at timestamptz,
    applied_version bigint,
    check (decided_by is distinct from author_id),
    check ((state = 'effective') = (applied_at is not null))
);

create index boundary_change_area on boundary_change (area_id, id desc);
create index boundary_change_state on boundary_change (state, id desc);
create index boundary_change_due on boundary_change (effective_at) where state = 'approved';

alter table area_version add foreign key (change_id) references boundary_change;

-- What is done in a change, in order; one that was undone stays until another takes its place.
create table boundary_operation (
    change_id bigint not null references boundary_change on delete cascade,
    seq integer not null check (seq >= 1),
    edit jsonb not null,
    -- what the server added so that the operation gives the same again: [[lng, lat, households], …]
    weights jsonb,
    person_id bigint not null references person,
    at timestamptz not null default clock_timestamp(),
    primary key (change_id, seq)
);

-- Who did what with a change; never altered.
create table boundary_event (
    id bigint generated always as identity primary key,
    change_id bigint not null references boundary_change,
    at timestamptz not null default clock_timestamp(),
    verb text not null check (verb in (
        'created', 'submitted', 'approved', 'rejected', 'withdrawn', 'revised', 'rebased', 'collided', 'effective')),
    -- null where the clock did it
    person_id bigint references person,
    opinion text check (length(opinion) <= 2000)
);

create index boundary_event_change on boundary_event (change_id, id);

-- Ground that went from one area to another with a split, a merge or a transfer.
create table area_lineage (
    ancestor bigint not null references area,
    descendant bigint not null references area,
    kind text not null check (kind in ('split', 'merge', 'transfer')),
    change_id bigint not null references boundary_change,
    at timestamptz not null,
    primary key (ancestor, descendant, change_id),
    check (ancestor <> descendant)
);

create index area_lineage_descendant on area_lineage (descendant);
create index area_lineage_change on area_lineage (change_id);

-- The version of the partition that last touched an area: whoever has an older one reads these rows only.
alter table area add column touched bigint not null default 0;

create index area_touched on area (touched);

-- The version at which areas were last removed altogether, which no row can tell.
alter table partition_version add column cleared bigint not null default 0;

-- The version is counted before the rows are written, so that they can carry it, and with it the row is held from here to
-- the end of the transaction. Its time only goes forward: as of that moment the areas are those of that version.
drop trigger partition_changed on area;

create or replace function partition_changed() returns trigger language plpgsql as $$
begin
    update partition_version
    set version = version + 1,
        cleared = case when tg_op = 'DELETE' then version + 1 else cleared end,
        changed_at = greatest(
            date_trunc('milliseconds', clock_timestamp()) + interval '1 millisecond',
            changed_at + interval '1 millisecond');
    perform pg_notify('partition', '');
    return null;
end
$$;

create trigger partition_changed before insert or update or delete on area
for each statement execute function partition_changed();

create function area_touched() returns trigger language plpgsql as $$
begin
    new.touched := (select version from partition_version);
    return new;
end
$$;

create trigger area_touched before insert or update on area
for each row execute function area_touched();
