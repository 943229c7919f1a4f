-- The layers of person, place, object and organisation (人、地、物、组织) and the attributes their elements carry.
create table element_layer (
    id text primary key,
    title text not null,
    title_zh text not null,
    -- [{"name", "title", "type": "text" | "integer" | "number" | "boolean", "unit"}]
    attributes jsonb not null
);

create table element (
    id bigint generated always as identity primary key,
    layer text not null references element_layer,
    code text not null check (length(code) between 1 and 80),
    kind text not null check (length(kind) between 1 and 80),
    name text not null check (length(name) <= 200),
    area_id bigint not null references area,
    attrs jsonb not null default '{}',
    geom geometry (geometry, 4490) not null,
    geom_3857 geometry (geometry, 3857) generated always as (st_transform(geom, 3857)) stored,
    updated_at timestamptz not null default now(),
    unique (layer, code)
);

create index element_place on element using gist (layer, geom_3857);
create index element_ground on element using gist (geom);
create index element_area on element (area_id, layer, id);
create index element_page on element (layer, id);

insert into tile_source (source) values ('element');

create trigger element_changed after insert or update or delete on element
for each statement execute function tile_source_changed('element');

insert into element_layer (id, title, title_zh, attributes) values
('person', 'People by building', '人（按楼栋汇总）', '[
    {"name": "households", "title": "户数", "type": "INTEGER", "unit": ""},
    {"name": "residents", "title": "居民", "type": "INTEGER", "unit": ""},
    {"name": "infants", "title": "0–6岁", "type": "INTEGER", "unit": ""},
    {"name": "pupils", "title": "7–17岁", "type": "INTEGER", "unit": ""},
    {"name": "adults", "title": "18–59岁", "type": "INTEGER", "unit": ""},
    {"name": "elders", "title": "60–79岁", "type": "INTEGER", "unit": ""},
    {"name": "aged", "title": "80岁以上", "type": "INTEGER", "unit": ""},
    {"name": "loneElders", "title": "独居老人", "type": "INTEGER", "unit": ""},
    {"name": "disabled", "title": "残疾人", "type": "INTEGER", "unit": ""},
    {"name": "lowIncome", "title": "低保", "type": "INTEGER", "unit": ""},
    {"name": "newcomers", "title": "流动人口", "type": "INTEGER", "unit": ""},
    {"name": "floors", "title": "层数", "type": "INTEGER", "unit": ""}]'),
('place', 'Places', '地', '[]'),
('object', 'Objects', '物', '[]'),
('organisation', 'Organisations', '组织', '[]');
