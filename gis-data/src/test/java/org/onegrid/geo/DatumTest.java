package org.onegrid.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.io.WKTReader;

class DatumTest {

    private static final String DENVER_PRJ = """
            PROJCS["NAD_1983_StatePlane_Colorado_Central_FIPS_0502_Feet",GEOGCS["GCS_North_American_1983",\
            DATUM["D_North_American_1983",SPHEROID["GRS_1980",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],\
            UNIT["Degree",0.0174532925199433]],PROJECTION["Lambert_Conformal_Conic"],PARAMETER["False_Easting",3000000.0],\
            PARAMETER["False_Northing",1000000.0],PARAMETER["Central_Meridian",-105.5],\
            PARAMETER["Standard_Parallel_1",39.75],PARAMETER["Standard_Parallel_2",38.45],\
            PARAMETER["Latitude_Of_Origin",37.8333333333333],UNIT["US survey foot",0.304800609601219]]""";
    private static final String CGCS_PRJ = """
            PROJCS["CGCS2000_3_Degree_GK_CM_120E",GEOGCS["GCS_China_Geodetic_Coordinate_System_2000",\
            DATUM["D_China_2000",SPHEROID["CGCS2000",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],\
            UNIT["Degree",0.0174532925199433]],PROJECTION["Gauss_Kruger"],PARAMETER["False_Easting",500000.0],\
            PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",120.0],PARAMETER["Scale_Factor",1.0],\
            PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]""";
    private static final String WEB_MERCATOR_PRJ = """
            PROJCS["WGS_1984_Web_Mercator_Auxiliary_Sphere",GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",\
            SPHEROID["WGS_1984",6378137.0,298.257223563]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],\
            PROJECTION["Mercator_Auxiliary_Sphere"],PARAMETER["False_Easting",0.0],PARAMETER["False_Northing",0.0],\
            PARAMETER["Central_Meridian",0.0],PARAMETER["Standard_Parallel_1",0.0],\
            PARAMETER["Auxiliary_Sphere_Type",0.0],UNIT["Meter",1.0]]""";
    private static final String WGS84_PRJ = """
            GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]],\
            PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]""";
    private static final String XIAN_PRJ = """
            PROJCS["Xian_1980_3_Degree_GK_CM_117E",GEOGCS["GCS_Xian_1980",DATUM["D_Xian_1980",\
            SPHEROID["Xian_1980",6378140.0,298.257]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],\
            PROJECTION["Gauss_Kruger"],PARAMETER["False_Easting",500000.0],PARAMETER["False_Northing",0.0],\
            PARAMETER["Central_Meridian",117.0],PARAMETER["Scale_Factor",1.0],PARAMETER["Latitude_Of_Origin",0.0],\
            UNIT["Meter",1.0]]""";

    @ParameterizedTest
    @CsvSource({
        "wgs84, WGS84",
        "' WGS-84 ', WGS84",
        "WGS 84, WGS84",
        "EPSG:4326, WGS84",
        "4326, WGS84",
        "urn:ogc:def:crs:OGC:1.3:CRS84, WGS84",
        "urn:ogc:def:crs:OGC::CRS84, WGS84",
        "OGC:CRS84, WGS84",
        "http://www.opengis.net/def/crs/OGC/1.3/CRS84, WGS84",
        "urn:ogc:def:crs:EPSG::4326, WGS84",
        "http://www.opengis.net/def/crs/EPSG/0/4326, WGS84",
        "cgcs2000, CGCS2000",
        "CGCS-2000, CGCS2000",
        "urn:ogc:def:crs:EPSG::4490, CGCS2000",
        "urn:ogc:def:crs:EPSG:8.5:4490, CGCS2000",
        "gcj02, GCJ02",
        "GCJ-02, GCJ02",
        "bd09, BD09",
        "bd09ll, BD09",
        "EPSG:4547, EPSG:4547",
        "epsg:3857, EPSG:3857",
        "urn:ogc:def:crs:EPSG::2232, EPSG:2232",
    })
    void readsTheFormsPeopleUse(String text, String name) {
        assertThat(Datum.parse(text)).hasToString(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "EPSG:4326",
                "urn:ogc:def:crs:EPSG::4326",
                "http://www.opengis.net/def/crs/EPSG/0/4326",
                "EPSG:4490"
            })
    void takesLongitudeFirstWhateverTheRegisterSays(String text) {
        assertThat(Datum.parse(text).toStored(121.5, 31.2)).isEqualTo(new LngLat(121.5, 31.2));
    }

