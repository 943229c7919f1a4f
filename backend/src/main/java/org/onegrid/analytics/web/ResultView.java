package org.onegrid.analytics.web;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.onegrid.analytics.Column;
import org.onegrid.analytics.Definition;
import org.onegrid.analytics.Feature;
import org.onegrid.analytics.Finding;
import org.onegrid.analytics.KeptResult;
import org.onegrid.analytics.Result;
import org.onegrid.analytics.Row;
import org.onegrid.analytics.Scale;
import org.onegrid.analytics.Surface;
import org.onegrid.analytics.TimeFrame;
import org.onegrid.analytics.coverage.SitingFigures;
import org.onegrid.analytics.split.SplitFigures;
import org.onegrid.geojson.Shape;

/**
 * A kept result as it is sent.
 *
 * @param inputs  versions of the data it was computed on
 * @param surface what is known of the surface; its cells are fetched as tiles or as a file
 */
@Schema(name = "AnalysisResult")
record ResultView(
        String id,
        String kind,
        Definition definition,
        Map<String, Object> inputs,
        List<Column> columns,
        List<Row> rows,
        Row total,
        @Nullable String mapped,
        @Nullable Scale scale,
        @Nullable SurfaceView surface,
        @Nullable FeaturesView bands,
        @Nullable FeaturesView points,

        @Schema(anyOf = {SitingFigures.class, SplitFigures.class, Map.class})
        Map<String, @Nullable Object> figures,

        List<Finding> findings,
        List<String> notes,
        List<TimeFrame> frames) {

    static ResultView of(KeptResult kept) {
        Result result = kept.result();
        return new ResultView(
                kept.id(),
                kept.definition().kind(),
                kept.definition(),
                kept.inputs(),
                result.table().columns(),
                result.table().rows(),
                result.table().total(),
                result.mapped(),
                result.scale(),
                SurfaceView.of(result),
                FeaturesView.of(result.bands()),
                FeaturesView.of(result.points()),
                result.figures(),
                result.findings(),
                result.notes(),
                result.frames());
    }

    /**
     * A surface without its cells.
     *
     * @param bounds     west, south, east, north in degrees
     * @param min        of the known cells; null when there are none
     * @param better     {@code high} where much is good, so that the map can darken the other end; null where little is
     * @param knownShare share of cells that something is said of
     */
    @Schema(name = "AnalysisSurface")
    record SurfaceView(
            List<Double> bounds,
            double cellMeters,
            Column.Unit unit,
            @Nullable Double min,
            @Nullable Double max,
            List<Double> breaks,
            @Nullable String better,
            double knownShare) {

        static @Nullable SurfaceView of(Result result) {
            Surface surface = result.surface();
            if (surface == null) {
                return null;
            }
            Scale scale = result.surfaceScale();
            double[] known = Arrays.stream(surface.raster().values())
                    .filter(value -> !Double.isNaN(value))
                    .toArray();
            return new SurfaceView(
                    surface.bounds(),
                    surface.raster().frame().cellMeters(),
                    surface.unit(),
                    known.length == 0 ? null : Arrays.stream(known).min().getAsDouble(),
                    known.length == 0 ? null : Arrays.stream(known).max().getAsDouble(),
                    surface.breaks(),
                    scale == null ? null : scale.better(),
                    known.length / (double) surface.raster().frame().cells());
        }
    }

    /** A GeoJSON feature collection. */
    @Schema(name = "AnalysisFeatures")
    record FeaturesView(String type, List<FeatureView> features) {

        static @Nullable FeaturesView of(List<Feature> features) {
            return features.isEmpty()
                    ? null
                    : new FeaturesView(
                            "FeatureCollection",
                            features.stream()
                                    .map(feature -> new FeatureView(
                                            "Feature", feature.properties(), Shape.of(feature.geometry())))
                                    .toList());
        }
    }

    /** A GeoJSON feature. */
    @Schema(name = "AnalysisFeature")
    record FeatureView(String type, Map<String, @Nullable Object> properties, Shape geometry) {}
}
