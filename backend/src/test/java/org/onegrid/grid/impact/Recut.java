package org.onegrid.grid.impact;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Polygon;
import org.onegrid.geo.Precision;
import org.onegrid.grid.Area;
import org.onegrid.grid.AreaLevel;
import org.onegrid.grid.Areas;
import org.onegrid.grid.NewArea;
import org.onegrid.grid.impact.Resettlement.Accepted;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A community of the small district cut anew into strips from west to east with wavy borders between them: splits, merges and
 * transfers at once. Writes the areas as a change in effect does.
 */
final class Recut {

    /** Lattice units along a side of a community. */
    static final int SIDE = 200_000;

    private static final int MARGIN = 4_000;

    private final Area community;
    private final int west;
    private final int south;
    private final List<Area> grids;

    /** Borders from west to east, each as x by row of {@link #ROWS}; the first and last are the community's own. */
    private final List<int[]> borders = new ArrayList<>();

    private final List<Long> owners = new ArrayList<>();
    private static final int[] ROWS = {0, 30_000, 70_000, 110_000, 150_000, SIDE};

    /** @param west and south edge of the community in lattice units; grids are its present ones */
    Recut(Area community, int west, int south, List<Area> grids, Random random) {
        this.community = community;
        this.west = west;
        this.south = south;
        this.grids = grids;
        int strips = 1 + random.nextInt(5);
        int width = SIDE / strips;
        for (int i = 0; i <= strips; i++) {
            int[] border = new int[ROWS.length];
            for (int row = 0; row < ROWS.length; row++) {
                boolean fixed = i == 0 || i == strips;
                border[row] = i * width
                        + (i == strips ? SIDE - strips * width : 0)
                        + (fixed ? 0 : random.nextInt(width - MARGIN) - (width - MARGIN) / 2);
            }
            borders.add(border);
        }
        List<Long> kept = new ArrayList<>(grids.stream().map(Area::id).toList());
        Collections.shuffle(kept, random);
        int fresh = 0;
        for (int i = 0; i < strips; i++) {
            boolean isNew = i >= kept.size() || random.nextInt(3) == 0;
            owners.add(isNew ? NewGround.provisionalId(++fresh) : kept.get(i));
        }
    }

    /** The change as it is previewed. */
    Resettlement draft(Accepted accepted) {
        return change(0, Instant.now().truncatedTo(ChronoUnit.MILLIS), owners, accepted);
    }

    private Resettlement change(long changeId, Instant at, List<Long> ids, Accepted accepted) {
        List<NewGround> grounds = new ArrayList<>();
        for (int i = 0; i < ids.size(); i++) {
            long id = ids.get(i);
            String code = code(owners.get(i));
            grounds.add(new NewGround(id, code, null, "条" + i, strip(i)));
        }
        return new Resettlement(
                changeId, "重划", null, at, grids.stream().map(Area::id).toList(), grounds, accepted);
    }

    private String code(long id) {
        return grids.stream()
                .filter(grid -> grid.id() == id)
                .map(Area::code)
                .findFirst()
                .orElse("+" + (id - NewGround.provisionalId(0)));
    }

    /** Does it, in one transaction; says the codes that new grids were given, by what the draft called them. */
    Map<String, String> takeEffect(
            Impacts impacts, Areas areas, JdbcClient jdbc, PlatformTransactionManager transactions, Accepted accepted) {
        return new TransactionTemplate(transactions).execute(status -> write(impacts, areas, jdbc, accepted));
    }

    /** Does it, and says how many rows of each table the transaction has read, and what the database worked. */
    Map<String, Long> takeEffectCountingReads(
            Impacts impacts, Areas areas, JdbcClient jdbc, PlatformTransactionManager transactions) {
        return new TransactionTemplate(transactions).execute(status -> {
            long worked = processorMillis(jdbc);
            write(impacts, areas, jdbc, Accepted.STAY);
            Map<String, Long> read = new TreeMap<>();
            read.put("database milliseconds", processorMillis(jdbc) - worked);
            jdbc.sql("""
                            select relname, seq_tup_read + coalesce(idx_tup_fetch, 0) as rows
                            from pg_stat_xact_user_tables where relname in ('element', 'element_home', 'incident')
                            """).query(row -> {
                read.put(row.getString("relname"), row.getLong("rows"));
            });
            return read;
        });
    }

