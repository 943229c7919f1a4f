package org.onegrid.format;

import it.geosolutions.jaiext.range.NoDataContainer;
import java.awt.color.ColorSpace;
import java.awt.image.BandedSampleModel;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferFloat;
import java.awt.image.RenderedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import javax.imageio.ImageWriteParam;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.geotools.api.parameter.GeneralParameterValue;
import org.geotools.api.parameter.ParameterValue;
import org.geotools.coverage.CoverageFactoryFinder;
import org.geotools.coverage.grid.GridCoverage2D;
import org.geotools.coverage.grid.io.AbstractGridFormat;
import org.geotools.coverage.grid.io.imageio.GeoToolsWriteParams;
import org.geotools.gce.geotiff.GeoTiffWriteParams;
import org.geotools.gce.geotiff.GeoTiffWriter;
import org.geotools.geometry.jts.ReferencedEnvelope;
import org.onegrid.geo.Crs;
import org.onegrid.geo.Plane;
import org.onegrid.surface.Frame;
import org.onegrid.surface.Raster;

/**
 * Writes a raster as GeoTIFF 1.0: one band of 32-bit floats, north up, Deflate, in the plane's own projected system by its EPSG
 * code; what is unknown is {@value #UNKNOWN} and declared so (GDAL_NODATA). The same raster gives the same bytes.
 */
public final class GeoTiff {

    private static final String COMPRESSION = "Deflate";
    /** No surface has values below zero; NaN would not be declared by the library. */
    private static final int UNKNOWN = -9_999;

    private GeoTiff() {}

    /**
     * The raster to a stream, which stays open.
     *
     * @param plane whose metres the raster's frame is in
     */
    public static void write(Raster raster, Plane plane, OutputStream out) throws IOException {
        Frame frame = raster.frame();
        ReferencedEnvelope ground = new ReferencedEnvelope(
                frame.west(),
                frame.west() + frame.width() * frame.cellMeters(),
                frame.south(),
                frame.south() + frame.height() * frame.cellMeters(),
                Crs.system(plane.epsg()));
        Map<String, Object> unknown = Map.of(NoDataContainer.GC_NODATA, new NoDataContainer(UNKNOWN));
        GridCoverage2D coverage = CoverageFactoryFinder.getGridCoverageFactory(null)
                .create("surface", northUp(raster), ground, null, null, unknown);
        try {
            GeoTiffWriter writer = new GeoTiffWriter(new MemoryCacheImageOutputStream(out));
            writer.write(coverage, new GeneralParameterValue[] {deflated()});
            writer.dispose(); // writes what it holds and closes its own stream, not the one under it
        } finally {
            coverage.dispose(true);
        }
    }

    private static ParameterValue<GeoToolsWriteParams> deflated() {
        GeoTiffWriteParams how = new GeoTiffWriteParams();
        how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        how.setCompressionType(COMPRESSION);
        ParameterValue<GeoToolsWriteParams> value = AbstractGridFormat.GEOTOOLS_WRITE_PARAMS.createValue();
        value.setValue(how);
        return value;
    }

    /** Pictures count their rows from the north, rasters from the south. */
    private static RenderedImage northUp(Raster raster) {
        int width = raster.frame().width();
        int height = raster.frame().height();
        double[] values = raster.values();
        float[] turned = new float[values.length];
        for (int row = 0; row < height; row++) {
            for (int column = 0; column < width; column++) {
                double value = values[row * width + column];
                turned[(height - 1 - row) * width + column] = Double.isNaN(value) ? UNKNOWN : (float) value;
            }
        }
        return new BufferedImage(
                new ComponentColorModel(
                        ColorSpace.getInstance(ColorSpace.CS_GRAY),
                        false,
                        false,
                        ComponentColorModel.OPAQUE,
                        DataBuffer.TYPE_FLOAT),
                java.awt.image.Raster.createWritableRaster(
                        new BandedSampleModel(DataBuffer.TYPE_FLOAT, width, height, 1),
                        new DataBufferFloat(turned, turned.length),
                        null),
                false,
                null);
    }
}
