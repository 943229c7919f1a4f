package org.onegrid.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.onegrid.identity.Role;
import org.onegrid.identity.Scope;
import org.onegrid.test.PostgisTest;
import org.onegrid.test.SmallDistrict;
import org.onegrid.test.Somebody;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@PostgisTest
class IncidentHistoryTest {

    @Autowired
    IncidentHistory history;

    @Autowired
    IncidentQueries queries;

    @Autowired
    SmallDistrict district;

    @Autowired
    Somebody somebody;

    @Autowired
    JdbcClient sql;

    @Test
    void loadsWhatHadHappenedByThenAndTellsNobody() {
        district.build();
        Instant asOf = Instant.parse("2026-11-22T04:00:00Z");
        Stream<IncidentHistory.PastCase> cases = IntStream.range(0, 1_000).mapToObj(i -> past(asOf, i));
        long loaded = history.load(cases, asOf);
        assertThat(loaded).isEqualTo(990);
        assertThat(count("select count(*) from live_log")).isZero();
        assertThat(count("select count(*) from incident where status = 'closed'"))
                .isEqualTo(count("select count(*) from incident where closed_at is not null"))
                .isEqualTo(990 - 39);
        assertThat(count("select count(*) from incident_step where at > '2026-11-22T04:00:00Z'"))
                .isZero();
        assertThat(count("select count(*) from incident i where version <> (select count(*) from incident_step s"
                        + " where s.incident_id = i.id)"))
                .isZero();
        assertThat(count("select count(distinct code) from incident")).isEqualTo(990);
        assertThat(sql.sql("select min(code) from incident where code like 'SJ20261115%'")
                        .query(String.class)
                        .single())
                .as("numbers begin with the day")
                .isEqualTo("SJ20261115000001");
        var detail = queries.get(
                somebody.with(Scope.all(), Role.OPERATOR),
                sql.sql("select max(code) from incident where status = 'dispatched'")
                        .query(String.class)
                        .single());
        assertThat(detail.incident().holder()).isEqualTo("T-7");
        assertThat(detail.timeline().stream().map(IncidentQueries.TimelineStep::by))
                .containsExactly("hotline", "desk", "desk");
    }

    /** Every quarter of an hour a case, the last ten in the future; closed ten hours later. */
    private static IncidentHistory.PastCase past(Instant asOf, int i) {
        Instant reported = asOf.minus(Duration.ofMinutes(15L * (989 - i)));
        return new IncidentHistory.PastCase(
                "101001",
                SmallDistrict.middle(i % 4, i / 4 % 4),
                "hotline",
                "DEMO-" + i,
                2,
                "井盖\t缺失\\",
                null,
                reported,
                List.of(
                        step("accept", reported, 60),
                        step("dispatch", reported, 120),
                        step("arrive", reported, 5 * 3600),
                        step("handle", reported, 8 * 3600),
                        step("verify", reported, 9 * 3600),
                        step("close", reported, 9 * 3600 + 2400)));
    }

    private static IncidentHistory.PastStep step(String verb, Instant reported, long seconds) {
        String holder = verb.equals("dispatch") ? "T-7" : null;
        return new IncidentHistory.PastStep(verb, reported.plusSeconds(seconds), "desk", holder, null);
    }

    private long count(String query) {
        return sql.sql(query).query(Long.class).single();
    }
}
