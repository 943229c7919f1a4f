package org.onegrid.grid.coverage;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.coverage.CoverageUnion;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Polygon;
import org.onegrid.geo.Precision;
import org.onegrid.grid.AreaLevel;
import org.onegrid.grid.NewArea;
import org.onegrid.partition.Area;

/** The areas to be stored for a clean coverage: the district, the middle level if there is one, and the areas themselves. */
final class NewCity {

    private NewCity() {}

    static List<NewArea> of(CoverageOrder order, AreaFile file, List<Area> clean) {
        List<NewArea> all = new ArrayList<>();
        all.add(new NewArea(
                order.districtCode(),
                order.districtName(),
                AreaLevel.DISTRICT,
                null,
                null,
                together(clean),
                0,
                0,
                order.timeZone(),
                Map.of(),
                order.districtCode()));
        Set<String> taken = new HashSet<>(Set.of(order.districtCode()));
        clean.forEach(area -> taken.add(area.code()));
        Map<String, String> middle = new TreeMap<>();
        byParent(file, clean).forEach((parent, children) -> {
            String code = free(AreaFile.code(parent), order.parentLevel(), taken);
            middle.put(parent, code);
            all.add(area(code, parent, order.parentLevel(), order.districtCode(), together(children), code));
        });
        for (Area area : clean) {
            String parent = file.parents().get(area.code());
            String above = parent == null ? order.districtCode() : middle.get(parent);
            all.add(area(
                    area.code(),
                    area.name(),
                    order.level(),
                    above,
                    parts(area.shape()),
                    String.valueOf(file.sources().get(area.code()))));
        }
        return all;
    }

    private static NewArea area(
            String code,
            String name,
            AreaLevel level,
            @Nullable String parent,
            MultiPolygon ground,
            String sourceCode) {
        return new NewArea(code, name, level, parent, parent, ground, 0, 0, null, Map.of(), sourceCode);
    }

    private static Map<String, List<Area>> byParent(AreaFile file, List<Area> clean) {
        Map<String, List<Area>> byParent = new TreeMap<>();
        for (Area area : clean) {
            String parent = file.parents().get(area.code());
            if (parent != null) {
                byParent.computeIfAbsent(parent, one -> new ArrayList<>()).add(area);
            }
        }
        return byParent;
    }

    /** A code that no other area has; a middle area may be called like one of its own. */
    private static String free(String wanted, AreaLevel level, Set<String> taken) {
        String base = taken.contains(wanted) || wanted.isEmpty() ? level.code() + "-" + wanted : wanted;
        String code = base.substring(0, Math.min(36, base.length()));
        for (int n = 2; !taken.add(code); n++) {
            code = base.substring(0, Math.min(36, base.length())) + "-" + n;
        }
        return code;
    }

    /** The union of a clean coverage keeps every vertex of the outline, so that parent and child share them. */
    private static MultiPolygon together(List<Area> areas) {
        Geometry[] shapes = areas.stream().map(Area::shape).toArray(Geometry[]::new);
        return parts(CoverageUnion.union(shapes));
    }

    private static MultiPolygon parts(Geometry shape) {
        Polygon[] parts = new Polygon[shape.getNumGeometries()];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = (Polygon) shape.getGeometryN(i);
        }
        return Precision.FACTORY.createMultiPolygon(parts);
    }
}
