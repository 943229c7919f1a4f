package org.onegrid;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.scheduling.annotation.EnableScheduling;

/** The server. */
@SpringBootApplication
@EnableScheduling
public class OneGridApplication {

    /** Starts the server; settings come from the environment, see {@code ops/run --help}. */
    public static void main(String[] args) {
        SpringApplication.run(OneGridApplication.class, args);
    }
}
