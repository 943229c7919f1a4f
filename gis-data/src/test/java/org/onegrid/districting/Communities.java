package org.onegrid.districting;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.onegrid.synth.AreaUnit;
import org.onegrid.synth.Building;
import org.onegrid.synth.District;
import org.onegrid.synth.Ground;
import org.onegrid.synth.Level;
import org.onegrid.synth.Recipe;
import org.onegrid.synth.Road;
import org.onegrid.topology.Piece;

/** The communities of the demo district as they lie there. */
final class Communities {

    static final District DISTRICT = District.generate(Recipe.DEMO);

    private Communities() {}

    static List<String> codes() {
        return DISTRICT.areas(Level.COMMUNITY).stream().map(AreaUnit::code).toList();
    }

    static Geometry ground(String community) {
        return DISTRICT.areas(Level.COMMUNITY).stream()
                .filter(area -> area.code().equals(community))
                .findFirst()
                .orElseThrow()
                .geometry();
    }

    static Terrain terrain(String community) {
        Map<String, Geometry> grids = new TreeMap<>();
        Envelope box = new Envelope(ground(community).getEnvelopeInternal());
        for (AreaUnit grid : DISTRICT.areas(Level.GRID)) {
            if (community.equals(grid.parentCode())) {
                grids.put(grid.code(), grid.geometry());
            }
        }
        List<Geometry> buildings = new ArrayList<>();
        List<Terrain.Home> homes = new ArrayList<>();
        for (Building building : DISTRICT.buildings()) {
            if (building.footprint().getEnvelopeInternal().intersects(box)) {
                buildings.add(building.footprint());
            }
            if (building.gridCode().startsWith(community) && building.households() > 0) {
                homes.add(new Terrain.Home(building.at(), building.households()));
            }
        }
        return new Terrain(
                grids,
                DISTRICT.roads().stream()
                        .map(Road::line)
                        .filter(line -> line.getEnvelopeInternal().intersects(box))
                        .map(Geometry.class::cast)
                        .toList(),
                DISTRICT.grounds().stream()
                        .filter(ground -> ground.kind() == Ground.Kind.RIVER
                                || ground.kind() == Ground.Kind.LAKE
                                || ground.kind() == Ground.Kind.SEA)
                        .map(Ground::polygon)
                        .filter(polygon -> polygon.getEnvelopeInternal().intersects(box))
                        .map(Geometry.class::cast)
                        .toList(),
                buildings,
                homes);
    }

    /** All grids as the editor has them, those of the community to be changed and the others locked. */
    static List<Piece> pieces(String community) {
        return DISTRICT.areas(Level.GRID).stream()
                .map(grid -> new Piece(
                        grid.code(), grid.parentCode(), community.equals(grid.parentCode()), false, grid.geometry()))
                .toList();
    }
}
