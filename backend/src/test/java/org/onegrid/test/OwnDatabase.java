package org.onegrid.test;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.MergedContextConfiguration;

/** Gives each class marked {@link PostgisTest} its own database, and so its own application context. */
class OwnDatabase implements ContextCustomizerFactory {

    @Override
    public @Nullable ContextCustomizer createContextCustomizer(
            Class<?> testClass, List<ContextConfigurationAttributes> attributes) {
        return AnnotatedElementUtils.hasAnnotation(testClass, PostgisTest.class) ? new For(testClass) : null;
    }

    private record For(Class<?> testClass) implements ContextCustomizer {
        @Override
        public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration merged) {
            TestDatabases.Address at = TestDatabases.create();
            TestPropertyValues.of(
                            "spring.datasource.url=" + at.url(),
                            "spring.datasource.username=" + at.user(),
                            "spring.datasource.password=" + at.password(),
                            "spring.datasource.hikari.maximum-pool-size=12")
                    .applyTo(context);
        }
    }
}
