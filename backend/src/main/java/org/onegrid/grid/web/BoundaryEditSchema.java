package org.onegrid.grid.web;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Discriminator;
import io.swagger.v3.oas.models.media.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.onegrid.grid.change.BoundaryEdit;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.stereotype.Component;

/**
 * Describes the operations on borders as one of several plain objects told apart by their kind. By itself the document would
 * have each of them contain the choice it is part of, and no type could be generated from that.
 */
@Component
class BoundaryEditSchema implements OpenApiCustomizer {

    private static final String REF = "#/components/schemas/";

    @Override
    @SuppressWarnings({"rawtypes", "unchecked"})
    public void customise(OpenAPI document) {
        Map<String, Schema> schemas = document.getComponents().getSchemas();
        Discriminator discriminator = new Discriminator().propertyName("kind");
        List<Schema> kinds = new ArrayList<>();
        for (JsonSubTypes.Type type : Objects.requireNonNull(BoundaryEdit.class.getAnnotation(JsonSubTypes.class))
                .value()) {
            String name = type.value().getSimpleName();
            Schema combined = Objects.requireNonNull(schemas.get(name));
            Schema own = ((List<Schema>) combined.getAllOf()).get(1);
            Schema kind = new Schema<String>();
            kind.setTypes(Set.of("string"));
            kind.setEnum(List.of(type.name()));
            own.addProperty("kind", kind);
            List<String> required = new ArrayList<>(combined.getRequired());
            required.add("kind");
            own.setRequired(required);
            schemas.put(name, own);
            kinds.add(new Schema<>().$ref(REF + name));
            discriminator.mapping(type.name(), REF + name);
        }
        Schema edit = new Schema<>();
        edit.setOneOf(kinds);
        edit.setDiscriminator(discriminator);
        schemas.put(BoundaryEdit.class.getSimpleName(), edit);
    }
}
