package org.onegrid.geo;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.geotools.api.referencing.FactoryException;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.geotools.api.referencing.crs.GeographicCRS;
import org.geotools.api.referencing.crs.ProjectedCRS;
import org.geotools.api.referencing.crs.SingleCRS;
import org.geotools.api.referencing.operation.MathTransform;
import org.geotools.referencing.CRS;
import org.geotools.referencing.operation.projection.MapProjection;
import org.geotools.util.logging.Logging;

/**
 * The only place that asks GeoTools for a coordinate reference system, always with x = east. The first question of a JVM
 * unpacks the EPSG tables and takes a second or more: call {@link #warmUp()} before serving.
 */
public final class Crs {

    /**
     * Datums whose degrees are taken as CGCS2000 degrees. The real differences are centimetres (WGS 84, CGCS2000) to a metre or
     * two of plate motion (NAD83, ETRS89), which city data of these datums ignores as well. Names as in EPSG and ESRI texts,
     * reduced to letters and digits.
     */
    private static final Set<String> ALIKE = Set.of(
            "worldgeodeticsystem1984",
            "wgs84",
            "wgs1984",
            "dwgs1984",
            "worldgeodeticsystem1984ensemble",
            "china2000",
            "dchina2000",
            "chinageodeticcoordinatesystem2000",
            "cgcs2000",
            "dcgcs2000",
            "chinesegeodeticcoordinatesystem2000",
            "northamericandatum1983",
            "dnorthamerican1983",
            "nad83",
            "europeanterrestrialreferencesystem1989",
            "detrs1989",
            "etrs89");

    /** Their shift to CGCS2000 differs from town to town and is classified. */
    private static final Set<String> LOCAL = Set.of("beijing1954", "dbeijing1954", "xian1980", "dxian1980");

    private static final Map<Integer, Conversion> BY_CODE = new ConcurrentHashMap<>();

    /** Held because its level is set here: GeoTools warns of every coordinate out of range, we refuse them with a message. */
    private static final Logger PROJECTIONS = Logging.getLogger(MapProjection.class);

    static {
        PROJECTIONS.setLevel(Level.SEVERE);
    }

    private Crs() {}

    /** Pays for the first look-ups (EPSG tables, projections) now instead of in the first request. Any thread, any number of times. */
    public static void warmUp() {
        for (int code : new int[] {4549, 32651, 3857}) {
            conversion(code).fromDegrees(new double[] {121, 30}, 1);
        }
    }

    /** The system of an EPSG code with x = east. @throws DatumRefusal when the code is unknown */
    public static CoordinateReferenceSystem system(int epsg) {
        try {
            return CRS.decode("EPSG:" + epsg, true);
        } catch (FactoryException e) {
            throw new DatumRefusal(
                    DatumRefusal.Code.DATUM_UNKNOWN, "EPSG:" + epsg + " is not in the EPSG tables; check the number");
        }
    }

    /** @throws DatumRefusal when the code is unknown or its datum cannot be brought to CGCS2000 */
    static Conversion conversion(int epsg) {
        Conversion known = BY_CODE.get(epsg);
        if (known != null) {
            return known;
        }
        Conversion made = conversion("EPSG:" + epsg, system(epsg));
        BY_CODE.put(epsg, made);
        return made;
    }

    /** @throws DatumRefusal when the text is no projection text or its datum cannot be brought to CGCS2000 */
    static Conversion conversion(String name, String wkt) {
        CoordinateReferenceSystem crs;
        try {
            crs = CRS.parseWKT(wkt);
        } catch (FactoryException e) {
            throw new DatumRefusal(
                    DatumRefusal.Code.DATUM_UNKNOWN,
                    "the projection text (.prj) cannot be read; name the datum as EPSG code instead");
        }
        return conversion(name, crs);
    }

    private static Conversion conversion(String name, CoordinateReferenceSystem crs) {
        if (!(crs instanceof GeographicCRS || crs instanceof ProjectedCRS)
                || crs.getCoordinateSystem().getDimension() != 2) {
            throw new DatumRefusal(
                    DatumRefusal.Code.DATUM_UNKNOWN,
                    name + " (" + crs.getName().getCode()
                            + ") is not a two-dimensional geographic or projected system");
        }
        boolean alike = ALIKE.contains(datumName((SingleCRS) crs));
        if (alike && crs instanceof GeographicCRS) {
            return Conversion.NONE;
        }
        MathTransform fromDegrees;
        if (alike) {
            fromDegrees = ((ProjectedCRS) crs).getConversionFromBase().getMathTransform();
        } else if (LOCAL.contains(datumName((SingleCRS) crs))) {
            throw shiftUnknown(name, crs);
        } else {
            try {
                fromDegrees = CRS.findMathTransform(CRS.decode("EPSG:4326", true), crs, false);
            } catch (FactoryException e) {
                throw shiftUnknown(name, crs);
            }
        }
        return new Projected(name, crs instanceof GeographicCRS, fromDegrees, CRS.getGeographicBoundingBox(crs));
    }

    private static DatumRefusal shiftUnknown(String name, CoordinateReferenceSystem crs) {
        return new DatumRefusal(
                DatumRefusal.Code.DATUM_SHIFT_UNKNOWN,
                "the shift from " + name + " (datum "
                        + ((SingleCRS) crs).getDatum().getName().getCode()
                        + ") to CGCS2000 is not public; have the data converted to CGCS2000 by the surveying office first");
    }

    private static String datumName(SingleCRS crs) {
        return crs.getDatum().getName().getCode().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }
}
