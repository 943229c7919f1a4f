package org.onegrid.tracking.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.onegrid.problem.Refusal;
import org.onegrid.tracking.pipeline.Claim;

/** Messages as apps send them (shapes from traccar.org/osmand and owntracks.org/booklet), and as nobody should. */
class DecodersTest {

    private static final String TRACCAR_9 = """
            {"location":{"event":"motionchange","is_moving":false,"uuid":"0e9a2473-a9a7-4c00-997b-fb97d2154e75",
             "timestamp":"2026-07-21T08:06:34.444Z","odometer":0,
             "coords":{"latitude":29.6114809,"longitude":123.3083701,"accuracy":3.8,"speed":18.67,"speed_accuracy":0.26,
                       "heading":63,"heading_accuracy":0.28,"altitude":35.7,"altitude_accuracy":3.8},
             "activity":{"type":"still","confidence":100},"battery":{"is_charging":false,"level":0.79},"extras":{}},
             "device_id":"dv_0123456789012345678901"}""";

    private static final String OWNTRACKS = """
            {"_type":"location","acc":15,"alt":440,"batt":46,"conn":"w","lat":29.6681247,"lon":123.1512805,"t":"u","tid":"5t",
             "tst":1764000000,"vac":2,"vel":36,"cog":271}""";

