-- The cases of a past day (UTC) as columns, for questions over months and years: made from incident, in parts of bounded size, and not
-- read any more once any case of the day has changed. What is not packed is read from incident. Values lie one after the other in the
-- order of the cases, big-endian: instants as microseconds since 1970, words as an index into the words that come first.
create table case_pack (
    id bigint generated always as identity primary key,
    day date not null,
    part integer not null,
    packed_at timestamptz not null default now(),
    cases integer not null,
    -- of these, how many were not over
    open integer not null,
    -- the last instant that any of them names
    latest timestamptz not null,
    reported bytea not null,
    flags bytea not null,
    area bytea not null,
    place bytea not null,
    dispatched bytea not null,
    arrived bytea not null,
    handled bytea not null,
    closed bytea not null,
    changed bytea not null,
    category bytea not null,
    channel bytea not null,
    holder bytea not null,
    unique (day, part)
);

alter table case_pack
alter column reported set storage external,
alter column flags set storage external,
alter column area set storage external,
alter column place set storage external,
alter column dispatched set storage external,
alter column arrived set storage external,
alter column handled set storage external,
alter column closed set storage external,
alter column changed set storage external,
alter column category set storage external,
alter column channel set storage external,
alter column holder set storage external;

-- Days of which a case has changed since they were packed. Rows are only added, so that nobody who changes cases waits for another.
create table case_pack_outdated (
    day date not null
);

create index case_pack_outdated_day on case_pack_outdated (day);

-- Whoever changes cases of a day shares its lock until the end of the transaction; whoever packs the day has it alone, and so sees
-- either all of a change or none of it and is told of it afterwards. The days of one lock are 256 apart, for a transaction has not room
-- for any number of locks. Where the snapshot is older than the lock it is not asked whether the day is packed.
create function case_pack_is_outdated() returns trigger language plpgsql as $$
begin
    perform pg_advisory_xact_lock_shared(hashtext('case_pack'), slot)
    from (select distinct mod(cast(reported_at at time zone 'UTC' as date) - date '2000-01-01', 256) as slot from changed) slots;
    insert into case_pack_outdated (day)
    select day from (select distinct cast(reported_at at time zone 'UTC' as date) as day from changed) days
    where current_setting('transaction_isolation') <> 'read committed'
       or exists (select from case_pack p where p.day = days.day)
      and not exists (select from case_pack_outdated o where o.day = days.day);
    return null;
end
$$;

create function case_pack_is_emptied() returns trigger language plpgsql as $$
begin
    truncate case_pack, case_pack_outdated;
    return null;
end
$$;

create trigger case_pack_insert after insert on incident
referencing new table as changed for each statement execute function case_pack_is_outdated();

create trigger case_pack_update after update on incident
referencing new table as changed for each statement execute function case_pack_is_outdated();

create trigger case_pack_update_from after update on incident
referencing old table as changed for each statement execute function case_pack_is_outdated();

create trigger case_pack_delete after delete on incident
referencing old table as changed for each statement execute function case_pack_is_outdated();

create trigger case_pack_truncate after truncate on incident
for each statement execute function case_pack_is_emptied();
