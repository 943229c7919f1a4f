package org.onegrid.synth;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;
import org.onegrid.format.GeoJsonWriter;
import org.onegrid.geo.LngLat;
import org.onegrid.geo.Precision;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes generated districts as files: one GeoJSON a layer, posts and population as CSV, the stories, and a manifest with
 * the SHA-256 and count of each. The same recipes give the same bytes. One district is in memory at a time.
 */
public final class DistrictFiles {

    /** A file being written. */
    private static final class Sheet implements AutoCloseable {
        final String name;
        private final DigestOutputStream out;
        private final @Nullable GeoJsonWriter json;
        long count;

        Sheet(Path folder, String name) throws IOException {
            this.name = name;
            try {
                OutputStream file = new BufferedOutputStream(Files.newOutputStream(folder.resolve(name)), 1 << 16);
                out = new DigestOutputStream(file, MessageDigest.getInstance("SHA-256"));
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every JDK has SHA-256", e);
            }
            json = name.endsWith(".geojson") ? new GeoJsonWriter(out) : null;
        }

        void feature(Object id, @Nullable Geometry geometry, @Nullable Object... pairs) {
            if (json != null) {
                json.add(id, geometry, pairs(pairs));
                count++;
            }
        }

        /** A CSV line; no value of ours holds a comma, quote or line break. */
        void row(Object... values) throws IOException {
            StringBuilder line = new StringBuilder();
            for (Object value : values) {
                line.append(line.isEmpty() ? "" : ",").append(value);
            }
            out.write(line.append('\n').toString().getBytes(StandardCharsets.UTF_8));
            count++;
        }

        @Override
        public void close() throws IOException {
            if (json != null) {
                json.close();
            }
            out.close();
        }

        String sha256() {
            return HexFormat.of().formatHex(out.getMessageDigest().digest());
        }
    }

    private static final List<String> NAMES = List.of(
            "areas.geojson",
            "blocks.geojson",
            "buildings.geojson",
            "grounds.geojson",
            "objects.geojson",
            "organisations.geojson",
            "places.geojson",
            "population.csv",
            "posts.csv",
            "roads.geojson");

    private final Map<String, Sheet> sheets = new LinkedHashMap<>();

    private DistrictFiles() {}

    /**
     * Writes the districts of the recipes into a folder, which is made when missing; files of the same names are replaced.
     *
     * @param progress told a line per district
     * @throws IOException when a file cannot be written
     */
    public static void write(List<Recipe> recipes, Path folder, Consumer<String> progress) throws IOException {
        Files.createDirectories(folder);
        DistrictFiles files = new DistrictFiles();
        List<Object> told = new ArrayList<>();
        try {
            for (String name : NAMES) {
                files.sheets.put(name, new Sheet(folder, name));
            }
            files.headings();
            for (Recipe recipe : recipes) {
                District district = District.generate(recipe);
                files.add(district);
                told.add(stories(district));
                progress.accept("%s %s: %d grids, %d buildings, sha256 %s"
                        .formatted(
                                recipe.code(),
                                recipe.name(),
                                district.areas(Level.GRID).size(),
                                district.buildings().size(),
                                district.digest()));
            }
        } finally {
            for (Sheet sheet : files.sheets.values()) {
                sheet.close();
            }
        }
        files.manifest(recipes, told, folder);
    }

    private void headings() throws IOException {
        sheet("posts.csv").row("code", "role", "trade", "area", "lng", "lat");
        sheet("population.csv")
                .row(
                        "grid",
                        "households",
                        "residents",
                        "infants",
                        "pupils",
                        "adults",
                        "elders",
                        "aged",
                        "lone_elders",
                        "disabled",
                        "low_income",
                        "newcomers");
        sheets.values().forEach(sheet -> sheet.count = 0);
    }

    private Sheet sheet(String name) {
        return sheets.get(name);
    }

