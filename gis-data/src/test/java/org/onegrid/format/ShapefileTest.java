package org.onegrid.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.onegrid.format.Fixtures.UPLOAD;
import static org.onegrid.format.Fixtures.UPLOAD_WGS84;
import static org.onegrid.format.Fixtures.place;
import static org.onegrid.format.Fixtures.read;
import static org.onegrid.format.Fixtures.refused;
import static org.onegrid.format.Fixtures.zipped;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.onegrid.geo.Datum;

class ShapefileTest {

    private static final Charset GBK = Charset.forName("GBK");
    private static final String[] ROW = {"海湾街道", "1200", "0.25", "20261122", "T"};

    @ParameterizedTest
    @ValueSource(strings = {"GBK", "UTF-8"})
    void readsChineseNamesOfFilesAndValues(String charset) {
        Feature feature = read(Shp.zip(charset, Shp.polygon(Shp.square(121, 31, 1))), "a.zip", UPLOAD_WGS84)
                .get(0);
        assertThat(feature.isSound()).as(feature.faults().toString()).isTrue();
        assertThat(feature.attributes())
                .containsEntry("NAME", "街道1")
                .containsEntry("POP", 0L)
                .containsEntry("RATE", 0.5)
                .containsEntry("DAY", LocalDate.of(2026, 11, 22))
                .containsEntry("OPEN", true);
    }

    @Test
    void findsTheEncodingFromTheBytesWhereNothingIsSaid() {
        for (Charset charset : List.of(GBK, StandardCharsets.UTF_8)) {
            byte[] zip = zipped("a.shp", Shp.shp(Shp.point(121, 31)), "a.dbf", Shp.dbf(charset, ROW));
            assertThat(read(zip, "a.zip", UPLOAD_WGS84).get(0).text("NAME")).isEqualTo("海湾街道");
        }
    }

    @Test
    void aCharacterCutOffByTheWidthOfTheColumnIsLeftOut() {
        String[] longRow = ROW.clone();
        longRow[0] = "某某某某某某某某";
        byte[] zip = zipped(
                "a.shp",
                Shp.shp(Shp.point(121, 31)),
                "a.dbf",
                Shp.dbf(StandardCharsets.UTF_8, longRow),
                "a.cpg",
                "UTF-8");
        Feature feature = read(zip, "a.zip", UPLOAD_WGS84).get(0);
        assertThat(feature.text("NAME")).isEqualTo("某某某某某某");
        assertThat(feature.isSound()).isTrue();
        byte[] wrong = zipped("a.shp", Shp.shp(Shp.point(121, 31)), "a.dbf", Shp.dbf(GBK, ROW), "a.cpg", "UTF-8");
        assertThat(read(wrong, "a.zip", UPLOAD_WGS84).get(0).faults())
                .extracting(Fault::code)
                .containsExactly("text-malformed");
    }

    @Test
    void putsHolesIntoTheSmallestShellAroundThem() {
        byte[] shape = Shp.polygon(
                Shp.square(0, 0, 10),
                Shp.turned(Shp.square(1, 1, 8)),
                Shp.square(2, 2, 6),
                Shp.turned(Shp.square(3, 3, 1)),
                Shp.square(20, 20, 1));
        Feature feature =
                read(zipped("a.shp", Shp.shp(shape)), "a.zip", UPLOAD_WGS84).get(0);
        assertThat(feature.geometry().getNumGeometries()).isEqualTo(3);
        assertThat(feature.geometry().isValid()).isTrue();
        assertThat(feature.geometry().getArea()).isEqualTo(100 - 64 + 36 - 1 + 1);
    }

    @Test
    void aHoleMayTouchItsShellAndAWrongWayRingAloneIsAShell() {
        double[] touching = {0, 0, 5, 1, 5, 5, 0, 0};
        Feature feature = read(
                        zipped("a.shp", Shp.shp(Shp.polygon(Shp.square(0, 0, 10), touching))), "a.zip", UPLOAD_WGS84)
                .get(0);
        assertThat(feature.geometry().getNumGeometries()).isEqualTo(1);
        assertThat(feature.geometry().getArea()).isEqualTo(90);
        byte[] wrong = Shp.polygon(Shp.turned(Shp.square(0, 0, 1)), Shp.turned(Shp.square(5, 5, 1)));
        assertThat(read(zipped("a.shp", Shp.shp(wrong)), "a.zip", UPLOAD_WGS84)
                        .get(0)
                        .geometry()
                        .getArea())
                .isEqualTo(2);
    }

    @Test
    void readsLinesPointsAndNullShapesWithoutATable() {
        byte[] nothing = ByteBuffer.allocate(4).array();
        List<Feature> features = read(
                zipped(
                        "a.shp",
                        Shp.shp(
                                Shp.line(new double[] {1, 1, 2, 2}, new double[] {3, 3, 4, 4}),
                                nothing,
                                Shp.point(5, 6))),
                "a.zip",
                UPLOAD_WGS84);
        assertThat(features.get(0).geometry().toText()).isEqualTo("MULTILINESTRING ((1 1, 2 2), (3 3, 4 4))");
        assertThat(features.get(1).geometry() == null).isTrue();
        assertThat(features.get(1).isSound()).isTrue();
        assertThat(features.get(2).geometry().toText()).isEqualTo("POINT (5 6)");
    }

