package org.onegrid.dataset;

/**
 * A department of the district that handles incidents.
 *
 * @param code short English word, such as {@code water}
 * @param zh   Chinese name
 * @param en   English name
 */
public record Department(String code, String zh, String en) {

    /** @throws IllegalArgumentException when the code is malformed or a name is empty */
    public Department {
        CodeList.requireCode(code, "[a-z]{2,20}");
        CodeList.requireNames(code, zh, en);
    }
}
