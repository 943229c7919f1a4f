package org.onegrid.dataset;

/**
 * One item of the patrol check list.
 *
 * @param code     three digits, the kind first
 * @param kind     code of the kind of check, one digit
 * @param kindZh   Chinese name of the kind
 * @param zh       Chinese wording
 * @param en       English wording
 * @param category code of the category a finding is reported under
 */
public record PatrolItem(String code, String kind, String kindZh, String zh, String en, String category) {

    /** @throws IllegalArgumentException when the code is malformed or a name is empty */
    public PatrolItem {
        CodeList.requireCode(code, "\\d{3}");
        CodeList.requireNames(code, zh, en);
    }
}
