package org.onegrid.incident;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.onegrid.problem.Refusal;

/**
 * Which cases stand behind a figure of an analysis: conditions on the report besides those of {@link IncidentFilter}, and by which
 * areas. What is empty leaves nothing out.
 *
 * @param categories     codes or beginnings of codes
 * @param channels       codes
 * @param holders        kinds of responders of whom one was the last to hold the case
 * @param hourFrom       first local hour of the report; null with {@code hourTo} for all
 * @param hourTo         first local hour that does not belong to it; before {@code hourFrom} it passes midnight
 * @param weekdays       true: reported Monday to Friday; false: on the other two days; null: either
 * @param administrative whether the area is one of the administrative tree rather than the command tree
 * @param byPlace        whether cases lie in the area as it is today, rather than being accounted to it
 * @param accountedAt    the instant whose areas and accounts are meant; null for now
 * @param asAnalysed     whether rejected cases and those of rehearsals are left out, and areas are those of analyses
 */
public record CaseSlice(
        List<String> categories,
        List<String> channels,
        List<String> holders,
        @Nullable Integer hourFrom,
        @Nullable Integer hourTo,
        @Nullable Boolean weekdays,
        boolean administrative,
        boolean byPlace,
        @Nullable Instant accountedAt,
        boolean asAnalysed) {

    private static final int MOST = 50;

    private static final String HELD_BY = """
            i.holder in (select unnest(array[r.code, r.callsign]) from responder r
                         where r.kind = any (:holders) and r.rehearsal_id is null)
            """;

    private static final String ACCOUNTED = """
            i.area_id in (
                select id from area where admin_path <@ (select admin_path from area where id = :areaId)
                union select area_id from area_version where admin_path <@ (select admin_path from area where id = :areaId))
            """;

    private static final String LIES_IN = """
            i.geom && coalesce((select geom from area where id = :areaId), st_makeenvelope(-180, -90, 180, 90, 4490))
            and exists (
                select from (
                    select g.%1$s_path as path from area g
                    where upper_inf(g.valid) and st_intersects(g.geom, i.geom)
                      and not exists (select from area below where below.admin_parent = g.id and upper_inf(below.valid))
                    order by g.id limit 1) ground
                where ground.path <@ (select %1$s_path from area where id = :areaId))
            """;

    /** Copies the lists in. */
    public CaseSlice {
        categories = List.copyOf(categories);
        channels = List.copyOf(channels);
        holders = List.copyOf(holders);
    }

    /** Reads it from words. @throws Refusal 422 when one cannot be meant */
    public static CaseSlice of(SliceWords words) {
        String hours = words.hours();
        Integer from = null;
        Integer to = null;
        if (hours != null && !hours.isBlank()) {
            if (!hours.matches("([01]?[0-9]|2[0-3])-([01]?[0-9]|2[0-4])")) {
                throw Refusal.invalid("hours-invalid", "'hours' is two hours such as 18-23, or 22-5 past midnight.");
            }
            from = Integer.valueOf(hours.substring(0, hours.indexOf('-')));
            to = Integer.valueOf(hours.substring(hours.indexOf('-') + 1));
        }
        Instant accountedAt = IncidentFilter.instant("accountedAt", words.accountedAt());
        return new CaseSlice(
                words(words.categories(), "[0-9]{1,8}", "category-unknown"),
                words(words.channels(), "[a-z0-9-]{1,40}", "channel-unknown"),
                words(words.holders(), "[a-z0-9-]{1,40}", "holder-unknown"),
                from,
                to,
                one("days", words.days(), "all", Map.of("weekdays", true, "weekends", false)),
                Boolean.TRUE.equals(one("tree", words.tree(), "command", Map.of("administrative", true))),
                Boolean.TRUE.equals(one("boundaries", words.boundaries(), "then", Map.of("today", true))),
                accountedAt == null || accountedAt.isAfter(Instant.now()) ? null : accountedAt,
                Boolean.TRUE.equals(one("counted", words.counted(), "all", Map.of("analytics", true))));
    }

    private static @Nullable Boolean one(
            String field, @Nullable String word, String usual, Map<String, Boolean> others) {
        if (word == null || word.isBlank() || word.equals(usual)) {
            return null;
        }
        Boolean meant = others.get(word);
        if (meant == null) {
            throw Refusal.invalid(
                    field + "-unknown",
                    "'" + field + "' is " + usual + " or " + String.join(" or ", others.keySet()) + ".");
        }
        return meant;
    }

    private static List<String> words(@Nullable String text, String form, String code) {
        if (text == null || text.isBlank()) {
            return List.of();
        }
        List<String> words = List.of(text.strip().split("\\s*,\\s*"));
        if (words.size() > MOST || !words.stream().allMatch(word -> word.matches(form))) {
            throw Refusal.invalid(code, "At most " + MOST + " codes, separated by commas.");
        }
        return words;
    }

    /** Whether areas and accounts are to be looked at as analyses by the boundaries of then do: {@link AccountedArea}. */
    boolean asAccounted() {
        return !byPlace && (asAnalysed || accountedAt != null);
    }

    /** The condition that a case belongs to the area {@code :areaId}, whose command path is {@code :area}. */
    String within() {
        if (byPlace) {
            return LIES_IN.formatted(administrative ? "admin" : "command");
        }
        return administrative ? ACCOUNTED : "i.area_path <@ cast(:area as ltree)";
    }

    /** Whether {@link #within} looks at the path that a case is accounted to. */
    boolean byCommand() {
        return !byPlace && !administrative && !asAccounted();
    }

    /** Adds the other conditions; values are bound by name. @param zone whose local hours and days are meant */
    void narrow(List<String> where, Map<String, @Nullable Object> values, String zone) {
        if (!categories.isEmpty()) {
            where.add("i.category ~ :categories");
            values.put("categories", "^(" + String.join("|", categories) + ")");
        }
        if (!channels.isEmpty()) {
            where.add("i.channel = any (:channels)");
            values.put("channels", channels.toArray(String[]::new));
        }
        if (!holders.isEmpty()) {
            where.add(HELD_BY);
            values.put("holders", holders.toArray(String[]::new));
        }
        if (hourFrom != null && hourTo != null) {
            String hour = "extract(hour from i.reported_at at time zone :zone)";
            where.add("(" + hour + " >= :hourFrom " + (hourFrom < hourTo ? "and " : "or ") + hour + " < :hourTo)");
            values.put("hourFrom", hourFrom);
            values.put("hourTo", hourTo);
            values.put("zone", zone);
        }
        if (weekdays != null) {
            where.add("extract(isodow from i.reported_at at time zone :zone) " + (weekdays ? "< 6" : ">= 6"));
            values.put("zone", zone);
        }
        if (asAnalysed) {
            where.add("i.rehearsal_id is null and i.status <> 'rejected'");
        }
    }
}
