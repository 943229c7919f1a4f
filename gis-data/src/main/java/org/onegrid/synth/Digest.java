package org.onegrid.synth;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.onegrid.geo.LngLat;
import org.onegrid.geo.Precision;

/** A canonical text of a district, line by line in the order of its lists, coordinates as whole numbers of 1e-7°. */
final class Digest {

    private final MessageDigest sha256;

    private Digest() {
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    static String of(District d) {
        Digest digest = new Digest();
        digest.line("recipe", d.recipe());
        d.areas()
                .forEach(a -> digest.line(
                        a.code(),
                        a.name(),
                        a.level(),
                        a.parentCode(),
                        a.commandParentCode(),
                        a.geometry(),
                        a.households(),
                        a.residents(),
                        a.place()));
        d.roads().forEach(r -> digest.line(r.id(), r.name(), r.cls(), r.bridge(), r.from(), r.to(), r.line()));
        d.grounds().forEach(g -> digest.line(g.kind(), g.name(), g.level(), g.polygon()));
        d.blocks().forEach(b -> digest.line(b.id(), b.use(), b.zone(), b.gridCode(), b.polygon()));
        d.buildings()
                .forEach(b -> digest.line(
                        b.id(), b.use(), b.floors(), b.households(), b.residents(), b.footprint(), b.gridCode()));
        d.elements()
                .forEach(e -> digest.line(
                        e.layer(),
                        e.code(),
                        e.kind(),
                        e.name(),
                        e.at(),
                        e.gridCode(),
                        List.copyOf(e.attributes().entrySet())));
        d.posts().forEach(p -> digest.line(p.code(), p.role(), p.trade(), p.areaCode(), p.home()));
        digest.line(d.stories());
        return HexFormat.of().formatHex(digest.sha256.digest());
    }

    private void line(@Nullable Object... values) {
        StringBuilder text = new StringBuilder();
        for (Object value : values) {
            if (value instanceof Geometry geometry) {
                for (Coordinate c : geometry.getCoordinates()) {
                    point(text, c.x, c.y);
                }
            } else if (value instanceof LngLat at) {
                point(text, at.lng(), at.lat());
            } else {
                text.append(value);
            }
            text.append('|');
        }
        sha256.update(text.append('\n').toString().getBytes(StandardCharsets.UTF_8));
    }

    private static void point(StringBuilder text, double lng, double lat) {
        text.append(Math.round(lng * Precision.SCALE))
                .append(' ')
                .append(Math.round(lat * Precision.SCALE))
                .append(' ');
    }
}
