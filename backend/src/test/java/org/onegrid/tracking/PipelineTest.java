package org.onegrid.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onegrid.geo.LngLat;
import org.onegrid.identity.Person;
import org.onegrid.identity.Role;
import org.onegrid.identity.Scope;
import org.onegrid.test.PostgisTest;
import org.onegrid.test.SmallDistrict;
import org.onegrid.test.Somebody;
import org.onegrid.tracking.PositionDesk.Receipt;
import org.onegrid.tracking.pipeline.Flag;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The pipeline against a model that knows nothing but the rules, on streams with reordering, duplicates, jumps and mocks. */
@PostgisTest
class PipelineTest {

    private static final long SEED = Long.getLong("onegrid.seed", System.nanoTime());
    private static final double BOUND_MPS = 40;

    @Autowired
    PositionDesk desk;

    @Autowired
    Responders responders;

    @Autowired
    SmallDistrict district;

    @Autowired
    Somebody somebody;

    @Autowired
    JdbcClient sql;

    private Person admin;

    @BeforeEach
    void build() {
        district.build();
        admin = somebody.with(Scope.all(), Role.ADMINISTRATOR);
    }

    /** A fix as the test knows it. */
    private record Seen(String code, LngLat place, Instant at, boolean mock) {

        Fix fix() {
            return new Fix(code, place.lng(), place.lat(), null, at.toString(), null, null, null, null, mock, null);
        }
    }

    /** The rules in the plainest form: everything that came, in the order of arrival and within a request of device time. */
    private static final class Model {
        final Map<Instant, Seen> stored = new TreeMap<>();
        final Map<Instant, Integer> flags = new TreeMap<>();

        @Nullable
        Seen newest;

        @Nullable
        Seen jump;

        int duplicates;

        void take(Seen seen) {
            if (stored.putIfAbsent(seen.at(), seen) != null) {
                duplicates++;
                return;
            }
            int bits = seen.mock() ? Flag.MOCK.bit() : 0;
            if (newest != null && !seen.at().isAfter(newest.at())) {
                bits |= Flag.LATE.bit();
            } else if (!seen.mock()) {
                boolean confirmed = jump != null && seen.at().isAfter(jump.at()) && speed(jump, seen) <= BOUND_MPS;
                if (newest == null || speed(newest, seen) <= BOUND_MPS || confirmed) {
                    newest = seen;
                    jump = null;
                } else {
                    bits |= Flag.TELEPORT.bit();
                    if (jump == null || seen.at().isAfter(jump.at())) {
                        jump = seen;
                    }
                }
            }
            flags.put(seen.at(), bits);
        }

        private static double speed(Seen from, Seen to) {
            double seconds = Math.max(1, (to.at().toEpochMilli() - from.at().toEpochMilli()) / 1000.0);
            return from.place().distanceMeters(to.place()) / seconds;
        }
    }

    @Test
    void streamsEndAsTheRulesSay() {
        for (int round = 0; round < 20; round++) {
            streamEndsAsTheRulesSay(new Random(SEED + round), "S" + round + "-");
        }
    }

    private void streamEndsAsTheRulesSay(Random random, String prefix) {
        List<String> codes = List.of(prefix + "1", prefix + "2", prefix + "3");
        put(codes);
        Instant begin = Instant.now().minus(2, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);
        List<Seen> stream = new ArrayList<>();
        for (String code : codes) {
            stream.addAll(walk(random, code, begin));
        }
        for (int i = 0; i < stream.size() / 5; i++) { // late ones and replays
            Seen moved = stream.get(random.nextInt(stream.size()));
            if (random.nextBoolean()) {
                stream.remove(moved);
            }
            stream.add(random.nextInt(stream.size()), moved);
        }
        stream.sort((a, b) -> Long.compare(a.at().getEpochSecond() / 300, b.at().getEpochSecond() / 300));
        Map<String, Model> models = new HashMap<>();
        codes.forEach(code -> models.put(code, new Model()));
        int duplicates = 0;
        for (int from = 0; from < stream.size(); ) {
            int until = Math.min(stream.size(), from + 1 + random.nextInt(30));
            List<Seen> request = new ArrayList<>(stream.subList(from, until));
            Receipt receipt = desk.take(admin, request.stream().map(Seen::fix).toList());
            assertThat(receipt.refused()).isEmpty();
            duplicates += receipt.duplicates();
            request.sort((a, b) -> a.at().compareTo(b.at()));
            request.forEach(seen -> models.get(seen.code()).take(seen));
            from = until;
        }
        for (String code : codes) {
            check(code, models.get(code));
        }
        assertThat(duplicates)
                .as("seed %d", SEED)
                .isEqualTo(models.values().stream()
                        .mapToInt(model -> model.duplicates)
                        .sum());
    }

    private void check(String code, Model model) {
        Map<Instant, Integer> flags = new TreeMap<>();
        sql.sql("""
                        select p.at, p.flags, st_x(geom) as lng, st_y(geom) as lat
                        from position p join responder r on r.id = p.responder_id where r.code = :code
                        """).param("code", code).query(row -> {
            Instant at = row.getTimestamp("at").toInstant();
            flags.put(at, row.getInt("flags"));
            assertThat(new LngLat(row.getDouble("lng"), row.getDouble("lat")))
                    .as("seed %d %s", SEED, at)
                    .isEqualTo(model.stored.get(at).place());
        });
        assertThat(flags).as("seed %d %s", SEED, code).isEqualTo(model.flags);
        Seen newest = model.newest;
        assertThat(newest).isNotNull();
        assertThat(at(code)).as("seed %d %s", SEED, code).isEqualTo(newest.at());
    }

