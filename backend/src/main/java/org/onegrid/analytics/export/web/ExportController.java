package org.onegrid.analytics.export.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import org.onegrid.analytics.AnalyticsDesk;
import org.onegrid.analytics.KeptResult;
import org.onegrid.analytics.export.Exports;
import org.onegrid.analytics.export.Format;
import org.onegrid.analytics.export.Language;
import org.onegrid.identity.Permission;
import org.onegrid.identity.Person;
import org.onegrid.identity.Requires;
import org.onegrid.problem.Refusal;
import org.onegrid.tiles.Tile;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/analytics/results")
@Tag(name = "analytics")
@Requires(Permission.ANALYTICS_READ)
class ExportController {

    private static final MediaType MVT = MediaType.valueOf("application/vnd.mapbox-vector-tile");
    /** What has the same id has the same bytes; an hour bounds how long a withdrawn right outlives in a browser. */
    private static final CacheControl SAME =
            CacheControl.maxAge(Duration.ofHours(1)).cachePrivate();

    private final AnalyticsDesk desk;
    private final Exports exports;

    ExportController(AnalyticsDesk desk, Exports exports) {
        this.desk = desk;
        this.exports = exports;
    }

    /** Endings by name: a variable there would lose against the address of the result itself. */
    @GetMapping({"/{id}.csv", "/{id}.xlsx", "/{id}.geojson", "/{id}.tif", "/{id}.pdf", "/{id}.png"})
    @Operation(
            summary = "An answer as a file",
            description = "csv, xlsx, geojson, tif (of its surface), pdf or png (one page). 'lang' is zh or en.",
            responses =
                    @ApiResponse(
                            responseCode = "200",
                            content =
                                    @Content(
                                            mediaType = "application/octet-stream",
                                            schema = @Schema(type = "string", format = "binary"))))
    ResponseEntity<byte[]> file(
            Person me,
            @PathVariable String id,
            @RequestParam(defaultValue = "zh") String lang,
            HttpServletRequest request) {
        Format asked = Format.ofPath(request.getRequestURI());
        Language language = Language.of(lang);
        KeptResult kept = desk.result(me, id);
        ContentDisposition name = ContentDisposition.attachment()
                .filename("onegrid-" + kept.definition().kind() + "-" + id.substring(0, 8) + "." + asked.extension())
                .build();
        return ResponseEntity.ok()
                .cacheControl(SAME)
                .eTag('"' + id + '.' + asked.extension() + '.' + language.word() + '"')
                .header(HttpHeaders.CONTENT_DISPOSITION, name.toString())
                .contentType(MediaType.parseMediaType(asked.mediaType()))
                .body(exports.file(kept, asked, language));
    }

    @GetMapping("/{id}/tiles/{z}/{x}/{y}.png")
    @Operation(
            summary = "The surface of an answer as a tile of 256 pixels; 204 where there is nothing",
            responses = {
                @ApiResponse(
                        responseCode = "200",
                        content =
                                @Content(
                                        mediaType = "image/png",
                                        schema = @Schema(type = "string", format = "binary"))),
                @ApiResponse(responseCode = "204", description = "Nothing to draw", content = @Content)
            })
    ResponseEntity<byte[]> surfaceTile(
            Person me, @PathVariable String id, @PathVariable int z, @PathVariable int x, @PathVariable int y) {
        return tile(exports.surfaceTile(desk.result(me, id), z, x, y), MediaType.IMAGE_PNG);
    }

    @GetMapping("/{id}/tiles/{z}/{x}/{y}.mvt")
    @Operation(
            summary = "Areas, bands and points of an answer as a vector tile; 204 where there is nothing",
            responses = {
                @ApiResponse(
                        responseCode = "200",
                        content =
                                @Content(
                                        mediaType = "application/vnd.mapbox-vector-tile",
                                        schema = @Schema(type = "string", format = "binary"))),
                @ApiResponse(responseCode = "204", description = "Nothing to draw", content = @Content)
            })
    ResponseEntity<byte[]> vectorTile(
            Person me, @PathVariable String id, @PathVariable int z, @PathVariable int x, @PathVariable int y) {
        return tile(exports.vectorTile(desk.result(me, id), address(z, x, y)), MVT);
    }

    private static Tile address(int z, int x, int y) {
        try {
            return new Tile(z, x, y);
        } catch (IllegalArgumentException e) {
            throw Refusal.invalid("tile-out-of-range", String.valueOf(e.getMessage()));
        }
    }

    private static ResponseEntity<byte[]> tile(byte[] bytes, MediaType type) {
        return ResponseEntity.status(bytes.length == 0 ? HttpStatus.NO_CONTENT : HttpStatus.OK)
                .cacheControl(SAME)
                .contentType(type)
                .body(bytes.length == 0 ? null : bytes);
    }
}
