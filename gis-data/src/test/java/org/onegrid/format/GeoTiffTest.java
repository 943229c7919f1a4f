package org.onegrid.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.plugins.tiff.TIFFDirectory;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
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

/** Read back by the JDK's own TIFF reader (tags, values) and by GeoTools' (place and system). */
class GeoTiffTest {

    private static final int GEO_KEYS = 34735;
    private static final int TIE_POINT = 33922;
    private static final int PIXEL_SCALE = 33550;
    private static final int GDAL_NODATA = 42113;
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
    void theValuesAreThoseOfTheRasterNorthUp() throws IOException {
        Raster raster = raster();
        ImageReader reader = jdkReader(written());
        float[] read = reader.readRaster(0, null).getSamples(0, 0, 20, 12, 0, new float[20 * 12]);
        int unknown = 0;
        for (int row = 0; row < 12; row++) {
            for (int column = 0; column < 20; column++) {
                float found = read[(11 - row) * 20 + column];
                assertThat(found).as("column %s, row %s", column, row).isEqualTo((float) raster.at(column, row));
                unknown += Float.isNaN(found) ? 1 : 0;
            }
        }
        assertThat(unknown).isBetween(1, 239);
    }

    @Test
    void itLiesWhereItsTagsSayInTheSystemOfItsPlane() throws IOException {
        TIFFDirectory tags =
                TIFFDirectory.createFromMetadata(jdkReader(written()).getImageMetadata(0));
        char[] keys = tags.getTIFFField(GEO_KEYS).getAsChars();
        int system = -1;
        for (int at = 4; at < keys.length; at += 4) {
            if (keys[at] == PROJECTED_SYSTEM) {
                system = keys[at + 3];
            }
        }
        assertThat(system).isEqualTo(PLANE.epsg()).isEqualTo(4550);
        assertThat(tags.getTIFFField(PIXEL_SCALE).getAsDoubles()).startsWith(50, 50);
        double[] tie = tags.getTIFFField(TIE_POINT).getAsDoubles();
        assertThat(tie[3] - 50 * tie[0]).isCloseTo(MIDDLE.x - 500, within(1e-6));
        assertThat(tie[4] + 50 * tie[1]).isCloseTo(MIDDLE.y + 300, within(1e-6));
        assertThat(tags.getTIFFField(GDAL_NODATA).getAsString(0)).isEqualToIgnoringCase("nan");
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

    private static ImageReader jdkReader(byte[] bytes) throws IOException {
        Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName("tiff");
        ImageReader ours = Stream.generate(readers::next)
                .filter(reader -> reader.getClass().getName().startsWith("com.sun.imageio.plugins.tiff."))
                .findFirst()
                .orElseThrow();
        ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes));
        ours.setInput(in);
        return ours;
    }
}
