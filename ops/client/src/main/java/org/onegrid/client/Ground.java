package org.onegrid.client;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;
import org.onegrid.format.GeoJsonGeometry;
import org.onegrid.format.Limits;
import org.onegrid.geo.Datum;
import org.onegrid.geo.LngLat;
import org.onegrid.geo.Precision;
import org.onegrid.synth.Stream;
import tools.jackson.databind.JsonNode;

/** The grids of a server as its public API shows them: where something can happen. Immutable. */
final class Ground {

    private static final int TRIES = 1_000;

    /** A grid; {@code weight} is how much happens there, its households or at least one. */
    record Grid(String code, double weight, PreparedGeometry shape) {}

    private final List<Grid> grids;
    private final double weight;
    private final Envelope extent = new Envelope();

    private Ground(List<Grid> grids) {
        this.grids = List.copyOf(grids);
        weight = grids.stream().mapToDouble(Grid::weight).sum();
        grids.forEach(grid -> extent.expandToInclude(grid.shape().getGeometry().getEnvelopeInternal()));
    }

    /** @throws Failure when the server has no grids for this account */
    static Ground of(Server server) {
        try {
            return of(server.get("/api/areas?level=grid")
                    .orFail("reading the grids")
                    .json());
        } catch (IOException e) {
            throw new Failure("the server does not answer: " + e.getMessage());
        }
    }

    static Ground of(JsonNode areas) {
        List<Grid> grids = new ArrayList<>();
        for (JsonNode feature : areas.path("features")) {
            Geometry shape = GeoJsonGeometry.parse(feature.path("geometry").toString(), Datum.CGCS2000, Limits.IMPORT);
            JsonNode of = feature.path("properties");
            grids.add(new Grid(
                    of.path("code").asString(),
                    Math.max(1, of.path("households").asInt(0)),
                    PreparedGeometryFactory.prepare(shape)));
        }
        if (grids.isEmpty()) {
            throw new Failure("there is nowhere to rehearse: the server shows this account no grids");
        }
        grids.sort(Comparator.comparing(Grid::code));
        return new Ground(grids);
    }

    /** Sorted by code. */
    List<Grid> grids() {
        return grids;
    }

    boolean holds(String gridCode) {
        return grids.stream().anyMatch(grid -> grid.code().equals(gridCode));
    }

    boolean contains(LngLat place) {
        Coordinate at = place.toCoordinate();
        return extent.contains(at)
                && grids.stream()
                        .anyMatch(grid ->
                                grid.shape().getGeometry().getEnvelopeInternal().contains(at)
                                        && grid.shape().contains(Precision.FACTORY.createPoint(at)));
    }

    /** A place somewhere, more often where more people live. */
    LngLat place(Stream stream) {
        return place(grid(stream), stream);
    }

    /** A grid, more often one where more people live. */
    Grid grid(Stream stream) {
        double left = stream.unit() * weight;
        for (Grid grid : grids) {
            left -= grid.weight();
            if (left < 0) {
                return grid;
            }
        }
        return grids.get(grids.size() - 1);
    }

    /** A place in a grid. */
    LngLat place(Grid grid, Stream stream) {
        Envelope box = grid.shape().getGeometry().getEnvelopeInternal();
        for (int i = 0; i < TRIES; i++) {
            Coordinate at = new Coordinate(
                    stream.between(box.getMinX(), box.getMaxX()), stream.between(box.getMinY(), box.getMaxY()));
            if (grid.shape().contains(Precision.FACTORY.createPoint(at))) {
                return new LngLat(at.x, at.y);
            }
        }
        Coordinate inside = grid.shape().getGeometry().getInteriorPoint().getCoordinate();
        return new LngLat(inside.x, inside.y);
    }

    /** A place at about this distance from a centre, inside; somewhere else when there is none. */
    LngLat near(LngLat centre, double meters, Stream stream) {
        for (int i = 0; i < 20; i++) {
            LngLat at = moved(centre, stream.gauss() * meters, stream.gauss() * meters);
            if (contains(at)) {
                return at;
            }
        }
        return contains(centre) ? centre : place(stream);
    }

    /** The place so many metres east and north of another; good for a few kilometres. */
    static LngLat moved(LngLat from, double east, double north) {
        double perDegree = 111_320;
        return new LngLat(
                from.lng() + east / (perDegree * Math.cos(Math.toRadians(from.lat()))), from.lat() + north / perDegree);
    }

    /** Metres between two places, good for a few kilometres. */
    static double meters(LngLat a, LngLat b) {
        double perDegree = 111_320;
        double east = (b.lng() - a.lng()) * perDegree * Math.cos(Math.toRadians((a.lat() + b.lat()) / 2));
        return Math.hypot(east, (b.lat() - a.lat()) * perDegree);
    }
}
