package org.onegrid.identity;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * An instance without people gets its administrator {@code admin}: with the password that was set, else with a random one
 * left in the file {@code first-login} of the data folder, readable by the owner only, for {@code ops/run} to show once.
 */
@Component
@Order(10)
class FirstAdministrator implements ApplicationRunner {

    private static final Logger log = LoggerFactory.getLogger(FirstAdministrator.class);

    private final People people;
    private final String givenPassword;
    private final Path dataFolder;

    FirstAdministrator(
            People people,
            @Value("${onegrid.admin-password}") String givenPassword,
            @Value("${onegrid.data}") Path dataFolder) {
        this.people = people;
        this.givenPassword = givenPassword;
        this.dataFolder = dataFolder;
    }

    @Override
    public void run(ApplicationArguments args) throws IOException {
        if (!people.isEmpty()) {
            return;
        }
        String password = givenPassword.isEmpty() ? randomPassword() : givenPassword;
        people.create("admin", "管理员", password, Set.of(Role.ADMINISTRATOR), Scope.all(), false);
        log.info("Made the first administrator, login 'admin'");
        if (givenPassword.isEmpty()) {
            Files.createDirectories(dataFolder);
            Path file = dataFolder.resolve("first-login");
            Files.deleteIfExists(file);
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, password + "\n");
        }
    }

    private static String randomPassword() {
        byte[] bits = new byte[12];
        new SecureRandom().nextBytes(bits);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
    }
}
