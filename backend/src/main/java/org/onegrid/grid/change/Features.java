package org.onegrid.grid.change;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.locationtech.jts.geom.MultiPolygon;
import org.onegrid.grid.change.GroundFeatures.Feature;
import org.onegrid.topology.Topology;

/** Shows grids of a draft. */
final class Features {

    private final BoundaryChange change;
    private final Drafts.Draft draft;
    private final Drawing drawing;

    Features(BoundaryChange change, Drafts.Draft draft, Drawing drawing) {
        this.change = change;
        this.draft = draft;
        this.drawing = drawing;
    }

    /** All as drawn. */
    GroundFeatures drawn() {
        return new GroundFeatures(change.version(), of(drawing.topology().areas()));
    }

    /** All as they were before anything was drawn. */
    GroundFeatures base() {
        return new GroundFeatures(
                change.version(),
                drawing.ground().pieces().values().stream()
                        .map(lot -> new Feature(stored(lot, lot.households()), GeoJson.of(lot.shape())))
                        .toList());
    }

    /** These as drawn, by code. */
    List<Feature> of(Collection<String> codes) {
        return codes.stream().sorted().map(this::feature).toList();
    }

    private Feature feature(String code) {
        Topology topology = drawing.topology();
        MultiPolygon shape = topology.shape(code);
        Ground.Lot lot = drawing.ground().pieces().get(code);
        if (lot == null) {
            return new Feature(added(code, draft.households(drawing).count(shape)), GeoJson.of(shape));
        }
        boolean counted = lot.editable()
                && drawing.touched(code)
                && !draft.households(drawing).isEmpty();
        int households = counted ? draft.households(drawing).count(shape) : lot.households();
        return new Feature(stored(lot, households), GeoJson.of(shape));
    }

    private static GroundFeatures.Lot stored(Ground.Lot lot, int households) {
        return new GroundFeatures.Lot(
                lot.code(), lot.name(), lot.parent(), lot.parentName(), lot.editable(), households, false);
    }

    private GroundFeatures.Lot added(String code, int households) {
        String parent = Objects.requireNonNull(drawing.topology().parent(code));
        String parentName = drawing.ground().pieces().values().stream()
                .filter(lot -> lot.parent().equals(parent))
                .map(Ground.Lot::parentName)
                .findFirst()
                .orElse(parent);
        return new GroundFeatures.Lot(
                code, change.names().getOrDefault(code, code), parent, parentName, true, households, true);
    }
}
