package org.onegrid;

import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Carries the nullness of our records into the OpenAPI document: a member that is not {@link Nullable} is required, one that is
 * may be absent or null. So the types generated for the front end know it too.
 */
@Component
class NullnessInSchema implements ModelConverter {

    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
        Schema<?> schema = chain.hasNext() ? chain.next().resolve(type, context, chain) : null;
        Class<?> raw = rawClass(type.getType());
        if (schema == null || raw == null || !raw.isRecord()) {
            return schema;
        }
        Schema<?> model = schema.get$ref() == null
                ? schema
                : context.getDefinedModels()
                        .get(schema.get$ref().substring(schema.get$ref().lastIndexOf('/') + 1));
        if (model != null && model.getProperties() != null) {
            mark(raw, model);
        }
        return schema;
    }

    private static void mark(Class<?> type, Schema<?> model) {
        Map<String, Schema<?>> members = members(model);
        for (RecordComponent component : type.getRecordComponents()) {
            Schema<?> member = members.get(component.getName());
            if (member == null) {
                continue;
            }
            if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                if (model.getRequired() == null || !model.getRequired().contains(component.getName())) {
                    model.addRequiredItem(component.getName());
                }
            } else if (member.get$ref() == null && member.getTypes() != null) {
                Set<String> types = new LinkedHashSet<>(member.getTypes());
                types.add("null");
                member.setTypes(types);
            }
        }
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static Map<String, Schema<?>> members(Schema<?> model) {
        return (Map) model.getProperties();
    }

    private static @Nullable Class<?> rawClass(java.lang.reflect.Type type) {
        if (type instanceof Class<?> raw) {
            return raw;
        }
        return type instanceof com.fasterxml.jackson.databind.JavaType java ? java.getRawClass() : null;
    }
}
