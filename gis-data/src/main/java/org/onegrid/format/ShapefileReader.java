package org.onegrid.format;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.onegrid.geo.Datum;
import org.onegrid.geo.DatumRefusal;

/**
 * A Shapefile: shapes and attributes side by side, record by record; the index (.shx) is not needed. The datum comes from the .prj,
 * the encoding of text from the .cpg, the .dbf itself, or its bytes.
 */
final class ShapefileReader implements FeatureReader {

    private static final int LONGEST_SIDE_FILE = 20_000;

    private final Limits limits;
    private final Datum datum;
    private final ShpRecords shapes;
    private final @Nullable DbfRecords table;
    private long record;

    private ShapefileReader(Limits limits, Datum datum, ShpRecords shapes, @Nullable DbfRecords table) {
        this.limits = limits;
        this.datum = datum;
        this.shapes = shapes;
        this.table = table;
    }

    static FeatureReader open(Content shp, FeatureFiles.SideFiles sideFiles, Reading reading) throws IOException {
        Datum datum = reading.settle(declared(sideFiles.find("prj")));
        Content dbf = sideFiles.find("dbf");
        Charset told = reading.charset() != null ? reading.charset() : CodePages.of(sideFiles.find("cpg"));
        ShpRecords shapes = new ShpRecords(shp, reading.limits());
        try {
            DbfRecords table = dbf == null ? null : DbfRecords.open(dbf, told, reading.limits());
            return new ShapefileReader(reading.limits(), datum, shapes, table);
        } catch (RuntimeException e) {
            shapes.close();
            throw e;
        }
    }

    private static @Nullable Datum declared(@Nullable Content prj) throws IOException {
        if (prj == null) {
            return null;
        }
        String text = new String(prj.bytes(LONGEST_SIDE_FILE), StandardCharsets.UTF_8).replace("\uFEFF", "");
        try {
            return text.isBlank() ? null : Datum.ofPrj(text);
        } catch (DatumRefusal e) {
            throw new FileRefusal(e.code().toString(), String.valueOf(e.getMessage()), "");
        }
    }

    @Override
    public String format() {
        return "shapefile";
    }

    @Override
    public Datum datum() {
        return datum;
    }

    @Override
    public List<String> attributeNames() {
        return table == null ? List.of() : table.names();
    }

    @Override
    public @Nullable Feature next() {
        List<Fault> faults = new ArrayList<>();
        Geometry geometry = null;
        boolean hasShape;
        boolean hasRow = false;
        Map<String, @Nullable Object> attributes = new LinkedHashMap<>();
        record++;
        try {
            hasShape = shapes.advance();
            if (hasShape) {
                Geometry read = shapes.geometry();
                geometry = read == null ? null : datum.toStored(read);
            }
        } catch (BadGeometry e) {
            hasShape = true;
            faults.add(fault(e.code(), String.valueOf(e.getMessage()), "correct it in the source and export it again"));
        } catch (DatumRefusal e) {
            hasShape = true;
            faults.add(fault(e.code().toString(), String.valueOf(e.getMessage()), "check the .prj"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (table != null) {
            hasRow = table.next(record, attributes, faults);
        }
        if (!hasShape && !hasRow) {
            return null;
        }
        if (record > limits.maxFeatures()) {
            throw new FileRefusal(
                    "features-too-many",
                    "more than " + limits.maxFeatures() + " features",
                    "split the file and import the parts");
        }
        if (!hasShape) {
            faults.add(fault("geometry-missing", "the .dbf has a row without a shape", "export the layer again"));
        } else if (!hasRow && table != null) {
            faults.add(fault("attributes-missing", "the .shp has a shape without a row", "export the layer again"));
        }
        return new Feature(record, 0, null, geometry, attributes, faults);
    }

    private Fault fault(String code, String message, String advice) {
        return new Fault(code, record, 0, message, advice);
    }

    @Override
    public void close() {
        shapes.close();
        if (table != null) {
            table.close();
        }
    }
}
