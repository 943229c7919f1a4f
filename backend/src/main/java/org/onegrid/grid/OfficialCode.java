package org.onegrid.grid;

/**
 * A code under the scheme that gives it.
 *
 * @param scheme {@code administrative} (12 digits by GB/T 10114: 6 district, 3 street, 3 community), {@code unit-grid} (15
 *     digits by GB/T 30428.1) or {@code source} (as in the file it came from)
 * @param code   the code in full length
 */
record OfficialCode(String scheme, String code) {

    /** The code of an area under the scheme of its level; whatever does not look official is the source's own. */
    static OfficialCode of(NewArea area) {
        String code = area.code();
        if (area.sourceCode() != null) {
            return new OfficialCode("source", area.sourceCode());
        }
        if (area.level() == AreaLevel.GRID && code.matches("\\d{15}")) {
            return new OfficialCode("unit-grid", code);
        }
        if (area.level() != AreaLevel.COMMITTEE && code.matches("\\d{6}|\\d{9}|\\d{12}")) {
            return new OfficialCode("administrative", (code + "000000").substring(0, 12));
        }
        return new OfficialCode("source", code);
    }
}
