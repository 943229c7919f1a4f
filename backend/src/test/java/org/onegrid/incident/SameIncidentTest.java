package org.onegrid.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.onegrid.incident.IncidentApi.report;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onegrid.identity.Role;
import org.onegrid.identity.Scope;
import org.onegrid.test.Api.Answer;
import org.onegrid.test.PostgisTest;
import org.onegrid.test.SmallDistrict;
import org.onegrid.test.Somebody;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is sent twice is one incident: by its key, by its number at the source. */
@PostgisTest
class SameIncidentTest {

    @Autowired
    IncidentApi incidents;

    @Autowired
    Somebody somebody;

    @Autowired
    SmallDistrict district;

    @Autowired
    JdbcClient sql;

    @Autowired
    DataSource dataSource;

    private String admin;

    @BeforeEach
    void build() {
        district.build();
        admin = somebody.administrator();
    }

    @Test
    void theSameKeyAndBodyGetsTheSameAnswerAnotherBodyIsRefused() {
        Map<String, Object> body = report(0, 0, Map.of());
        String key = "k" + System.nanoTime();
        Answer first = incidents.post(admin, key, body);
        Answer second = incidents.post(admin, key, body);
        assertThat(second).isEqualTo(first);
        Answer other = incidents.post(admin, key, report(1, 1, Map.of()));
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.code()).isEqualTo("idempotency-key-reused");
        Answer invalid = incidents.post(admin, "a key", body);
        assertThat(invalid.code()).isEqualTo("idempotency-key-invalid");
        String somebodyElse = somebody.administrator();
        assertThat(incidents.post(somebodyElse, key, report(1, 1, Map.of())).status())
                .isEqualTo(201);
    }

    @Test
    void twoAtOnceWithOneKeyMakeOneIncident() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            for (int round = 0; round < 25; round++) {
                Map<String, Object> body = report(0, 0, Map.of("title", "same " + round));
                String key = "both-" + round;
                Callable<Answer> call = () -> incidents.post(admin, key, body);
                Set<String> ids = new HashSet<>();
                for (Future<Answer> future : threads.invokeAll(List.of(call, call))) {
                    Answer answer = future.get();
                    if (answer.status() == 409) {
                        assertThat(answer.code()).isEqualTo("idempotency-in-flight");
                    } else {
                        assertThat(answer.status()).isEqualTo(201);
                        ids.add(answer.id());
                    }
                }
                assertThat(ids).as("round " + round).hasSize(1);
                assertThat(count("select count(*) from incident where title = 'same " + round + "'"))
                        .isEqualTo(1);
            }
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void aKeyWhoseTransactionIsOpenIsInFlightAndNothingStaysLocked() throws Exception {
        var person = somebody.with(Scope.all(), Role.OPERATOR);
        String bearer = somebody.bearer(person);
        Map<String, Object> body = report(0, 0, Map.of());
        try (var connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try (var lock = connection.prepareStatement("select pg_advisory_xact_lock(hashtextextended(?, ?))")) {
                lock.setString(1, "killed");
                lock.setLong(2, person.id());
                lock.execute();
            }
            Answer answer = incidents.post(bearer, "killed", body);
            assertThat(answer.status()).isEqualTo(409);
            assertThat(answer.code()).isEqualTo("idempotency-in-flight");
            connection.rollback();
        }
        assertThat(incidents.post(bearer, "killed", body).status()).isEqualTo(201);
    }

    @Test
    void theSameSourceIdIsTheSameIncident() throws Exception {
        Map<String, Object> body = report(0, 0, Map.of("channel", "hotline", "sourceId", "H-1"));
        Answer first = incidents.post(admin, null, body);
        Answer second = incidents.post(admin, "any-" + System.nanoTime(), body);
        assertThat(first.status()).isEqualTo(201);
        assertThat(second.status()).isEqualTo(200);
        assertThat(second.body().path("id")).isEqualTo(first.body().path("id"));
        assertThat(incidents
                        .post(admin, null, report(0, 0, Map.of("channel", "urban", "sourceId", "H-1")))
                        .status())
                .isEqualTo(201);
        String east = somebody.in(SmallDistrict.EAST, Role.OPERATOR);
        Answer foreign = incidents.post(east, null, report(3, 3, Map.of("channel", "hotline", "sourceId", "H-1")));
        assertThat(foreign.status()).isEqualTo(409);
        assertThat(foreign.code()).isEqualTo("source-id-taken");
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            Callable<Answer> call = () -> incidents.post(admin, null, report(0, 0, Map.of("sourceId", "race")));
            List<Future<Answer>> futures = threads.invokeAll(List.of(call, call, call, call));
            Set<String> ids = new HashSet<>();
            int created = 0;
            for (Future<Answer> future : futures) {
                ids.add(future.get().id());
                created += future.get().status() == 201 ? 1 : 0;
            }
            assertThat(ids).hasSize(1);
            assertThat(created).isEqualTo(1);
        } finally {
            threads.shutdown();
        }
    }

    private long count(String query) {
        return sql.sql(query).query(Long.class).single();
    }
}
