package org.onegrid.grid.impact;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToLongFunction;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** How many households and residents an area has, written where a change of boundaries moved them. */
@Repository
public class Populations {

    /** Households and residents of one area. */
    public record Population(long households, long residents) {

        /** Nobody. */
        public static final Population NONE = new Population(0, 0);

        /** Both together. */
        public Population plus(Population other) {
            return new Population(households + other.households, residents + other.residents);
        }
    }

    private final JdbcClient jdbc;

    Populations(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The numbers as stored, by area id; areas that have ended keep theirs. */
    public Map<Long, Population> stored(Collection<Long> areaIds) {
        Map<Long, Population> stored = new HashMap<>();
        jdbc.sql("select id, households, residents from area where id = any (cast(:ids as bigint[]))")
                .param("ids", areaIds.toArray(Long[]::new))
                .query(row -> {
                    stored.put(row.getLong("id"), new Population(row.getLong("households"), row.getLong("residents")));
                });
        return stored;
    }

    /**
     * Writes the numbers of the grids of a change, and adds what they gain or lose to everything above them in either tree.
     * An area above that changes by it keeps what it was as a version.
     *
     * @param after by id; a retired grid has nobody and keeps the numbers it ended with
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void settle(Resettlement change, Map<Long, Population> after) {
        Map<Long, Population> stored = stored(after.keySet());
        Map<Long, Population> above = new HashMap<>();
        jdbc.sql("""
                        select a.id, cast(label as bigint) as above
                        from area a,
                             lateral (select distinct label
                                      from unnest(string_to_array(ltree2text(a.admin_path), '.')
                                               || string_to_array(ltree2text(a.command_path), '.')) as label) as way
                        where a.id = any (cast(:ids as bigint[])) and label <> cast(a.id as text)
                        """).param("ids", after.keySet().toArray(Long[]::new)).query(row -> {
            Population now = Objects.requireNonNull(after.get(row.getLong("id")));
            Population then = Objects.requireNonNull(stored.get(row.getLong("id")));
            above.merge(
                    row.getLong("above"),
                    new Population(now.households - then.households, now.residents - then.residents),
                    Population::plus);
        });
        above.values().removeIf(Population.NONE::equals);
        keep(change, above.keySet());
        Map<Long, Population> written = new HashMap<>(after);
        written.keySet().retainAll(remaining(change));
        stored(above.keySet()).forEach((id, then) -> written.put(id, then.plus(above.get(id))));
        written.entrySet().removeIf(one -> one.getValue().equals(stored.get(one.getKey())));
        write(written);
    }

    private static Collection<Long> remaining(Resettlement change) {
        return change.grounds().stream().map(NewGround::areaId).toList();
    }

    private void keep(Resettlement change, Collection<Long> ids) {
        jdbc.sql("""
                        insert into area_version (area_id, valid, code, name, level, admin_parent, command_parent, admin_path,
                            command_path, path, households, residents, geom, change_id)
                        select id, tstzrange(lower(valid), cast(:at as timestamptz)), code, name, level, admin_parent,
                            command_parent, admin_path, command_path, path, households, residents, geom, :change
                        from area
                        where id = any (cast(:ids as bigint[])) and lower(valid) < cast(:at as timestamptz)
                        """)
                .param("ids", ids.toArray(Long[]::new))
                .param("at", change.at().toString())
                .param("change", change.changeId())
                .update();
        jdbc.sql("""
                        update area set valid = tstzrange(cast(:at as timestamptz), null)
                        where id = any (cast(:ids as bigint[])) and lower(valid) < cast(:at as timestamptz)
                        """)
                .param("ids", ids.toArray(Long[]::new))
                .param("at", change.at().toString())
                .update();
    }

    private void write(Map<Long, Population> written) {
        if (written.isEmpty()) {
            return;
        }
        Long[] ids = written.keySet().toArray(Long[]::new);
        jdbc.sql("""
                        update area set households = p.households, residents = p.residents
                        from unnest(cast(:ids as bigint[]), cast(:households as bigint[]), cast(:residents as bigint[]))
                             as p (id, households, residents)
                        where area.id = p.id
                        """)
                .param("ids", ids)
                .param("households", column(ids, written, Population::households))
                .param("residents", column(ids, written, Population::residents))
                .update();
    }

    private static Long[] column(Long[] ids, Map<Long, Population> of, ToLongFunction<Population> value) {
        Long[] column = new Long[ids.length];
        for (int i = 0; i < ids.length; i++) {
            column[i] = value.applyAsLong(Objects.requireNonNull(of.get(ids[i])));
        }
        return column;
    }
}
