package org.onegrid.board;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;

/**
 * Which state of the incidents figures are counted from: a table or a query in its place, and what is bound in it. A case that
 * was sent back has lost the instants of its first way; a figure of the past does not know them either. Instants later than the
 * moment are still there and no figure counts them: every window ends at the moment. Figures of the past know no rehearsals.
 *
 * @param table of fixed wording
 */
record Cases(Kind kind, String table, Map<String, Object> parameters) {

    /** As they are, as they were, or as they were within the boundaries of today. */
    enum Kind {
        STORED,
        THEN,
        TODAY
    }

    /** Real ones, and those of the rehearsal that runs. */
    private static final String STORED = """
            (select *, open as perhaps_open from incident
             where rehearsal_id is null or rehearsal_id in (select id from rehearsal where ended_at is null)) incident
            """;

    private static final String STATE = """
            i.id, i.category, i.channel, i.reported_at, i.arrived_at, i.closed_at, i.arrive_by, i.due_at,
            was.to_status as status, was.to_status not in ('closed', 'rejected') as open,
            i.open or i.changed_at > :moment as perhaps_open
            """;

    private static final String WAS = """
            join lateral (
                select to_status from incident_step s
                where s.incident_id = i.id and s.at <= :moment
                order by s.version desc limit 1) was on true
            """;

    private static final String THEN = "(select " + STATE + """
                , coalesce(account.area_id, i.area_id) as area_id, coalesce(account.area_path, i.area_path) as area_path
            from incident i
            """ + WAS + """
            left join lateral (
                select area_id, area_path from incident_account a
                where a.incident_id = i.id and a.until > :moment
                order by a.until limit 1) account on true
            where i.reported_at <= :moment and i.rehearsal_id is null) incident
            """;

    private static final String TODAY = "(select " + STATE + """
                , ground.id as area_id, ground.command_path as area_path
            from incident i
            """ + WAS + """
            join lateral (
                select a.id, a.command_path from area a
                where upper_inf(a.valid) and st_intersects(a.geom, i.geom)
                  and not exists (select from area below where below.admin_parent = a.id and upper_inf(below.valid))
                order by a.id limit 1) ground on true
            where i.reported_at <= :moment and i.rehearsal_id is null) incident
            """;

    /** As they stand now, in the areas they are accounted to; the running rehearsal's too. */
    static Cases stored() {
        return new Cases(Kind.STORED, STORED, Map.of());
    }

    /** As they stood at a moment, in the areas they were accounted to then. */
    static Cases then(Instant moment) {
        return new Cases(Kind.THEN, THEN, Map.of("moment", at(moment)));
    }

    /** As they stood at a moment, in the areas that their places lie in today. */
    static Cases today(Instant moment) {
        return new Cases(Kind.TODAY, TODAY, Map.of("moment", at(moment)));
    }

    private static OffsetDateTime at(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }
}
