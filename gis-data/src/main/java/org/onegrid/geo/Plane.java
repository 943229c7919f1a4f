package org.onegrid.geo;

import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;

/**
 * The metric plane for work around one place: inside China the 3-degree Gauss-Krüger zone of CGCS2000 (EPSG 4534 to 4554, easting
 * without zone prefix), elsewhere the UTM zone. Both are conformal: within the zone lengths are true to 0.04 % (UTM 0.1 %) and
 * areas to twice that. Geometries go in as stored (lng/lat, 4490) and come out in metres. Immutable and thread-safe.
 */
public final class Plane {

    private static final int FIRST_ZONE_EPSG = 4534;
    private static final int FIRST_ZONE_DEGREES = 75;
    private static final int LAST_ZONE_DEGREES = 135;

    private final Datum datum;
    private final int epsg;

    private Plane(int epsg) {
        this.epsg = epsg;
        this.datum = Datum.epsg(epsg);
    }

    /** The plane whose zone contains the place. Ask once per district, not per element: a city is measured in one plane. */
    public static Plane at(LngLat place) {
        return new Plane(zone(place));
    }

    /** The plane of a zone, as {@link #epsg()} named it. */
    public static Plane ofZone(int epsg) {
        return new Plane(epsg);
    }

    /** The plane at the centre of the bounds. */
    public static Plane at(Bounds bounds) {
        return at(new LngLat((bounds.west() + bounds.east()) / 2, (bounds.south() + bounds.north()) / 2));
    }

    private static int zone(LngLat place) {
        if (ChinaShift.inChina(place.lng(), place.lat())) {
            long centre = Math.round(place.lng() / 3) * 3;
            centre = Math.max(FIRST_ZONE_DEGREES, Math.min(LAST_ZONE_DEGREES, centre));
            return FIRST_ZONE_EPSG + (int) (centre - FIRST_ZONE_DEGREES) / 3;
        }
        int utm = Math.min(60, (int) Math.floor((place.lng() + 180) / 6) + 1);
        return (place.lat() >= 0 ? 32600 : 32700) + utm;
    }

    /** EPSG code of the zone. */
    public int epsg() {
        return epsg;
    }

    /** The stored geometry in metres, floating precision. @throws DatumRefusal far outside the zone, or when it is not a stored one */
    public Geometry project(Geometry stored) {
        return datum.fromStored(stored);
    }

    /** The place in metres, x = easting. */
    public Coordinate project(LngLat place) {
        return datum.fromStored(place);
    }

    /** The stored form of a geometry in metres of this plane. */
    public Geometry unproject(Geometry metric) {
        return datum.toStored(metric);
    }

    /** The place at easting x, northing y. */
    public LngLat unproject(double x, double y) {
        return datum.toStored(x, y);
    }

    /** Area of a stored geometry in square metres, in this plane. */
    public double areaSquareMeters(Geometry stored) {
        return project(stored).getArea();
    }

    /** Length of a stored line, or of the border of a stored area, in metres, in this plane. */
    public double lengthMeters(Geometry stored) {
        return project(stored).getLength();
    }

    /** Straight distance in metres, in this plane. */
    public double distanceMeters(LngLat from, LngLat to) {
        return project(from).distance(project(to));
    }

    @Override
    public String toString() {
        return "Plane " + datum;
    }
}
