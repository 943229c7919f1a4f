package org.onegrid.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class BoundsTest {

    @Test
    void readsWestSouthEastNorth() {
        assertThat(Bounds.parse("120,29.5,121.25,30")).isEqualTo(new Bounds(120, 29.5, 121.25, 30));
    }

    @Test
    void refusesWhatAreNoBounds() {
        for (String text :
                List.of("", "1,2,3", "1,2,3,4,5", "a,b,c,d", "121,29,120,30", "120,30,121,29", "NaN,1,2,3")) {
            assertThatIllegalArgumentException().as(text).isThrownBy(() -> Bounds.parse(text));
        }
    }
}
