package org.onegrid.analytics.cases;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.onegrid.analytics.AreaRows;
import org.onegrid.analytics.Boundaries;
import org.onegrid.analytics.Filters;
import org.onegrid.analytics.Task;
import org.onegrid.analytics.cases.CaseReader.Part;
import org.onegrid.geo.LngLat;
import org.onegrid.grid.Area;
import org.onegrid.grid.AreaTree;

/** Makes cases of rows: in which row of the table, at which local hour, how far at the moment. Used by one thread. */
final class CaseDecoder {

    private static final long MICROS_PER_SECOND = 1_000_000;
    private static final int SECONDS_PER_DAY = 86_400;
    /** 1970-01-01 was a Thursday. */
    private static final int ISO_DAY_OF_EPOCH = 4;
    /** A power of two. */
    private static final int REMEMBERED = 1 << 12;

    private final AreaRows rows;
    private final AreaTree tree;
    private final boolean byPlace;
    private final ZoneRules zone;
    private final Filters filters;
    private final boolean places;
    private final boolean holders;
    private final boolean ratings;
    private final Set<Long> moved;
    private final long moment;
    private final Case one = new Case();

    private int count;
    /** The offset from UTC holds from one instant until before another, in seconds. */
    private long offsetFrom = Long.MAX_VALUE;

    private long offsetTo = Long.MIN_VALUE;
    private int offset;

    /** Areas that were asked for, each at the end of its number, and their rows: asking for the same again is most of the work. */
    private final long[] areas = new long[REMEMBERED];

    private final int[] rowsOfAreas = new int[REMEMBERED];

    CaseDecoder(Task task, Filters filters, Set<Part> parts, Set<Long> moved) {
        Arrays.fill(areas, Long.MIN_VALUE);
        this.rows = task.rows();
        this.tree = task.partition().tree();
        this.byPlace = task.definition().boundaries() == Boundaries.TODAY;
        this.zone = task.zone().getRules();
        this.filters = filters;
        this.places = parts.contains(Part.PLACE);
        this.holders = parts.contains(Part.HOLDER);
        this.ratings = parts.contains(Part.RATINGS);
        this.moved = moved;
        Instant at = task.moment();
        this.moment = at.getEpochSecond() * MICROS_PER_SECOND + at.getNano() / 1_000;
    }

    /** How many cases were made. */
    int count() {
        return count;
    }

    /** The case of a row; null when it does not count. */
    @Nullable
    Case decode(StoredCase row) {
        one.reported = row.reported();
        long local = Math.floorDiv(one.reported, MICROS_PER_SECOND);
        local += offset(local);
        one.localDay = Math.floorDiv(local, SECONDS_PER_DAY);
        one.localHour = Math.floorMod(local, SECONDS_PER_DAY) / 3_600;
        if (filters.hours() != null && !filters.hours().include(one.localHour)
                || filters.days() != null && !filters.days().include(isoDay(one.localDay))) {
            return null;
        }
        one.row = row(row);
        if (one.row == AreaRows.OUTSIDE) {
            return null;
        }
        one.dispatched = known(row.dispatched());
        one.arrived = known(row.arrived());
        one.handled = known(row.handled());
        one.closed = known(row.closed());
        one.open = row.open();
        if (places) {
            one.lng = row.lng();
            one.lat = row.lat();
        }
        if (holders) {
            one.held = row.held();
            one.atCommunity = one.held && row.atCommunity();
        }
        if (ratings) {
            one.judgements = Judgement.read(row.judgements());
        }
        count++;
        return one;
    }

    private long known(long instant) {
        return instant > moment ? Case.NEVER : instant;
    }

    private static int isoDay(long day) {
        return (int) Math.floorMod(day + ISO_DAY_OF_EPOCH - 1, 7L) + 1;
    }

    private int row(StoredCase row) {
        long area = row.area();
        if (!moved.isEmpty() && moved.contains(area)) {
            return byPlace ? rows.indexAt(place(row)) : accounted(row);
        }
        int at = (int) area & REMEMBERED - 1;
        if (areas[at] != area) {
            areas[at] = area;
            rowsOfAreas[at] = rows.indexOf(area);
        }
        return rowsOfAreas[at];
    }

    /** The row of the last area on the path of a retired one that was there then, or of the place below it. */
    private int accounted(StoredCase row) {
        String path = row.path();
        String[] ids = path == null ? new String[0] : path.split("\\.");
        for (int i = ids.length - 1; i >= 0; i--) {
            Optional<Area> known = tree.find(Long.parseLong(ids[i])).filter(rows.tree()::holds);
            if (known.isPresent()) {
                return rows.indexBelow(known.get(), place(row));
            }
        }
        return rows.indexAt(place(row));
    }

    private static LngLat place(StoredCase row) {
        return new LngLat(row.lng(), row.lat());
    }

    private int offset(long second) {
        if (second < offsetFrom || second >= offsetTo) {
            Instant at = Instant.ofEpochSecond(second);
            ZoneOffset now = zone.getOffset(at);
            ZoneOffsetTransition before = zone.previousTransition(at.plusSeconds(1));
            ZoneOffsetTransition next = zone.nextTransition(at);
            offset = now.getTotalSeconds();
            offsetFrom = before == null ? Long.MIN_VALUE : before.toEpochSecond();
            offsetTo = next == null ? Long.MAX_VALUE : next.toEpochSecond();
        }
        return offset;
    }
}
