package org.onegrid.analytics.cases;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.onegrid.analytics.cases.CaseReader.Part;

/**
 * The query behind the cases of a question, put together from the texts below and nothing else; its values are settings of the
 * transaction ({@code onegrid.from} and so on). One sub-select for each, so that it is read once and not for every row.
 *
 * @param parts      what is needed of a case
 * @param paths      command paths that are looked below; empty for everywhere
 * @param categories whether only some categories count
 * @param channels   whether only some channels count
 * @param holders    whether only cases that were last held by some kinds of responders count
 * @param told       whether what was done after the moment is undone by the timeline
 * @param accounts   whether where cases were accounted to has changed since
 * @param moved      whether any area needs a second look at its cases
 */
record CaseQuery(
        Set<Part> parts,
        List<String> paths,
        boolean categories,
        boolean channels,
        boolean holders,
        boolean told,
        boolean accounts,
        boolean moved) {

    static final int AREA = 0;
    static final int PLACE = 1;
    static final int PATH = 2;
    static final int REPORTED = 3;
    static final int DISPATCHED = 4;
    static final int ARRIVED = 5;
    static final int HANDLED = 6;
    static final int CLOSED = 7;
    static final int OPEN = 8;
    static final int HELD = 9;
    static final int AT_COMMUNITY = 10;
    static final int JUDGEMENTS = 11;
    static final int COLUMNS = 12;

    private static final String MOMENT = "(select cast(current_setting('onegrid.moment') as timestamptz))";
    private static final String MOVED =
            "i.area_id in (select unnest(cast(current_setting('onegrid.moved') as bigint[])))";

    private static final String ACCOUNTED = """
            coalesce((select a.area_id from incident_account a
                      where a.incident_id = i.id
                        and a.until > (select cast(current_setting('onegrid.then') as timestamptz))
                      order by a.until limit 1), i.area_id)
            """;

    /** What the steps up to the moment tell of a case to which something was done after it, as the state machine does. */
    private static final String TOLD = """
            left join lateral (
                select max(s.at) filter (where s.verb = 'dispatch' and s.version > back.to_desk) as dispatched_at,
                       max(s.at) filter (where s.verb = 'arrive' and s.version > back.at_all) as arrived_at,
                       max(s.at) filter (where s.verb = 'handle' and s.version > back.at_all) as handled_at
                from incident_step s,
                     (select coalesce(max(b.version) filter (where b.to_status <> 'dispatched'), 0) as to_desk,
                             coalesce(max(b.version), 0) as at_all
                      from incident_step b
                      where b.incident_id = i.id and b.verb = 'return'
                        and b.at <= (select cast(current_setting('onegrid.moment') as timestamptz))) back
                where s.incident_id = i.id
                  and s.at <= (select cast(current_setting('onegrid.moment') as timestamptz))) was
              on i.changed_at > (select cast(current_setting('onegrid.moment') as timestamptz))
            """;

    private static final String AT_COMMUNITY_LEVEL = "i.holder in (" + Posts.AT_COMMUNITY + ")";

    private static final String HELD_BY = """
            i.holder in (select unnest(array[r.code, r.callsign]) from responder r
                         where r.kind = any ((select cast(current_setting('onegrid.holders') as text[]))::text[])
                           and r.rehearsal_id is null)
            """;

    String text() {
        List<String> where = new ArrayList<>(List.of(
                "i.reported_at >= (select cast(current_setting('onegrid.from') as timestamptz))",
                "i.reported_at < (select cast(current_setting('onegrid.to') as timestamptz))",
                "i.reported_at <= " + MOMENT,
                "i.rehearsal_id is null",
                "(i.status <> 'rejected' or i.changed_at > " + MOMENT + ")"));
        if (!paths.isEmpty()) {
            String below = "i.area_path <@ any ((select cast(current_setting('onegrid.paths') as ltree[]))::ltree[])";
            where.add(moved ? "(" + below + " or " + MOVED + ")" : below);
        }
        if (categories) {
            where.add("i.category ~ (select current_setting('onegrid.categories'))");
        }
        if (channels) {
            where.add("i.channel = any ((select cast(current_setting('onegrid.channels') as text[]))::text[])");
        }
        if (holders) {
            where.add(HELD_BY);
        }
        return String.join(
                "",
                "select ",
                accounts ? ACCOUNTED : "i.area_id",
                parts.contains(Part.PLACE) ? ", i.geom" : ofMoved("i.geom"),
                ofMoved("cast(i.area_path as text)"),
                ", i.reported_at",
                done(Part.DISPATCHED, "dispatched_at"),
                done(Part.ARRIVED, "arrived_at"),
                done(Part.HANDLED, "handled_at"),
                parts.contains(Part.CLOSED) ? ", i.closed_at" : ", null",
                ", i.open or i.changed_at > " + MOMENT,
                parts.contains(Part.HOLDER) ? ", i.holder is not null, " + AT_COMMUNITY_LEVEL : ", null, null",
                parts.contains(Part.RATINGS) ? ", " + Judgement.WORD : ", null",
                " from incident i ",
                told ? TOLD : "",
                " where ",
                String.join(" and ", where));
    }

    private String ofMoved(String value) {
        return moved ? ", case when " + MOVED + " then " + value + " end" : ", null";
    }

    private String done(Part part, String column) {
        if (!parts.contains(part)) {
            return ", null";
        }
        return told
                ? ", case when i.changed_at > " + MOMENT + " then coalesce(was." + column + ", i." + column
                        + ") else i." + column + " end"
                : ", i." + column;
    }
}
