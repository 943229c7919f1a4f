package org.onegrid.demo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onegrid.element.ElementLayer.Attribute;
import org.onegrid.element.ElementLayer.Type;
import org.onegrid.element.NewElement;
import org.onegrid.geo.LngLat;
import org.onegrid.geo.Precision;
import org.onegrid.synth.Building;
import org.onegrid.synth.District;
import org.onegrid.synth.Element;
import org.onegrid.synth.Residents;

/** The elements of a generated district: residents counted by building, and what it has of places, objects, organisations. */
final class DemoElements {

    private DemoElements() {}

    private static final String FLOOR = "floorSquareMeters";

    /** @param floors of service points, by element code */
    static Stream<NewElement> of(District district, Map<String, Integer> floors) {
        return Stream.concat(
                district.buildings().stream()
                        .filter(building -> building.residents().total() > 0)
                        .map(DemoElements::people),
                district.elements().stream().map(element -> element(element, floors.get(element.code()))));
    }

    /** The attributes that elements of a layer carry, in the order they are met. */
    static List<Attribute> attributes(District district, Element.Layer layer) {
        Map<String, Attribute> found = new LinkedHashMap<>();
        district.elements().stream()
                .filter(element -> element.layer() == layer)
                .forEach(element -> element.attributes()
                        .forEach((name, value) ->
                                found.putIfAbsent(name, new Attribute(name, title(name), type(value), ""))));
        if (layer == Element.Layer.PLACE) {
            found.put(FLOOR, new Attribute(FLOOR, title(FLOOR), Type.INTEGER, "m²"));
        }
        return new ArrayList<>(found.values());
    }

    private static NewElement people(Building building) {
        Residents residents = building.residents();
        Map<String, Object> counts = new LinkedHashMap<>();
        counts.put("households", building.households());
        counts.put("residents", residents.total());
        counts.put("infants", residents.infants());
        counts.put("pupils", residents.pupils());
        counts.put("adults", residents.adults());
        counts.put("elders", residents.elders());
        counts.put("aged", residents.aged());
        counts.put("loneElders", residents.loneElders());
        counts.put("disabled", residents.disabled());
        counts.put("lowIncome", residents.lowIncome());
        counts.put("newcomers", residents.newcomers());
        counts.put("floors", building.floors());
        return element(
                "person",
                "B" + building.id(),
                DemoMap.word(building.use()),
                "",
                building.gridCode(),
                counts,
                building.at());
    }

    private static NewElement element(Element element, @Nullable Integer floor) {
        Map<String, Object> attributes = new LinkedHashMap<>(element.attributes());
        if (floor != null) {
            attributes.put(FLOOR, floor);
        }
        return element(
                DemoMap.word(element.layer()),
                element.code(),
                element.kind(),
                element.name(),
                element.gridCode(),
                attributes,
                element.at());
    }

    private static NewElement element(
            String layer,
            String code,
            String kind,
            String name,
            String grid,
            Map<String, Object> attributes,
            LngLat at) {
        return new NewElement(
                layer, code, kind, name, grid, attributes, Precision.FACTORY.createPoint(at.toCoordinate()));
    }

    private static Type type(Object value) {
        if (value instanceof Boolean) {
            return Type.BOOLEAN;
        }
        if (value instanceof Integer || value instanceof Long) {
            return Type.INTEGER;
        }
        return value instanceof Number ? Type.NUMBER : Type.TEXT;
    }

    /** Attributes of the generator have English names; a word list for them comes with the layers' own editor. */
    private static String title(String name) {
        return name;
    }
}