    @Test
    void takesEastingFirstInEveryFormOfAGaussKrugerCode() {
        LngLat expected = Datum.epsg(4549).toStored(596_000, 3_450_000);
        assertThat(expected.lng()).isBetween(120.9, 121.1);
        assertThat(Datum.parse("urn:ogc:def:crs:EPSG::4549").toStored(596_000, 3_450_000))
                .isEqualTo(expected);
        assertThat(Datum.ofPrj(CGCS_PRJ).toStored(596_000, 3_450_000)).isEqualTo(expected);
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {"  "})
    void asksForADatumWhereNoneIsGiven(String text) {
        assertRefused(DatumRefusal.Code.DATUM_MISSING, () -> Datum.parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mars2000",
                "EPSG:999999",
                "EPSG:4979",
                "EPSG:5773",
                "EPSG:",
                "EPSG:45474547454745",
                "4326;drop",
                "中国"
            })
    void refusesDatumsItDoesNotKnow(String text) {
        assertRefused(DatumRefusal.Code.DATUM_UNKNOWN, () -> Datum.parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"EPSG:2385", "EPSG:4610", "EPSG:2435", "EPSG:4214"})
    void refusesTheOldChineseDatumsWhoseShiftIsNotPublic(String text) {
        assertRefused(DatumRefusal.Code.DATUM_SHIFT_UNKNOWN, () -> Datum.parse(text));
    }

    @Test
    void refusesTheOldChineseDatumsInAPrjToo() {
        assertRefused(DatumRefusal.Code.DATUM_SHIFT_UNKNOWN, () -> Datum.ofPrj(XIAN_PRJ));
    }

