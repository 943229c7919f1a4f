package org.onegrid.analytics.satisfaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.onegrid.identity.Role;
import org.onegrid.identity.Scope;
import org.onegrid.incident.IncidentHistory;
import org.onegrid.incident.IncidentHistory.PastCase;
import org.onegrid.incident.IncidentHistory.PastStep;
import org.onegrid.incident.Ratings;
import org.onegrid.incident.Ratings.PastRating;
import org.onegrid.test.Analyses;
import org.onegrid.test.Api;
import org.onegrid.test.PostgisTest;
import org.onegrid.test.SmallDistrict;
import org.onegrid.test.Somebody;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** The index against a plain computation from the judgements that went in. */
@PostgisTest
class SatisfactionTest {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final LocalDate TODAY = LocalDate.now(ZONE);
    private static final int CASES = 600;

    @Autowired
    private SmallDistrict district;

    @Autowired
    private IncidentHistory history;

    @Autowired
    private Ratings ratings;

    @Autowired
    private Analyses analyses;

    @Autowired
    private Api api;

    @Autowired
    private Somebody somebody;

    @Autowired
    private JdbcClient jdbc;

    private record Judged(int column, int hour, Ratings.Source source, int score, Instant at) {}

    private final List<Judged> told = new ArrayList<>();

    private void load(long seed) {
        district.build();
        Random random = new Random(seed);
        List<PastCase> cases = new ArrayList<>();
        List<PastRating> said = new ArrayList<>();
        for (int i = 0; i < CASES; i++) {
            int column = random.nextInt(4);
            int hour = random.nextInt(24);
            Instant reported = TODAY.minusDays(3 + random.nextInt(10))
                    .atTime(hour, 5)
                    .atZone(ZONE)
                    .toInstant();
            cases.add(new PastCase(
                    "101001",
                    SmallDistrict.middle(column, random.nextInt(4)),
                    "hotline",
                    "S-" + i,
                    2,
                    "试",
                    null,
                    reported,
                    Stream.of("accept", "dispatch", "arrive", "handle", "verify", "close")
                            .map(verb -> new PastStep(
                                    verb,
                                    reported.plusSeconds(60),
                                    "desk",
                                    verb.equals("dispatch") ? "T-7" : null,
                                    null))
                            .toList()));
            for (Ratings.Source source : Ratings.Source.values()) {
                if (random.nextInt(3) > 0) {
                    int score = 1 + random.nextInt(5);
                    Instant at = reported.plusSeconds(7_200);
                    said.add(new PastRating("hotline", "S-" + i, source, score, at));
                    told.add(new Judged(column, hour, source, score, at));
                }
            }
        }
        cases.sort((a, b) -> a.reportedAt().compareTo(b.reportedAt()));
        history.load(cases.stream(), Instant.now());
        assertThat(ratings.load(said.stream(), Instant.now())).isEqualTo(said.size());
    }

    private double mean(Ratings.Source source, int firstColumn, int lastColumn, int fromHour, int toHour) {
        return told.stream()
                .filter(one -> one.source() == source
                        && one.column() >= firstColumn
                        && one.column() <= lastColumn
                        && one.hour() >= fromHour
                        && one.hour() < toHour)
                .mapToDouble(one -> 25.0 * (one.score() - 1))
                .average()
                .orElseThrow();
    }

    @Test
    void countsAsAPlainComputationDoesAndTakesJudgements() {
        long seed = System.nanoTime();
        load(seed);
        String me = somebody.bearer(somebody.with(Scope.all(), Role.LEADER, Role.OPERATOR));
        String ask =
                "{\"kind\":\"satisfaction\",\"area\":\"990100\",\"level\":\"street\",\"window\":{\"from\":\"%s\",\"to\":\"%s\"}"
                                .formatted(TODAY.minusDays(20), TODAY)
                        + "%s,\"wish\":{\"weights\":{\"self\":1,\"peer\":1,\"public\":2,\"third-party\":4}}}";
        JsonNode all = analyses.result(me, ask.formatted(""));
        JsonNode night = analyses.result(me, ask.formatted(",\"filters\":{\"hours\":{\"from\":18,\"to\":24}}"));
        checked(seed, all, 0, 24);
        checked(seed, night, 18, 24);
        assertThat(all.path("total").path("values").path("n").asInt()).isEqualTo(told.size());
        LocalDate day = TODAY.minusDays(7);
        Instant end = day.plusDays(1).atStartOfDay(ZONE).toInstant();
        assertThat(count(me, ask.formatted(",\"asOf\":\"" + day + "\"")))
                .as("what was said until then")
                .isEqualTo((int)
                        told.stream().filter(one -> !one.at().isAfter(end)).count())
                .isBetween(1, told.size() - 1);
        assertThat(count(me, ask.formatted(",\"filters\":{\"holders\":[\"member\"]}")))
                .as("of cases that members held")
                .isZero();
        assertThat(all.path("scale").path("better").asString()).isEqualTo("high");
        judge(me, ask.formatted(""));
    }

