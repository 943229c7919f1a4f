package org.onegrid.grid.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.onegrid.grid.change.BoundaryApi.Answer;
import org.onegrid.identity.Role;
import org.onegrid.test.PostgisTest;
import org.onegrid.test.SmallDistrict;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/**
 * PostGIS as the second judge: random edits of vertices are made through the desk, and naively in the coordinates of all areas.
 * What the desk takes is a partition of the same ground in PostGIS, and the very shapes of the naive way; what it refuses for
 * its result is none there either.
 */
@PostgisTest
class PostgisVerdictTest {

    private static final int EDITS = Boolean.getBoolean("onegrid.long") ? 1_000 : 150;
    private static final String COMMUNITY = SmallDistrict.community(0, 0);

    /** Faults that make an area or a pair of areas wrong in PostGIS too; slivers and small areas are right there. */
    private static final Set<String> SEEN_BY_POSTGIS =
            Set.of("OVERLAP", "GAP", "HOLE_IN_PARENT", "SELF_INTERSECTION", "OUTSIDE_PARENT", "CONTAINED", "DUPLICATE");

    @Autowired
    private SmallDistrict district;

    @Autowired
    private BoundaryApi api;

    @Autowired
    private JdbcClient jdbc;

    /** A vertex in units of the precision grid. */
    private record Vertex(int x, int y) {

        String json() {
            return "[" + degrees() + "]";
        }

        String degrees() {
            return "%.7f,%.7f".formatted(x / 1e7, y / 1e7);
        }
    }

    /** An edit with what it makes of a ring, in which the first vertex is not repeated. */
    private record Attempt(String json, UnaryOperator<List<Vertex>> naively) {}

    @Test
    void theDeskAndPostgisJudgeAlike() {
        district.build();
        long seed = System.nanoTime();
        Random random = new Random(seed);
        String me = api.bearer(Role.SUPERVISOR, COMMUNITY);
        long id = api.draft(me, COMMUNITY).id();
        double size = size(rings(me, id));
        int taken = 0;
        int refused = 0;
        for (int i = 0; i < EDITS; i++) {
            String where = "seed " + seed + ", edit " + i;
            Map<String, List<Vertex>> before = rings(me, id);
            Attempt attempt = attempt(random, before);
            Map<String, List<Vertex>> after = new TreeMap<>();
            before.forEach((code, ring) -> after.put(code, attempt.naively().apply(ring)));
            int version = api.get(me, "/" + id).version();
            Answer answer = api.post(me, "/" + id + "/operations", version, attempt.json());
            if (answer.status() == 200) {
                taken++;
                assertThat(wrong(after, size))
                        .as(where + ": taken, " + attempt.json())
                        .isEmpty();
                assertThat(rings(me, id).entrySet())
                        .as(where + ": " + attempt.json())
                        .allSatisfy(one ->
                                assertThat(Set.copyOf(one.getValue())).isEqualTo(Set.copyOf(after.get(one.getKey()))));
            } else {
                assertThat(answer.status()).as(where + answer.body()).isEqualTo(422);
                if (answer.texts("faults", "/code").stream().anyMatch(SEEN_BY_POSTGIS::contains)) {
                    refused++;
                    assertThat(wrong(after, size))
                            .as(where + ": refused, " + attempt.json() + answer.body())
                            .isNotEmpty();
                }
            }
        }
        assertThat(taken).as("seed " + seed).isGreaterThan(EDITS / 5);
        assertThat(refused).as("seed " + seed).isGreaterThan(EDITS / 20);
    }

    private static Attempt attempt(Random random, Map<String, List<Vertex>> rings) {
        List<Vertex[]> edges = new ArrayList<>();
        for (List<Vertex> ring : rings.values()) {
            for (int i = 0; i < ring.size(); i++) {
                Vertex next = ring.get((i + 1) % ring.size());
                if (random.nextInt(20) == 0 || inside(middle(ring.get(i), next))) {
                    edges.add(new Vertex[] {ring.get(i), next});
                }
            }
        }
        Vertex[] edge = edges.get(random.nextInt(edges.size()));
        Vertex vertex = inside(edge[0]) ? edge[0] : edge[1];
        int reach = (int) Math.pow(10, 3 + 2.1 * random.nextDouble());
        Vertex beside = new Vertex(
                vertex.x() + random.nextInt(2 * reach) - reach, vertex.y() + random.nextInt(2 * reach) - reach);
        int choice = random.nextInt(10);
        if (choice == 0) {
            return new Attempt(
                    "{\"kind\":\"delete-vertex\",\"at\":%s}".formatted(vertex.json()),
                    one -> one.stream().filter(other -> !other.equals(vertex)).toList());
        }
        if (choice < 5) {
            Vertex middle = middle(edge[0], edge[1]);
            Vertex between = new Vertex(
                    middle.x() + random.nextInt(2 * reach) - reach, middle.y() + random.nextInt(2 * reach) - reach);
            return new Attempt(
                    "{\"kind\":\"insert-vertex\",\"from\":%s,\"to\":%s,\"at\":%s}"
                            .formatted(edge[0].json(), edge[1].json(), between.json()),
                    one -> inserted(one, edge[0], edge[1], between));
        }
        return new Attempt(
                "{\"kind\":\"move-vertex\",\"at\":%s,\"to\":%s}".formatted(vertex.json(), beside.json()),
                one -> one.stream()
                        .map(other -> other.equals(vertex) ? beside : other)
                        .toList());
    }

