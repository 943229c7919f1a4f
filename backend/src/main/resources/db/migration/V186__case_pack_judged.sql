-- Judgements are packed beside their cases: a word of each case that was judged, as the server writes it. What was packed without them
-- is packed anew.
truncate case_pack, case_pack_outdated;

alter table case_pack add column ratings bytea not null;
alter table case_pack alter column ratings set storage external;

-- Shares the lock of each of some days and notes the day if it is packed; why so is said in V182. Day by day, because most who change
-- cases change one, and a query over one day costs more to plan than to run.
create function case_pack_outdate(days date[]) returns void language plpgsql as $$
declare
    one date;
begin
    foreach one in array days loop
        perform pg_advisory_xact_lock_shared(hashtext('case_pack'), mod(one - date '2000-01-01', 256));
        if current_setting('transaction_isolation') <> 'read committed'
            or exists (select from case_pack p where p.day = one)
            and not exists (select from case_pack_outdated o where o.day = one) then
            insert into case_pack_outdated (day) values (one);
        end if;
    end loop;
end
$$;

create or replace function case_pack_is_outdated() returns trigger language plpgsql as $$
begin
    perform case_pack_outdate(array(select distinct cast(reported_at at time zone 'UTC' as date) from changed));
    return null;
end
$$;

-- An update is looked at once: the days its cases were reported on before and after.
create function case_pack_is_outdated_from() returns trigger language plpgsql as $$
begin
    perform case_pack_outdate(array(select cast(reported_at at time zone 'UTC' as date) from before
                                    union select cast(reported_at at time zone 'UTC' as date) from changed));
    return null;
end
$$;

drop trigger case_pack_update on incident;
drop trigger case_pack_update_from on incident;

create trigger case_pack_update after update on incident
referencing old table as before new table as changed for each statement execute function case_pack_is_outdated_from();

-- A judgement changes what is packed of the day of its case, which stays that day's until the judgement is in.
create function case_pack_is_judged() returns trigger language plpgsql as $$
begin
    perform case_pack_outdate(array(
        select distinct cast(reported_at at time zone 'UTC' as date)
        from (select reported_at from incident where id in (select incident_id from changed) for share) judged));
    return null;
end
$$;

create trigger case_pack_judged after insert on incident_rating
referencing new table as changed for each statement execute function case_pack_is_judged();

create trigger case_pack_judged_again after update on incident_rating
referencing new table as changed for each statement execute function case_pack_is_judged();

create trigger case_pack_judged_no_more after delete on incident_rating
referencing old table as changed for each statement execute function case_pack_is_judged();

create trigger case_pack_judged_by_nobody after truncate on incident_rating
for each statement execute function case_pack_is_emptied();
