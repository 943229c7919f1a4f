package org.onegrid.client;

import java.util.Map;
import tools.jackson.databind.JsonNode;

/** What came of a rehearsal, in words for the people who took part. The figures are the server's. */
final class ResponseReport {

    private static final Map<String, String> SEVERITIES =
            Map.of("1", "minor", "2", "normal", "3", "serious", "4", "critical");

    private final JsonNode response;
    private final StringBuilder text = new StringBuilder();

    ResponseReport(JsonNode response) {
        this.response = response;
    }

    String text() {
        JsonNode rehearsal = response.path("rehearsal");
        line(
                "Rehearsal %s, %s (×%s)",
                rehearsal.path("id").asString(),
                rehearsal.path("name").asString(),
                number(rehearsal.path("speed").asDouble()));
        line(
                "%d cases: %d closed, %d rejected, %d still open at the end",
                count("cases"), count("closed"), count("rejected"), count("open"));
        line("");
        line("%-10s %6s %12s %10s %10s", "link", "done", "unanswered", "median", "p90");
        response.path("links").forEach(link -> link(link, link.path("link").asString()));
        groups("reported to dispatched by severity", "bySeverity");
        groups("reported to dispatched by street", "byStreet");
        if (!response.path("slowest").isEmpty()) {
            line("");
            line("waited longest to be dispatched");
            response.path("slowest")
                    .forEach(one -> line(
                            "  %10s %s %s %s %s",
                            seconds(one.path("seconds")),
                            one.path("code").asString(),
                            one.path("areaName").asString(),
                            one.path("title").asString(),
                            one.path("dispatched").asBoolean() ? "" : "(never was)"));
        }
        JsonNode alarms = response.path("alarms");
        line("");
        line(
                "alarms: %d raised, %d taken (median %s, p90 %s, slowest %s), %d taken by nobody",
                alarms.path("raised").asInt(),
                alarms.path("taken").asInt(),
                seconds(alarms.path("medianSeconds")),
                seconds(alarms.path("p90Seconds")),
                seconds(alarms.path("slowestSeconds")),
                alarms.path("untaken").asInt());
        return text.toString().stripTrailing();
    }

    private void groups(String title, String member) {
        line("");
        line("%s", title);
        for (JsonNode group : response.path(member)) {
            String code = group.path("code").asString();
            String name = group.path("name").asString("");
            for (JsonNode link : group.path("links")) {
                if (link.path("link").asString().equals("queue")) {
                    link(link, name.isEmpty() ? SEVERITIES.getOrDefault(code, code) : name);
                }
            }
        }
    }

    private void link(JsonNode link, String name) {
        line(
                "%-10s %6d %12d %10s %10s",
                name,
                link.path("count").asInt(),
                link.path("unanswered").asInt(),
                seconds(link.path("medianSeconds")),
                seconds(link.path("p90Seconds")));
    }

    private int count(String member) {
        return response.path(member).asInt();
    }

    private void line(String format, Object... values) {
        text.append(format.formatted(values).stripTrailing()).append('\n');
    }

    private static String number(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }

    /** 42 s, 3:05, 1:02:03; a dash where nothing is known. */
    static String seconds(JsonNode value) {
        if (!value.isNumber()) {
            return "–";
        }
        long seconds = Math.round(value.asDouble());
        return seconds < 60
                ? seconds + " s"
                : seconds < 3600
                        ? "%d:%02d".formatted(seconds / 60, seconds % 60)
                        : "%d:%02d:%02d".formatted(seconds / 3600, seconds / 60 % 60, seconds % 60);
    }
}
