package org.onegrid.tiles;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.annotation.PreDestroy;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.onegrid.identity.Person;
import org.onegrid.problem.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;

/**
 * Draws tiles once and keeps the latest used, packed. At most {@link #DRAWING} are drawn at a time, so that a map opened by
 * many does not take the database from those who work with it; the same tile asked for twice is drawn once.
 */
@Service
public class Tiles {

    private static final int DRAWING = 4;
    private static final int WAITING = 4_000;
    private static final long KEPT_BYTES = 64L << 20;
    private static final int KEPT_VERSIONS = 50_000;

    private record Key(String layer, String mark, Tile tile) {}

    private final Map<String, TileLayer> layers;
    private final ThreadPoolExecutor drawing;
    private final AsyncCache<Key, byte[]> kept;

    /** What a tile is drawn from at a version of its layer: after a change only the tiles on touched ground differ. */
    private final Cache<Key, String> versions =
            Caffeine.newBuilder().maximumSize(KEPT_VERSIONS).build();

    Tiles(List<TileLayer> layers) {
        this.layers = layers.stream().collect(Collectors.toUnmodifiableMap(TileLayer::id, Function.identity()));
        this.drawing = new ThreadPoolExecutor(
                DRAWING, DRAWING, 30, TimeUnit.SECONDS, new ArrayBlockingQueue<>(WAITING), Tiles::thread);
        drawing.allowCoreThreadTimeOut(true);
        this.kept = Caffeine.newBuilder()
                .maximumWeight(KEPT_BYTES)
                .weigher((Key key, byte[] tile) -> tile.length + 200)
                .executor(Runnable::run)
                .buildAsync();
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "tiles");
        thread.setDaemon(true);
        return thread;
    }

    @PreDestroy
    void stop() {
        drawing.shutdownNow();
    }

    /** The layer, when there is one that this person may see. */
    public Optional<TileLayer> find(String id, Person person) {
        return Optional.ofNullable(layers.get(id)).filter(layer -> person.may(layer.permission()));
    }

    /** Changes whenever one of this person's tiles of the layer does; letters, digits, dots and dashes. */
    public String mark(TileLayer layer, Person person) {
        return layer.version() + audience(layer, person);
    }

    /** Changes whenever this tile of this person does, and not with what lies elsewhere. */
    public String mark(TileLayer layer, Tile tile, Person person) {
        Key asked = new Key(layer.id(), layer.version(), tile);
        return versions.get(asked, key -> layer.version(tile)) + audience(layer, person);
    }

    private static String audience(TileLayer layer, Person person) {
        String audience = layer.audience(person.scope());
        return audience.isEmpty() ? "" : "-" + digest(audience);
    }

    /** Long enough that no two audiences share it. */
    private static String digest(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * A packed (gzip) tile, of length zero when there is nothing in it.
     *
     * @param mark of the tile, from {@link #mark(TileLayer, Tile, Person)}, taken before the drawing so that a tile is never older than it says
     * @throws Refusal 503 {@code tiles-busy} when too many are waiting already
     */
    public byte[] tile(TileLayer layer, String mark, Tile tile, Person person) {
        if (tile.z() < layer.minZoom()) {
            return new byte[0];
        }
        try {
            return kept.get(new Key(layer.id(), mark, tile), (key, executor) -> drawn(layer, tile, person))
                    .join();
        } catch (RejectedExecutionException e) {
            throw new Refusal(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "tiles-busy",
                    "Too many tiles are being drawn; ask again in a moment.",
                    Map.of("retryAfterSeconds", 1));
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private CompletableFuture<byte[]> drawn(TileLayer layer, Tile tile, Person person) {
        return CompletableFuture.supplyAsync(() -> packed(layer.draw(tile, person.scope())), drawing);
    }

    private static byte[] packed(byte[] tile) {
        if (tile.length == 0) {
            return tile;
        }
        ByteArrayOutputStream packed = new ByteArrayOutputStream(tile.length / 2);
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(tile);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }
}
