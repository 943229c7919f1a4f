package org.onegrid.grid.change;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.locationtech.jts.geom.MultiPolygon;
import org.onegrid.problem.Refusal;
import org.onegrid.topology.OfficialCodes;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Codes for new grids: the official ones below a community whose grids have them; where codes are a city's own, a number
 * behind the code the grid was cut from. A code that was ever given, also to an area that is no more, is not given again.
 */
@Repository
class NewCodes {

    private static final int LONGEST = 40;

    private final JdbcClient sql;

    NewCodes(JdbcClient sql) {
        this.sql = sql;
    }

    /**
     * The codes by those within the change; as the running transaction sees what is taken.
     *
     * @throws Refusal 409 {@code codes-exhausted} when a community has no number left
     */
    Map<String, String> of(List<Redrawn.Added> added) {
        Map<String, Map<String, MultiPolygon>> official = new TreeMap<>();
        Map<String, Map<String, MultiPolygon>> own = new TreeMap<>();
        for (Redrawn.Added one : added) {
            String parent = one.origin().parent();
            String origin = one.origin().code();
            boolean numbered = parent.matches("[0-9]{12}") && origin.matches(parent + "[0-9]{3}");
            Map<String, Map<String, MultiPolygon>> scheme = numbered ? official : own;
            scheme.computeIfAbsent(numbered ? parent : stem(origin), stem -> new TreeMap<>())
                    .put(one.code(), one.shape());
        }
        Map<String, String> codes = new HashMap<>();
        official.forEach((stem, areas) -> codes.putAll(numbered(stem, areas)));
        own.forEach((stem, areas) -> {
            Set<String> taken = taken(stem);
            for (String key : OfficialCodes.inSequence(areas)) {
                int n = 2;
                while (!taken.add(stem + n)) {
                    n++;
                }
                codes.put(key, stem + n);
            }
        });
        return codes;
    }

    private Map<String, String> numbered(String stem, Map<String, MultiPolygon> areas) {
        try {
            return OfficialCodes.give(OfficialCodes.Scheme.UNIT_GRID, stem, areas, taken(stem));
        } catch (IllegalStateException e) {
            throw new Refusal(
                    HttpStatus.CONFLICT,
                    "codes-exhausted",
                    "The community " + stem + " has no number left for a new grid; divide the community first.");
        }
    }

    private static String stem(String origin) {
        return origin.substring(0, Math.min(origin.length(), LONGEST - 5)) + "-";
    }

    private Set<String> taken(String stem) {
        return new HashSet<>(
                sql.sql("""
                        select code from area where starts_with(code, :stem)
                        union
                        select code from area_code where starts_with(code, :stem)
                        """).param("stem", stem).query(String.class).list());
    }
}
