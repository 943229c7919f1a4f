package org.onegrid.tracking.device;

import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads a device's JSON within narrow bounds: 64 KiB, a dozen levels, short names and numbers. */
final class Json {

    static final int MOST_BYTES = 1 << 16;

    private static final JsonMapper MAPPER = new JsonMapper(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(12)
                    .maxNumberLength(40)
                    .maxStringLength(16_384)
                    .maxNameLength(200)
                    .build())
            .build());

    private Json() {}

    /** @throws org.onegrid.problem.Refusal 400 {@code message-unreadable} unless it is one JSON object */
    static JsonNode object(byte[] body) {
        if (body.length > MOST_BYTES) {
            throw Numbers.unreadable("it is over " + MOST_BYTES + " bytes");
        }
        JsonNode read;
        try {
            read = MAPPER.readTree(body);
        } catch (JacksonException e) {
            throw Numbers.unreadable("it is not JSON, or too deep");
        }
        if (read == null || !read.isObject()) {
            throw Numbers.unreadable("it is not a JSON object");
        }
        return read;
    }
}
