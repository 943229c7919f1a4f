package org.onegrid.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.stream.IntStream;
import org.geotools.api.referencing.FactoryException;
import org.geotools.coverage.grid.GridCoverage2D;
import org.geotools.gce.geotiff.GeoTiffReader;
import org.geotools.referencing.CRS;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.onegrid.geo.LngLat;
import org.onegrid.geo.Plane;
import org.onegrid.surface.Events;
import org.onegrid.surface.Frame;
import org.onegrid.surface.Raster;
import org.onegrid.surface.Surfaces;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Read back by Python (tags, values) and by GeoTools (place and system). */
class GeoTiffTest {

    private static final int PROJECTED_SYSTEM = 3072;

    private static final LngLat PLACE = new LngLat(123.3, 29.6);
    private static final Plane PLANE = Plane.at(PLACE);
    private static final Coordinate MIDDLE = PLANE.project(PLACE);

    /** Wider than high, with thirty events in the south-west: a turned or transposed picture would show. */
    private static Raster raster() {
        Frame frame = new Frame(MIDDLE.x - 500, MIDDLE.y - 300, 50, 20, 12);
        double[] x = IntStream.range(0, 30).mapToDouble(i -> MIDDLE.x - 350 + i).toArray();
        double[] y = IntStream.range(0, 30).mapToDouble(i -> MIDDLE.y - 200 + i).toArray();
        Events events = Events.at(x, y);
        Surfaces surfaces = new Surfaces(frame, 120);
        return surfaces.density(events).where(surfaces.density(events), 1);
    }

    private static byte[] written() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        GeoTiff.write(raster(), PLANE, out);
        return out.toByteArray();
    }

    @Test
    void theValuesAreThoseOfTheRasterNorthUp() throws Exception {
        Raster raster = raster();
        JsonNode rows = python(written()).path("rows");
        int unknown = 0;
        assertThat(rows).hasSize(12);
        for (int row = 0; row < 12; row++) {
            for (int column = 0; column < 20; column++) {
                JsonNode found = rows.get(11 - row).get(column);
                boolean known = !Double.isNaN(raster.at(column, row));
                assertThat((float) found.asDouble())
                        .as("column %s, row %s", column, row)
                        .isEqualTo(known ? (float) raster.at(column, row) : -9_999);
                unknown += known ? 0 : 1;
            }
        }
        assertThat(unknown).isBetween(1, 239);
    }

    @Test
    void itLiesWhereItsTagsSayInTheSystemOfItsPlane() throws Exception {
        JsonNode tags = python(written());
        JsonNode keys = tags.path("keys");
        int system = -1;
        for (int at = 4; at < keys.size(); at += 4) {
            if (keys.get(at).asInt() == PROJECTED_SYSTEM) {
                system = keys.get(at + 3).asInt();
            }
        }
        assertThat(system).isEqualTo(PLANE.epsg()).isEqualTo(4550);
        JsonNode transform = tags.path("transform");
        assertThat(transform.get(0).asDouble()).isEqualTo(50);
        assertThat(transform.get(5).asDouble()).isEqualTo(-50);
        assertThat(transform.get(3).asDouble()).isCloseTo(MIDDLE.x - 500, within(1e-6));
        assertThat(transform.get(7).asDouble()).isCloseTo(MIDDLE.y + 300, within(1e-6));
        assertThat(tags.path("nodata").asString())
                .satisfies(text -> assertThat(Double.parseDouble(text)).isEqualTo(-9_999));
    }

    @Test
    void geoToolsFindsTheSameValueAtAPlace() throws IOException, FactoryException {
        Raster raster = raster();
        GeoTiffReader reader = new GeoTiffReader(new ByteArrayInputStream(written()));
        GridCoverage2D coverage = reader.read(null);
        assertThat(CRS.lookupEpsgCode(coverage.getCoordinateReferenceSystem2D(), true))
                .isEqualTo(PLANE.epsg());
        double x = raster.frame().x(3);
        double y = raster.frame().y(2);
        float[] found = coverage.evaluate(new java.awt.geom.Point2D.Double(x, y), new float[1]);
        assertThat(found[0]).isEqualTo((float) raster.at(3, 2)).isPositive();
        reader.dispose();
    }

    @Test
    void theSameRasterGivesTheSameBytes() throws IOException {
        assertThat(written()).isEqualTo(written());
    }

    private static JsonNode python(byte[] tiff) throws IOException, InterruptedException {
        Process python = new ProcessBuilder("python3", "src/test/python/tiff.py")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (OutputStream to = python.getOutputStream()) {
            to.write(tiff);
        }
        byte[] said = python.getInputStream().readAllBytes();
        assertThat(python.waitFor()).isZero();
        return JsonMapper.shared().readTree(said);
    }
}
