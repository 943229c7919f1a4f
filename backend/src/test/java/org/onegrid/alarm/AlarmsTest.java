package org.onegrid.alarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onegrid.identity.Role;
import org.onegrid.identity.Scope;
import org.onegrid.live.LiveLog;
import org.onegrid.test.Api;
import org.onegrid.test.Api.Answer;
import org.onegrid.test.PostgisTest;
import org.onegrid.test.SmallDistrict;
import org.onegrid.test.Somebody;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@PostgisTest
class AlarmsTest {

    private static final ExecutorService THREADS = Executors.newFixedThreadPool(6);

    @Autowired
    Alarms alarms;

    @Autowired
    SmallDistrict district;

    @Autowired
    Somebody somebody;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient sql;

    @Autowired
    JsonMapper json;

    @Autowired
    LiveLog live;

    @Autowired
    Api api;

    @BeforeEach
    void build() {
        district.build();
    }

    @AfterAll
    static void end() {
        THREADS.shutdownNow();
    }

    @Test
    void anAlarmIsToldWithItsPlaceAndWhatItIsAbout() {
        long id = raise("told", SmallDistrict.grid(3, 3));
        JsonNode told = events("told", id).get(0);
        assertThat(told.path("type").asString()).isEqualTo("alarm.raised");
        assertThat(told.path("area_codes").asString())
                .isEqualTo("990100.9901C1.990100002.990100002002.990100002002004");
        JsonNode alarm = json.readTree(told.path("payload").asString());
        assertThat(alarm.path("areaCode").asString()).isEqualTo(SmallDistrict.grid(3, 3));
        assertThat(alarm.path("areaName").asString()).isEqualTo("网格33");
        assertThat(alarm.path("lng").asDouble())
                .isEqualTo(SmallDistrict.middle(3, 3).lng());
        assertThat(alarm.path("facts").path("zone").asString()).isEqualTo("told");
        assertThat(alarm.path("facts").has("incident")).isFalse();
        assertThat(alarm.path("incident").path("code").asString()).isEqualTo("SJ1");
        assertThat(alarm.path("rehearsal").asBoolean(false)).isTrue();
        assertThat(alarm.path("takenAt").isNull()).isTrue();
        JsonNode listed = listed(somebody.administrator(), SmallDistrict.DISTRICT, "open", id);
        assertThat(listed).isEqualTo(alarm);
    }

    @Test
    void raisingWhatIsOpenAnswersThatOneAndTellsNothing() {
        long first = raise("again", SmallDistrict.grid(0, 0));
        assertThat(raise("again", SmallDistrict.grid(0, 0))).isEqualTo(first);
        assertThat(events("again", first)).hasSize(1);
        assertThat(clear("again")).isTrue();
        assertThat(clear("again")).isFalse();
        long second = raise("again", SmallDistrict.grid(0, 0));
        assertThat(second).isNotEqualTo(first);
        assertThat(take(somebody.administrator(), second).status()).isEqualTo(200);
        assertThat(raise("again", SmallDistrict.grid(0, 0)))
                .as("taken is not open: what happens again is a new alarm")
                .isNotIn(first, second);
        assertThat(clear("again")).isTrue();
        assertThat(standing("again")).isZero();
    }

    @Test
    void manyWhoRaiseAtOnceMakeOneAlarmAndOneEvent() throws Exception {
        for (int round = 0; round < 30; round++) {
            String key = "rush-" + round;
            CyclicBarrier together = new CyclicBarrier(6);
            Callable<Long> one = () -> {
                together.await();
                return raise(key, SmallDistrict.grid(1, 1));
            };
            Set<Long> ids = new HashSet<>();
            for (Future<Long> future : THREADS.invokeAll(List.of(one, one, one, one, one, one))) {
                ids.add(future.get());
            }
            assertThat(ids).as("round %d", round).hasSize(1);
            assertThat(sql.sql("select count(*) from alarm where key = :key")
                            .param("key", key)
                            .query(Long.class)
                            .single())
                    .isEqualTo(1);
            assertThat(events(key, ids.iterator().next())).hasSize(1);
        }
    }

