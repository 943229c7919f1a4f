package org.onegrid.tracking.patrol;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.onegrid.dataset.Catalogue;
import org.onegrid.dataset.PatrolItem;
import org.onegrid.geo.Datum;
import org.onegrid.geo.LngLat;
import org.onegrid.grid.Area;
import org.onegrid.grid.AreaTree;
import org.onegrid.grid.Partition;
import org.onegrid.identity.Person;
import org.onegrid.problem.Refusal;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes in what was checked on a patrol. */
@Service
public class CheckDesk {

    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_.-]{1,64}");
    private static final Duration CLOCK_AHEAD = Duration.ofMinutes(5);
    private static final Duration OLDEST = Duration.ofDays(7);

    /** An item of the check list, checked at a place. */
    @Schema(name = "PatrolCheck")
    public record Check(
            @Schema(
                    description =
                            "made up by the sender, so that sending twice checks once; 1 to 64 of A-Z a-z 0-9 _ . -",
                    requiredMode = Schema.RequiredMode.REQUIRED)
            @Nullable
            String key,

            @Schema(description = "three digits, see /api/patrols/items", requiredMode = Schema.RequiredMode.REQUIRED)
            @Nullable
            String item,

            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
            Double lng,

            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
            Double lat,

            @Schema(description = "wgs84 when absent") @Nullable
            String datum,

            @Schema(description = "now when absent; within the last seven days") @Nullable
            Instant at,

            @Schema(description = "whether something was wrong; report it as an incident too")
            boolean finding) {}

    /**
     * What became of a check.
     *
     * @param area code of the grid it counts for
     * @param again whether it had been sent before
     */
    @Schema(name = "PatrolChecked")
    public record Checked(String item, String area, boolean again) {}

    private final VisitRows rows;
    private final Partition partition;
    private final Clock clock = Clock.systemUTC();

    CheckDesk(VisitRows rows, Partition partition) {
        this.rows = rows;
        this.partition = partition;
    }

    /** The check list. */
    public List<PatrolItem> items() {
        return Catalogue.standard().patrolItems();
    }

    /**
     * Keeps a check.
     *
     * @throws Refusal 422 {@code patrol-key-invalid}, {@code patrol-item-unknown}, {@code place-missing}, {@code
     *     place-outside-areas} or {@code time-invalid}
     */
    @Transactional
    public Checked check(Person me, Check check) {
        String key = check.key();
        if (key == null || !KEY.matcher(key).matches()) {
            throw Refusal.invalid("patrol-key-invalid", "'key' has 1 to 64 of A-Z a-z 0-9 _ . -");
        }
        String item = items().stream()
                .map(PatrolItem::code)
                .filter(code -> code.equals(check.item()))
                .findFirst()
                .orElseThrow(() -> Refusal.invalid("patrol-item-unknown", "The check list has no such item."));
        LngLat place = place(check);
        AreaTree tree = partition.tree();
        Area area = partition
                .current()
                .locate(place)
                .filter(found -> tree.within(me.scope(), found))
                .orElseThrow(() -> Refusal.invalid("place-outside-areas", "The place lies in none of your areas."));
        boolean kept = rows.check(
                me.id(),
                key,
                item,
                check.finding(),
                at(check),
                place,
                tree.path(area).ltree());
        return new Checked(item, area.code(), !kept);
    }

    private static LngLat place(Check check) {
        if (check.lng() == null || check.lat() == null) {
            throw Refusal.invalid("place-missing", "'lng' and 'lat' are both needed.");
        }
        Datum datum = check.datum() == null ? Datum.WGS84 : Datum.parse(check.datum());
        return datum.toStored(check.lng(), check.lat());
    }

    private Instant at(Check check) {
        Instant now = clock.instant();
        Instant at = check.at() == null ? now : check.at();
        if (at.isAfter(now.plus(CLOCK_AHEAD)) || at.isBefore(now.minus(OLDEST))) {
            throw Refusal.invalid("time-invalid", "'at' is within the last seven days and not yet to come.");
        }
        return at;
    }
}