    /** A walk with a jump, a mock or a real ride now and then. */
    private static List<Seen> walk(Random random, String code, Instant begin) {
        List<Seen> walk = new ArrayList<>();
        double lng = 120.005 + random.nextDouble() * 0.03;
        double lat = 30.005 + random.nextDouble() * 0.03;
        Instant at = begin;
        for (int i = 0; i < 150; i++) {
            at = at.plusSeconds(1 + random.nextInt(60));
            int what = random.nextInt(20);
            if (what == 0) { // away for a moment
                walk.add(new Seen(code, new LngLat(lng + 1, lat), at, false));
                continue;
            } else if (what == 1) { // moved in earnest
                lng = 120.005 + random.nextDouble() * 0.3;
            }
            lng += (random.nextDouble() - 0.5) * 1e-4;
            lat += (random.nextDouble() - 0.5) * 1e-4;
            walk.add(new Seen(code, new LngLat(lng, lat), at, what == 2));
        }
        return walk;
    }

    @Test
    void concurrentRequestsAndReplaysStoreEachPositionOnce() throws Exception {
        List<String> codes = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            codes.add("C-" + i);
        }
        put(codes);
        Random random = new Random(SEED);
        Instant begin = Instant.now().minus(3, ChronoUnit.HOURS).truncatedTo(ChronoUnit.SECONDS);
        LngLat place = SmallDistrict.middle(1, 1);
        List<Seen> all = new ArrayList<>();
        for (int i = 0; i < 4_000; i++) {
            all.add(new Seen(codes.get(i % 20), place, begin.plusSeconds(random.nextInt(5_000)), false));
        }
        ExecutorService senders = Executors.newFixedThreadPool(12);
        List<Future<Receipt>> receipts = new ArrayList<>();
        try {
            for (int i = 0; i < all.size(); i += 20) {
                List<Fix> request =
                        all.subList(i, i + 20).stream().map(Seen::fix).toList();
                receipts.add(senders.submit(() -> desk.take(admin, request)));
                if (random.nextInt(3) == 0) {
                    receipts.add(senders.submit(() -> desk.take(admin, request)));
                }
            }
            int taken = 0;
            int duplicates = 0;
            for (Future<Receipt> receipt : receipts) {
                taken += receipt.get().taken();
                duplicates += receipt.get().duplicates();
                assertThat(receipt.get().refused()).isEmpty();
            }
            long moments =
                    all.stream().map(one -> one.code() + one.at()).distinct().count();
            assertThat(taken).as("seed %d", SEED).isEqualTo(moments);
            assertThat(duplicates).as("seed %d", SEED).isEqualTo(receipts.size() * 20 - moments);
        } finally {
            senders.shutdownNow();
        }
        assertThat(sql.sql("""
                                select count(*) from position p join responder r on r.id = p.responder_id
                                where r.code like 'C-%' and p.area_id = :area
                                """)
                        .param("area", district.area(SmallDistrict.grid(1, 1)).id())
                        .query(Long.class)
                        .single())
                .isEqualTo(all.stream()
                        .map(one -> one.code() + one.at())
                        .distinct()
                        .count());
        for (String code : codes) {
            assertThat(at(code))
                    .isEqualTo(all.stream()
                            .filter(one -> one.code().equals(code))
                            .map(Seen::at)
                            .max(Instant::compareTo)
                            .orElseThrow());
        }
    }

    @Test
    void aLatePositionIsStoredInItsDayAndMovesNothing() {
        put(List.of("L-1"));
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        Instant late = now.minus(6, ChronoUnit.DAYS);
        take(new Seen("L-1", SmallDistrict.middle(0, 0), now, false));
        Receipt receipt = take(new Seen("L-1", SmallDistrict.middle(3, 3), late, false));
        assertThat(receipt.taken()).isEqualTo(1);
        assertThat(at("L-1")).isEqualTo(now);
        String day = LocalDate.ofInstant(late, ZoneOffset.UTC).toString().replace("-", "");
        assertThat(sql.sql("select flags from position_" + day + " where at = cast(:at as timestamptz)")
                        .param("at", late.toString())
                        .query(Integer.class)
                        .single())
                .isEqualTo(Flag.LATE.bit());
        assertThat(take(new Seen("L-1", SmallDistrict.middle(3, 3), now.minus(8, ChronoUnit.DAYS), false))
                        .refused()
                        .get(0)
                        .code())
                .isEqualTo("time-invalid");
    }

    @Test
    void aRehearsalMayPlayFasterThanLife() {
        put(List.of("P-1"));
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        LngLat from = SmallDistrict.middle(0, 0);
        LngLat to = SmallDistrict.middle(1, 1); // 1.5 km
        take(new Seen("P-1", from, now.minusSeconds(20), false));
        desk.take(
                admin,
                List.of(new Fix("P-1", to.lng(), to.lat(), null, now.toString(), null, null, null, null, null, 20.0)));
        assertThat(at("P-1")).isEqualTo(now);
        assertThat(desk.take(
                                admin,
                                List.of(new Fix(
                                        "P-1", to.lng(), to.lat(), null, null, null, null, null, null, null, 0.5)))
                        .refused()
                        .get(0)
                        .code())
                .isEqualTo("pace-invalid");
    }

    private void put(List<String> codes) {
        responders.put(codes.stream()
                .map(code -> new NewResponder(code, code, "member", SmallDistrict.grid(0, 0), true))
                .toList());
    }

    private Receipt take(Seen seen) {
        return desk.take(admin, List.of(seen.fix()));
    }

    private Instant at(String code) {
        return sql.sql("""
                        select p.at from responder_position p join responder r on r.id = p.responder_id where r.code = :code
                        """)
                .param("code", code)
                .query((row, n) -> row.getTimestamp("at").toInstant())
                .single();
    }
}
