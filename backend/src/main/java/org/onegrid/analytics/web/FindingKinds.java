package org.onegrid.analytics.web;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Schema;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.onegrid.analytics.Finding;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.stereotype.Component;

/** Describes which figures each kind of finding carries, so that sentences can be held against it: {@code x-figures}. */
@Component
class FindingKinds implements OpenApiCustomizer {

    @Override
    @SuppressWarnings("rawtypes")
    public void customise(OpenAPI document) {
        Map<String, List<String>> figures = new TreeMap<>();
        for (Finding.Kind kind : Finding.Kind.values()) {
            figures.put(kind.word(), kind.figures());
        }
        Schema kinds =
                Objects.requireNonNull(document.getComponents().getSchemas().get("AnalysisFindingKind"));
        kinds.addExtension("x-figures", figures);
    }
}
