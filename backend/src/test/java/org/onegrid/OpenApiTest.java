package org.onegrid;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.onegrid.test.PostgisTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The front end generates its types from {@code frontend/api/openapi.json}: it must be what the server says. After a wanted
 * change of the API: {@code mvn verify -pl backend -am -Dtest=OpenApiTest -Dopenapi.update=true}, then {@code npm run api}.
 */
@PostgisTest
class OpenApiTest {

    private static final Path RECORDED = Path.of("../frontend/api/openapi.json");

    @Autowired
    MockMvcTester http;

    @Test
    void theRecordedDescriptionIsWhatTheServerSays() throws Exception {
        byte[] answer = http.get().uri("/v3/api-docs").exchange().getResponse().getContentAsByteArray();
        JsonMapper json =
                JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
        String actual = json.writeValueAsString(json.readTree(new String(answer, StandardCharsets.UTF_8))) + "\n";
        if (Boolean.getBoolean("openapi.update")) {
            Files.writeString(RECORDED, actual);
        }
        assertThat(actual.replace("\r", "")).isEqualTo(Files.readString(RECORDED));
    }
}
