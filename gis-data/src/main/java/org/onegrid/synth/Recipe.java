package org.onegrid.synth;

import java.util.ArrayList;
import java.util.List;

/**
 * What to generate.
 *
 * @param seed      the one seed; the demo is {@link #DEMO}
 * @param code      six digits of the district code, for example 990100
 * @param name      name of the district
 * @param eastward  places the district lies east of the demo, in whole district widths
 * @param northward places the district lies north of the demo, in whole district heights
 */
public record Recipe(long seed, String code, String name, int eastward, int northward) {

    /** The district every stranger sees first. */
    public static final Recipe DEMO = new Recipe(20260901L, "990100", "云澜示范区", 0, 0);

    /** @throws IllegalArgumentException when the code is not six digits or the place is off the sheet */
    public Recipe {
        if (!code.matches("\\d{6}")) {
            throw new IllegalArgumentException("a district code has six digits, was " + code);
        }
        if (Math.abs(eastward) > 20 || Math.abs(northward) > 20) {
            throw new IllegalArgumentException("at most 20 districts off the demo, was " + eastward + "," + northward);
        }
    }

    /** Most districts of a city; the codes end in two digits. */
    public static final int MAX_DISTRICTS = 100;

    /**
     * A city of as many districts side by side as are needed for so many grids; the first is the demo of that seed.
     *
     * @throws IllegalArgumentException when there would be none or too many
     */
    public static List<Recipe> city(long seed, int grids) {
        int count = (int) (((long) grids + Areas.GRIDS - 1) / Areas.GRIDS);
        if (count < 1 || count > MAX_DISTRICTS) {
            throw new IllegalArgumentException(
                    "a city has 1 to " + MAX_DISTRICTS * Areas.GRIDS + " grids, asked for " + grids);
        }
        int columns = (int) StrictMath.ceil(StrictMath.sqrt(count));
        Words words = new Words(seed, "names/districts");
        List<Recipe> city = new ArrayList<>(List.of(of(seed)));
        for (int i = 1; i < count; i++) {
            city.add(new Recipe(seed + i, "9901%02d".formatted(i), words.next("区"), i % columns, i / columns));
        }
        return city;
    }

    /** The demo's place and name with another seed. */
    public static Recipe of(long seed) {
        return new Recipe(seed, DEMO.code, DEMO.name, 0, 0);
    }
}
