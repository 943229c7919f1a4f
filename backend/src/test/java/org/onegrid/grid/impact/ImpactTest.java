package org.onegrid.grid.impact;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.algorithm.locate.SimplePointInAreaLocator;
import org.locationtech.jts.geom.Location;
import org.onegrid.grid.Area;
import org.onegrid.grid.AreaLevel;
import org.onegrid.grid.Areas;
import org.onegrid.grid.Partition;
import org.onegrid.grid.impact.Impact.Kind;
import org.onegrid.grid.impact.Resettlement.Accepted;
import org.onegrid.grid.impact.Things.Thing;
import org.onegrid.identity.People;
import org.onegrid.identity.Person;
import org.onegrid.identity.Role;
import org.onegrid.identity.Scope;
import org.onegrid.test.PostgisTest;
import org.onegrid.test.SmallDistrict;
import org.onegrid.test.Somebody;
import org.onegrid.tracking.NewResponder;
import org.onegrid.tracking.Responders;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * The oracle of the impact: after random changes everything is where a brute-force search finds it, and the
 * preview made before says what a recount finds after, number by number and line by line.
 */
@PostgisTest
class ImpactTest {

    private static final int ROUNDS = Boolean.getBoolean("onegrid.long") ? 200 : 12;
    private static final List<String> GROUPS = List.of("infants", "aged", "disabled");
    private static final Set<String> SERVICE_POINTS = Set.of("service-centre", "clinic");

    @Autowired
    private SmallDistrict district;

    @Autowired
    private Somebody somebody;

    @Autowired
    private People people;

    @Autowired
    private Partition partition;

    @Autowired
    private Areas areas;

    @Autowired
    private Responders responders;

    @Autowired
    private Things things;

    @Autowired
    private Impacts impacts;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private PlatformTransactionManager transactions;

    @Test
    void thePreviewIsWhatARecountFinds() {
        district.build();
        long seed = System.nanoTime();
        Random random = new Random(seed);
        somebody.administrator();
        for (Area grid : grids("")) {
            responders.put(List.of(
                    new NewResponder(grid.code() + "-L", grid.name() + "长", "leader", grid.code(), true),
                    new NewResponder(grid.code() + "-M", grid.name() + "员", "member", grid.code(), true)));
        }
        things.scatter(random, 0, 0, 4 * Recut.SIDE / 2, 700, 200, List.of());
        for (int round = 0; round < ROUNDS; round++) {
            check(random, "seed " + seed + ", round " + round);
        }
    }

