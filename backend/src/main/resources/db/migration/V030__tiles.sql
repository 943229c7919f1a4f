-- The base map: everything drawn below the areas, by layer.
create table base_feature (
    id bigint generated always as identity,
    layer text not null,
    kind text not null,
    name text not null default '',
    -- drawn and thinned in this order, the least first
    rank smallint not null default 0,
    -- the first zoom it is worth drawing at
    min_zoom smallint not null,
    -- further properties of the drawn feature; values are text, numbers or truth values
    attrs jsonb not null default '{}',
    geom geometry (geometry, 4490) not null,
    geom_3857 geometry (geometry, 3857) generated always as (st_transform(geom, 3857)) stored,
    primary key (layer, id)
) partition by list (layer);

create table base_water partition of base_feature for values in ('water');
create table base_green partition of base_feature for values in ('green');
create table base_roads partition of base_feature for values in ('roads');
create table base_blocks partition of base_feature for values in ('blocks');
create table base_buildings partition of base_feature for values in ('buildings');
create table base_names partition of base_feature for values in ('names');

create index base_feature_place on base_feature using gist (geom_3857);
-- a low zoom draws few features over much ground
create index base_roads_wide on base_roads using gist (geom_3857) where min_zoom <= 11;
create index base_buildings_wide on base_buildings using gist (geom_3857) where min_zoom <= 13;

-- Counts the changes of what tiles are drawn from. The epoch tells this database from another at the same address.
create table tile_source (
    source text primary key,
    version bigint not null default 0,
    epoch text not null default substr(md5(gen_random_uuid()::text), 1, 8)
);

insert into tile_source (source) values ('base');

create function tile_source_changed() returns trigger language plpgsql as $$
begin
    update tile_source set version = version + 1 where source = tg_argv[0];
    return null;
end
$$;

create trigger base_changed after insert or update or delete on base_feature
for each statement execute function tile_source_changed('base');