    private static Vertex middle(Vertex a, Vertex b) {
        return new Vertex(a.x() + (b.x() - a.x()) / 2, a.y() + (b.y() - a.y()) / 2);
    }

    /** Whether it lies in the community, whose own border is locked. */
    private static boolean inside(Vertex at) {
        return at.x() > 1_200_000_000 && at.x() < 1_200_200_000 && at.y() > 300_000_000 && at.y() < 300_200_000;
    }

    private static List<Vertex> inserted(List<Vertex> ring, Vertex from, Vertex to, Vertex at) {
        List<Vertex> longer = new ArrayList<>();
        for (int i = 0; i < ring.size(); i++) {
            Vertex here = ring.get(i);
            Vertex next = ring.get((i + 1) % ring.size());
            longer.add(here);
            if (here.equals(from) && next.equals(to) || here.equals(to) && next.equals(from)) {
                longer.add(at);
            }
        }
        return longer;
    }

    /** What PostGIS has against these areas as a partition of their ground: nothing, or a word. */
    private String wrong(Map<String, List<Vertex>> rings, double size) {
        return jdbc.sql("""
                        with face as (
                            select n, case when wkt <> '' then st_geomfromtext(wkt) end as geom
                            from unnest(cast(:wkts as text[])) with ordinality as f (wkt, n))
                        select case
                            when exists (select from face where geom is null) then 'an area vanished'
                            when exists (select from face where not st_isvalid(geom)) then 'an area is not valid'
                            when exists (select from face a join face b on a.n < b.n and st_relate(a.geom, b.geom, 'T********'))
                                then 'two areas overlap'
                            when abs((select st_area(st_union(geom)) from face) / :size - 1) > 1e-12 then 'other ground'
                            when abs((select sum(st_area(geom)) from face) / :size - 1) > 1e-12 then 'other size'
                            else '' end
                        """)
                .param(
                        "wkts",
                        rings.values().stream().map(PostgisVerdictTest::wkt).toArray(String[]::new))
                .param("size", size)
                .query(String.class)
                .single();
    }

    private double size(Map<String, List<Vertex>> rings) {
        return jdbc.sql("select sum(st_area(st_geomfromtext(wkt))) from unnest(cast(:wkts as text[])) as f (wkt)")
                .param(
                        "wkts",
                        rings.values().stream().map(PostgisVerdictTest::wkt).toArray(String[]::new))
                .query(Double.class)
                .single();
    }

    private static String wkt(List<Vertex> ring) {
        if (ring.size() < 3) {
            return "";
        }
        List<Vertex> closed = new ArrayList<>(ring);
        closed.add(ring.get(0));
        return closed.stream()
                .map(vertex -> vertex.degrees().replace(',', ' '))
                .collect(Collectors.joining(",", "POLYGON((", "))"));
    }

    /** The rings of the areas being changed and those around them, without their last vertex, by code. */
    private Map<String, List<Vertex>> rings(String me, long id) {
        Map<String, List<Vertex>> rings = new TreeMap<>();
        for (JsonNode feature : api.get(me, "/" + id + "/ground").body().path("features")) {
            List<Vertex> ring = new ArrayList<>();
            for (JsonNode point : feature.at("/geometry/coordinates/0/0")) {
                ring.add(new Vertex((int) Math.rint(point.get(0).asDouble() * 1e7), (int)
                        Math.rint(point.get(1).asDouble() * 1e7)));
            }
            ring.remove(ring.size() - 1);
            rings.put(feature.path("id").asString(), ring);
        }
        return rings;
    }
}
