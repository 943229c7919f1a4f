-- When a responder is on duty: during its shifts, or always while nobody keeps a roster for it. Whereabouts outside of that are
-- not kept.
alter table responder rename column on_duty to always_on_duty;

create table shift (
    id bigint generated always as identity primary key,
    responder_id bigint not null references responder on delete cascade,
    starts timestamptz not null,
    ends timestamptz not null,
    -- signed on by hand or device; else planned
    signed boolean not null default false,
    check (starts < ends),
    exclude using gist (responder_id with =, tstzrange(starts, ends) with &&)
);

create index shift_starts on shift (starts);

create index shift_ends on shift (ends);

-- Counts the changes of what decides on duty, so that every node knows when to read it again.
create table roster_version (
    one boolean primary key default true check (one),
    version bigint not null
);

insert into roster_version (version) values (0);

create function on_duty(r responder, moment timestamptz) returns boolean
language sql stable
as $$
    select (r).always_on_duty or exists (
        select from shift s where s.responder_id = (r).id and s.starts <= moment and s.ends > moment)
$$;

-- May be written as an attribute: responder.on_duty.
create function on_duty(r responder) returns boolean
language sql stable
as $$ select on_duty(r, now()) $$;
