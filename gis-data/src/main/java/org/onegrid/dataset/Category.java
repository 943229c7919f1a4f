package org.onegrid.dataset;

import java.util.List;

/**
 * A kind of incident: a minor class of the national scheme or a local one.
 *
 * @param code            six digits: 1 part or 2 event, two of the major class, three of the minor (080-999 local)
 * @param zh              Chinese name
 * @param en              English name
 * @param origin          {@code national} or {@code ours}
 * @param severity        usual severity, 1 to 4, 4 is worst
 * @param grade           where it is ordinarily handled: grid, community, street or district
 * @param department      code of the department that handles it
 * @param responseMinutes limit from report to arrival, in minutes
 * @param closeMinutes    limit from report to close, in minutes, not less than the response limit
 * @param allHours        whether the limits run around the clock instead of in working hours
 * @param items           finer kinds, perhaps none; an item's full code is this code and its own two digits
 */
public record Category(
        String code,
        String zh,
        String en,
        String origin,
        int severity,
        String grade,
        String department,
        int responseMinutes,
        int closeMinutes,
        boolean allHours,
        List<Item> items) {

    /** What a category describes: a thing that can be broken, or something that happens. */
    public enum Kind {
        PART,
        EVENT;

        /** The word used in data and in the API: {@code part} or {@code event}. */
        public String word() {
            return this == PART ? "part" : "event";
        }
    }

    /**
     * A finer kind within a category, such as a manhole cover that is missing.
     *
     * @param code two digits
     * @param zh   Chinese name
     * @param en   English name
     */
    public record Item(String code, String zh, String en) {

        /** @throws IllegalArgumentException when the code is not two digits or a name is empty */
        public Item {
            CodeList.requireCode(code, "\\d{2}");
            CodeList.requireNames(code, zh, en);
        }
    }

    /**
     * A major class.
     *
     * @param code   three digits, the kind first
     * @param kind   {@code part} or {@code event}
     * @param zh     Chinese name
     * @param en     English name
     * @param origin {@code national} or {@code ours}
     */
    public record Major(String code, String kind, String zh, String en, String origin) {

        /** @throws IllegalArgumentException when the code and the kind disagree or a name is empty */
        public Major {
            CodeList.requireCode(code, "part".equals(kind) ? "1\\d{2}" : "2\\d{2}");
            CodeList.requireNames(code, zh, en);
        }
    }

    /** @throws IllegalArgumentException naming the code, when a value is out of its range */
    public Category {
        CodeList.requireCode(code, "[12]\\d{5}");
        CodeList.requireNames(code, zh, en);
        items = List.copyOf(items);
        if (severity < 1 || severity > 4) {
            throw new IllegalArgumentException("category " + code + ": severity must be 1 to 4, was " + severity);
        }
        if (responseMinutes <= 0 || closeMinutes < responseMinutes) {
            throw new IllegalArgumentException("category " + code + ": limits must be positive and the response limit"
                    + " not above the closing limit, were " + responseMinutes + " and " + closeMinutes + " minutes");
        }
        boolean local = Integer.parseInt(code.substring(3)) >= 80;
        if (!origin.equals(local ? "ours" : "national")) {
            throw new IllegalArgumentException(
                    "category " + code + ": 080-999 is the local range, origin was " + origin);
        }
    }

    /** Part or event, from the first digit. */
    public Kind kind() {
        return code.charAt(0) == '1' ? Kind.PART : Kind.EVENT;
    }

    /** Code of the major class this one belongs to. */
    public String majorCode() {
        return code.substring(0, 3);
    }

    /** Major and minor class as the national scheme writes them (two and two digits), or the local code unchanged. */
    public String nationalCode() {
        return origin.equals("national") ? code.substring(1, 3) + code.substring(4) : code;
    }
}
