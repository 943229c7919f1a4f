package org.onegrid.grid;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.onegrid.bulk.Copy;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The areas in the database. Whoever only asks uses {@link Partition}, which answers from memory. */
@Repository
public class Areas {

    private static final String COLUMNS =
            "id, code, name, level, admin_parent, command_parent, households, residents, time_zone";

    /** Advisory lock of those who put things on the ground (shared) and of who changes the ground (alone). */
    private static final long HELD = 0x6f6e6567726964L;

    private final JdbcClient jdbc;
    private final Copy copy;
    private final ApplicationEventPublisher events;

    Areas(JdbcClient jdbc, Copy copy, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.copy = copy;
        this.events = events;
    }

    /** How often the partition has changed, as the running transaction sees it. */
    public long version() {
        return jdbc.sql("select version from partition_version")
                .query(Long.class)
                .single();
    }

    /** Where the partition stands, as the running transaction sees it. */
    PartitionMark mark() {
        return jdbc.sql("select epoch, version, cleared from partition_version")
                .query((row, n) ->
                        new PartitionMark(row.getString("epoch"), row.getLong("version"), row.getLong("cleared")))
                .single();
    }

    /** Whether there is any current area. */
    public boolean isEmpty() {
        return !jdbc.sql("select exists (select from area where upper_inf(valid))")
                .query(Boolean.class)
                .single();
    }

    /**
     * Both trees as the running transaction sees them; outside of one, {@link Partition#tree()} answers from memory.
     */
    public AreaTree tree() {
        List<Area> areas = jdbc.sql("select " + COLUMNS + " from area where upper_inf(valid)")
                .query(Areas::read)
                .list();
        return new AreaTree(areas);
    }

    /** Areas touched after a version, retired ones too, as the running transaction sees them. */
    List<Touched> touchedSince(long version) {
        return jdbc.sql("select " + COLUMNS + ", upper_inf(valid) as current from area where touched > :version")
                .param("version", version)
                .query((row, n) -> new Touched(read(row, n), row.getBoolean("current")))
                .list();
    }

    /** @param current whether it is not retired */
    record Touched(Area area, boolean current) {}

    static Area read(ResultSet row, int n) throws SQLException {
        return new Area(
                row.getLong("id"),
                row.getString("code"),
                row.getString("name"),
                AreaLevel.find(row.getString("level")).orElseThrow(),
                row.getObject("admin_parent", Long.class),
                row.getObject("command_parent", Long.class),
                row.getInt("households"),
                row.getInt("residents"),
                row.getString("time_zone"));
    }

    /**
     * Stores areas with their official codes. The caller has made sure that they tile their parents.
     *
     * @param areas parents before those under them
     * @throws IllegalArgumentException when a parent is missing
     */
    @Transactional
    public void add(Collection<NewArea> areas) {
        List<Long> ids =
                jdbc.sql("""
                        select nextval(pg_get_serial_sequence('area', 'id')) from generate_series(1, :count)
                        """).param("count", areas.size()).query(Long.class).list();
        Map<String, Stored> stored = stored();
        List<Stored> added = new ArrayList<>();
        for (NewArea area : areas) {
            Stored one = Stored.of(ids.get(added.size()), area, stored);
            stored.put(area.code(), one);
            added.add(one);
        }
        copy.into(
                "area",
                List.of(
                        "id",
                        "code",
                        "name",
                        "level",
                        "admin_parent",
                        "command_parent",
                        "admin_path",
                        "command_path",
                        "path",
                        "households",
                        "residents",
                        "time_zone",
                        "attributes",
                        "geom"),
                rows -> {
                    int at = 0;
                    for (NewArea area : areas) {
                        Stored one = added.get(at++);
                        rows.add(
                                one.id,
                                area.code(),
                                area.name(),
                                area.level().code(),
                                one.adminParent,
                                one.commandParent,
                                one.adminPath,
                                one.commandPath,
                                one.path,
                                area.households(),
                                area.residents(),
                                area.timeZone(),
                                area.attributes(),
                                area.ground());
                    }
                });
        copy.into("area_code", List.of("scheme", "code", "area_id"), rows -> {
            int at = 0;
            for (NewArea area : areas) {
                OfficialCode code = OfficialCode.of(area);
                rows.add(code.scheme(), code.code(), added.get(at++).id);
            }
        });
        events.publishEvent(new AreasChanged());
    }

    /**
     * Keeps others from changing areas until the running transaction ends, and waits for those who hold on to the partition
     * ({@link Partition#hold}).
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void lock() {
        jdbc.sql("select pg_advisory_xact_lock(:key)")
                .param("key", HELD)
                .query((row, n) -> row)
                .list();
        jdbc.sql("select version from partition_version for update")
                .query(Long.class)
                .single();
    }

    /** Keeps everybody from changing areas until the running transaction ends; any number may do so together. */
    void hold() {
        jdbc.sql("select pg_advisory_xact_lock_shared(:key)")
                .param("key", HELD)
                .query((row, n) -> row)
                .list();
    }

    /**
     * Removes every area.
     *
     * @throws org.springframework.dao.DataIntegrityViolationException when something else still refers to one
     */
    @Transactional
    public void clear() {
        jdbc.sql("delete from area").update();
        events.publishEvent(new AreasChanged());
    }

    private Map<String, Stored> stored() {
        Map<String, Stored> stored = new HashMap<>();
        jdbc.sql("""
                        select id, code, cast(admin_path as text) as admin_path, cast(command_path as text) as command_path, path
                        from area
                        where upper_inf(valid)
                        """).query(row -> {
            stored.put(
                    row.getString("code"),
                    new Stored(
                            row.getLong("id"),
                            null,
                            null,
                            row.getString("admin_path"),
                            row.getString("command_path"),
                            row.getString("path")));
        });
        return stored;
    }

    /** Ids and paths of an area that is or will be in the table. */
    private record Stored(
            long id,
            @Nullable Long adminParent,
            @Nullable Long commandParent,
            String adminPath,
            String commandPath,
            String path) {

        static Stored of(long id, NewArea area, Map<String, Stored> known) {
            Stored admin = parent(area, area.adminParent(), known);
            Stored command = parent(area, area.commandParent(), known);
            return new Stored(
                    id,
                    admin == null ? null : (Long) admin.id,
                    command == null ? null : (Long) command.id,
                    admin == null ? "" + id : admin.adminPath + "." + id,
                    command == null ? "" + id : command.commandPath + "." + id,
                    command == null ? area.code() : command.path + "." + area.code());
        }

        private static @Nullable Stored parent(NewArea area, @Nullable String code, Map<String, Stored> known) {
            if (code == null) {
                return null;
            }
            Stored parent = known.get(code);
            if (parent == null) {
                throw new IllegalArgumentException(
                        "the parent " + code + " of the area " + area.code() + " is missing");
            }
            return parent;
        }
    }
}
