package org.onegrid.client;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Real server processes, the nodes, on a private PostGIS cluster that keeps its promises on disk; all can be killed. */
final class Instance implements AutoCloseable {

    private static final Path ROOT = Path.of("").toAbsolutePath().getParent().getParent();
    private static final Path SERVER_JAR = ROOT.resolve("backend/target/onegrid-server.jar");

    private final Path data;
    private final List<Node> nodes;
    /** Its own: while the database is away no other cluster may take its port. */
    private final int databasePort = freePort();

    /** One server process, when it runs, and the port it always has. */
    private static final class Node {
        private final int port = freePort();
        private @Nullable Process process;
    }

    private Instance(Path data, int nodes) {
        this.data = data;
        this.nodes = Stream.generate(Node::new).limit(nodes).toList();
    }

    /** Starts a cluster with one server and waits until that is ready. The folder is emptied first. */
    static Instance start(Path data) throws IOException, InterruptedException {
        return start(data, 1);
    }

    /** Starts a cluster with several servers and waits until they are ready. The folder is emptied first. */
    static Instance start(Path data, int nodes) throws IOException, InterruptedException {
        Instance instance = new Instance(data.toAbsolutePath(), nodes);
        instance.run("remove");
        Files.createDirectories(data);
        instance.run("start");
        try {
            for (int node = 0; node < nodes; node++) {
                instance.startServer(node);
            }
            return instance;
        } catch (IOException | InterruptedException | RuntimeException e) {
            instance.close();
            throw e;
        }
    }

    private URI url(int node) {
        return URI.create("http://localhost:" + nodes.get(node).port);
    }

    /** The first server as a program sees it, with a token made by {@code ops/token}. */
    Server client() throws IOException, InterruptedException {
        return clients().get(0);
    }

    /** All servers as a program sees them, with the same token. */
    List<Server> clients() throws IOException, InterruptedException {
        String token = makeToken();
        return IntStream.range(0, nodes.size())
                .mapToObj(node -> new Server(url(node), token))
                .toList();
    }

    /** What a program needs to talk to the first server, as the scripts set it. */
    Map<String, String> environment() throws IOException, InterruptedException {
        return Map.of("ONEGRID_URL", url(0).toString(), "ONEGRID_TOKEN", makeToken());
    }

    private String makeToken() throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(ROOT.resolve("ops/token").toString());
        builder.environment().putAll(settings());
        builder.environment().put("ONEGRID_DATA", data.toString());
        Process process = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
        String token = new String(process.getInputStream().readAllBytes()).trim();
        if (process.waitFor() != 0) {
            throw new IllegalStateException("ops/token failed");
        }
        return token;
    }

    /** Kills the first server as a power cut would and starts it again. */
    void killServer() throws IOException, InterruptedException {
        killServer(0);
        startServer(0);
    }

    /** Kills a server as a power cut would. */
    void killServer(int node) throws InterruptedException {
        Process process = nodes.get(node).process;
        if (process != null) {
            process.destroyForcibly().waitFor();
        }
    }

    /** Kills PostgreSQL under the running server and starts it again. */
    void killDatabase() throws IOException, InterruptedException {
        run("kill");
        for (int i = 0; i < 50 && status() == 0; i++) {
            Thread.sleep(100);
        }
        run("start");
    }

    Connection connect() throws SQLException, IOException {
        Map<String, String> s = settings();
        return DriverManager.getConnection(
                s.get("ONEGRID_DB_URL"), s.get("ONEGRID_DB_USER"), s.get("ONEGRID_DB_PASSWORD"));
    }

    /** Starts a server and waits until it is ready. */
    void startServer(int node) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-Xmx1g",
                "-jar",
                SERVER_JAR.toString());
        builder.environment().putAll(settings());
        builder.environment().put("ONEGRID_DATA", data.toString());
        builder.environment().put("ONEGRID_PORT", Integer.toString(nodes.get(node).port));
        builder.environment().put("ONEGRID_DEMO", "off");
        builder.environment().put("ONEGRID_ADMIN_PASSWORD", "correct horse battery");
        Process process = builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        data.resolve("server-" + node + ".log").toFile()))
                .start();
        nodes.get(node).process = process;
        HttpClient http = HttpClient.newHttpClient();
        HttpRequest probe = HttpRequest.newBuilder(url(node).resolve("/actuator/health/readiness"))
                .timeout(Duration.ofSeconds(5))
                .build();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(300);
        while (System.nanoTime() < end && process.isAlive()) {
            try {
                if (http.send(probe, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
                    return;
                }
            } catch (IOException e) {
                // not listening yet
            }
            Thread.sleep(100);
        }
        throw new IllegalStateException(
                "the server did not become ready; see " + data.resolve("server-" + node + ".log"));
    }

    private Map<String, String> settings() throws IOException {
        return Files.readAllLines(data.resolve("postgis.env")).stream()
                .map(line -> line.split("=", 2))
                .collect(Collectors.toMap(p -> p[0], p -> p[1].replace("'", "")));
    }

    private int status() throws IOException, InterruptedException {
        return postgis("status").waitFor();
    }

    private void run(String command) throws IOException, InterruptedException {
        if (postgis(command).waitFor() != 0) {
            throw new IllegalStateException("ops/postgis " + command + " failed");
        }
    }

    private Process postgis(String command) throws IOException {
        return new ProcessBuilder(
                        ROOT.resolve("ops/postgis").toString(),
                        command,
                        "--data",
                        data.toString(),
                        "--port",
                        Integer.toString(databasePort))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** Below those that the system gives to outgoing connections: while a server is away nobody may sit on its port. */
    private static int freePort() {
        for (; ; ) {
            int port = ThreadLocalRandom.current().nextInt(20_000, 30_000);
            try (ServerSocket socket = new ServerSocket(port)) {
                return socket.getLocalPort();
            } catch (IOException e) {
                // taken
            }
        }
    }

    @Override
    public void close() throws IOException {
        for (Node node : nodes) {
            if (node.process != null) {
                node.process.destroyForcibly();
            }
        }
        postgis("remove").onExit().join();
    }
}
