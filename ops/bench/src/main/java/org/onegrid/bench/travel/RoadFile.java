package org.onegrid.bench.travel;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.locationtech.jts.geom.Coordinate;
import org.onegrid.dataset.RoadSpeeds;
import org.onegrid.format.FeatureFiles;
import org.onegrid.format.FeatureReader;
import org.onegrid.format.Limits;
import org.onegrid.format.OsmRoads;
import org.onegrid.format.Reading;
import org.onegrid.geo.Datum;
import org.onegrid.network.RoadGraph;
import org.onegrid.synth.District;
import org.onegrid.synth.Recipe;

/** The roads the benchmarks run on: an OpenStreetMap extract, so that the peers can read the same file. */
final class RoadFile {

    private RoadFile() {}

    static RoadGraph read(Path osm) {
        return OsmRoads.read(osm, RoadSpeeds.osm(), Limits.IMPORT).graph();
    }

    /**
     * The file itself if it is one of OpenStreetMap; {@code demo}, the demo district, and a zipped Shapefile with a layer
     * {@code edges} of directed lines with their class in {@code highway} are written as one first.
     */
    static Path asOsm(String file, Path folder) {
        if (file.endsWith(".osm.pbf") || file.endsWith(".osm")) {
            return Path.of(file);
        }
        List<Line> lines = file.equals("demo") ? demo() : directed(Path.of(file));
        Path osm = folder.resolve("roads.osm");
        write(lines, osm);
        return osm;
    }

    private record Line(Coordinate[] line, String highway, boolean oneWay) {}

    private static List<Line> demo() {
        Map<String, String> highway =
                Map.of("arterial", "primary", "collector", "tertiary", "local", "residential", "lane", "living_street");
        List<Line> lines = new ArrayList<>();
        District.generate(Recipe.DEMO)
                .roads()
                .forEach(road -> lines.add(new Line(
                        road.line().getCoordinates(),
                        highway.get(road.cls().name().toLowerCase(Locale.ROOT)),
                        false)));
        return lines;
    }

    private static List<Line> directed(Path zip) {
        List<Line> lines = new ArrayList<>();
        Reading reading = Reading.asDeclared(Limits.IMPORT).ofLayer("edges").in(Datum.WGS84);
        try (FeatureReader reader = FeatureFiles.open(zip, reading)) {
            reader.forEach(feature -> {
                if (feature.geometry() != null) {
                    lines.add(new Line(feature.geometry().getCoordinates(), feature.text("highway"), true));
                }
            });
        }
        return lines;
    }

    private static void write(List<Line> lines, Path osm) {
        Map<Coordinate, Integer> nodes = new LinkedHashMap<>();
        lines.forEach(line -> {
            for (Coordinate at : line.line()) {
                nodes.putIfAbsent(new Coordinate(at.x, at.y), nodes.size() + 1);
            }
        });
        try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(osm))) {
            out.println("<osm version=\"0.6\">");
            nodes.forEach((at, id) -> out.printf(
                    Locale.ROOT,
                    "<node id=\"%d\" version=\"1\" timestamp=\"2026-01-01T00:00:00Z\" lon=\"%.7f\" lat=\"%.7f\"/>%n",
                    id,
                    at.x,
                    at.y));
            for (int i = 0; i < lines.size(); i++) {
                out.printf("<way id=\"%d\" version=\"1\" timestamp=\"2026-01-01T00:00:00Z\">%n", i + 1);
                for (Coordinate at : lines.get(i).line()) {
                    out.printf("<nd ref=\"%d\"/>", nodes.get(new Coordinate(at.x, at.y)));
                }
                out.printf("<tag k=\"highway\" v=\"%s\"/>", lines.get(i).highway());
                out.println((lines.get(i).oneWay() ? "<tag k=\"oneway\" v=\"yes\"/>" : "") + "</way>");
            }
            out.println("</osm>");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
