package org.onegrid.synth;

import java.util.List;

/**
 * Where the five stories of the demo district happen; the incidents of the catalogue make them true. Geography alone
 * already holds for the first two.
 *
 * @param coveGrids        后岬: grids behind the headland, reached by one winding road
 * @param thinStreet       the street with 380 households per worker where others have about 185
 * @param leakingCommunity the old community whose water pipes leak from week 7 on
 * @param bridgeName       street name of the bridge closed in week 10
 * @param bridgeRoads      ids of its road links
 * @param bridgeGrids      the twelve grids whose way by car from the next fire station the closure lengthens most
 * @param splendidGrid     the grid whose figures are too good
 */
public record Stories(
        List<String> coveGrids,
        String thinStreet,
        String leakingCommunity,
        String bridgeName,
        List<Integer> bridgeRoads,
        List<String> bridgeGrids,
        String splendidGrid) {

    /** Copies the lists in. */
    public Stories {
        coveGrids = List.copyOf(coveGrids);
        bridgeRoads = List.copyOf(bridgeRoads);
        bridgeGrids = List.copyOf(bridgeGrids);
    }
}