    private void check(Random random, String where) {
        int column = 2 * random.nextInt(2);
        int row = 2 * random.nextInt(2);
        Area community = district.area(SmallDistrict.community(column, row));
        List<Area> grids = grids(community.code());
        Recut recut = new Recut(
                community, Things.WEST + column * Recut.SIDE / 2, Things.SOUTH + row * Recut.SIDE / 2, grids, random);
        Accepted accepted = random.nextBoolean() ? Accepted.STAY : Accepted.MOVE;
        things.scatter(
                random, column * Recut.SIDE / 2, row * Recut.SIDE / 2, Recut.SIDE, 10, 20, recut.delicatePlaces());
        Person keeper = somebody.with(Scope.of(Set.of(grids.get(0).id())), Role.GRID_LEADER);

        Impact preview = impacts.preview(recut.draft(accepted));
        List<Thing> before = things.list();
        Map<String, String> given = recut.takeEffect(impacts, areas, jdbc, transactions, accepted);
        List<Thing> after = things.list();
        await(where);

        Map<String, Thing> now = new HashMap<>();
        after.forEach(thing -> now.put(thing.kind() + thing.id(), thing));
        Set<String> touched = new HashSet<>();
        grids.forEach(grid -> touched.add(grid.code()));
        List<Impact.Moved> moves = new ArrayList<>();
        Map<String, String> heirs = heirs(recut, community, grids);
        for (Thing thing : before) {
            String owner = touched.contains(thing.area()) ? owner(recut, thing, heirs) : thing.area();
            String expected = owner;
            if (thing.kind() == Kind.INCIDENT) {
                boolean along = thing.layer().equals("reported") || accepted == Accepted.MOVE;
                expected = !thing.isOpenIncident()
                        ? thing.area()
                        : along ? owner : heirs.getOrDefault(thing.area(), thing.area());
            }
            assertThat(now.get(thing.kind() + thing.id()).area())
                    .as("%s: %s %s at %d %d", where, thing.kind(), thing.id(), thing.x(), thing.y())
                    .isEqualTo(given.getOrDefault(expected, expected));
            boolean stays = thing.isOpenIncident() && expected.equals(thing.area()) && !owner.equals(thing.area());
            if (!expected.equals(thing.area()) || stays) {
                moves.add(new Impact.Moved(
                        thing.kind(),
                        thing.kind() == Kind.POST ? null : thing.layer(),
                        thing.id(),
                        thing.name(),
                        thing.area(),
                        stays ? owner : expected,
                        stays ? "stays" : null));
            }
        }
        assertThat(preview.movesTotal()).as(where).isEqualTo(moves.size());
        assertThat(preview.moves()).as(where).containsExactlyElementsOf(listed(moves));
        assertThat(preview.movesTruncated()).as(where).isEqualTo(listed(moves).size() < moves.size());
        for (Impact.AreaImpact area : preview.areas()) {
            String code = given.getOrDefault(area.code(), area.code());
            assertThat(area.before())
                    .as(where + ": " + code + " before")
                    .isEqualTo(touched.contains(code) ? figures(code, before, true) : null);
            boolean there = partition.tree().find(code).isPresent();
            assertThat(area.after())
                    .as(where + ": " + code + " after")
                    .isEqualTo(there ? figures(code, after, false) : null);
            if (there) {
                assertThat(partition.tree().find(code).orElseThrow().households())
                        .as(where + ": households written to " + code)
                        .isEqualTo((int) area.after().households());
            }
        }
        assertThat(preview.areas()).as(where).hasSize((int)
                Stream.concat(grids.stream().map(Area::code), recut.owners())
                        .distinct()
                        .count());
        peopleFollow(keeper, grids.get(0), recut, given, where);
        theTreeAddsUp(where);
    }