    private int count(String me, String question) {
        return analyses.result(me, question)
                .path("total")
                .path("values")
                .path("n")
                .asInt(-1);
    }

    private void checked(long seed, JsonNode result, int fromHour, int toHour) {
        for (int street = 0; street < 2; street++) {
            JsonNode values = Analyses.row(result, street == 0 ? SmallDistrict.WEST : SmallDistrict.EAST)
                    .path("values");
            double self = mean(Ratings.Source.SELF, 2 * street, 2 * street + 1, fromHour, toHour);
            double peer = mean(Ratings.Source.PEER, 2 * street, 2 * street + 1, fromHour, toHour);
            double open = mean(Ratings.Source.PUBLIC, 2 * street, 2 * street + 1, fromHour, toHour);
            double third = mean(Ratings.Source.THIRD_PARTY, 2 * street, 2 * street + 1, fromHour, toHour);
            String which = "seed " + seed + ", street " + street + ", from " + fromHour;
            assertThat(values.path("selfScore").asDouble()).as(which).isCloseTo(self, within(1e-9));
            assertThat(values.path("thirdPartyScore").asDouble()).as(which).isCloseTo(third, within(1e-9));
            assertThat(values.path("score").asDouble())
                    .as(which)
                    .isCloseTo((self + peer + 2 * open + 4 * third) / 8, within(1e-9));
            assertThat(values.path("scoreLow").asDouble())
                    .as(which)
                    .isLessThan(values.path("score").asDouble());
            assertThat(values.path("scoreHigh").asDouble())
                    .as(which)
                    .isGreaterThan(values.path("score").asDouble());
        }
    }

    private void judge(String me, String ask) {
        String code = jdbc.sql("select code from incident where status = 'closed' order by id limit 1")
                .query(String.class)
                .single();
        String path = "/api/incidents/" + code + "/ratings/";
        assertThat(put(me, path + "public", 5).status()).isEqualTo(204);
        assertThat(put(me, path + "public", 1).status())
                .as("a later word counts")
                .isEqualTo(204);
        assertThat(jdbc.sql("select score from incident_rating r join incident i on i.id = r.incident_id"
                                + " where i.code = :code and r.source = 'public'")
                        .param("code", code)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        assertThat(put(me, path + "public", 6).code()).isEqualTo("score-invalid");
        assertThat(put(me, path + "everybody", 3).code()).isEqualTo("rating-source-unknown");
        String nobody = somebody.bearer(somebody.with(Scope.of(Set.of(-1L)), Role.OPERATOR));
        assertThat(put(nobody, path + "public", 3).status()).isEqualTo(404);
        assertThat(analyses.result(me, ask)
                        .path("definition")
                        .path("wish")
                        .path("weights")
                        .path("third-party")
                        .asInt())
                .isEqualTo(4);
    }

    private Api.Answer put(String me, String path, int score) {
        return api.put(me, path, "{\"score\":%d}".formatted(score));
    }

    @Test
    void intervalsOfTheMeanHoldNineTimesOfTen() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        double[] shares = {0.05, 0.1, 0.2, 0.35, 0.3};
        double truth = 0;
        for (int i = 0; i < shares.length; i++) {
            truth += shares[i] * 25 * i;
        }
        SatisfactionWish wish = new SatisfactionWish(null, Source.PUBLIC);
        int held = 0;
        int rounds = 4_000;
        for (int round = 0; round < rounds; round++) {
            Opinions opinions = new Opinions();
            for (int n = 0; n < 60; n++) {
                double u = random.nextDouble();
                int score = 1;
                double sum = shares[0];
                while (score < shares.length && u >= sum) {
                    sum += shares[score];
                    score++;
                }
                opinions.add(Source.PUBLIC, score);
            }
            var values = opinions.values(wish);
            held += (double) values.get("publicScoreLow") <= truth && truth <= (double) values.get("publicScoreHigh")
                    ? 1
                    : 0;
        }
        assertThat(held / (double) rounds).as("seed %d", seed).isBetween(0.87, 0.92);
    }
}
