package org.onegrid.geo;

import static org.onegrid.geo.DatumRefusal.Code.COORDINATES_SWAPPED;
import static org.onegrid.geo.DatumRefusal.Code.COORDINATE_NOT_FINITE;
import static org.onegrid.geo.DatumRefusal.Code.COORDINATE_OUTSIDE_PROJECTION;
import static org.onegrid.geo.DatumRefusal.Code.COORDINATE_OUT_OF_RANGE;
import static org.onegrid.geo.DatumRefusal.Code.DATUM_MISSING;
import static org.onegrid.geo.DatumRefusal.Code.DATUM_MIXED;
import static org.onegrid.geo.DatumRefusal.Code.DATUM_UNKNOWN;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;

/**
 * What a pair of numbers means: the guard at the edge. Everything that enters names its datum and is brought to CGCS2000
 * degrees on the grid of {@link Precision}; everything inside the product is in that one form. Order is always x, y: lng, lat or
 * easting, northing, whatever the register says about axis order.
 *
 * <p>WGS 84 and CGCS2000 differ by centimetres and count as the same. Immutable and thread-safe.
 */
public final class Datum {

    public static final Datum CGCS2000 = new Datum("CGCS2000", 4490, Conversion.NONE);
    public static final Datum WGS84 = new Datum("WGS84", 4326, Conversion.NONE);
    /** The shifted system of Chinese web maps (Amap, Tencent). Outside China the same as WGS 84. */
    public static final Datum GCJ02 = new Datum("GCJ02", 0, ChinaShift.GCJ02);
    /** The system of Baidu maps, shifted twice. Outside China the same as WGS 84. */
    public static final Datum BD09 = new Datum("BD09", 0, ChinaShift.BD09);

    private static final Pattern EPSG = Pattern.compile(
            "(?:epsg:{1,2}|urn:(?:x-)?ogc:def:crs:epsg:[0-9.]*:|https?://www\\.opengis\\.net/def/crs/epsg/[0-9.]+/"
                    + "|https?://www\\.opengis\\.net/gml/srs/epsg\\.xml#)?([0-9]{4,6})");
    private static final Pattern CRS84 = Pattern.compile(
            "(?:ogc:|urn:(?:x-)?ogc:def:crs:ogc:[0-9.]*:|https?://www\\.opengis\\.net/def/crs/ogc/[0-9.]+/)?crs:?84");
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_PRJ = 20_000;

    private final String name;
    private final int srid;
    private final Conversion conversion;

    private Datum(String name, int srid, Conversion conversion) {
        this.name = name;
        this.srid = srid;
        this.conversion = conversion;
    }

    /**
     * Reads the forms people and files use: {@code wgs84, cgcs2000, gcj02, bd09, EPSG:4547, 4547,
     * urn:ogc:def:crs:OGC:1.3:CRS84, urn:ogc:def:crs:EPSG::4490, http://www.opengis.net/def/crs/EPSG/0/4326}, in any case.
     *
     * @throws DatumRefusal {@code datum-missing} when empty, {@code datum-unknown} or {@code datum-shift-unknown}
     */
    public static Datum parse(@Nullable String text) {
        if (text == null || text.isBlank()) {
            throw new DatumRefusal(DATUM_MISSING, "name the datum: wgs84, cgcs2000, gcj02, bd09 or EPSG:nnnn");
        }
        if (text.length() <= LONGEST_NAME) {
            String plain = text.strip().toLowerCase(Locale.ROOT);
            switch (plain.replaceAll("[-_ ]", "")) {
                case "wgs84", "wgs1984" -> {
                    return WGS84;
                }
                case "cgcs2000" -> {
                    return CGCS2000;
                }
                case "gcj02" -> {
                    return GCJ02;
                }
                case "bd09", "bd09ll" -> {
                    return BD09;
                }
                default -> {
                    // not a short name: a register's form
                }
            }
            if (CRS84.matcher(plain).matches()) {
                return WGS84;
            }
            Matcher epsg = EPSG.matcher(plain);
            if (epsg.matches()) {
                return epsg(Integer.parseInt(epsg.group(1)));
            }
        }
        throw new DatumRefusal(
                DATUM_UNKNOWN,
                "no datum is called '" + text.substring(0, Math.min(40, text.length()))
                        + "'; use wgs84, cgcs2000, gcj02, bd09 or EPSG:nnnn");
    }

    /** @throws DatumRefusal {@code datum-unknown} or {@code datum-shift-unknown} */
    public static Datum epsg(int code) {
        if (code == 4490) {
            return CGCS2000;
        }
        if (code == 4326) {
            return WGS84;
        }
        return new Datum("EPSG:" + code, code, Crs.conversion(code));
    }

    /**
     * Reads the content of a Shapefile's .prj, in OGC or ESRI wording.
     *
     * @throws DatumRefusal {@code datum-unknown} or {@code datum-shift-unknown}
     */
    public static Datum ofPrj(String wkt) {
        if (wkt.length() > LONGEST_PRJ) {
            throw new DatumRefusal(
                    DATUM_UNKNOWN, "the projection text (.prj) is longer than " + LONGEST_PRJ + " characters");
        }
        int from = wkt.indexOf('"');
        int to = wkt.indexOf('"', from + 1);
        String name = from < 0 || to < 0 ? "prj" : "prj:" + wkt.substring(from + 1, Math.min(to, from + 80));
        return new Datum(name, 0, Crs.conversion(name, wkt.strip()));
    }

    /** Short and stable: {@code WGS84, CGCS2000, GCJ02, BD09, EPSG:4547} or {@code prj:} and the name in the file. */
    public String name() {
        return name;
    }

