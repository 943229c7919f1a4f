package org.onegrid.incident;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onegrid.grid.impact.AreaFollower;
import org.onegrid.grid.impact.Count;
import org.onegrid.grid.impact.Count.Figure;
import org.onegrid.grid.impact.Forecast;
import org.onegrid.grid.impact.Impact;
import org.onegrid.grid.impact.Move;
import org.onegrid.grid.impact.Owners;
import org.onegrid.grid.impact.Resettlement;
import org.onegrid.grid.impact.Resettlement.Accepted;
import org.springframework.stereotype.Component;

/**
 * Open incidents that nobody has accepted go with the ground. Accepted ones stay with their holder and are marked, unless the
 * change says otherwise; when their area retires they go where its posts go. Closed ones stay accounted to what they were.
 */
@Component
class IncidentFollower implements AreaFollower {

    private final BorderCrossings crossings;
    private final CrossingEvents events;

    IncidentFollower(BorderCrossings crossings, CrossingEvents events) {
        this.crossings = crossings;
        this.events = events;
    }

    @Override
    public Forecast foresee(Resettlement change, Owners owners, int most) {
        List<Count> counts = new ArrayList<>();
        Map<Long, Move> moves = new TreeMap<>();
        for (BorderCrossings.Open one : crossings.open(change)) {
            BorderCrossings.@Nullable Crossing crossing = crossing(one, change, owners);
            String status = one.status().word();
            counts.add(new Count(one.areaId(), Figure.OPEN_INCIDENTS, status, 1, 0));
            counts.add(new Count(
                    crossing == null ? one.areaId() : crossing.toArea(), Figure.OPEN_INCIDENTS, status, 0, 1));
            if (crossing != null) {
                moves.put(one.id(), move(one, crossing));
            }
        }
        Map<Long, String> titles =
                crossings.titles(moves.keySet().stream().limit(most).toList());
        List<Move> listed = moves.entrySet().stream()
                .limit(most)
                .map(entry -> entry.getValue().named(titles.getOrDefault(entry.getKey(), "")))
                .toList();
        return new Forecast(counts, listed, moves.size());
    }

    @Override
    public void follow(Resettlement change, Owners owners) {
        List<BorderCrossings.Crossing> crossed = crossings.openToChange(change).stream()
                .flatMap(one -> Stream.ofNullable(crossing(one, change, owners)))
                .toList();
        crossings.record(change, crossed);
        events.tell(crossed);
    }

    private static Move move(BorderCrossings.Open one, BorderCrossings.Crossing crossing) {
        return new Move(
                Impact.Kind.INCIDENT,
                one.status().word(),
                Long.toString(one.id()),
                "",
                one.areaId(),
                crossing.stays() ? crossing.groundArea() : crossing.toArea(),
                crossing.stays() ? "stays" : null);
    }

    /** What becomes of an open incident; null when the border leaves it alone. */
    private static BorderCrossings.@Nullable Crossing crossing(
            BorderCrossings.Open one, Resettlement change, Owners owners) {
        long ground = owners.owner(one.lng(), one.lat(), one.areaId());
        boolean goesAlong = one.status() == Status.REPORTED || change.accepted() == Accepted.MOVE;
        long to = goesAlong ? ground : owners.heir(one.areaId());
        return ground == one.areaId() ? null : new BorderCrossings.Crossing(one.id(), one.areaId(), to, ground);
    }
}
