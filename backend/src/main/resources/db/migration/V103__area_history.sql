-- Every area as it is and as it ever was: those of a moment t are the rows where valid @> t.
create view area_history as
select id as area_id, valid, code, name, level, admin_parent, command_parent, admin_path, command_path, path, households,
       residents, geom, cast(null as bigint) as ended_by
from area
where upper_inf(valid)
union all
select area_id, valid, code, name, level, admin_parent, command_parent, admin_path, command_path, path, households,
       residents, geom, change_id
from area_version;

-- Who asks for the open incidents of a past moment looks through those that ended after it.
create index incident_ended on incident (changed_at) where not open;