    private void add(District d) throws IOException {
        String prefix = d.recipe().code() + "-";
        for (AreaUnit a : d.areas()) {
            sheet("areas.geojson")
                    .feature(
                            a.code(),
                            a.geometry(),
                            "code",
                            a.code(),
                            "name",
                            a.name(),
                            "level",
                            word(a.level()),
                            "parent",
                            a.parentCode(),
                            "commandParent",
                            a.commandParentCode(),
                            "households",
                            a.households(),
                            "residents",
                            a.residents(),
                            "place",
                            word(a.place()));
        }
        for (Block b : d.blocks()) {
            sheet("blocks.geojson")
                    .feature(
                            prefix + b.id(),
                            b.polygon(),
                            "use",
                            word(b.use()),
                            "zone",
                            word(b.zone()),
                            "grid",
                            b.gridCode());
        }
        Map<String, Residents> people = new LinkedHashMap<>();
        Map<String, Integer> households = new LinkedHashMap<>();
        d.areas(Level.GRID).forEach(grid -> people.put(grid.code(), Residents.NONE));
        for (Building b : d.buildings()) {
            sheet("buildings.geojson")
                    .feature(
                            prefix + b.id(),
                            b.footprint(),
                            "use",
                            word(b.use()),
                            "floors",
                            b.floors(),
                            "heightMeters",
                            b.floors() * 3,
                            "households",
                            b.households(),
                            "residents",
                            b.residents().total(),
                            "grid",
                            b.gridCode());
            people.merge(b.gridCode(), b.residents(), Residents::plus);
            households.merge(b.gridCode(), b.households(), Integer::sum);
        }
        for (Map.Entry<String, Residents> entry : people.entrySet()) {
            Residents r = entry.getValue();
            sheet("population.csv")
                    .row(
                            entry.getKey(),
                            households.getOrDefault(entry.getKey(), 0),
                            r.total(),
                            r.infants(),
                            r.pupils(),
                            r.adults(),
                            r.elders(),
                            r.aged(),
                            r.loneElders(),
                            r.disabled(),
                            r.lowIncome(),
                            r.newcomers());
        }
        for (Ground g : d.grounds()) {
            sheet("grounds.geojson")
                    .feature(
                            prefix + sheet("grounds.geojson").count,
                            g.polygon(),
                            "kind",
                            word(g.kind()),
                            "name",
                            g.name(),
                            "level",
                            g.level());
        }
        for (Road r : d.roads()) {
            sheet("roads.geojson")
                    .feature(
                            prefix + r.id(),
                            r.line(),
                            "name",
                            r.name(),
                            "class",
                            word(r.cls()),
                            "bridge",
                            r.bridge(),
                            "from",
                            r.from(),
                            "to",
                            r.to());
        }
        for (Element e : d.elements()) {
            Map<String, Object> properties = pairs("kind", e.kind(), "name", e.name(), "grid", e.gridCode());
            properties.putAll(e.attributes());
            Sheet sheet = sheet(
                    switch (e.layer()) {
                        case PLACE -> "places.geojson";
                        case OBJECT -> "objects.geojson";
                        case ORGANISATION -> "organisations.geojson";
                    });
            sheet.feature(
                    prefix + e.code(),
                    point(e.at()),
                    properties.entrySet().stream()
                            .flatMap(entry -> List.of(entry.getKey(), entry.getValue()).stream())
                            .toArray());
        }
        for (Post p : d.posts()) {
            sheet("posts.csv")
                    .row(
                            p.code(),
                            word(p.role()),
                            p.trade(),
                            p.areaCode(),
                            p.home().lng(),
                            p.home().lat());
        }
    }

    private void manifest(List<Recipe> recipes, List<Object> told, Path folder) throws IOException {
        JsonMapper mapper =
                JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
        List<Object> files = new ArrayList<>();
        for (Sheet sheet : sheets.values()) {
            files.add(pairs(
                    "path",
                    sheet.name,
                    "sha256",
                    sheet.sha256(),
                    "bytes",
                    Files.size(folder.resolve(sheet.name)),
                    "count",
                    sheet.count));
        }
        Map<String, Object> manifest = pairs(
                "dataset",
                "fictional, generated; no real place is drawn",
                "crs",
                "EPSG:4490 (CGCS2000), lng, lat",
                "licence",
                "Apache-2.0",
                "seed",
                recipes.get(0).seed(),
                "districts",
                recipes.stream()
                        .map(recipe -> recipe.code() + " " + recipe.name())
                        .toList(),
                "files",
                files,
                "stories",
                told);
        Files.writeString(
                folder.resolve("manifest.json"),
                mapper.writeValueAsString(manifest).replace("\r\n", "\n") + "\n");
    }

    private static Map<String, Object> stories(District d) {
        Stories s = d.stories();
        return pairs(
                "district",
                d.recipe().code(),
                "coveGrids",
                s.coveGrids(),
                "thinStreet",
                s.thinStreet(),
                "leakingCommunity",
                s.leakingCommunity(),
                "bridgeName",
                s.bridgeName(),
                "bridgeRoads",
                s.bridgeRoads(),
                "bridgeGrids",
                s.bridgeGrids(),
                "splendidGrid",
                s.splendidGrid());
    }

    private static Geometry point(LngLat at) {
        return Precision.FACTORY.createPoint(at.toCoordinate());
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Map<String, @Nullable Object> pairs(@Nullable Object... pairs) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put(String.valueOf(pairs[i]), pairs[i + 1]);
        }
        return map;
    }
}
