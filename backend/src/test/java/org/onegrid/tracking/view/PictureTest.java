package org.onegrid.tracking.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.onegrid.geo.Bounds;
import tools.jackson.databind.json.JsonMapper;

class PictureTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final long SEED = 20261122;

    @Test
    void aWindowShowsJustWhatLiesInItWhateverTheGridLooksLike() {
        Random random = new Random(SEED);
        for (int round = 0; round < 300; round++) {
            int count = random.nextInt(round % 3 == 0 ? 4 : 600);
            double spread = Math.pow(10, -random.nextInt(6));
            List<Mark> marks = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                // rounded, so that many lie on edges and on one another
                marks.add(mark(
                        i, 120 + round(random.nextGaussian() * spread), 30 + round(random.nextGaussian() * spread)));
            }
            Picture picture = new Picture(1, Instant.EPOCH, marks);
            for (int view = 0; view < 20; view++) {
                double west = 120 + round(random.nextGaussian() * spread);
                double south = 30 + round(random.nextGaussian() * spread);
                Bounds box = new Bounds(
                        west,
                        south,
                        west + round(random.nextDouble() * spread),
                        south + round(random.nextDouble() * spread));
                List<Integer> found = new ArrayList<>();
                picture.within(Optional.of(box), mark -> found.add(mark.number()));
                assertThat(found)
                        .as("seed %d round %d view %s", SEED, round, box)
                        .containsExactlyInAnyOrderElementsOf(marks.stream()
                                .filter(mark -> mark.lng() >= box.west()
                                        && mark.lng() <= box.east()
                                        && mark.lat() >= box.south()
                                        && mark.lat() <= box.north())
                                .map(Mark::number)
                                .toList());
            }
            List<Integer> all = new ArrayList<>();
            picture.within(Optional.empty(), mark -> all.add(mark.number()));
            assertThat(all).hasSize(count).doesNotHaveDuplicates();
        }
    }

    private static double round(double degrees) {
        return Math.round(degrees * 1e4) / 1e4;
    }

    private static Mark mark(int number, double lng, double lat) {
        Seen seen = new Seen("R" + number, "", "member", List.of(1L), true, lng, lat, Instant.EPOCH, null, null);
        return Mark.of(number, seen, 1, JSON);
    }
}