    /** What the server process of this connection has worked, as Linux counts it (in hundredths of a second). */
    private static long processorMillis(JdbcClient jdbc) {
        int pid = jdbc.sql("select pg_backend_pid()").query(Integer.class).single();
        try {
            String[] fields =
                    Files.readString(Path.of("/proc/" + pid + "/stat")).split(" ");
            return 10 * (Long.parseLong(fields[13]) + Long.parseLong(fields[14]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, String> write(Impacts impacts, Areas areas, JdbcClient jdbc, Accepted accepted) {
        Instant at = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        Map<String, String> given = new TreeMap<>();
        areas.lock();
        long changeId =
                jdbc.sql("""
                            insert into boundary_change (area_id, title, author_id, base_version, base_at, state, applied_at)
                            select :area, '重划', min(id), 0, now(), 'effective', now() from person
                            returning id
                            """).param("area", community.id()).query(Long.class).single();
        keep(jdbc, at, changeId);
        List<Long> ids = new ArrayList<>();
        for (int i = 0; i < owners.size(); i++) {
            long id = owners.get(i);
            if (id >= NewGround.provisionalId(0)) {
                String code = community.code() + "9" + (int) (changeId % 1000) + "x" + i;
                areas.add(List.of(new NewArea(
                        code,
                        "条" + i,
                        AreaLevel.GRID,
                        community.code(),
                        community.code(),
                        strip(i),
                        0,
                        0,
                        null,
                        Map.of(),
                        null)));
                given.put(code(id), code);
                ids.add(jdbc.sql("select id from area where code = :code")
                        .param("code", code)
                        .query(Long.class)
                        .single());
            } else {
                ids.add(id);
                jdbc.sql("""
                                    update area set geom = st_setsrid(st_geomfromtext(:ground), 4490),
                                        valid = tstzrange(cast(:at as timestamptz), null)
                                    where id = :id
                                    """)
                        .param("ground", strip(i).toText())
                        .param("at", at.toString())
                        .param("id", id)
                        .update();
            }
        }
        impacts.follow(change(changeId, at, ids, accepted));
        return given;
    }

    private void keep(JdbcClient jdbc, Instant at, long changeId) {
        Long[] touched = grids.stream().map(Area::id).toArray(Long[]::new);
        jdbc.sql("""
                        insert into area_version (area_id, valid, code, name, level, admin_parent, command_parent, admin_path,
                            command_path, path, households, residents, geom, change_id)
                        select id, tstzrange(lower(valid), cast(:at as timestamptz)), code, name, level, admin_parent,
                            command_parent, admin_path, command_path, path, households, residents, geom, :change
                        from area where id = any (:touched)
                        """)
                .param("at", at.toString())
                .param("change", changeId)
                .param("touched", touched)
                .update();
        jdbc.sql("""
                        update area set valid = tstzrange(lower(valid), cast(:at as timestamptz))
                        where id = any (:touched) and not id = any (:remaining)
                        """)
                .param("at", at.toString())
                .param("touched", touched)
                .param("remaining", owners.toArray(Long[]::new))
                .update();
    }

    /** In lattice units from the community's corner, closed. */
    private int[][] outline(int strip) {
        int rows = ROWS.length;
        int[][] ring = new int[2 * rows + 1][];
        for (int row = 0; row < rows; row++) {
            ring[row] = new int[] {borders.get(strip + 1)[row], ROWS[row]};
            ring[2 * rows - 1 - row] = new int[] {borders.get(strip)[row], ROWS[row]};
        }
        ring[2 * rows] = ring[0];
        return ring;
    }

    /** The ground of a strip. */
    MultiPolygon strip(int strip) {
        int[][] outline = outline(strip);
        Coordinate[] ring = new Coordinate[outline.length];
        for (int i = 0; i < ring.length; i++) {
            ring[i] =
                    new Coordinate((west + outline[i][0]) / Precision.SCALE, (south + outline[i][1]) / Precision.SCALE);
        }
        return Precision.FACTORY.createMultiPolygon(new Polygon[] {Precision.FACTORY.createPolygon(ring)});
    }

    /** How many strips there are. */
    int strips() {
        return owners.size();
    }

    /** What the draft calls the grid of a strip: its code, or +n. */
    String owner(int strip) {
        return code(owners.get(strip));
    }

    /** What the draft calls the grids of all strips, from west to east. */
    Stream<String> owners() {
        return owners.stream().map(this::code);
    }

    /** Places on inner borders and at their vertices. */
    List<int[]> delicatePlaces() {
        List<int[]> places = new ArrayList<>();
        for (int[] border : borders) {
            for (int row = 0; row < ROWS.length; row++) {
                places.add(new int[] {border[row], ROWS[row]});
                if (row > 0) {
                    places.add(new int[] {(border[row] + border[row - 1]) / 2, (ROWS[row] + ROWS[row - 1]) / 2});
                }
            }
        }
        return places;
    }
}
