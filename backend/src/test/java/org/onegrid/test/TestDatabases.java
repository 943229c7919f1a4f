package org.onegrid.test;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * Databases on the scratch cluster of this checkout ({@code ops/postgis}, started on first use), copied from a template that
 * is migrated once per process. Each is dropped when the process ends.
 */
public final class TestDatabases {

    private static final Map<String, String> SETTINGS = startCluster();
    private static final String TEMPLATE = migrateTemplate();

    private TestDatabases() {}

    /** Where a fresh database is. */
    public record Address(String url, String user, String password) {

        /** Plain connections, for tests without Spring. */
        public DataSource dataSource() {
            return new DriverManagerDataSource(url, user, password);
        }
    }

    /** A database with all migrations and no rows. */
    public static synchronized Address create() {
        String name = "t_" + UUID.randomUUID().toString().replace("-", "");
        execute("create database " + name + " template " + TEMPLATE);
        dropAtExit(name);
        return address(name);
    }

    private static Address address(String database) {
        return new Address(
                setting("ONEGRID_DB_URL").replaceFirst("/[^/]+$", "/" + database),
                setting("ONEGRID_DB_USER"),
                setting("ONEGRID_DB_PASSWORD"));
    }

    private static String migrateTemplate() {
        String name = "template_" + UUID.randomUUID().toString().replace("-", "");
        execute("create database " + name);
        Address at = address(name);
        Flyway.configure().dataSource(at.url(), at.user(), at.password()).load().migrate();
        dropAtExit(name);
        return name;
    }

    private static void dropAtExit(String name) {
        Runtime.getRuntime()
                .addShutdownHook(new Thread(() -> execute("drop database if exists " + name + " with (force)")));
    }

    private static void execute(String statement) {
        Address at = address("onegrid");
        try (Connection connection = DriverManager.getConnection(at.url(), at.user(), at.password());
                var s = connection.createStatement()) {
            s.execute(statement);
        } catch (SQLException e) {
            throw new IllegalStateException(statement, e);
        }
    }

    private static String setting(String name) {
        return java.util.Objects.requireNonNull(SETTINGS.get(name), name);
    }

    private static Map<String, String> startCluster() {
        Path root = Path.of("").toAbsolutePath();
        while (!Files.exists(root.resolve("ops/postgis"))) {
            root = java.util.Objects.requireNonNull(root.getParent(), "run the tests inside the checkout");
        }
        Path data = root.resolve(".onegrid/test");
        // Another process of tests may want the cluster just now.
        try (FileChannel starting = FileChannel.open(
                Files.createDirectories(data).resolve("starting"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE)) {
            starting.lock();
            Process start = new ProcessBuilder(
                            root.resolve("ops/postgis").toString(), "start", "--scratch", "--data", data.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                    .start();
            if (start.waitFor() != 0) {
                throw new IllegalStateException("the scratch cluster did not start; it said why above");
            }
            return Files.readAllLines(data.resolve("postgis.env")).stream()
                    .map(line -> line.split("=", 2))
                    .collect(Collectors.toMap(p -> p[0], p -> p[1].replace("'", "")));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
