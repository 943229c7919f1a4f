package org.onegrid;

import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.info.Info;
import io.swagger.v3.oas.annotations.servers.Server;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.scheduling.annotation.EnableScheduling;

/** The server. */
@OpenAPIDefinition(
        info =
                @Info(
                        title = "OneGrid 一张网",
                        version = "1",
                        description = "The API of the grid governance command centre."),
        servers = @Server(url = "/"))
@SpringBootApplication
@EnableScheduling
public class OneGridApplication {

    /** Starts the server; settings come from the environment, see {@code ops/run --help}. */
    public static void main(String[] args) {
        SpringApplication.run(OneGridApplication.class, args);
    }
}
