package org.onegrid.element;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.onegrid.bulk.Copy;
import org.onegrid.grid.Area;
import org.onegrid.grid.AreaTree;
import org.onegrid.grid.Areas;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The elements and their layers in the database. */
@Repository
public class Elements {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final JdbcClient jdbc;
    private final Copy copy;
    private final Areas areas;

    Elements(JdbcClient jdbc, Copy copy, Areas areas) {
        this.jdbc = jdbc;
        this.copy = copy;
        this.areas = areas;
    }

    /** All layers, by id. */
    public List<ElementLayer> layers() {
        return jdbc.sql("select id, title, title_zh, attributes from element_layer order by id")
                .query((row, n) -> new ElementLayer(
                        row.getString("id"),
                        row.getString("title"),
                        row.getString("title_zh"),
                        JSON.readValue(row.getString("attributes"), new TypeReference<>() {})))
                .list();
    }

    /** Gives a layer other attributes. @throws IllegalArgumentException when there is no such layer */
    @Transactional
    public void describe(String layer, List<ElementLayer.Attribute> attributes) {
        int found = jdbc.sql("update element_layer set attributes = cast(:attributes as jsonb) where id = :layer")
                .param("layer", layer)
                .param("attributes", JSON.writeValueAsString(attributes))
                .update();
        if (found == 0) {
            throw new IllegalArgumentException("there is no layer called '" + layer + "'");
        }
    }

    /** How many elements of each kind a layer has within the areas of these command paths, by layer id. */
    public Map<String, List<KindCount>> kinds(String[] scope) {
        Map<String, List<KindCount>> kinds = new HashMap<>();
        jdbc.sql("""
                        select e.layer, e.kind, count(*) as count
                        from element e join element_home h on h.element_id = e.id join area a on a.id = h.area_id
                        where a.command_path <@ any (cast(:scope as ltree[]))
                        group by e.layer, e.kind
                        order by e.layer, e.kind
                        """).param("scope", scope).query(row -> {
            kinds.computeIfAbsent(row.getString("layer"), layer -> new ArrayList<>())
                    .add(new KindCount(row.getString("kind"), row.getLong("count")));
        });
        return kinds;
    }

    /** Number of elements of a kind. */
    public record KindCount(String kind, long count) {}

    /**
     * Stores elements; says how many there were.
     *
     * @throws IllegalArgumentException when a layer or area is unknown, or an attribute does not fit its layer
     */
    @Transactional
    public long add(Stream<NewElement> elements) {
        Map<String, ElementLayer> layers =
                layers().stream().collect(Collectors.toMap(ElementLayer::id, Function.identity()));
        AreaTree tree = areas.tree();
        jdbc.sql("""
                        create temporary table new_element (
                            layer text, code text, kind text, name text, area_id bigint, attrs jsonb, geom geometry)
                        on commit drop
                        """).update();
        long added = copy.into(
                "new_element",
                List.of("layer", "code", "kind", "name", "area_id", "attrs", "geom"),
                rows -> elements.forEach(element -> {
                    ElementLayer layer = layers.get(element.layer());
                    if (layer == null) {
                        throw new IllegalArgumentException("there is no layer called '" + element.layer() + "'");
                    }
                    layer.check(element.attributes());
                    Area area = tree.find(element.areaCode())
                            .orElseThrow(() -> new IllegalArgumentException(
                                    "there is no area with the code '" + element.areaCode() + "'"));
                    rows.add(
                            element.layer(),
                            element.code(),
                            element.kind(),
                            element.name(),
                            area.id(),
                            element.attributes(),
                            element.geometry());
                }));
        jdbc.sql("""
                        with stored as (
                            insert into element (layer, code, kind, name, attrs, geom)
                            select layer, code, kind, name, attrs, geom from new_element
                            returning id, layer, code)
                        insert into element_home (element_id, area_id)
                        select s.id, n.area_id from stored s join new_element n on n.layer = s.layer and n.code = s.code
                        """).update();
        jdbc.sql("drop table new_element").update();
        return added;
    }

    /** A page of elements in the order of their ids. */
    public List<Element> list(ElementQuery query) {
        JdbcClient.StatementSpec statement = jdbc.sql(
                "select e.id, e.layer, e.code, e.kind, e.name, a.code as area_code, a.name as area_name, a.path as area_path,\n"
                        + "       cast(e.attrs as text) as attrs, st_asgeojson(e.geom, 7) as geometry\n"
                        + "from element e join element_home h on h.element_id = e.id join area a on a.id = h.area_id\n"
                        + "where " + String.join("\n  and ", query.conditions()) + "\n"
                        + "order by e.id\n"
                        + "limit :limit");
        return statement
                .params(query.parameters())
                .query((row, n) -> new Element(
                        row.getLong("id"),
                        row.getString("layer"),
                        row.getString("code"),
                        row.getString("kind"),
                        row.getString("name"),
                        row.getString("area_code"),
                        row.getString("area_name"),
                        row.getString("area_path"),
                        row.getString("attrs"),
                        row.getString("geometry")))
                .list();
    }
}
