package org.onegrid.analytics.export;

import java.awt.Color;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.onegrid.analytics.Feature;

/** How a place on the map is marked, by what it is. */
enum Mark {
    /** What stands. */
    STATION(new Color(0x0b63b5), 1.8f),
    /** What is proposed. */
    NEW(new Color(0xc2570c), 2.6f),
    /** Homes that are not reached. */
    UNCOVERED(new Color(0xa3201a), 1.1f),
    /** New borders of the first proposal; others are not drawn. */
    PROPOSAL(new Color(0x17233a), 0.5f);

    private static final float RIM = 0.7f;

    private final Color colour;
    private final float half;

    Mark(Color colour, float half) {
        this.colour = colour;
        this.half = half;
    }

    static Mark of(Feature feature) {
        if (feature.properties().containsKey("proposal")) {
            return PROPOSAL;
        }
        return switch (String.valueOf(feature.properties().get("role"))) {
            case "new" -> NEW;
            case "uncovered" -> UNCOVERED;
            default -> STATION;
        };
    }

    /** Those on a map, in order. */
    static Set<Mark> of(List<Feature> features) {
        Set<Mark> marks = EnumSet.noneOf(Mark.class);
        features.forEach(feature -> marks.add(of(feature)));
        return marks;
    }

    /** Whether a feature is drawn: of several proposals only the first. */
    static boolean shows(Feature feature) {
        return !(feature.properties().get("proposal") instanceof Number number) || number.intValue() == 0;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    void draw(Pen pen, float x, float y) throws IOException {
        if (this == PROPOSAL) {
            pen.line(x - 8, y, x + 8, y, colour, 1);
            return;
        }
        float outer = half + RIM;
        pen.rectangle(x - outer, y - outer, 2 * outer, 2 * outer, Color.WHITE);
        pen.rectangle(x - half, y - half, 2 * half, 2 * half, colour);
    }
}
