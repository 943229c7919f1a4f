package org.onegrid.synth;

import java.util.List;

/** A building while the district is being made. */
final class House {

    final Use use;
    final Rect bounds;
    final List<Xy> ring;
    final int floors;

    /** Households it has room for. */
    final double room;

    int households;
    Residents residents = Residents.NONE;

    House(Use use, Rect bounds, List<Xy> ring, int floors, double room) {
        this.use = use;
        this.bounds = bounds;
        this.ring = ring;
        this.floors = floors;
        this.room = room;
    }
}
