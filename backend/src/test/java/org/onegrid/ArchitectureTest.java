package org.onegrid;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

/** The shape of the server: which module may use which, and habits that keep it legible. Nothing here is ever disabled. */
class ArchitectureTest {

    /** A module may use those to its left only. */
    private static final List<String> ORDER = List.of(
            "problem",
            "bulk",
            "geojson",
            "page",
            "identity",
            "audit",
            "live",
            "tiles",
            "grid",
            "element",
            "alarm",
            "rehearsal",
            "tracking",
            "incident",
            "intake",
            "analytics",
            "board",
            "wall",
            "ogc",
            "demo");

    /** Packages of the spatial library, which knows nothing of the server. */
    private static final Set<String> LIBRARY = Set.of(
            "geo",
            "statistics",
            "partition",
            "topology",
            "network",
            "movement",
            "surface",
            "siting",
            "districting",
            "format",
            "dataset",
            "synth",
            "cli");

    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.onegrid");

    @Test
    void modulesUseOnlyThoseAboveThemAndOnlyTheirPublicFace() {
        // The library's packages are guarded by its own test and hide nothing by sub-package.
        ApplicationModules.of(
                        OneGridApplication.class,
                        resideInAnyPackage(LIBRARY.stream()
                                .map(name -> "org.onegrid." + name + "..")
                                .toArray(String[]::new)))
                .verify();
    }

    @Test
    void everyModuleHasItsPlaceInTheOrder() {
        Set<String> unknown = new TreeSet<>();
        for (JavaClass type : MAIN) {
            String module = module(type);
            if (!module.isEmpty() && !ORDER.contains(module) && !LIBRARY.contains(module)) {
                unknown.add(module);
            }
        }
        assertThat(unknown).as("modules without a place in the order").isEmpty();
    }

    @Test
    void noArrowPointsBack() {
        for (int i = 0; i < ORDER.size(); i++) {
            for (String later : ORDER.subList(i + 1, ORDER.size())) {
                noClasses()
                        .that()
                        .resideInAPackage("org.onegrid." + ORDER.get(i) + "..")
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage("org.onegrid." + later + "..")
                        .allowEmptyShould(true)
                        .check(MAIN);
            }
        }
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("org.onegrid.(**)").should().beFreeOfCycles().check(MAIN);
    }

    @Test
    void domainTypesDoNotKnowTheWeb() {
        noClasses()
                .that()
                .resideOutsideOfPackages("..web..", "org.onegrid.problem..", "org.onegrid")
                .and()
                .resideInAPackage("org.onegrid..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("jakarta.servlet..", "org.springframework.web.bind..")
                .check(MAIN);
    }

    @Test
    void everyPackageSaysWhatItIs() {
        Set<String> silent = new TreeSet<>();
        for (JavaClass type : MAIN) {
            JavaPackage home = type.getPackage();
            if (!home.isAnnotatedWith(NullMarked.class)) {
                silent.add(home.getName());
            }
        }
        assertThat(silent)
                .as("packages without package-info.java marked @NullMarked")
                .isEmpty();
    }

    @Test
    void noPilesOfUnrelatedThings() {
        classes()
                .should()
                .resideOutsideOfPackages(
                        "..util..",
                        "..utils..",
                        "..common..",
                        "..helper..",
                        "..helpers..",
                        "..manager..",
                        "..base..",
                        "..misc..")
                .check(MAIN);
    }

    private static String module(JavaClass type) {
        String rest = type.getPackageName().substring("org.onegrid".length());
        return rest.isEmpty() ? "" : rest.substring(1).split("\\.")[0];
    }
}
