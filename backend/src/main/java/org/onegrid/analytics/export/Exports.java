package org.onegrid.analytics.export;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.onegrid.analytics.KeptResult;
import org.onegrid.analytics.Scale;
import org.onegrid.analytics.Surface;
import org.onegrid.format.GeoTiff;
import org.onegrid.problem.Refusal;
import org.onegrid.tiles.Tile;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes files and tiles of results and keeps those asked for last. At most {@link #MAKING} files are made at a time, so that exports
 * take neither the processors nor the memory from those who work.
 */
@Service
public class Exports {

    private static final int MAKING = 2;
    private static final int PATIENCE_SECONDS = 30;
    private static final long KEPT_BYTES = 64L << 20;
    private static final int KEPT_LAYERS = 12;

    private record Key(String id, Format format, Language language) {}

    private record TileKey(String id, boolean vector, int z, int x, int y) {}

    private final Shapes shapes;
    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Semaphore making = new Semaphore(MAKING, true);
    private final Cache<Key, byte[]> files = Caffeine.newBuilder()
            .maximumWeight(KEPT_BYTES)
            .weigher((Key key, byte[] file) -> file.length)
            .build();
    private final Cache<TileKey, byte[]> tiles = Caffeine.newBuilder()
            .maximumWeight(KEPT_BYTES / 4)
            .weigher((TileKey key, byte[] tile) -> tile.length + 100)
            .build();
    private final Cache<String, ResultTiles> vector =
            Caffeine.newBuilder().maximumSize(KEPT_LAYERS).build();
    private final Cache<String, SurfaceTiles> surfaces =
            Caffeine.newBuilder().maximumSize(KEPT_LAYERS).build();

    Exports(Shapes shapes, JdbcClient jdbc, JsonMapper json) {
        this.shapes = shapes;
        this.jdbc = jdbc;
        this.json = json;
    }

    /**
     * The result as a file.
     *
     * @throws Refusal 404 {@code surface-missing} for a GeoTIFF of a result without surface; 422 {@code export-too-large}; 503
     *     {@code exports-busy} when too many are being made
     */
    public byte[] file(KeptResult kept, Format format, Language language) {
        Key key = new Key(kept.id(), format, language);
        byte[] file = files.getIfPresent(key);
        return file != null
                ? file
                : files.get(
                        key,
                        missing -> made(
                                kept,
                                format,
                                Wording.in(language).of(kept.definition().kind())));
    }

    private byte[] made(KeptResult kept, Format format, Wording words) {
        takeTurn();
        try {
            return switch (format) {
                case CSV -> CsvExport.write(kept);
                case XLSX -> WorkbookExport.write(kept, words);
                case GEOJSON -> FeatureExport.write(kept, shapes.of(kept));
                case TIF -> geoTiff(surface(kept));
                case PDF -> ResultPage.pdf(kept, shapes.of(kept), words);
                case PNG -> ResultPage.png(kept, shapes.of(kept), words);
            };
        } finally {
            making.release();
        }
    }

    private void takeTurn() {
        try {
            if (making.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new Refusal(
                HttpStatus.SERVICE_UNAVAILABLE,
                "exports-busy",
                "Too many exports are being made; ask again in a moment.",
                Map.of("retryAfterSeconds", 5));
    }

    private static byte[] geoTiff(Surface surface) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            GeoTiff.write(surface.raster(), surface.plane(), out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static Surface surface(KeptResult kept) {
        Surface surface = kept.result().surface();
        if (surface == null) {
            throw new Refusal(
                    HttpStatus.NOT_FOUND,
                    "surface-missing",
                    "This result has no surface; ask for one with 'wish.surface'.");
        }
        return surface;
    }

    /** Areas, bands and points in a tile, MVT; empty when there is nothing in it. */
    public byte[] vectorTile(KeptResult kept, Tile tile) {
        return tiles.get(
                new TileKey(kept.id(), true, tile.z(), tile.x(), tile.y()),
                key -> vector.get(kept.id(), id -> new ResultTiles(kept, shapes.of(kept), jdbc, json))
                        .draw(tile));
    }

    /**
     * The surface in a tile of 256 pixels, PNG; empty when there is nothing in it.
     *
     * @throws Refusal 404 {@code surface-missing}, 422 {@code tile-out-of-range}
     */
    public byte[] surfaceTile(KeptResult kept, int z, int x, int y) {
        if (z < 0 || z > SurfaceTiles.MAX_ZOOM || x < 0 || y < 0 || x >= 1 << z || y >= 1 << z) {
            throw Refusal.invalid(
                    "tile-out-of-range",
                    "A tile has z 0.." + SurfaceTiles.MAX_ZOOM + " and x, y 0..2^z-1, was " + z + "/" + x + "/" + y
                            + ".");
        }
        Surface surface = surface(kept);
        return tiles.get(
                new TileKey(kept.id(), false, z, x, y),
                key -> surfaces.get(kept.id(), id -> drawing(kept, surface)).png(z, x, y));
    }

    private static SurfaceTiles drawing(KeptResult kept, Surface surface) {
        Scale scale = Objects.requireNonNullElseGet(
                kept.result().surfaceScale(), () -> new Scale(Scale.Kind.ORDERED, surface.breaks()));
        return new SurfaceTiles(surface.raster(), surface.plane(), Palette.of(scale));
    }
}
