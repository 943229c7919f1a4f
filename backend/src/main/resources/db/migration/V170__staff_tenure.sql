-- Who serves an area, by post, and from which day to which; nobody is named. A grid has 1 leader + 1 member + 1 instructor + X
-- volunteers at least; what it lacks of these on a day is vacant.
create table staff_tenure (
    id bigint generated always as identity primary key,
    post text not null check (post ~ '^[A-Za-z0-9_.-]{1,64}$'),
    role text not null check (role in ('leader', 'member', 'instructor', 'volunteer')),
    area_id bigint not null references area,
    -- local days, the first included, the last not
    during daterange not null check (not isempty(during) and not lower_inf(during)),
    exclude using gist (post with =, during with &&)
);

create index staff_tenure_area on staff_tenure (area_id);

-- Communities above the size at which one is divided, and why they are not.
create table community_exception (
    id bigint generated always as identity primary key,
    area_id bigint not null references area,
    reason text not null check (reason in ('property-management', 'dense', 'compact')),
    during daterange not null check (not isempty(during) and not lower_inf(during)),
    note text not null default '' check (length(note) <= 500),
    recorded_by bigint references person,
    recorded_at timestamptz not null default clock_timestamp(),
    exclude using gist (area_id with =, reason with =, during with &&)
);

-- Counts the changes of both, for results that are computed from them.
create table staff_version (
    one boolean primary key default true check (one),
    version bigint not null
);

insert into staff_version (version) values (0);

create function staff_changed() returns trigger language plpgsql as $$
begin
    update staff_version set version = version + 1;
    return null;
end
$$;

create trigger staff_changed after insert or update or delete on staff_tenure
for each statement execute function staff_changed();

create trigger staff_changed after insert or update or delete on community_exception
for each statement execute function staff_changed();
