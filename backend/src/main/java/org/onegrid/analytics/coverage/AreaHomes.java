package org.onegrid.analytics.coverage;

import java.util.Arrays;
import org.onegrid.analytics.AreaRows;

/** Which homes lie in which of the areas of a table. Immutable. */
final class AreaHomes {

    private final int[] within;
    /** Where the homes of each row begin in the next; one entry more than rows. */
    private final int[] first;

    private final int[] byRow;

    private AreaHomes(int[] within, int[] first, int[] byRow) {
        this.within = within;
        this.first = first;
        this.byRow = byRow;
    }

    static AreaHomes of(Homes homes, AreaRows rows) {
        int[] rowOf = new int[homes.size()];
        int[] first = new int[rows.size() + 1];
        int inside = 0;
        for (int home = 0; home < rowOf.length; home++) {
            rowOf[home] = rows.indexOf(homes.area(home));
            inside += rowOf[home] == AreaRows.OUTSIDE ? 0 : 1;
            if (rowOf[home] >= 0) {
                first[rowOf[home] + 1]++;
            }
        }
        for (int row = 0; row < rows.size(); row++) {
            first[row + 1] += first[row];
        }
        int[] within = new int[inside];
        int[] byRow = new int[first[rows.size()]];
        int[] next = Arrays.copyOf(first, rows.size());
        int n = 0;
        for (int home = 0; home < rowOf.length; home++) {
            if (rowOf[home] != AreaRows.OUTSIDE) {
                within[n++] = home;
            }
            if (rowOf[home] >= 0) {
                byRow[next[rowOf[home]]++] = home;
            }
        }
        return new AreaHomes(within, first, byRow);
    }

    /** All homes of the area as a whole, in a row or not; not to be changed. */
    int[] within() {
        return within;
    }

    /** Those of one row. */
    int[] of(int row) {
        return Arrays.copyOfRange(byRow, first[row], first[row + 1]);
    }
}
