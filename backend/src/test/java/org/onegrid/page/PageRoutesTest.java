package org.onegrid.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class PageRoutesTest {

    private static final Pattern ROUTE = Pattern.compile("path: '/([a-z]+)");

    /** An address that is typed or reloaded is asked of the server first. */
    @Test
    void everyRouteOfThePageIsServed() throws IOException {
        String router = Files.readString(Path.of("../frontend/src/router.ts"));
        assertThat(ROUTE.matcher(router).results().map(found -> found.group(1)).distinct())
                .containsExactlyInAnyOrderElementsOf(PageConfiguration.ROUTES);
    }
}