    @Test
    void readsTheQueryOfTraccarClient() {
        Message message = OsmAnd.read(
                query(
                        "id=abc&lat=29.6232948571&lon=123.1061408571&timestamp=1764000000&bearing=7.19889788244&speed=40&accuracy=12.5&batt=87.0&altitude=4&mock=true"));
        assertThat(message.key()).isEqualTo("abc");
        Claim claim = message.claims().get(0);
        assertThat(claim.lng()).isEqualTo(123.1061408571);
        assertThat(claim.lat()).isEqualTo(29.6232948571);
        assertThat(claim.at()).isEqualTo(Instant.ofEpochSecond(1764000000));
        assertThat(claim.speedMps()).isCloseTo(20.578, within(0.001)); // 40 knots
        assertThat(claim.headingDegrees()).isCloseTo(7.2, within(0.01));
        assertThat(claim.accuracyMeters()).isEqualTo(12.5);
        assertThat(claim.batteryPercent()).isEqualTo(87);
        assertThat(claim.mock()).isTrue();
        assertThat(message.duty()).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "1442068686579,      2015-09-12T14:38:06.579Z",
        "1442068686,         2015-09-12T14:38:06Z",
        "1442068686.25,      2015-09-12T14:38:06.250Z",
        "2016-01-27T18:55:47Z,        2016-01-27T18:55:47Z",
        "2016-01-27T18:55:47.5+08:00, 2016-01-27T10:55:47.500Z",
        "2014-06-04 09:10:11,         2014-06-04T09:10:11Z",
        "0, 1970-01-01T00:00:00Z",
        "-5, 1969-12-31T23:59:55Z"
    })
    void readsSecondsMillisecondsAndIsoTimes(String text, Instant expected) {
        assertThat(Numbers.time(text)).isEqualTo(expected);
    }

    @Test
    void readsOtherNamesOfTheSameParameters() {
        Message message = OsmAnd.read(query("deviceid=d&location=29.6,123.3&heading=90&duty=on"));
        assertThat(message.key()).isEqualTo("d");
        assertThat(message.claims().get(0).lng()).isEqualTo(123.3);
        assertThat(message.claims().get(0).lat()).isEqualTo(29.6);
        assertThat(message.claims().get(0).headingDegrees()).isEqualTo(90);
        assertThat(message.claims().get(0).at()).isNull();
        assertThat(message.duty()).isTrue();
        assertThat(OsmAnd.read(query("id=d&duty=off")).claims()).isEmpty();
        assertThat(OsmAnd.read(query("id=d&lat=1&lon=2&valid=false"))
                        .claims()
                        .get(0)
                        .lng())
                .as("a fix its sender calls invalid has no place")
                .isNull();
        assertThat(OsmAnd.read(query("id=d&lat=1&lon=2&accuracy=NaN&batt=full"))
                        .claims()
                        .get(0)
                        .accuracyMeters())
                .isNull();
    }

    @Test
    void readsTheJsonOfTraccarClient9() {
        Message message = OsmAnd.read(bytes(TRACCAR_9));
        assertThat(message.key()).isEqualTo("dv_0123456789012345678901");
        Claim claim = message.claims().get(0);
        assertThat(claim.lng()).isEqualTo(123.3083701);
        assertThat(claim.lat()).isEqualTo(29.6114809);
        assertThat(claim.at()).isEqualTo(Instant.parse("2026-07-21T08:06:34.444Z"));
        assertThat(claim.speedMps()).isEqualTo(18.67);
        assertThat(claim.batteryPercent()).isCloseTo(79, within(1e-9));
        assertThat(claim.mock()).isFalse();
    }

    @Test
    void unknownMeasuresOfTheJsonAreNoMeasures() {
        Claim claim = OsmAnd.read(bytes(TRACCAR_9
                        .replace("\"speed\":18.67", "\"speed\":-1")
                        .replace("\"heading\":63", "\"heading\":-1")
                        .replace("\"level\":0.79", "\"level\":-1")
                        .replace("\"extras\":{}", "\"mock\":true,\"extras\":{\"duty\":\"off\"}")))
                .claims()
                .get(0);
        var report = claim.check(Instant.parse("2026-07-21T08:07:00Z"), java.time.Duration.ofDays(7));
        assertThat(report.speedMps()).isNull();
        assertThat(report.headingDegrees()).isNull();
        assertThat(report.batteryPercent()).isNull();
        assertThat(report.mock()).isTrue();
    }

    @Test
    void readsSeveralPositionsUpToABound() {
        String one = TRACCAR_9.substring(TRACCAR_9.indexOf("{\"event\""), TRACCAR_9.lastIndexOf(','));
        assertThat(OsmAnd.read(bytes("{\"device_id\":\"x\",\"location\":[" + one + "," + one + "]}"))
                        .claims())
                .hasSize(2);
        String tiny = "{\"coords\":{}}";
        assertRefused(
                () -> OsmAnd.read(bytes("{\"location\":[" + (tiny + ",").repeat(Message.MOST_CLAIMS) + tiny + "]}")),
                "message-unreadable");
    }

    @Test
    void readsALocationOfOwnTracks() {
        Message message = OwnTracks.read("key", bytes(OWNTRACKS));
        assertThat(message.key()).isEqualTo("key");
        Claim claim = message.claims().get(0);
        assertThat(claim.lng()).isEqualTo(123.1512805);
        assertThat(claim.lat()).isEqualTo(29.6681247);
        assertThat(claim.at()).isEqualTo(Instant.ofEpochSecond(1764000000));
        assertThat(claim.speedMps()).isCloseTo(10, within(1e-9)); // 36 km/h
        assertThat(claim.headingDegrees()).isEqualTo(271);
        assertThat(claim.accuracyMeters()).isEqualTo(15);
        assertThat(claim.batteryPercent()).isEqualTo(46);
        assertThat(OwnTracks.read("key", bytes(OWNTRACKS.replace("\"tid\"", "\"tag\":\"duty-off\",\"tid\"")))
                        .duty())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{\"_type\":\"transition\",\"wtst\":1425042603,\"lat\":12.34,\"lon\":44.5,\"tst\":1427634603,\"event\":\"enter\"}",
                "{\"_type\":\"waypoints\",\"waypoints\":[]}",
                "{\"_type\":\"waypoint\",\"lat\":1,\"lon\":2}",
                "{\"_type\":\"lwt\",\"tst\":1}",
                "{\"_type\":\"status\"}",
                "{\"_type\":\"steps\",\"steps\":4}"
            })
    void whatIsNoLocationOfOwnTracksIsIgnored(String body) {
        assertThat(OwnTracks.read("key", bytes(body)).claims()).isEmpty();
    }

    @Test
    void theKeyOfOwnTracksIsThePasswordOrTheDevice() {
        String basic = "Basic " + Base64.getEncoder().encodeToString(bytes("crew:dv_a:b"));
        assertThat(OwnTracks.key(basic, "other")).isEqualTo("dv_a:b");
        assertThat(OwnTracks.key(null, "dv_b")).isEqualTo("dv_b");
        assertThat(OwnTracks.key(null, null)).isEmpty();
        assertThat(OwnTracks.key("Basic !!!", "dv_b")).isEmpty();
        assertRefused(
                () -> OwnTracks.read("k", bytes("{\"_type\":\"encrypted\",\"data\":\"x\"}")), "message-encrypted");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "lat=NaN&lon=1",
                "lat=Infinity&lon=1",
                "lat=1e400&lon=1",
                "lat=1e-400&lon=1",
                "lat=0x1p3&lon=1",
                "lat=1,5&lon=1",
                "lat=1&lon=99999999999999999999999999999999999999999999999999",
                "location=1",
                "location=1,2,3",
                "lat=1&lon=1&timestamp=1e18",
                "lat=1&lon=1&timestamp=tomorrow",
                "lat=1&lon=1&timestamp=2026-13-45T00:00:00Z",
                "lat=1&lon=1&timestamp=2026-01-01T00:00:00+99:00",
                "lat=1&lon=1&duty=maybe"
            })
    void whatIsNoNumberIsRefused(String text) {
        assertRefused(() -> OsmAnd.read(query("id=x&" + text)), "message-unreadable");
    }

    @Test
    void hostileJsonIsRefused() {
        for (String body : List.of(
                "[]",
                "null",
                "1",
                "{",
                "{\"location\":5}",
                "{\"location\":[5]}",
                "{\"device_id\":\"x\"}",
                "{\"location\":{\"coords\":{\"latitude\":{},\"longitude\":1}}}",
                "{\"location\":{\"coords\":{\"latitude\":1e999999999,\"longitude\":1}}}",
                "{\"location\":{\"coords\":{\"latitude\":" + "9".repeat(5000) + ",\"longitude\":1}}}",
                "{\"a\":".repeat(2000) + "1" + "}".repeat(2000),
                "{\"location\":{\"timestamp\":" + "1".repeat(39) + "}}",
                "{\"" + "n".repeat(300) + "\":1}",
                "x".repeat(Json.MOST_BYTES + 1))) {
            assertRefused(() -> OsmAnd.read(bytes(body)), "message-unreadable");
        }
    }

    /** Whatever comes, the answer is a message within its bounds or a refusal; nothing else is thrown and nothing takes long. */
    @Test
    void mutatedMessagesAreReadOrRefused() {
        long seed = Long.getLong("onegrid.seed", System.nanoTime());
        Random random = new Random(seed);
        byte[][] examples = {bytes(TRACCAR_9), bytes(OWNTRACKS)};
        String[] texts = {"NaN", "-1", "1e308", "", "null", "[]", "{}", "true", "1764000000000", "\u0000", "９", "-0"};
        int read = 0;
        for (int i = 0; i < 20_000; i++) {
            byte[] body = examples[i % 2].clone();
            for (int change = random.nextInt(4); change >= 0; change--) {
                body[random.nextInt(body.length)] = random.nextBoolean()
                        ? (byte) random.nextInt(256)
                        : (byte) "{}[]\",:0-9eE.".charAt(random.nextInt(13));
            }
            Map<String, String> parameters = new HashMap<>();
            for (String name : List.of(
                    "id", "lat", "lon", "location", "timestamp", "speed", "batt", "accuracy", "duty", "valid")) {
                if (random.nextInt(3) > 0) {
                    parameters.put(name, texts[random.nextInt(texts.length)]);
                }
            }
            List<Message> messages = new ArrayList<>();
            try {
                messages.add(i % 2 == 0 ? OsmAnd.read(body) : OwnTracks.read("k", body));
            } catch (Refusal expected) {
                assertThat(expected.code()).as("seed %d round %d", seed, i).startsWith("message-");
            }
            try {
                messages.add(OsmAnd.read(parameters));
            } catch (Refusal expected) {
                assertThat(expected.code()).as("seed %d round %d", seed, i).isEqualTo("message-unreadable");
            }
            for (Message message : messages) {
                read++;
                for (Claim claim : message.claims()) {
                    assertThat(claim.lng() == null || Double.isFinite(claim.lng()))
                            .as("seed %d round %d", seed, i)
                            .isTrue();
                }
            }
        }
        assertThat(read).as("some are still readable").isPositive();
    }

    private static void assertRefused(ThrowingCallable call, String code) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Map<String, String> query(String text) {
        Map<String, String> parameters = new HashMap<>();
        for (String pair : text.split("&")) {
            String[] both = pair.split("=", 2);
            parameters.put(both[0], both[1]);
        }
        return parameters;
    }
}
