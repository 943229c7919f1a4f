package org.onegrid.tracking.web;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.onegrid.geojson.Shape;
import org.onegrid.tracking.trail.Trail;
import org.onegrid.tracking.trail.Trails;

/** Tracks as a GeoJSON feature collection. */
@Schema(name = "TrailFeatures")
record TrailFeatures(String type, double toleranceMeters, List<Feature> features) {

    @Schema(name = "TrailFeature")
    record Feature(String type, Map<String, Object> properties, Shape geometry) {}

    static TrailFeatures of(Trails.Answer answer) {
        List<Feature> features = new ArrayList<>();
        for (Trail track : answer.tracks()) {
            for (Trail.Leg leg : track.legs()) {
                features.add(feature(
                        track,
                        "leg",
                        Map.of(
                                "times",
                                leg.points().stream().map(Trail.Point::at).toList()),
                        line(leg.points())));
            }
            for (Trail.Gap gap : track.gaps()) {
                features.add(feature(
                        track,
                        "gap",
                        Map.of("from", gap.from(), "to", gap.to(), "seconds", gap.seconds(), "meters", gap.meters()),
                        line(List.of(gap.before(), gap.after()))));
            }
            for (Trail.Stay stop : track.stops()) {
                features.add(feature(
                        track,
                        "stop",
                        Map.of(
                                "from", stop.from(),
                                "to", stop.to(),
                                "seconds", stop.seconds(),
                                "radiusMeters", stop.radiusMeters()),
                        new Shape("Point", List.of(stop.lng(), stop.lat()))));
            }
        }
        return new TrailFeatures("FeatureCollection", answer.toleranceMeters(), features);
    }

    private static Feature feature(Trail track, String what, Map<String, Object> facts, Shape shape) {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("type", what);
        properties.put("responder", track.responder());
        properties.put("callsign", track.callsign());
        properties.put("kind", track.kind());
        properties.putAll(facts);
        return new Feature("Feature", properties, shape);
    }

    /** A line has two places at least, so one of a single point stands still. */
    private static Shape line(List<Trail.Point> points) {
        List<List<Double>> places = new ArrayList<>();
        points.forEach(point -> places.add(List.of(point.lng(), point.lat())));
        if (places.size() == 1) {
            places.add(places.get(0));
        }
        return new Shape("LineString", places);
    }
}
