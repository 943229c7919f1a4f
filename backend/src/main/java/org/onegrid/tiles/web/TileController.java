package org.onegrid.tiles.web;

import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.onegrid.identity.Permission;
import org.onegrid.identity.Person;
import org.onegrid.identity.Requires;
import org.onegrid.problem.Refusal;
import org.onegrid.tiles.Tile;
import org.onegrid.tiles.TileLayer;
import org.onegrid.tiles.Tiles;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;

@RestController
class TileController {

    private static final MediaType MVT = MediaType.valueOf("application/vnd.mapbox-vector-tile");
    /** A tile asked for by its mark never changes; a day bounds what a browser hoards. */
    private static final CacheControl BY_MARK =
            CacheControl.maxAge(Duration.ofDays(1)).cachePrivate().immutable();
    /** Otherwise a browser keeps it and asks each time whether it is still right. */
    private static final CacheControl ASK = CacheControl.noCache().cachePrivate();

    private final Tiles tiles;

    TileController(Tiles tiles) {
        this.tiles = tiles;
    }

    /**
     * Describes the layer; its tile addresses carry the mark of the present version.
     *
     * @param at as it was at this instant (ISO 8601), where the past of the layer is kept
     */
    @GetMapping("/tiles/{layer}.json")
    @Requires(Permission.MAP_READ)
    ResponseEntity<TileJson> describe(
            @PathVariable String layer, @RequestParam(required = false) @Nullable Instant at, Person me) {
        TileLayer found = layer(layer, at, me);
        String mark = tiles.mark(found, me);
        List<TileJson.VectorLayer> parts = found.parts().stream()
                .map(part -> new TileJson.VectorLayer(part.id(), part.fields(), found.minZoom(), Tile.MAX_ZOOM))
                .toList();
        return ResponseEntity.ok()
                .cacheControl(ASK)
                .body(new TileJson(
                        "3.0.0",
                        found.id(),
                        mark,
                        "xyz",
                        List.of("/tiles/" + found.id() + "/{z}/{x}/{y}.mvt?v=" + mark
                                + (at == null ? "" : "&at=" + at)),
                        found.minZoom(),
                        Tile.MAX_ZOOM,
                        parts));
    }

    /**
     * A tile as MVT; 204 where there is nothing to draw.
     *
     * @param v  mark of the layer from its TileJSON
     * @param at as it was at this instant (ISO 8601), where the past of the layer is kept
     */
    @GetMapping("/tiles/{layer}/{z}/{x}/{y}.mvt")
    @Requires(Permission.MAP_READ)
    @ApiResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = "application/vnd.mapbox-vector-tile",
                            schema = @Schema(type = "string", format = "binary")))
    @ApiResponse(responseCode = "204", description = "Nothing to draw", content = @Content)
    @ApiResponse(responseCode = "304", description = "Still right", content = @Content)
    @Nullable
    ResponseEntity<byte[]> tile(
            @PathVariable String layer,
            @PathVariable int z,
            @PathVariable int x,
            @PathVariable int y,
            @RequestParam(required = false) @Nullable String v,
            @RequestParam(required = false) @Nullable Instant at,
            @RequestHeader(name = HttpHeaders.ACCEPT_ENCODING, defaultValue = "") String accepted,
            Person me,
            WebRequest request) {
        TileLayer found = layer(layer, at, me);
        Tile tile = address(z, x, y);
        boolean latest = v != null && v.equals(tiles.mark(found, me));
        String mark = tiles.mark(found, tile, me);
        if (request.checkNotModified('"' + mark + '"')) {
            return null;
        }
        byte[] packed = tiles.tile(found, mark, tile, me);
        ResponseEntity.BodyBuilder answer = ResponseEntity.status(
                        packed.length == 0 ? HttpStatus.NO_CONTENT : HttpStatus.OK)
                .cacheControl(latest ? BY_MARK : ASK)
                .varyBy(HttpHeaders.ACCEPT_ENCODING, HttpHeaders.AUTHORIZATION, HttpHeaders.COOKIE)
                .eTag('"' + mark + '"');
        if (packed.length == 0) {
            return answer.build();
        }
        if (accepted.contains("gzip")) {
            return answer.contentType(MVT)
                    .header(HttpHeaders.CONTENT_ENCODING, "gzip")
                    .body(packed);
        }
        return answer.contentType(MVT).body(unpacked(packed));
    }

    private TileLayer layer(String id, @Nullable Instant at, Person me) {
        TileLayer layer = tiles.find(id, me).orElseThrow(() -> Refusal.notFound("The layer"));
        return at == null
                ? layer
                : layer.asOf(at)
                        .orElseThrow(() -> Refusal.invalid("past-not-kept", "The past of this layer is not kept."));
    }

    private static Tile address(int z, int x, int y) {
        try {
            return new Tile(z, x, y);
        } catch (IllegalArgumentException e) {
            throw Refusal.invalid("tile-out-of-range", String.valueOf(e.getMessage()));
        }
    }

    private static byte[] unpacked(byte[] packed) {
        try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            return gzip.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
