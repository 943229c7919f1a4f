package org.onegrid.grid.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;
import org.onegrid.geo.Precision;
import org.onegrid.partition.Area;
import org.onegrid.partition.Coverage;
import org.onegrid.partition.Rules;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The whole stored partition, level by level, under full validation. */
final class WholePartition {

    private static final List<String> LEVELS = List.of("district", "street", "community", "grid");

    private final JdbcClient jdbc;

    WholePartition(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Every level tiles the one above it, vertex for vertex. */
    void check() {
        for (int level = 1; level < LEVELS.size(); level++) {
            var report = Coverage.of(read(LEVELS.get(level)), read(LEVELS.get(level - 1)), Rules.USUAL)
                    .validate();
            assertThat(report.faults()).as(LEVELS.get(level)).isEmpty();
            assertThat(report.isClean()).isTrue();
        }
    }

    private List<Area> read(String level) {
        return jdbc.sql("""
                        select a.code, a.name, p.code as parent, st_asbinary(a.geom) as shape
                        from area a left join area p on p.id = a.admin_parent
                        where a.level = :level and upper_inf(a.valid)
                        order by a.code
                        """)
                .param("level", level)
                .query((row, n) -> {
                    try {
                        return new Area(
                                row.getString("code"),
                                row.getString("name"),
                                new WKBReader(Precision.FACTORY).read(row.getBytes("shape")),
                                level.equals("district") ? null : row.getString("parent"),
                                false);
                    } catch (ParseException e) {
                        throw new IllegalStateException(e);
                    }
                })
                .list();
    }
}
