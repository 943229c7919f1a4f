-- Which area an element belongs to, apart from what it is: a change of boundaries rewrites rows of 50 bytes with two indexes
-- instead of whole elements with six, two of them spatial.
create table element_home (
    element_id bigint primary key references element on delete cascade,
    area_id bigint not null
);

insert into element_home (element_id, area_id) select id, area_id from element;
create index element_home_area on element_home (area_id, element_id);
alter table element drop column area_id;

create trigger element_home_changed after insert or update or delete on element_home
for each statement execute function tile_source_changed('element');

-- The reference to area, checked by statement: a foreign key would look up the area of every single row.
create function element_home_known() returns trigger language plpgsql as $$
begin
    if exists (
        select from (select distinct area_id from fresh) homes
        where not exists (select from area where id = homes.area_id)
    ) then
        raise foreign_key_violation using message = 'an element belongs to an area that is not there';
    end if;
    return null;
end
$$;

create trigger element_home_known after insert on element_home referencing new table as fresh
for each statement execute function element_home_known();

create function area_not_home() returns trigger language plpgsql as $$
begin
    if exists (select from gone join element_home on area_id = gone.id) then
        raise foreign_key_violation using message = 'an element belongs to this area';
    end if;
    return null;
end
$$;

create trigger area_not_home after delete on area referencing old table as gone
for each statement execute function area_not_home();
