package org.onegrid.demo;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Polygon;
import org.onegrid.element.Elements;
import org.onegrid.geo.Precision;
import org.onegrid.grid.AreaLevel;
import org.onegrid.grid.Areas;
import org.onegrid.grid.NewArea;
import org.onegrid.synth.AreaUnit;
import org.onegrid.synth.District;
import org.onegrid.synth.Element;
import org.onegrid.synth.Establishment;
import org.onegrid.synth.Level;
import org.onegrid.tiles.BaseFeatures;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Stores a generated district: everything that stands still. */
@Component
class DemoDistrict {

    private static final Logger log = LoggerFactory.getLogger(DemoDistrict.class);

    private final DemoParts parts;
    private final Areas areas;
    private final BaseFeatures baseMap;
    private final Elements elements;
    private final DemoAccounts accounts;

    DemoDistrict(DemoParts parts, Areas areas, BaseFeatures baseMap, Elements elements, DemoAccounts accounts) {
        this.parts = parts;
        this.areas = areas;
        this.baseMap = baseMap;
        this.elements = elements;
        this.accounts = accounts;
    }

    /** Stores all of it or nothing; nothing as well when this instance has areas, or another node was first. */
    @Transactional
    void load(District district) {
        if (!areas.isEmpty() || !parts.begin("district")) {
            return;
        }
        areas.add(district.areas().stream().map(DemoDistrict::area).toList());
        log.info(
                "2/7 {} areas: {} streets, {} communities, {} grids",
                district.areas().size(),
                district.areas(Level.STREET).size(),
                district.areas(Level.COMMUNITY).size(),
                district.areas(Level.GRID).size());
        long drawn = baseMap.add(DemoMap.of(district));
        log.info(
                "3/7 base map of {} features: {} road links, {} buildings",
                drawn,
                district.roads().size(),
                district.buildings().size());
        for (Element.Layer layer : Element.Layer.values()) {
            elements.describe(layer.name().toLowerCase(Locale.ROOT), DemoElements.attributes(district, layer));
        }
        log.info(
                "4/7 {} elements in four layers",
                elements.add(DemoElements.of(district, Establishment.floors(district))));
        List<String> logins = accounts.create(areas.tree());
        log.info("5/7 accounts with the password {}: {}", DemoAccounts.PASSWORD, String.join(", ", logins));
    }

    private static NewArea area(AreaUnit unit) {
        return new NewArea(
                unit.code(),
                unit.name(),
                AreaLevel.valueOf(unit.level().name()),
                unit.parentCode(),
                unit.commandParentCode(),
                ground(unit.geometry()),
                unit.households(),
                unit.residents(),
                unit.level() == Level.DISTRICT ? "Asia/Shanghai" : null,
                Map.of("place", DemoMap.word(unit.place())),
                null);
    }

    private static @Nullable MultiPolygon ground(@Nullable Polygon polygon) {
        return polygon == null ? null : Precision.FACTORY.createMultiPolygon(new Polygon[] {polygon});
    }
}
