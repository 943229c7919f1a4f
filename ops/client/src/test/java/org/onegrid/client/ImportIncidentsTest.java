package org.onegrid.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class ImportIncidentsTest {

    private static final String MAPPING = """
            lng: Lon
            lat: Lat
            zone: America/Chicago
            sourceId: Id
            reportedAt: {column: Opened, format: yyyy-MM-dd}
            closedAt: {column: Closed, format: yyyy-MM-dd}
            category: {column: Kind, values: {Rubbish: "201002"}, otherwise: "201003"}
            title: {text: "{Kind} at {Street}"}
            expectedArea: {column: Board, replace: {"^0*(\\\\d+) X$": "$1"}}
            """;
    private static final String TABLE = """
            Id,Lon,Lat,Opened,Closed,Kind,Street,Board
            a,-87.6,41.8,2014-07-01,2014-07-03,Rubbish,"Main, north",007 X
            b,-87.6,41.9,2014-07-02,,Noise,Oak,8 X
            c,,,2014-07-02,,Noise,Oak,
            d,-87.6,41.9,yesterday,,Noise,Oak,8 X
            e,-80.0,41.9,2014-07-05,,Noise,Oak,9 X
            """;

    @TempDir
    Path folder;

    private HttpServer http;
    private Server server;
    private final List<String> received = new ArrayList<>();
    private final List<String> answers = new ArrayList<>();

    @BeforeEach
    void start() throws IOException {
        http = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
        http.createContext("/api/incidents/batch", exchange -> {
            received.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            String answer = answers.remove(0);
            exchange.sendResponseHeaders(answer.isEmpty() ? 503 : 200, 0);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(answer.getBytes(StandardCharsets.UTF_8));
            }
        });
        http.start();
        server = new Server(URI.create("http://localhost:" + http.getAddress().getPort()), "og_test");
    }

    @AfterEach
    void stop() {
        http.stop(0);
    }

    @Test
    void placesOrListsEveryRowAlsoWhenTheServerStumbles() throws IOException {
        answers.add(""); // 503
        answers.add("{\"line\":1,\"status\":\"created\",\"areaCode\":\"7\"}\n"
                + "{\"line\":2,\"status\":\"failed\",\"problem\":{\"code\":\"try-again\",\"detail\":\"\"}}\n");
        answers.add("{\"line\":1,\"status\":\"created\",\"areaCode\":\"9\"}\n{\"line\":2,\"status\":\"refused\","
                + "\"problem\":{\"code\":\"outside-district\",\"detail\":\"no area\"}}\n");
        Path list = folder.resolve("left-out.csv");
        try (Tally tally = new Tally(list)) {
            load(tally);
            assertThat(tally.rows()).isEqualTo(5);
            assertThat(tally.placed("placed")).isEqualTo(2);
            assertThat(tally.leftOut("outside-district")).isEqualTo(1);
            assertThat(tally.leftOut("time-unreadable")).isEqualTo(1);
            assertThat(tally.agree()).isEqualTo(1);
            assertThat(tally.differ()).isEqualTo(1);
            assertThat(tally.nowhere()).isEqualTo(1);
        }
        assertThat(received).hasSize(3);
        JsonNode first =
                Server.JSON.readTree(received.get(0).lines().findFirst().orElseThrow());
        assertThat(first.get("reportedAt").asString()).isEqualTo("2014-07-01T05:00:00Z");
        assertThat(first.get("closedAt").asString()).isEqualTo("2014-07-03T05:00:00Z");
        assertThat(first.get("category").asString()).isEqualTo("201002");
        assertThat(first.get("title").asString()).isEqualTo("Rubbish at Main, north");
        assertThat(received.get(2).lines()).hasSize(2).first().asString().contains("\"sourceId\":\"b\"");
        assertThat(Files.readAllLines(list)).hasSize(4).anyMatch(line -> line.startsWith("5,time-unreadable,"));
    }

    @Test
    void refusesAMappingThatNamesAColumnTheFileLacks() {
        assertThatThrownBy(() -> {
                    try (Tally tally = new Tally(folder.resolve("l.csv"))) {
                        load(tally, MAPPING.replace("column: Kind", "column: Kindd"));
                    }
                })
                .isInstanceOf(Failure.class)
                .hasMessageContaining("Kindd")
                .hasMessageContaining("Street");
    }

    @Test
    void refusesAMappingWithUnknownMembers() {
        assertThatThrownBy(() -> load(new Tally(folder.resolve("l.csv")), MAPPING + "colour: Kind\n"))
                .isInstanceOf(UsageError.class)
                .hasMessageContaining("colour");
    }

    @Test
    void shippedMappingsCanBeRead() throws IOException {
        try (var files = Files.list(Path.of("../mappings"))) {
            assertThat(files.map(Mapping::read)).hasSizeGreaterThanOrEqualTo(2);
        }
    }

    private void load(Tally tally) throws IOException {
        load(tally, MAPPING);
    }

    private void load(Tally tally, String mapping) throws IOException {
        Path table = Files.writeString(folder.resolve("t.csv"), TABLE);
        Path map = Files.writeString(folder.resolve("m.yaml"), mapping);
        new ImportIncidents(server, new PrintStream(OutputStream.nullOutputStream()))
                .load(table, Mapping.read(map), tally);
    }
}
