package org.onegrid.analytics.export;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;
import org.onegrid.analytics.Boundaries;
import org.onegrid.analytics.Definition;
import org.onegrid.analytics.KeptResult;
import org.onegrid.analytics.Row;
import org.onegrid.analytics.Window;
import org.onegrid.geo.Precision;
import org.onegrid.incident.DistrictZone;
import org.onegrid.problem.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The ground of the areas of a result, as it is today or was at the end of the window. */
@Repository
class Shapes {

    /** Most vertices of one export. */
    private static final long MOST_VERTICES = 1_000_000;

    private static final String AT = """
            select distinct on (code) code, %s
            from area_history
            where code = any (:codes) and geom is not null and lower(valid) <= cast(:at as timestamptz)
            order by code, lower(valid) desc
            """;

    private final JdbcClient jdbc;
    private final DistrictZone zones;

    Shapes(JdbcClient jdbc, DistrictZone zones) {
        this.jdbc = jdbc;
        this.zones = zones;
    }

    /**
     * The ground by code (EPSG:4490); what has none, such as a committee, is left out.
     *
     * @throws Refusal 422 {@code export-too-large}
     */
    Map<String, Geometry> of(KeptResult kept) {
        String[] codes = kept.result().table().rows().stream().map(Row::code).toArray(String[]::new);
        String at = moment(kept).toString();
        long vertices = jdbc.sql("select coalesce(sum(n), 0) from (" + AT.formatted("st_npoints(geom) as n") + ") area")
                .param("codes", codes)
                .param("at", at)
                .query(Long.class)
                .single();
        if (vertices > MOST_VERTICES) {
            throw Refusal.invalid(
                    "export-too-large",
                    "The areas have " + vertices + " vertices, at most " + MOST_VERTICES
                            + " are exported; ask for a smaller area or a higher level.");
        }
        WKBReader reader = new WKBReader(Precision.FACTORY);
        Map<String, Geometry> shapes = new HashMap<>();
        jdbc.sql(AT.formatted("st_asbinary(geom) as ground"))
                .param("codes", codes)
                .param("at", at)
                .query(row -> {
                    shapes.put(row.getString("code"), read(reader, row.getBytes("ground")));
                });
        return shapes;
    }

    private Instant moment(KeptResult kept) {
        Definition asked = kept.definition();
        LocalDate last = asked.asOf() != null || asked.window() == null
                ? asked.asOf()
                : asked.window().to();
        return last == null || asked.boundaries() != Boundaries.THEN
                ? Instant.now()
                : new Window(last, last).end(zones.usual());
    }

    private static Geometry read(WKBReader reader, byte[] binary) {
        try {
            return reader.read(binary);
        } catch (ParseException e) {
            throw new IllegalStateException("a ground of the database is not WKB", e);
        }
    }
}