    /** Whether coordinates are lng/lat in degrees, not eastings and northings. */
    public boolean isDegrees() {
        return conversion.isDegrees();
    }

    /** Whether the same numbers mean the same place in both, within a centimetre or two. True for WGS 84 and CGCS2000. */
    public boolean agreesWith(Datum other) {
        return conversion == other.conversion
                || conversion instanceof Projected a && other.conversion instanceof Projected b && a.agreesWith(b);
    }

    /** @throws DatumRefusal {@code datum-mixed} when the same numbers would mean different places */
    public void requireAgreement(Datum other) {
        if (!agreesWith(other)) {
            throw new DatumRefusal(
                    DATUM_MIXED,
                    "coordinates are said to be in " + name + " and in " + other.name
                            + "; decide which, or convert one first");
        }
    }

    /**
     * The place in the stored form.
     *
     * @param x lng in degrees or easting in the system's unit
     * @param y lat in degrees or northing in the system's unit
     * @throws DatumRefusal {@code coordinate-…} or {@code coordinates-swapped}
     */
    public LngLat toStored(double x, double y) {
        double[] xy = {x, y};
        toDegrees(xy, 1);
        return new LngLat(xy[0], xy[1]);
    }

    /**
     * The place in the stored form, with a closer look where it is roughly known to lie: outside China swapped numbers are often a
     * sensible place elsewhere.
     *
     * @param home where places are expected; a place outside it is refused only when the swapped one would lie inside
     * @throws DatumRefusal {@code coordinate-…} or {@code coordinates-swapped}
     */
    public LngLat toStored(double x, double y, Bounds home) {
        LngLat place = toStored(x, y);
        boolean swappable = isDegrees() && Math.abs(x) <= 90 && !home.contains(place);
        if (swappable && home.contains(new LngLat(y, x))) {
            throw swapped(x, y);
        }
        return place;
    }

    private static DatumRefusal swapped(double x, double y) {
        return new DatumRefusal(
                COORDINATES_SWAPPED, "lng " + x + ", lat " + y + " looks like lat, lng; give the longitude (x) first");
    }

    /** The stored place in this datum, not rounded. @throws DatumRefusal when outside the projection's area */
    public Coordinate fromStored(LngLat place) {
        double[] xy = {place.lng(), place.lat()};
        conversion.fromDegrees(xy, 1);
        return new Coordinate(xy[0], xy[1]);
    }

    /**
     * A copy in the stored form: SRID 4490, 2D, every vertex on the precision grid, vertices that fall together there dropped.
     * The topology is not repaired; rounding can make a valid sliver invalid.
     *
     * @throws DatumRefusal {@code datum-mixed} when the geometry's SRID says another datum, else as for a point
     */
    public Geometry toStored(Geometry geometry) {
        requireSrid(geometry.getSRID());
        return Redrawing.onGrid(geometry, this::toDegrees);
    }

    /**
     * A copy of a stored geometry in this datum, not rounded, with this datum's SRID (0 where it has none).
     *
     * @throws DatumRefusal {@code datum-mixed} when the geometry's SRID is not 4490
     */
    public Geometry fromStored(Geometry stored) {
        if (stored.getSRID() != Precision.SRID) {
            throw new DatumRefusal(
                    DATUM_MIXED, "a stored geometry has SRID " + Precision.SRID + ", this one has " + stored.getSRID());
        }
        return Redrawing.floating(stored, srid, conversion::fromDegrees);
    }

    private void requireSrid(int given) {
        boolean alike = given == srid || conversion == Conversion.NONE && (given == 4490 || given == 4326);
        if (given != 0 && !alike) {
            throw new DatumRefusal(DATUM_MIXED, "a geometry with SRID " + given + " was handed in as " + name);
        }
    }

    private void toDegrees(double[] xy, int count) {
        for (int at = 0; at < 2 * count; at += 2) {
            requirePlausible(xy[at], xy[at + 1]);
        }
        conversion.toDegrees(xy, count);
    }

    private void requirePlausible(double x, double y) {
        if (!Double.isFinite(x) || !Double.isFinite(y)) {
            throw new DatumRefusal(
                    COORDINATE_NOT_FINITE, "(" + x + ", " + y + ") is not a place; both must be finite numbers");
        }
        if (!isDegrees()) {
            if (Math.abs(x) <= 180 && Math.abs(y) <= 90) {
                throw new DatumRefusal(
                        COORDINATE_OUTSIDE_PROJECTION,
                        "(" + x + ", " + y + ") looks like degrees, but " + name + " has eastings and northings");
            }
            return;
        }
        boolean inRange = Math.abs(x) <= 180 && Math.abs(y) <= 90;
        boolean swappedInRange = Math.abs(y) <= 180 && Math.abs(x) <= 90;
        boolean swappedIntoChina = (srid == 4490 || conversion instanceof ChinaShift)
                && !ChinaShift.inChina(x, y)
                && ChinaShift.inChina(y, x);
        if (!inRange && swappedInRange || inRange && swappedIntoChina) {
            throw swapped(x, y);
        }
        if (!inRange) {
            throw new DatumRefusal(
                    COORDINATE_OUT_OF_RANGE,
                    "lng " + x + ", lat " + y + " is not within -180..180, -90..90"
                            + (Math.abs(x) > 1000 || Math.abs(y) > 1000
                                    ? "; these look like metres or feet: name the projected system as EPSG:nnnn"
                                    : ""));
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Datum datum && datum.name.equals(name) && datum.agreesWith(this);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    @Override
    public String toString() {
        return name;
    }
}
