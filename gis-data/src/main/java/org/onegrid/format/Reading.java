package org.onegrid.format;

import java.nio.charset.Charset;
import org.jspecify.annotations.Nullable;
import org.onegrid.geo.Bounds;
import org.onegrid.geo.Datum;

/**
 * What the person who hands a file in says about it. What is left open is taken from the file; what contradicts the file is refused.
 *
 * @param limits bounds
 * @param datum of the coordinates; must agree with the file's own statement where it makes one
 * @param charset of text in Shapefile and CSV
 * @param layer name of the file inside an archive, without ending
 * @param points the CSV columns that hold the place
 * @param home where the places of a CSV file are expected, to tell lat, lng from lng, lat
 */
public record Reading(
        Limits limits,
        @Nullable Datum datum,
        @Nullable Charset charset,
        @Nullable String layer,
        @Nullable PointColumns points,
        @Nullable Bounds home) {

    /** Columns of a CSV file with the place: lng and lat in degrees, or easting and northing. */
    public record PointColumns(String x, String y) {}

    /** Takes everything from the file. */
    public static Reading asDeclared(Limits limits) {
        return new Reading(limits, null, null, null, null, null);
    }

    public Reading in(@Nullable Datum newDatum) {
        return new Reading(limits, newDatum, charset, layer, points, home);
    }

    public Reading encodedAs(@Nullable Charset newCharset) {
        return new Reading(limits, datum, newCharset, layer, points, home);
    }

    public Reading ofLayer(@Nullable String newLayer) {
        return new Reading(limits, datum, charset, newLayer, points, home);
    }

    /** Makes points of two CSV columns; x = lng or easting. */
    public Reading withPoints(String xColumn, String yColumn) {
        return new Reading(limits, datum, charset, layer, new PointColumns(xColumn, yColumn), home);
    }

    /** Lets a row be suspected of swapped numbers when only the swapped place lies within the bounds. */
    public Reading expectedWithin(@Nullable Bounds newHome) {
        return new Reading(limits, datum, charset, layer, points, newHome);
    }

    /** The datum to use, given what the file itself says. @throws FileRefusal when nobody says, or the two disagree */
    Datum settle(@Nullable Datum declared) {
        if (datum == null && declared == null) {
            throw new FileRefusal(
                    "datum-missing",
                    "the file does not say which datum its coordinates are in",
                    "name it: wgs84, cgcs2000, gcj02, bd09 or EPSG:nnnn");
        }
        if (datum != null && declared != null && !datum.agreesWith(declared)) {
            throw new FileRefusal(
                    "datum-mixed",
                    "the file says " + declared + ", the import says " + datum,
                    "leave the datum to the file, or correct the file");
        }
        return declared != null ? declared : datum;
    }
}
