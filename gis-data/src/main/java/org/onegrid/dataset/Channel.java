package org.onegrid.dataset;

/**
 * A way by which incidents come in.
 *
 * @param code as used in the API, such as {@code hotline}
 * @param zh   Chinese name
 * @param en   English name
 */
public record Channel(String code, String zh, String en) {

    /** @throws IllegalArgumentException when the code is malformed or a name is empty */
    public Channel {
        CodeList.requireCode(code, "[a-z][a-z0-9]{1,19}");
        CodeList.requireNames(code, zh, en);
    }
}
