package org.onegrid.tracking.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.onegrid.test.TestDatabases;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

class RetentionTest {

    @Test
    void wholeDaysAreDroppedOnceAllOfThemIsTooOld() {
        var database = TestDatabases.create().dataSource();
        JdbcClient sql = JdbcClient.create(database);
        Days days = new Days(sql, new DataSourceTransactionManager(database));
        for (int day = 1; day <= 12; day++) {
            days.ensure(LocalDate.of(2026, 5, day));
            sql.sql("""
                            insert into position (responder_id, at, received_at, geom, flags)
                            values (1, :at::timestamptz, now(), st_setsrid(st_makepoint(120, 30), 4490), 0)
                            """).param("at", "2026-05-%02dT23:59:59Z".formatted(day)).update();
        }
        Retention tenDays = new Retention(10, days);
        assertThat(tenDays.latestArrival()).isEqualTo(Duration.ofDays(7));
        assertThat(tenDays.dropAsOf(Instant.parse("2026-05-15T12:00:00Z")))
                .containsExactly(LocalDate.of(2026, 5, 1), LocalDate.of(2026, 5, 2), LocalDate.of(2026, 5, 3));
        assertThat(sql.sql("select (min(at) at time zone 'UTC')::date || ' ' || count(*) from position")
                        .query(String.class)
                        .single())
                .isEqualTo("2026-05-04 9");
        assertThat(sql.sql("select count(*) from position_day_dropped")
                        .query(Integer.class)
                        .single())
                .isEqualTo(3);
        assertThat(tenDays.dropAsOf(Instant.parse("2026-05-15T13:00:00Z"))).isEmpty();
        days.ensure(LocalDate.of(2026, 5, 3)); // came back, and may be made again
        assertThat(days.list()).first().isEqualTo(LocalDate.of(2026, 5, 3));
    }

    @Test
    void nothingOlderThanWhatIsKeptIsLetIn() {
        var database = TestDatabases.create().dataSource();
        Days days = new Days(JdbcClient.create(database), new DataSourceTransactionManager(database));
        assertThat(new Retention(3, days).latestArrival()).isEqualTo(Duration.ofDays(3));
        for (int wrong : List.of(0, -1, 4_000)) {
            assertThatThrownBy(() -> new Retention(wrong, days)).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