    @Test
    void oneBadShapeDoesNotHideTheOthers() {
        byte[] lying = Shp.polygon(Shp.square(1, 1, 1));
        ByteBuffer.wrap(lying).order(ByteOrder.LITTLE_ENDIAN).putInt(40, 1_000_000_000);
        byte[] unknown = Shp.point(1, 1);
        unknown[0] = 99;
        byte[] open = Shp.polygon(new double[] {1, 1, 2, 1, 2, 2, 1, 2});
        byte[] swapped = Shp.point(31, 121);
        List<Feature> features =
                read(zipped("a.shp", Shp.shp(lying, unknown, open, swapped, Shp.point(1, 2))), "a.zip", UPLOAD_WGS84);
        assertThat(features.stream()
                        .map(f -> f.isSound() ? "ok" : f.faults().get(0).code())
                        .toList())
                .isEqualTo(List.of(
                        "geometry-malformed", "geometry-malformed", "ring-not-closed", "coordinates-swapped", "ok"));
    }

    @Test
    void saysWhereRowsAndShapesDoNotMatch() {
        byte[] moreShapes = zipped("a.shp", Shp.shp(Shp.point(1, 1), Shp.point(2, 2)), "a.dbf", Shp.dbf(GBK, ROW));
        assertThat(read(moreShapes, "a.zip", UPLOAD_WGS84).get(1).faults())
                .extracting(Fault::code)
                .containsExactly("attributes-missing");
        byte[] moreRows = zipped("a.shp", Shp.shp(Shp.point(1, 1)), "a.dbf", Shp.dbf(GBK, ROW, ROW));
        List<Feature> features = read(moreRows, "a.zip", UPLOAD_WGS84);
        assertThat(features).hasSize(2);
        assertThat(features.get(1).faults()).extracting(Fault::code).containsExactly("geometry-missing");
        assertThat(features.get(1).text("NAME")).isEqualTo("海湾街道");
    }

    @Test
    void aBadValueIsNamedAndTheRestOfTheRowKept() {
        String[] row = {"a", "12x", "1.5", "20261340", "?"};
        Feature feature = read(
                        zipped("a.shp", Shp.shp(Shp.point(1, 1)), "a.dbf", Shp.dbf(GBK, row)), "a.zip", UPLOAD_WGS84)
                .get(0);
        assertThat(feature.faults()).extracting(Fault::code).containsExactly("value-malformed", "value-malformed");
        assertThat(feature.attributes())
                .containsEntry("POP", null)
                .containsEntry("RATE", 1.5)
                .containsEntry("DAY", null);
    }

    @Test
    void refusesACutOffFileAndOneWithoutDatum() {
        byte[] shp = Shp.shp(Shp.polygon(Shp.square(1, 1, 1)));
        assertThat(refused(zipped("a.shp", Arrays.copyOf(shp, shp.length - 10)), "a.zip", UPLOAD_WGS84)
                        .code())
                .isEqualTo("shapefile-malformed");
        assertThat(refused(zipped("a.shp", shp), "a.zip", UPLOAD).code()).isEqualTo("datum-missing");
        assertThat(refused(zipped("a.shp", shp, "a.prj", "nonsense"), "a.zip", UPLOAD_WGS84)
                        .code())
                .isEqualTo("datum-unknown");
        assertThat(refused(zipped("a.shp", shp, "a.dbf", Shp.dbf(GBK, ROW), "a.cpg", "klingon"), "a.zip", UPLOAD_WGS84)
                        .code())
                .isEqualTo("encoding-unknown");
    }

    @Test
    void readsLooseFilesBesideEachOther(@TempDir Path folder) throws Exception {
        Files.write(folder.resolve("grid.shp"), Shp.shp(Shp.point(596_000, 3_450_000)));
        Files.write(folder.resolve("grid.DBF"), Shp.dbf(GBK, ROW));
        Files.writeString(
                folder.resolve("grid.prj"),
                "PROJCS[\"CGCS2000_3_Degree_GK_CM_120E\",GEOGCS[\"GCS_China_Geodetic_Coordinate_System_2000\","
                        + "DATUM[\"D_China_2000\",SPHEROID[\"CGCS2000\",6378137.0,298.257222101]],PRIMEM[\"Greenwich\",0.0],"
                        + "UNIT[\"Degree\",0.0174532925199433]],PROJECTION[\"Gauss_Kruger\"],PARAMETER[\"False_Easting\",500000.0],"
                        + "PARAMETER[\"False_Northing\",0.0],PARAMETER[\"Central_Meridian\",120.0],PARAMETER[\"Scale_Factor\",1.0],"
                        + "PARAMETER[\"Latitude_Of_Origin\",0.0],UNIT[\"Meter\",1.0]]");
        try (FeatureReader reader = FeatureFiles.open(folder.resolve("grid.shp"), UPLOAD.in(Datum.epsg(4549)))) {
            assertThat(reader.format()).isEqualTo("shapefile");
            assertThat(reader.attributeNames()).containsExactly("NAME", "POP", "RATE", "DAY", "OPEN");
            Feature feature = reader.next();
            assertThat(feature.text("NAME")).isEqualTo("海湾街道");
            assertThat(place(feature)).isEqualTo(Datum.epsg(4549).toStored(596_000, 3_450_000));
            assertThat(reader.next()).isNull();
        }
    }
}
