package org.onegrid.tracking.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.onegrid.geo.Bounds;
import org.onegrid.tracking.view.NewestFixes.Reading;
import org.onegrid.tracking.view.SharedView.Known;
import org.onegrid.tracking.view.SharedView.Step;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Random people, windows, lags, reconnects and changes of view, against what the store says. */
class WindowsTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final boolean LONG = Boolean.getBoolean("onegrid.long");
    private static final Instant START = Instant.parse("2026-11-22T05:00:00Z");

    /** The district 1 with streets 11 and 12. */
    private static final List<List<Long>> HOMES = List.of(List.of(1L, 11L), List.of(1L, 12L));

    private static final long[] AREAS = {1, 11, 12};

    private static final class Session {
        final long area;
        final SharedView view;
        final Optional<Bounds> box;
        final Wall wall = new Wall();
        Known known;
        int frames;

        Session(long area, Optional<Bounds> box, SharedView view) {
            this.area = area;
            this.box = box;
            this.view = view;
        }

        boolean sees(Seen seen) {
            return seen.areaIds().contains(area)
                    && box.map(b -> b.west() <= seen.lng()
                                    && seen.lng() <= b.east()
                                    && b.south() <= seen.lat()
                                    && seen.lat() <= b.north())
                            .orElse(true);
        }
    }

    @Test
    void whatEverySessionKnowsIsWhatTheStoreHoldsThere() {
        for (int round = 0; round < (LONG ? 3_000 : 200); round++) {
            play(20261122L + round);
        }
    }

    private void play(long seed) {
        Random random = new Random(seed);
        Map<String, Seen> store = new TreeMap<>();
        Roll roll = new Roll(JSON);
        Map<String, SharedView> views = new HashMap<>();
        List<Session> sessions = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            sessions.add(open(random, views));
        }
        Instant now = START;
        Picture picture = roll.take(new Reading(List.of(), true, ""), now);
        for (int tick = 0; tick < 60; tick++) {
            now = now.plusSeconds(random.nextInt(20) == 0 ? 1_200 : 1);
            Map<String, Seen> written = happen(random, store, now);
            boolean removed = random.nextInt(15) == 0 && store.keySet().removeIf(code -> random.nextInt(4) == 0);
            boolean whole = removed || random.nextInt(10) == 0;
            // a reading may also have some of what the one before had
            List<Seen> rows = new ArrayList<>(whole ? store.values() : written.values());
            if (!whole) {
                store.values().stream().filter(one -> random.nextInt(8) == 0).forEach(rows::add);
            }
            picture = roll.take(new Reading(rows, whole, ""), now);
            for (int i = 0; i < sessions.size(); i++) {
                int fate = random.nextInt(12);
                if (fate == 0) { // cut, or another view
                    sessions.set(i, open(random, views));
                } else if (fate > 3 || i < 2) { // the others lag
                    look(sessions.get(i), picture, store, seed);
                }
            }
        }
        for (Session session : sessions) {
            look(session, picture, store, seed);
            look(session, picture, store, seed);
            assertThat(session.wall.shown())
                    .as("seed %d, area %d, view %s", seed, session.area, session.box)
                    .isEqualTo(expected(session, store, now));
        }
    }

    private static Session open(Random random, Map<String, SharedView> views) {
        long area = AREAS[random.nextInt(AREAS.length)];
        int choice = random.nextInt(6); // few, so that some share
        Optional<Bounds> box = choice == 0
                ? Optional.empty()
                : Optional.of(new Bounds(120 + 0.02 * choice, 30, 120.03 + 0.02 * choice, 30 + 0.02 * choice));
        SharedView view = views.computeIfAbsent(area + " " + box, key -> new SharedView(area, "A" + area, box));
        return new Session(area, box, view);
    }

    private static Map<String, Seen> happen(Random random, Map<String, Seen> store, Instant now) {
        Map<String, Seen> written = new TreeMap<>();
        for (int i = random.nextInt(25); i > 0; i--) {
            String code = "R" + random.nextInt(40);
            Seen seen = new Seen(
                    code,
                    random.nextInt(30) == 0 ? "改" : "巡\"" + code,
                    "member",
                    HOMES.get(random.nextInt(40) == 0 ? 1 : code.length() % 2),
                    random.nextInt(15) > 0,
                    120 + random.nextInt(1500) / 1e4,
                    30 + random.nextInt(1200) / 1e4,
                    now.minusSeconds(random.nextInt(20) == 0 ? 2_000 : random.nextInt(3)),
                    random.nextBoolean() ? null : Double.valueOf(random.nextInt(360)),
                    random.nextBoolean() ? null : 1.4);
            store.put(code, seen);
            written.put(code, seen);
        }
        return written;
    }

    private static void look(Session session, Picture picture, Map<String, Seen> store, long seed) {
        if (session.known != null && session.known.tick() == picture.tick()) {
            return;
        }
        boolean first = session.known == null;
        Step step = session.view.step(session.known, picture);
        session.known = step.to();
        byte[] body = step.body();
        if (body == null) {
            assertThat(first).isFalse();
            return;
        }
        session.frames++;
        String text = new String(body, StandardCharsets.UTF_8);
        session.wall.take(text);
        JsonNode payload = JSON.readTree(text).path("payload");
        assertThat(payload.path("full").asBoolean(false)).isEqualTo(first);
        for (JsonNode one : payload.path("enter")) {
            Seen seen = store.get(one.get(1).asString());
            assertThat(session.sees(seen))
                    .as("seed %d: %s is outside area %d or view %s", seed, one, session.area, session.box)
                    .isTrue();
            assertThat(one.get(2).asString()).isEqualTo(seen.callsign());
        }
    }

    private static Map<String, String> expected(Session session, Map<String, Seen> store, Instant now) {
        Map<String, String> expected = new TreeMap<>();
        store.values().stream()
                .filter(seen -> seen.shown() && !seen.at().isBefore(now.minus(Roll.LATELY)) && session.sees(seen))
                .forEach(seen -> expected.put(
                        seen.code(),
                        seen.lng() + "," + seen.lat() + "," + seen.at().getEpochSecond()));
        return expected;
    }

    @Test
    void thoseWhoLookAtTheSameShareTheVeryBytes() {
        Roll roll = new Roll(JSON);
        SharedView view = new SharedView(1, "A1", Optional.empty());
        Picture first = roll.take(new Reading(List.of(at("R1", 120.01)), true, ""), START);
        Step one = view.step(null, first);
        Step other = view.step(null, first);
        assertThat(other.body()).isSameAs(one.body());
        Picture second = roll.take(new Reading(List.of(at("R1", 120.02)), false, ""), START.plusSeconds(1));
        Step moved = view.step(one.to(), second);
        assertThat(view.step(other.to(), second).body()).isSameAs(moved.body());
        assertThat(text(moved))
                .contains("\"move\":[[0,120.02,30.0,")
                .contains(",90]")
                .doesNotContain("R1");
        Picture third = roll.take(new Reading(List.of(at("R1", 120.02)), false, ""), START.plusSeconds(2));
        assertThat(third.tick()).as("nothing changed").isEqualTo(second.tick());
    }

    @Test
    void aSessionThatLagsIsGivenOneFrameAndOneBitForEachResponder() {
        Roll roll = new Roll(JSON);
        SharedView view = new SharedView(1, "A1", Optional.of(new Bounds(120, 30, 121, 31)));
        List<Seen> all = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            all.add(at("R" + i, 120.1));
        }
        Known known =
                view.step(null, roll.take(new Reading(all, true, ""), START)).to();
        Picture last = Picture.NONE;
        for (int tick = 1; tick <= 500; tick++) {
            double lng = 120.1 + tick / 1e4;
            List<Seen> moved = all.stream().map(seen -> at(seen.code(), lng)).toList();
            last = roll.take(new Reading(moved, false, ""), START.plusSeconds(tick));
        }
        assertThat(known.numbers().size() / 8).isLessThanOrEqualTo(512);
        Step merged = view.step(known, last);
        JsonNode payload = JSON.readTree(text(merged)).path("payload");
        assertThat(payload.path("move")).hasSize(2_000);
        assertThat(payload.path("enter")).isEmpty();
        assertThat(merged.to().numbers()).as("nothing new is held").isSameAs(known.numbers());
    }

    private static Seen at(String code, double lng) {
        return new Seen(code, code, "member", List.of(1L), true, lng, 30, START, null, null);
    }

    private static String text(Step step) {
        return new String(step.body() == null ? new byte[0] : step.body(), StandardCharsets.UTF_8);
    }
}