    @Test
    void raisersAgainstClearersLeaveWhatTheLogSays() throws Exception {
        String key = "storm";
        List<Callable<Boolean>> work = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            boolean raises = i % 2 == 0;
            work.add(() -> raises ? raise(key, SmallDistrict.grid(1, 1)) > 0 : clear(key));
        }
        for (Future<Boolean> future : THREADS.invokeAll(work)) {
            future.get();
        }
        // replayed in order, the events of every alarm are raised, then cleared; the last state is the table's
        Map<Long, String> state = new HashMap<>();
        for (JsonNode event : inOrder(key)) {
            long id = json.readTree(event.path("payload").asString()).path("id").asLong();
            String type = event.path("type").asString();
            assertThat(state.put(id, type)).isEqualTo(type.equals("alarm.raised") ? null : "alarm.raised");
        }
        long open = state.values().stream().filter("alarm.raised"::equals).count();
        assertThat(open).isEqualTo(standing(key)).isLessThanOrEqualTo(1);
        assertThat(state).hasSizeGreaterThan(1);
    }

    @Test
    void ofTwoWhoTakeAtOnceOneHasItAndTheOtherHearsWhen() throws Exception {
        String one = somebody.bearer(somebody.with(Scope.all(), Role.OPERATOR));
        String two = somebody.bearer(somebody.with(Scope.all(), Role.SUPERVISOR));
        for (int round = 0; round < 20; round++) {
            String key = "race-" + round;
            long id = raise(key, SmallDistrict.grid(2, 1));
            CyclicBarrier together = new CyclicBarrier(2);
            List<Callable<Answer>> takers = List.of(
                    () -> {
                        together.await();
                        return take(one, id);
                    },
                    () -> {
                        together.await();
                        return take(two, id);
                    });
            List<Answer> answers = new ArrayList<>();
            for (Future<Answer> future : THREADS.invokeAll(takers)) {
                answers.add(future.get());
            }
            assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(200, 409);
            Answer lost = answers.get(answers.get(0).status() == 409 ? 0 : 1);
            Answer won = answers.get(answers.get(0).status() == 409 ? 1 : 0);
            assertThat(lost.code()).isEqualTo("alarm-taken");
            assertThat(lost.body().path("at")).isEqualTo(won.body().path("takenAt"));
            String winner = won == answers.get(0) ? one : two;
            assertThat(take(winner, id)).as("once more, to no effect").isEqualTo(won);
            assertThat(events(key, id))
                    .extracting(event -> event.path("type").asString())
                    .containsExactly("alarm.raised", "alarm.taken");
        }
    }

    @Test
    void whatIsClearedCannotBeTaken() {
        long id = raise("gone", SmallDistrict.grid(0, 3));
        clear("gone");
        Answer late = take(somebody.administrator(), id);
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.code()).isEqualTo("alarm-cleared");
        JsonNode alarm = listed(somebody.administrator(), SmallDistrict.WEST, "all", id);
        assertThat(late.body().path("at")).isEqualTo(alarm.path("clearedAt"));
    }

    @Test
    void othersAlarmsAreNotThere() {
        long id = raise("east", SmallDistrict.grid(3, 0));
        String west = somebody.bearer(
                somebody.with(Scope.of(Set.of(district.area(SmallDistrict.WEST).id())), Role.OPERATOR));
        assertThat(take(west, id).status()).isEqualTo(404);
        assertThat(api.get(west, "/api/alarms?area=" + SmallDistrict.EAST).status())
                .isEqualTo(404);
        assertThat(api.get(west, "/api/alarms?area=" + SmallDistrict.DISTRICT).status())
                .isEqualTo(404);
        assertThat(api.get(west, "/api/alarms?area=" + SmallDistrict.WEST + "&state=all")
                        .body()
                        .path("alarms"))
                .noneMatch(one -> one.path("id").asLong() == id);
        assertThat(events("east", id)).hasSize(1);
        String auditor = somebody.bearer(somebody.with(Scope.all(), Role.AUDITOR));
        assertThat(take(auditor, id).status()).isEqualTo(403);
        assertThat(api.get(auditor, "/api/alarms?area=" + SmallDistrict.EAST + "&state=maybe")
                        .code())
                .isEqualTo("state-unknown");
    }

    @Test
    void noAlarmWithoutItsCause() {
        assertThatThrownBy(() -> alarms.raise(alarm("loose", SmallDistrict.grid(0, 0))))
                .isInstanceOf(IllegalTransactionStateException.class);
        transaction.executeWithoutResult(status -> {
            alarms.raise(alarm("undone", SmallDistrict.grid(0, 0)));
            status.setRollbackOnly();
        });
        assertThat(standing("undone")).isZero();
        assertThat(inOrder("undone")).isEmpty();
        NewAlarm nowhere = new NewAlarm("test", "nowhere", -1, 1, null, Map.of(), false);
        assertThatThrownBy(() -> transaction.execute(status -> alarms.raise(nowhere)))
                .isInstanceOf(IllegalArgumentException.class);
        NewAlarm wordy = new NewAlarm(
                "test", "wordy", area(SmallDistrict.grid(0, 0)), 1, null, Map.of("text", "x".repeat(2_000)), false);
        assertThatThrownBy(() -> transaction.execute(status -> alarms.raise(wordy)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private NewAlarm alarm(String key, String grid) {
        return new NewAlarm(
                "test",
                key,
                area(grid),
                3,
                grid.equals(SmallDistrict.grid(3, 3)) ? SmallDistrict.middle(3, 3) : null,
                Map.of("zone", key, NewAlarm.CASE, new Alarm.Case("1", "SJ1")),
                true);
    }

    private long area(String code) {
        return district.area(code).id();
    }

    private long raise(String key, String grid) {
        Long id = transaction.execute(status -> alarms.raise(alarm(key, grid)));
        return id == null ? 0 : id;
    }

    private boolean clear(String key) {
        return Boolean.TRUE.equals(transaction.execute(status -> alarms.clear("test", key)));
    }

    private long standing(String key) {
        return sql.sql("select count(*) from alarm where key = :key and cleared_at is null")
                .param("key", key)
                .query(Long.class)
                .single();
    }

    /** The events of an alarm in the order of the log, once all are stamped. */
    private List<JsonNode> events(String key, long id) {
        return inOrder(key).stream()
                .filter(event -> json.readTree(event.path("payload").asString())
                                .path("id")
                                .asLong()
                        == id)
                .toList();
    }

    private List<JsonNode> inOrder(String key) {
        for (int i = 0; i < 100 && unstamped() > 0; i++) {
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        return sql.sql("""
                        select row_to_json(l) from live_log l
                        where topic = 'alarms' and payload::json -> 'facts' ->> 'zone' = :key order by position
                        """).param("key", key).query(String.class).list().stream()
                .map(json::readTree)
                .toList();
    }

    private long unstamped() {
        return sql.sql("select count(*) from live_log where position is null")
                .query(Long.class)
                .single();
    }

    private JsonNode listed(String who, String area, String state, long id) {
        for (JsonNode alarm : api.get(who, "/api/alarms?area=" + area + "&state=" + state)
                .body()
                .path("alarms")) {
            if (alarm.path("id").asLong() == id) {
                return alarm;
            }
        }
        throw new AssertionError("alarm " + id + " is not in the list");
    }

    private Answer take(String who, long id) {
        return api.post(who, "/api/alarms/" + id + "/take", null);
    }
}
