package org.onegrid.grid.impact;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.onegrid.element.Elements;
import org.onegrid.element.NewElement;
import org.onegrid.geo.LngLat;
import org.onegrid.geo.Precision;
import org.onegrid.grid.Partition;
import org.onegrid.grid.impact.Impact.Kind;
import org.onegrid.incident.IncidentHistory;
import org.onegrid.incident.IncidentHistory.PastCase;
import org.onegrid.incident.IncidentHistory.PastStep;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What lies on the ground of the small district: strewn at random, and read back as it lies now. */
@Component
class Things {

    /** The district's south-western corner in lattice units. */
    static final int WEST = 1_200_000_000;

    static final int SOUTH = 300_000_000;

    private static final List<String> VERBS = List.of("accept", "dispatch", "arrive", "handle", "verify", "close");

    private final Partition partition;
    private final Elements elements;
    private final IncidentHistory incidents;
    private final JdbcClient jdbc;
    private final JsonMapper json;
    private int added;

    Things(Partition partition, Elements elements, IncidentHistory incidents, JdbcClient jdbc, JsonMapper json) {
        this.partition = partition;
        this.elements = elements;
        this.incidents = incidents;
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Something on the ground: an element, an incident or a post, with its place in lattice units. */
    record Thing(
            Kind kind, String id, String layer, String name, String area, int x, int y, String what, JsonNode attrs) {

        boolean isOpenIncident() {
            return kind == Kind.INCIDENT && !layer.equals("closed") && !layer.equals("rejected");
        }

        LngLat place() {
            return at(x, y);
        }
    }

    /** Things and cases at random places of a square, and things at the delicate ones. */
    void scatter(Random random, int west, int south, int side, int things, int cases, List<int[]> delicatePlaces) {
        List<int[]> places = new ArrayList<>(delicatePlaces);
        for (int i = 0; i < things; i++) {
            places.add(new int[] {random.nextInt(side), random.nextInt(side)});
        }
        elements.add(places.stream().map(place -> element(random, west + place[0], south + place[1])));
        Instant now = Instant.now();
        List<PastCase> past = new ArrayList<>();
        for (int i = 0; i < cases; i++) {
            int[] place = delicatePlaces.isEmpty() || i % 3 > 0
                    ? new int[] {random.nextInt(side), random.nextInt(side)}
                    : delicatePlaces.get(random.nextInt(delicatePlaces.size()));
            past.add(new PastCase(
                    "101001",
                    at(west + place[0], south + place[1]),
                    "hotline",
                    null,
                    2,
                    "事" + added++,
                    null,
                    now.minus(Duration.ofHours(5)),
                    VERBS.stream()
                            .limit(random.nextInt(VERBS.size() + 1))
                            .map(verb -> new PastStep(verb, now.minus(Duration.ofHours(4)), "desk", null, null))
                            .toList()));
        }
        incidents.load(past.stream(), now);
    }

    private NewElement element(Random random, int x, int y) {
        String layer = List.of("person", "place", "object").get(random.nextInt(3));
        Map<String, Object> attrs = layer.equals("person")
                ? Map.of(
                        "households", random.nextInt(40),
                        "residents", random.nextInt(120),
                        "infants", random.nextInt(9),
                        "aged", random.nextInt(9),
                        "disabled", random.nextInt(3))
                : Map.of();
        String kind = layer.equals("place")
                ? List.of("clinic", "service-centre", "park").get(random.nextInt(3))
                : "one";
        String area = partition.current().locate(at(x, y)).orElseThrow().code();
        return new NewElement(
                layer,
                "c" + added++,
                kind,
                "物" + added,
                area,
                attrs,
                Precision.FACTORY.createPoint(at(x, y).toCoordinate()));
    }

    private static LngLat at(int x, int y) {
        return new LngLat((WEST + x) / Precision.SCALE, (SOUTH + y) / Precision.SCALE);
    }

    /** All there is, as the database has it. */
    List<Thing> list() {
        return jdbc.sql("""
                        select 'ELEMENT' as kind, cast(e.id as text) as id, e.layer, e.name, a.code as area,
                               st_x(e.geom) as lng, st_y(e.geom) as lat, e.kind as what, cast(e.attrs as text) as attrs
                        from element e join element_home h on h.element_id = e.id join area a on a.id = h.area_id
                        union all
                        select 'INCIDENT', cast(i.id as text), i.status, i.title, a.code, st_x(i.geom), st_y(i.geom), '', '{}'
                        from incident i join area a on a.id = i.area_id
                        union all
                        select 'POST', r.code, '', r.callsign, a.code, 120, 30, r.kind, '{}'
                        from responder r join area a on a.id = r.area_id
                        """)
                .query((row, n) -> new Thing(
                        Kind.valueOf(row.getString("kind")),
                        row.getString("id"),
                        row.getString("layer"),
                        row.getString("name"),
                        row.getString("area"),
                        (int) (Math.rint(row.getDouble("lng") * Precision.SCALE) - WEST),
                        (int) (Math.rint(row.getDouble("lat") * Precision.SCALE) - SOUTH),
                        row.getString("what"),
                        json.readTree(row.getString("attrs"))))
                .list();
    }
}
