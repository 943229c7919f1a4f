package org.onegrid.grid.change;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.locationtech.jts.geom.Point;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Official codes for new grids. Under a community of 12 digits they have three more, running west to east, then north to
 * south among the new ones; where codes are a city's own, a number is put behind the one the grid was cut from. A code that was
 * ever given, also to an area that is no more, is not given again.
 */
@Repository
class NewCodes {

    private static final int LONGEST = 40;

    private final JdbcClient sql;

    NewCodes(JdbcClient sql) {
        this.sql = sql;
    }

    /** The codes by those within the change; as the running transaction sees what is taken. */
    Map<String, String> of(List<Redrawn.Added> added) {
        Map<String, Set<String>> takenBelow = new HashMap<>();
        List<Redrawn.Added> ordered = new ArrayList<>(added);
        ordered.sort(
                Comparator.comparingDouble((Redrawn.Added one) -> middle(one).getX())
                        .thenComparingDouble(one -> -middle(one).getY()));
        Map<String, String> codes = new HashMap<>();
        for (Redrawn.Added one : ordered) {
            String parent = one.origin().parent();
            boolean official =
                    parent.matches("[0-9]{12}") && one.origin().code().matches(parent + "[0-9]{3}");
            String stem = official ? parent : stem(one.origin().code());
            Set<String> taken = takenBelow.computeIfAbsent(stem, this::taken);
            String code = official ? number(stem, taken) : suffix(stem, taken);
            taken.add(code);
            codes.put(one.code(), code);
        }
        return codes;
    }

    private static Point middle(Redrawn.Added one) {
        return one.shape().getCentroid();
    }

    private static String stem(String origin) {
        return origin.substring(0, Math.min(origin.length(), LONGEST - 5)) + "-";
    }

    private static String number(String parent, Set<String> taken) {
        int highest = taken.stream()
                .filter(code -> code.matches(parent + "[0-9]{3}"))
                .mapToInt(code -> Integer.parseInt(code.substring(parent.length())))
                .max()
                .orElse(0);
        return highest < 999 ? parent + "%03d".formatted(highest + 1) : suffix(parent + "-", taken);
    }

    private static String suffix(String stem, Set<String> taken) {
        int n = 2;
        while (taken.contains(stem + n)) {
            n++;
        }
        return stem + n;
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
