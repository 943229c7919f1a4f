package org.onegrid.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SpheroidTest {

    @Test
    void aDegreeHasItsPublishedLength() {
        // Length of a degree on GRS80 at 0° and 45°, from published tables.
        assertThat(Spheroid.metersPerDegreeLng(0)).isCloseTo(111_319.49, within(0.01));
        assertThat(Spheroid.metersPerDegreeLat(0)).isCloseTo(110_574.28, within(0.01));
        assertThat(Spheroid.metersPerDegreeLat(45)).isCloseTo(111_131.75, within(0.1));
        assertThat(Spheroid.metersPerDegreeLng(45)).isCloseTo(78_846.81, within(0.1));
    }
}
