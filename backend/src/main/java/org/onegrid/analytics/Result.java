package org.onegrid.analytics;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An answer, whatever its kind.
 *
 * @param mapped   the column that colours the map; null when nothing does
 * @param scale    of that column; null when nothing is coloured
 * @param surface  null without one
 * @param bands    areas to draw over the map, such as isochrones
 * @param points   places to draw over the map, such as sites
 * @param figures  small numbers of this kind
 * @param findings what stands out, the most telling first
 * @param notes    kebab-case words for what has to be known to read the figures
 * @param frames   of the time slider; empty without one
 */
public record Result(
        Table table,
        @Nullable String mapped,
        @Nullable Scale scale,
        @Nullable Surface surface,
        List<Feature> bands,
        List<Feature> points,
        Map<String, @Nullable Object> figures,
        List<Finding> findings,
        List<String> notes,
        List<TimeFrame> frames) {

    /** Copies everything in. */
    public Result {
        bands = List.copyOf(bands);
        points = List.copyOf(points);
        figures = Collections.unmodifiableMap(new TreeMap<>(figures));
        findings = List.copyOf(findings);
        notes = List.copyOf(notes);
        frames = List.copyOf(frames);
    }

    /** A table and nothing else. */
    public static Result of(Table table) {
        return new Result(table, null, null, null, List.of(), List.of(), Map.of(), List.of(), List.of(), List.of());
    }

    /** The same, coloured by a column. */
    public Result colouredBy(String column, Scale by) {
        return new Result(table, column, by, surface, bands, points, figures, findings, notes, frames);
    }

    /** The same with a surface, or without one. */
    public Result with(@Nullable Surface one) {
        return new Result(table, mapped, scale, one, bands, points, figures, findings, notes, frames);
    }

    /** What colours the surface: the scale of the areas on its own breaks, where it has their unit; else little is good. */
    public @Nullable Scale surfaceScale() {
        if (surface == null || scale == null) {
            return null;
        }
        boolean same = table.columns().stream()
                .anyMatch(column -> column.id().equals(mapped) && column.unit() == surface.unit());
        return same ? scale.at(surface.breaks()) : new Scale(Scale.Kind.ORDERED, surface.breaks());
    }

    /** The same with areas and places to draw. */
    public Result drawing(List<Feature> someBands, List<Feature> somePoints) {
        return new Result(table, mapped, scale, surface, someBands, somePoints, figures, findings, notes, frames);
    }

    /** The same with figures of its kind. */
    public Result withFigures(Map<String, @Nullable Object> some) {
        return new Result(table, mapped, scale, surface, bands, points, some, findings, notes, frames);
    }

    /** The same with what stands out. */
    public Result finding(List<Finding> some) {
        return new Result(table, mapped, scale, surface, bands, points, figures, some, notes, frames);
    }

    /** The same with what has to be known to read it. */
    public Result noting(List<String> some) {
        return new Result(table, mapped, scale, surface, bands, points, figures, findings, some, frames);
    }

    /** The same with the steps of the time slider. */
    public Result withFrames(List<TimeFrame> some) {
        return new Result(table, mapped, scale, surface, bands, points, figures, findings, notes, some);
    }
}
