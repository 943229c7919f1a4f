package org.onegrid.analytics.density;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onegrid.analytics.Canvas;
import org.onegrid.analytics.Parts;
import org.onegrid.analytics.Scale;
import org.onegrid.analytics.Surface;
import org.onegrid.analytics.SurfaceWish;
import org.onegrid.analytics.cases.Case;
import org.onegrid.grid.change.Dwellings.Dwelling;
import org.onegrid.surface.Events;
import org.onegrid.surface.Raster;
import org.onegrid.surface.Surfaces;

/**
 * Gathers cases by place and draws how dense they are around every place of an area. Only what lies in the area counts: per km² the
 * kernel's mass beyond the border is made up for (Diggle 1985), per households it cancels. Not
 * thread-safe.
 */
final class DensitySurface {

    private final Canvas canvas;
    private final Parts parts;
    private final SurfaceWish wish;
    private final int[] counts;

    DensitySurface(Canvas canvas, SurfaceWish wish) {
        this.canvas = canvas;
        this.parts = new Parts(canvas);
        this.wish = wish;
        this.counts = new int[parts.count()];
    }

    void take(Case one) {
        int part = parts.at(one.lng(), one.lat());
        if (part != Parts.NONE) {
            counts[part]++;
        }
    }

    /** The densest place of a surface drawn here; null when nothing is known anywhere. */
    Canvas.@Nullable Spot highest(Surface surface) {
        return canvas.highest(surface.raster());
    }

    /** How many cases lie within a bandwidth of a spot. */
    int near(Canvas.Spot spot) {
        int near = 0;
        for (int part = 0; part < counts.length; part++) {
            if (counts[part] > 0 && parts.isNear(part, spot, wish.bandwidth())) {
                near += counts[part];
            }
        }
        return near;
    }

    /** Cases per km²; unknown where fewer than 20 tell of a place. */
    Surface perKm2() {
        Surfaces surfaces = new Surfaces(canvas.frame(), wish.bandwidth());
        Events cases = cases();
        double[][] ground = canvas.ground();
        double cellKm2 = wish.cell() * wish.cell() / Exposure.SQUARE_METERS_PER_KM2;
        double[] sizes = new double[ground[0].length];
        Arrays.fill(sizes, cellKm2);
        Raster inside = surfaces.density(Events.of(ground[0], ground[1], sizes, new double[sizes.length]));
        return shown(
                surfaces.density(cases)
                        .with(inside, (value, share) -> share > 0 ? value / share : Double.NaN)
                        .where(surfaces.effectiveCount(cases), Surfaces.LEAST_EVENTS),
                DensityWish.Per.KM2);
    }

    /** Cases per 1,000 households; unknown where fewer than 20 cases or 20 dwellings tell of a place. */
    Surface perHouseholds(List<Dwelling> dwellings) {
        Surfaces surfaces = new Surfaces(canvas.frame(), wish.bandwidth());
        Events cases = cases();
        Events homes = Events.of(
                dwellings.stream()
                        .mapToDouble(
                                one -> canvas.x(one.place().lng(), one.place().lat()))
                        .toArray(),
                dwellings.stream()
                        .mapToDouble(
                                one -> canvas.y(one.place().lng(), one.place().lat()))
                        .toArray(),
                dwellings.stream()
                        .mapToDouble(one -> one.households() / Exposure.HOUSEHOLDS)
                        .toArray(),
                new double[dwellings.size()]);
        return shown(
                surfaces.density(cases)
                        .with(surfaces.density(homes), (some, all) -> all > 0 ? some / all : Double.NaN)
                        .where(surfaces.effectiveCount(cases), Surfaces.LEAST_EVENTS)
                        .where(surfaces.effectiveCount(homes), Surfaces.LEAST_EVENTS),
                DensityWish.Per.HOUSEHOLDS);
    }

    private Surface shown(Raster raster, DensityWish.Per per) {
        Raster masked = canvas.masked(raster);
        List<Double> known = Arrays.stream(masked.values())
                .filter(value -> !Double.isNaN(value))
                .boxed()
                .toList();
        return new Surface(
                masked,
                canvas.plane(),
                per.unit(),
                Scale.ordered(known, per.unit()).breaks());
    }

    private Events cases() {
        int places = (int) Arrays.stream(counts).filter(count -> count > 0).count();
        double[] x = new double[places];
        double[] y = new double[places];
        double[] count = new double[places];
        int at = 0;
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] > 0) {
                x[at] = parts.x(i);
                y[at] = parts.y(i);
                count[at++] = counts[i];
            }
        }
        return Events.counted(x, y, count, new double[places]);
    }
}