    private static List<Impact.Moved> listed(List<Impact.Moved> moves) {
        List<Impact.Moved> listed = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            moves.stream()
                    .filter(move -> move.kind() == kind)
                    .sorted(
                            kind == Kind.POST
                                    ? Comparator.comparing(Impact.Moved::id)
                                    : Comparator.comparing(move -> Long.valueOf(move.id())))
                    .limit(Impact.MOST_MOVES)
                    .forEach(listed::add);
        }
        return listed;
    }

    /** A grid leader of a grid that retires is responsible for what took its ground; of one that stays, for it. */
    private void peopleFollow(Person keeper, Area grid, Recut recut, Map<String, String> given, String where) {
        Set<Long> scope = people.get(keeper.id()).scope().areaIds();
        if (recut.owners().anyMatch(grid.code()::equals)) {
            assertThat(scope).as(where).containsExactly(grid.id());
        } else {
            Set<Long> meeting = Set.copyOf(
                    jdbc.sql("""
                            select a.id from area a, area old
                            where old.id = :old and upper_inf(a.valid) and a.admin_parent = old.admin_parent
                              and st_relate(a.geom, old.geom, 'T********')
                            """).param("old", grid.id()).query(Long.class).list());
            assertThat(scope).as(where).isEqualTo(meeting);
        }
    }

    /** Households of everything above a grid are the sums of what is below, but for the constant they began with. */
    private void theTreeAddsUp(String where) {
        jdbc.sql("""
                        select a.code, a.households - sum(g.households) as rest
                        from area a join area g on g.command_path <@ a.command_path and g.level = 'grid' and upper_inf(g.valid)
                        where a.level <> 'grid' and upper_inf(a.valid)
                        group by a.id
                        """).query(row -> {
            assertThat(row.getLong("rest"))
                    .as(where + ": " + row.getString("code"))
                    .isZero();
        });
    }

    private AreaFigures figures(String code, List<Thing> counted, boolean before) {
        Map<String, Long> groups = new TreeMap<>();
        Map<String, Long> layers = new TreeMap<>();
        Map<String, Long> open = new TreeMap<>();
        long[] sums = new long[5];
        for (Thing thing : counted) {
            if (!thing.area().equals(code)) {
                continue;
            }
            switch (thing.kind()) {
                case ELEMENT -> {
                    layers.merge(thing.layer(), 1L, Long::sum);
                    sums[0] += thing.attrs().path("households").asLong(0);
                    sums[1] += thing.attrs().path("residents").asLong(0);
                    sums[2] += SERVICE_POINTS.contains(thing.what()) ? 1 : 0;
                    for (String group : GROUPS) {
                        long members = thing.attrs().path(group).asLong(0);
                        if (members > 0) {
                            groups.merge(group, members, Long::sum);
                        }
                    }
                }
                case INCIDENT -> {
                    if (thing.isOpenIncident()) {
                        open.merge(thing.layer(), 1L, Long::sum);
                    }
                }
                case POST -> {
                    sums[3]++;
                    sums[4] += thing.what().equals("member") ? 1 : 0;
                }
            }
        }
        String source = before
                ? "(select geom from area_version where code = :code order by upper(valid) desc limit 1)"
                : "(select geom from area where code = :code and upper_inf(valid))";
        double[] shape = jdbc.sql(
                        "select st_area(geom::geography), st_perimeter(geom::geography) from " + source + " g")
                .param("code", code)
                .query((row, n) -> new double[] {row.getDouble(1), row.getDouble(2)})
                .single();
        return new AreaFigures(
                sums[0],
                sums[1],
                groups,
                layers,
                sums[2],
                sums[3],
                sums[4] == 0 ? null : (Double) ((double) sums[0] / sums[4]),
                open,
                shape[0],
                4 * Math.PI * shape[0] / (shape[1] * shape[1]),
                shape[1]);
    }

    /** Who owns a thing after the recut: every strip asked, borders included; the lowest id counts. */
    private String owner(Recut recut, Thing thing, Map<String, String> heirs) {
        if (thing.kind() == Kind.POST) {
            return heirs.getOrDefault(thing.area(), thing.area());
        }
        String owner = null;
        for (int strip = 0; strip < recut.strips(); strip++) {
            int where = SimplePointInAreaLocator.locate(thing.place().toCoordinate(), recut.strip(strip));
            if (where != Location.EXTERIOR && (owner == null || rank(recut.owner(strip)) < rank(owner))) {
                owner = recut.owner(strip);
            }
        }
        return owner == null ? heirs.getOrDefault(thing.area(), thing.area()) : owner;
    }

    private long rank(String code) {
        return code.startsWith("+")
                ? Long.MAX_VALUE / 2 + Long.parseLong(code)
                : partitionIds.computeIfAbsent(code, this::id);
    }

    private final Map<String, Long> partitionIds = new HashMap<>();

    private Long id(String code) {
        return jdbc.sql("select id from area where code = :code")
                .param("code", code)
                .query(Long.class)
                .single();
    }

    /** Of each retiring grid the strip that takes most of its ground, by PostGIS. */
    private Map<String, String> heirs(Recut recut, Area community, Collection<Area> grids) {
        Map<String, String> heirs = new HashMap<>();
        List<String> staying = recut.owners().toList();
        for (Area grid : grids) {
            if (staying.contains(grid.code())) {
                continue;
            }
            double largest = 0;
            for (NewGround ground : recut.draft(Accepted.STAY).grounds()) {
                double common = jdbc.sql("""
                                select st_area(st_intersection(v.geom, st_setsrid(st_geomfromtext(:ground), 4490)))
                                from area_version v where v.code = :code order by upper(valid) desc limit 1
                                """)
                        .param("ground", ground.ground().toText())
                        .param("code", grid.code())
                        .query(Double.class)
                        .single();
                if (common > largest) {
                    largest = common;
                    heirs.put(grid.code(), ground.code());
                }
            }
        }
        return heirs;
    }

    private List<Area> grids(String community) {
        return partition.tree().list().stream()
                .filter(area -> area.level() == AreaLevel.GRID)
                .filter(area -> partition.tree().path(area).codes().contains(community))
                .toList();
    }

    private void await(String where) {
        long deadline = System.nanoTime() + 10_000_000_000L;
        while (partition.current().version() != areas.version()) {
            assertThat(System.nanoTime()).as(where).isLessThan(deadline);
            Thread.onSpinWait();
        }
    }
}
