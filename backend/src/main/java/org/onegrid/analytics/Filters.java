package org.onegrid.analytics;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.onegrid.problem.Refusal;

/**
 * Which cases count; what is empty leaves nothing out.
 *
 * @param categories codes or beginnings of codes
 * @param channels   codes
 * @param holders    kinds of responders such as {@code member}, of whom one was the last to hold the case; with any, cases that
 *     nobody holds are left out
 * @param hours      of the local day of the report
 * @param days       of the local week of the report
 */
@Schema(name = "AnalysisFilters")
public record Filters(
        @Nullable List<String> categories,
        @Nullable List<String> channels,
        @Nullable List<String> holders,
        @Nullable Hours hours,
        @Nullable Days days) {

    /** Every case. */
    public static final Filters NONE = new Filters(null, null, null, null, null);

    private static final int MOST = 50;

    /** @throws Refusal 422 {@code category-unknown}, {@code channel-unknown}, {@code holder-unknown} or {@code too-many-codes} */
    public Filters {
        categories = codes(
                categories,
                "[0-9]{1,8}",
                "category-unknown",
                "'categories' are 1 to 8 digits each: codes or beginnings of codes.");
        channels = codes(
                channels, "[a-z0-9-]{1,40}", "channel-unknown", "'channels' are codes; /api/channels lists them.");
        holders = codes(
                holders,
                "[a-z0-9-]{1,40}",
                "holder-unknown",
                "'holders' are kinds of responders such as member; /api/responders tells the kind of each.");
        days = days == null ? Days.ALL : days;
    }

    /** Kinds of responders of whom one was the last to hold the case; empty for any case. */
    public List<String> heldBy() {
        return holders == null ? List.of() : holders;
    }

    private static List<String> codes(@Nullable List<String> given, String form, String code, String why) {
        List<String> codes =
                given == null ? List.of() : given.stream().distinct().sorted().toList();
        if (codes.size() > MOST) {
            throw Refusal.invalid(
                    "too-many-codes", "At most " + MOST + " codes are taken at once; name what they have in common.");
        }
        for (String one : codes) {
            if (!one.matches(form)) {
                throw Refusal.invalid(code, why);
            }
        }
        return codes;
    }

    /** Days of the week. */
    public enum Days {
        ALL,
        /** Monday to Friday, holidays among them. */
        WEEKDAYS,
        /** Saturday and Sunday. */
        WEEKENDS;

        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** @throws Refusal 422 {@code days-unknown} */
        @JsonCreator
        static Days of(String word) {
            for (Days one : values()) {
                if (one.word().equals(word)) {
                    return one;
                }
            }
            throw Refusal.invalid("days-unknown", "'days' is all, weekdays or weekends.");
        }

        /** @param isoDay 1 for Monday to 7 for Sunday */
        public boolean include(int isoDay) {
            return this == ALL || this == WEEKENDS == isoDay > 5;
        }
    }

    /**
     * A part of the local day; past midnight when it ends before it begins.
     *
     * @param from first hour, 0 to 23
     * @param to   first hour that does not belong to it, 0 to 24, another than {@code from}
     */
    @Schema(name = "HoursOfDay")
    public record Hours(int from, int to) {

        /** @throws Refusal 422 {@code hours-invalid} */
        public Hours {
            if (from < 0 || from > 23 || to < 0 || to > 24 || from == to) {
                throw Refusal.invalid(
                        "hours-invalid", "'hours' go from 0-23 to 0-24 and are not empty; 22 to 5 passes midnight.");
            }
        }

        /** @param hour 0 to 23 */
        public boolean include(int hour) {
            return from < to ? hour >= from && hour < to : hour >= from || hour < to;
        }
    }
}
