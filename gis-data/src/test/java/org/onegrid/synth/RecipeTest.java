package org.onegrid.synth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.coverage.CoverageValidator;
import org.locationtech.jts.geom.Geometry;

class RecipeTest {

    @Test
    void aCityHasEnoughDistrictsSideBySide() {
        List<Recipe> city = Recipe.city(1, 30_000);
        assertThat(city).hasSize(39);
        assertThat(city.stream().map(Recipe::code)).doesNotHaveDuplicates().allMatch(c -> c.startsWith("9901"));
        assertThat(city.stream().map(r -> r.eastward() + "," + r.northward())).doesNotHaveDuplicates();
        assertThat(Recipe.city(1, 772)).containsExactly(Recipe.of(1));
        assertThatThrownBy(() -> Recipe.city(1, 77_201)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anotherDistrictOfTheCityIsAsWholeAsTheDemo() {
        District district =
                District.generate(Recipe.city(Recipe.DEMO.seed(), 30_000).get(5));
        assertThat(district.areas(Level.GRID))
                .hasSize(772)
                .allMatch(grid -> grid.code().startsWith("990105"));
        assertThat(district.areas(Level.COMMUNITY)).hasSize(99);
        Geometry[] grids =
                district.areas(Level.GRID).stream().map(AreaUnit::geometry).toArray(Geometry[]::new);
        assertThat(CoverageValidator.hasInvalidResult(CoverageValidator.validate(grids, 1e-5)))
                .isFalse();
        assertThat(district.areas(Level.DISTRICT)
                        .get(0)
                        .geometry()
                        .getEnvelopeInternal()
                        .intersects(Demo.DISTRICT
                                .areas(Level.DISTRICT)
                                .get(0)
                                .geometry()
                                .getEnvelopeInternal()))
                .isFalse();
    }
}
