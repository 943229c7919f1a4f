package org.onegrid.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CatalogueTest {

    private final Catalogue catalogue = Catalogue.standard();

    @Test
    void knowsExposedRubbishAsANationalEvent() {
        Category rubbish = catalogue.get("201002");
        assertThat(rubbish.zh()).isEqualTo("暴露垃圾");
        assertThat(rubbish.kind()).isEqualTo(Category.Kind.EVENT);
        assertThat(rubbish.nationalCode()).isEqualTo("0102");
        assertThat(rubbish.majorCode()).isEqualTo("201");
    }

    @Test
    void findsAnItemByItsEightDigitsAndNothingElseBesideIt() {
        assertThat(catalogue.find("10100101")).contains(catalogue.get("101001"));
        assertThat(catalogue.find("10100199")).isEmpty();
        assertThat(catalogue.find("")).isEmpty();
        assertThat(catalogue.find("999999")).isEmpty();
        assertThatThrownBy(() -> catalogue.get("999999")).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void hasPartsAndEventsOfEveryMajorClass() {
        assertThat(catalogue.categories().stream().map(Category::majorCode).collect(Collectors.toSet()))
                .containsExactlyInAnyOrderElementsOf(
                        catalogue.majors().stream().map(Category.Major::code).toList());
        assertThat(catalogue.categories())
                .hasSizeGreaterThan(150)
                .extracting(Category::zh)
                .doesNotHaveDuplicates();
    }

    @Test
    void worseIsNeverSlowerInTheMiddleOfTheList() {
        double[] median = new double[5];
        for (int severity = 1; severity <= 4; severity++) {
            int wanted = severity;
            List<Integer> limits = catalogue.categories().stream()
                    .filter(c -> c.severity() == wanted)
                    .map(Category::responseMinutes)
                    .sorted()
                    .toList();
            median[severity] = limits.get(limits.size() / 2);
        }
        assertThat(median[4]).isLessThan(median[3]);
        assertThat(median[3]).isLessThan(median[2]);
        assertThat(median[2]).isLessThan(median[1]);
    }

    @Test
    void thePatrolListHasSevenKindsAndThirtyThreeItems() {
        assertThat(catalogue.patrolItems()).hasSize(33);
        assertThat(catalogue.patrolItems().stream().map(PatrolItem::kind).distinct())
                .hasSize(7);
    }

    @Test
    void knowsTheChannelsOfTheInterface() {
        assertThat(catalogue.channels().stream().map(Channel::code))
                .containsExactly("hotline", "field", "alarm", "urban", "import", "open311", "demo");
        assertThat(catalogue.findChannel("pigeon")).isEmpty();
    }

    @Test
    void refusesACategoryWhoseLimitsContradictEachOther() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Category(
                        "201002", "暴露垃圾", "Rubbish", "national", 1, "grid", "urban", 60, 30, false, List.of()))
                .withMessageContaining("201002");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new Category("201080", "油烟", "Fumes", "national", 1, "grid", "urban", 60, 90, false, List.of()))
                .withMessageContaining("local range");
    }
}
