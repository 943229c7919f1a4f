package org.onegrid.districting;

/**
 * What is wanted.
 *
 * @param parts       into how many
 * @param compactness between 0 (only equal numbers of households count) and 1 (only short borders count)
 */
public record SplitWish(int parts, double compactness) {

    /** @throws IllegalArgumentException when there are fewer than two parts or compactness is no share */
    public SplitWish {
        if (parts < 2 || !(compactness >= 0 && compactness <= 1)) {
            throw new IllegalArgumentException(
                    "at least two parts and a compactness from 0 to 1, was " + parts + " and " + compactness);
        }
    }

    /** As many parts as bring the mean number of households closest to the target. */
    public static SplitWish near(BlockGraph blocks, double targetHouseholds, double compactness) {
        if (!(targetHouseholds > 0)) {
            throw new IllegalArgumentException("the target is positive, was " + targetHouseholds);
        }
        double total = blocks.totalHouseholds();
        int fewer = Math.max(2, (int) Math.floor(total / targetHouseholds));
        boolean more = Math.abs(total / (fewer + 1) - targetHouseholds) < Math.abs(total / fewer - targetHouseholds);
        return new SplitWish(Math.min(blocks.count(), more ? fewer + 1 : fewer), compactness);
    }
}
