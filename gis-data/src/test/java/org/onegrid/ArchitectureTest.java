package org.onegrid;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.NullMarked;

/**
 * The shape of gis-data. Nothing in here is ever disabled; a new package takes its place in {@link #ORDER} first. Jars
 * are left out because the slimmed GeoTools keeps its relocated libraries under org.onegrid.shaded.
 */
@AnalyzeClasses(
        packages = "org.onegrid",
        importOptions = {ImportOption.DoNotIncludeTests.class, ImportOption.DoNotIncludeJars.class})
class ArchitectureTest {

    /** A package may use those before it, never those after it. */
    private static final List<String> ORDER = List.of(
            "geo",
            "statistics",
            "partition",
            "topology",
            "network",
            "movement",
            "siting",
            "districting",
            "surface",
            "format",
            "dataset",
            "synth",
            "cli");

    private static final Set<String> SAYS_NOTHING =
            Set.of("util", "utils", "common", "helper", "manager", "base", "misc");

    private static final Pattern OURS = Pattern.compile("org\\.onegrid\\.([a-z0-9]+)(\\..*)?");

    @ArchTest
    static final ArchRule packagesFollowTheirOrder = classes().should(useOnlyEarlierPackages());

    @ArchTest
    static final ArchRule packagesHaveNoCycles =
            slices().matching("org.onegrid.(**)").should().beFreeOfCycles().allowEmptyShould(true);

    @ArchTest
    static final ArchRule packagesSayWhatTheyAreAndAreNullMarked = classes().should(liveInAnIntroducedPackage());

    @ArchTest
    static final ArchRule packageNamesSaySomething = classes().should(liveInAPackageWithAMeaningfulName());

    @ArchTest
    static final ArchRule knowsNoServerDatabaseOrNetwork = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.springframework..",
                    "java.sql..",
                    "javax.sql..",
                    "org.postgresql..",
                    "net.postgis..",
                    "java.net.http..",
                    "jakarta.servlet..",
                    "com.sun.net.httpserver..",
                    "org.apache.http..");

    @ArchTest
    static void seesTheClassesItJudges(com.tngtech.archunit.core.domain.JavaClasses classes) {
        assertThat(classes.contain("org.onegrid.geo.LngLat")).isTrue();
    }

    private static ArchCondition<JavaClass> useOnlyEarlierPackages() {
        return new ArchCondition<>("use only packages before their own in " + ORDER) {
            @Override
            public void check(JavaClass from, ConditionEvents events) {
                int own = place(from.getPackageName());
                if (own < 0) {
                    events.add(SimpleConditionEvent.violated(from, from.getName() + " is in no package of " + ORDER));
                    return;
                }
                from.getDirectDependenciesFromSelf().stream()
                        .filter(use -> OURS.matcher(use.getTargetClass().getPackageName())
                                .matches())
                        .filter(use -> place(use.getTargetClass().getPackageName()) > own)
                        .forEach(use -> events.add(SimpleConditionEvent.violated(from, use.getDescription())));
            }
        };
    }

    private static ArchCondition<JavaClass> liveInAnIntroducedPackage() {
        return new ArchCondition<>("live in a package with a package-info.java marked @NullMarked") {
            @Override
            public void check(JavaClass from, ConditionEvents events) {
                if (!from.getPackage().isAnnotatedWith(NullMarked.class)) {
                    events.add(SimpleConditionEvent.violated(
                            from, from.getPackageName() + " has no package-info.java with @NullMarked"));
                }
            }
        };
    }

    private static ArchCondition<JavaClass> liveInAPackageWithAMeaningfulName() {
        return new ArchCondition<>("not live in a package named one of " + SAYS_NOTHING) {
            @Override
            public void check(JavaClass from, ConditionEvents events) {
                if (List.of(from.getPackageName().split("\\.")).stream().anyMatch(SAYS_NOTHING::contains)) {
                    events.add(
                            SimpleConditionEvent.violated(from, from.getName() + " is in a package that says nothing"));
                }
            }
        };
    }

    private static int place(String packageName) {
        Matcher ours = OURS.matcher(packageName);
        return ours.matches() ? ORDER.indexOf(ours.group(1)) : -1;
    }
}