    @Test
    void readsProjectionTextsAsTheirCodes() {
        Datum denver = Datum.ofPrj(DENVER_PRJ);
        assertThat(denver.toStored(3_143_000, 1_695_000))
                .isEqualTo(Datum.epsg(2232).toStored(3_143_000, 1_695_000));
        denver.requireAgreement(Datum.epsg(2232));
        Datum.epsg(2232).requireAgreement(denver);
        assertRefused(DatumRefusal.Code.DATUM_MIXED, () -> denver.requireAgreement(Datum.epsg(2231)));
        assertThat(Datum.ofPrj(WGS84_PRJ).agreesWith(Datum.WGS84)).isTrue();
        assertThat(Datum.ofPrj(WEB_MERCATOR_PRJ).toStored(13_525_000, 3_660_000))
                .isEqualTo(Datum.epsg(3857).toStored(13_525_000, 3_660_000));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hello", "PROJCS[", "GEOGCS[\"x\"]"})
    void refusesProjectionTextsItCannotRead(String prj) {
        assertRefused(DatumRefusal.Code.DATUM_UNKNOWN, () -> Datum.ofPrj(prj));
    }

    @ParameterizedTest
    @CsvSource({
        "wgs84, NaN, 1, COORDINATE_NOT_FINITE",
        "wgs84, 1, Infinity, COORDINATE_NOT_FINITE",
        "EPSG:4549, NaN, 1, COORDINATE_NOT_FINITE",
        "wgs84, 39.9, 116.4, COORDINATES_SWAPPED",
        "gcj02, 31.2, 121.5, COORDINATES_SWAPPED",
        "gcj02, 43.8, 87.6, COORDINATES_SWAPPED",
        "cgcs2000, 43.8, 87.6, COORDINATES_SWAPPED",
        "wgs84, 181, 91, COORDINATE_OUT_OF_RANGE",
        "wgs84, 596000, 3450000, COORDINATE_OUT_OF_RANGE",
        "wgs84, -180.0001, 0, COORDINATE_OUT_OF_RANGE",
        "EPSG:4549, 121.5, 31.2, COORDINATE_OUTSIDE_PROJECTION",
        "EPSG:4549, 40596000, 3450000, COORDINATE_OUTSIDE_PROJECTION",
        "EPSG:4528, 596000, 3450000, COORDINATE_OUTSIDE_PROJECTION",
        "EPSG:4549, 3450000, 596000, COORDINATE_OUTSIDE_PROJECTION",
        "EPSG:2232, -105, 39.7, COORDINATE_OUTSIDE_PROJECTION",
        "EPSG:3857, 3e8, 1, COORDINATE_OUTSIDE_PROJECTION",
    })
    void refusesNonsense(String datum, double x, double y, DatumRefusal.Code code) {
        assertRefused(code, () -> Datum.parse(datum).toStored(x, y));
    }

    @Test
    void wgs84AndCgcs2000AreOneAndTheShiftedOnesAreNot() {
        Datum.WGS84.requireAgreement(Datum.CGCS2000);
        assertThatThrownBy(() -> Datum.WGS84.requireAgreement(Datum.GCJ02))
                .hasMessageContaining("WGS84")
                .hasMessageContaining("GCJ02");
        assertThat(Datum.GCJ02.agreesWith(Datum.BD09)).isFalse();
    }

    @Test
    void refusesAGeometryWhoseSridSaysSomethingElse() throws Exception {
        Geometry stored = Datum.WGS84.toStored(new WKTReader().read("POINT (121.5 31.2)"));
        assertThat(stored.getSRID()).isEqualTo(4490);
        assertRefused(DatumRefusal.Code.DATUM_MIXED, () -> Datum.GCJ02.toStored(stored));
        assertRefused(DatumRefusal.Code.DATUM_MIXED, () -> Datum.epsg(4549).toStored(stored));
        assertThat(Datum.CGCS2000.toStored(stored).equalsExact(stored)).isTrue();
        Geometry metric = Datum.epsg(4549).fromStored(stored);
        assertRefused(DatumRefusal.Code.DATUM_MIXED, () -> Datum.epsg(4550).toStored(metric));
        assertThat(Datum.epsg(4549).toStored(metric).equalsExact(stored)).isTrue();
        assertRefused(DatumRefusal.Code.DATUM_MIXED, () -> Datum.epsg(4549).fromStored(metric));
    }

    @Test
    void movesEveryKindOfGeometryVertexByVertex() throws Exception {
        String wkt = "GEOMETRYCOLLECTION (POINT (116.404 39.915), LINESTRING (116.404 39.915, 116.5 39.9),"
                + " MULTIPOLYGON (((116 39, 117 39, 117 40, 116 40, 116 39), (116.4 39.4, 116.5 39.4, 116.5 39.5, 116.4 39.4))))";
        Geometry given = new WKTReader().read(wkt);
        Geometry stored = Datum.GCJ02.toStored(given);
        Coordinate[] before = given.getCoordinates();
        Coordinate[] after = stored.getCoordinates();
        assertThat(after).hasSameSizeAs(before);
        for (int i = 0; i < before.length; i++) {
            assertThat(after[i])
                    .isEqualTo(Datum.GCJ02.toStored(before[i].x, before[i].y).toCoordinate());
        }
        assertThat(Datum.GCJ02.fromStored(stored).equalsExact(given, 1e-7)).isTrue();
    }

    @Test
    void roundsToTheGridAndDropsVerticesThatFallTogether() throws Exception {
        Geometry stored = Datum.WGS84.toStored(
                new WKTReader().read("POLYGON ((1 1, 2 1, 2.00000000001 1.00000000002, 2 2.000000049, 1 1))"));
        assertThat(stored.toText()).isEqualTo("POLYGON ((1 1, 2 1, 2 2, 1 1))");
        assertThat(stored.getNumPoints()).isEqualTo(4);
        assertThat(stored.getFactory()).isSameAs(Precision.FACTORY);
    }

    @Test
    void neighboursKeepIdenticalVerticesThroughAProjection() {
        GeometryFactory feet = new GeometryFactory();
        Coordinate a = new Coordinate(3_143_000.123, 1_695_000.456);
        Coordinate b = new Coordinate(3_143_900.789, 1_695_700.321);
        Geometry there = Datum.epsg(2232).toStored(feet.createLineString(new Coordinate[] {a, b}));
        Geometry back = Datum.epsg(2232).toStored(feet.createLineString(new Coordinate[] {b, a}));
        assertThat(back.reverse().equalsExact(there)).isTrue();
    }

    private static void assertRefused(
            DatumRefusal.Code code, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        DatumRefusal refusal = catchThrowableOfType(DatumRefusal.class, call);
        assertThat(refusal).as("refused as %s", code).isNotNull();
        assertThat(refusal.code()).as(refusal.getMessage()).isEqualTo(code);
    }
}
