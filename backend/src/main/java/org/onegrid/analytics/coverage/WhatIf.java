package org.onegrid.analytics.coverage;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.onegrid.analytics.AreaRows;
import org.onegrid.geo.LngLat;
import org.onegrid.grid.Area;
import org.onegrid.grid.PartitionSnapshot;

/**
 * What the stations of a session mean on the roads, homes and areas of now. Follows its changes, whoever made them, by repairing the
 * travel times they touch; what comes out is what a computation from scratch gives. Thread-safe.
 */
final class WhatIf {

    private final PartitionSnapshot partition;
    private final Ways ways;
    private final Homes homes;
    private final Area area;
    private final AreaRows rows;
    private final AreaHomes members;
    private final int[] minutes;
    private final Figures begin;
    private final List<Figures> beginRows;

    /** Guarded by this. */
    private final MovingReach reach;

    /** @param rows of the session's area, in this partition */
    WhatIf(WhatIfSession session, PartitionSnapshot partition, Area area, AreaRows rows, Ways ways, Homes homes) {
        this.partition = partition;
        this.ways = ways;
        this.homes = homes;
        this.area = area;
        this.rows = rows;
        this.members = AreaHomes.of(homes, rows);
        this.minutes = Minutes.array(session.minutes());
        this.reach = new MovingReach(ways, homes);
        follow(WhatIfSession.byLabel(session.begun()));
        begin = reach.figures(members.within(), minutes, true);
        beginRows = rowFigures();
    }

    /** Whether it is still about these areas, roads and homes. */
    boolean isOf(PartitionSnapshot areas, Ways otherWays, Homes otherHomes) {
        return partition.version() == areas.version() && ways == otherWays && homes == otherHomes;
    }

    private void follow(Map<Integer, Source> standing) {
        Map<Long, LngLat> places = new HashMap<>();
        standing.forEach((label, one) -> places.put((long) label, one.place()));
        reach.follow(places);
    }

    /**
     * How a session stands.
     *
     * @param added labels of the stations that its last change added
     * @param bands whether the ground that is reached is wanted as well
     */
    synchronized WhatIfState state(WhatIfSession session, List<Integer> added, boolean bands) {
        follow(session.standing());
        List<Figures> now = rowFigures();
        List<WhatIfState.AreaChange> changes = new ArrayList<>();
        for (int row = 0; row < rows.size(); row++) {
            Area one = rows.areas().get(row);
            changes.add(new WhatIfState.AreaChange(
                    one.code(),
                    one.name(),
                    now.get(row).households(),
                    WhatIfState.Part.of(beginRows.get(row)),
                    WhatIfState.Part.of(now.get(row))));
        }
        return new WhatIfState(
                session.id(),
                session.revision(),
                area.code(),
                rows.level().code(),
                ways.mode(),
                session.minutes(),
                stations(session),
                added,
                begin,
                reach.figures(members.within(), minutes, true),
                changes,
                bands ? reach.bands(minutes) : null);
    }

    private static List<WhatIfState.Station> stations(WhatIfSession session) {
        return session.standing().entrySet().stream()
                .map(one -> new WhatIfState.Station(
                        one.getKey(),
                        one.getValue().lng(),
                        one.getValue().lat(),
                        one.getValue().origin(),
                        one.getValue().name(),
                        one.getValue().kind()))
                .toList();
    }

    /** As it may be kept. */
    synchronized Scenario scenario(WhatIfSession session, String name) {
        follow(session.standing());
        return new Scenario(
                0,
                session.personId(),
                name,
                area.id(),
                rows.level().code(),
                ways.mode(),
                session.minutes(),
                session.begun(),
                List.copyOf(session.standing().values()),
                begin,
                reach.figures(members.within(), minutes, true),
                Instant.now());
    }

    private List<Figures> rowFigures() {
        List<Figures> figures = new ArrayList<>();
        for (int row = 0; row < rows.size(); row++) {
            figures.add(reach.figures(members.of(row), minutes, false));
        }
        return figures;
    }
}
