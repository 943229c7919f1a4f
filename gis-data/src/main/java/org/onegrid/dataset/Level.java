package org.onegrid.dataset;

/**
 * A level of the area trees.
 *
 * @param code       as used in the API: district, committee, street, community, grid
 * @param zh         Chinese name
 * @param en         English name
 * @param rank       1 is the top
 * @param codeDigits length of an official area code at this level, 0 when there is none
 * @param grade      whether incidents are handled at this level
 */
public record Level(String code, String zh, String en, int rank, int codeDigits, boolean grade) {

    /** @throws IllegalArgumentException when the code is malformed or a name is empty */
    public Level {
        CodeList.requireCode(code, "[a-z]{2,20}");
        CodeList.requireNames(code, zh, en);
    }
}
