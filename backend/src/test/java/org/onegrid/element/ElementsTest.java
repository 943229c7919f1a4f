package org.onegrid.element;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.onegrid.geo.LngLat;
import org.onegrid.geo.Precision;
import org.onegrid.identity.Role;
import org.onegrid.identity.Scope;
import org.onegrid.test.DrawnTile;
import org.onegrid.test.PostgisTest;
import org.onegrid.test.SmallDistrict;
import org.onegrid.test.Somebody;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@PostgisTest
class ElementsTest {

    @Autowired
    private MockMvcTester http;

    @Autowired
    private SmallDistrict district;

    @Autowired
    private Somebody somebody;

    @Autowired
    private Elements elements;

    @Autowired
    private JdbcClient jdbc;

    /** Three lamps and a hydrant in every grid, and 10 households in it. */
    @BeforeEach
    void build() {
        district.build();
        jdbc.sql("delete from element").update();
        elements.describe("object", List.of(new ElementLayer.Attribute("watts", "功率", ElementLayer.Type.INTEGER, "W")));
        List<NewElement> all = new ArrayList<>();
        for (int column = 0; column < 4; column++) {
            for (int row = 0; row < 4; row++) {
                for (int i = 0; i < 4; i++) {
                    all.add(element(
                            "object",
                            i == 0 ? "hydrant" : "lamp",
                            column,
                            row,
                            i,
                            i == 0 ? Map.of() : Map.of("watts", 60 + i)));
                }
                all.add(element("person", "slab", column, row, 5, Map.of("households", 10, "residents", 27)));
            }
        }
        elements.add(all.stream());
    }

    @Test
    void pagesThroughEveryElementOnce() {
        String me = somebody.administrator();
        List<String> codes = new ArrayList<>();
        String after = "0";
        int pages = 0;
        while (!after.isEmpty()) {
            JsonNode page = json("/api/elements?layer=object&kind=lamp&limit=7&after=" + after, me);
            page.get("features").forEach(f -> codes.add(f.at("/properties/code").asString()));
            after = page.get("next").isNull() ? "" : page.get("next").asString();
            pages++;
        }
        assertThat(codes).hasSize(48).doesNotHaveDuplicates();
        assertThat(pages).isEqualTo(7);
    }

    @Test
    void listsAreaAttributesAndPlace() {
        JsonNode lamp = json("/api/elements?layer=object&kind=lamp&limit=1", somebody.administrator())
                .at("/features/0");
        assertThat(lamp.at("/properties/attributes/watts").asInt()).isEqualTo(61);
        assertThat(lamp.at("/properties/areaCode").asString()).isEqualTo(SmallDistrict.grid(0, 0));
        assertThat(lamp.at("/geometry/type").asString()).isEqualTo("Point");
    }

    @Test
    void narrowsByAreaAndRectangle() {
        String me = somebody.administrator();
        assertThat(json("/api/elements?within=" + SmallDistrict.COMMITTEE + "&limit=500", me)
                        .get("features")
                        .size())
                .isEqualTo(8 * 5);
        assertThat(json("/api/elements?bbox=120,30,120.0099,30.0199&limit=500", me)
                        .get("features")
                        .size())
                .isEqualTo(2 * 5);
        assertThat(get("/api/elements?bbox=30,120,31,121", me)).hasStatus(422);
        assertThat(get("/api/elements?bbox=1,2,3", me))
                .hasStatus(422)
                .bodyJson()
                .extractingPath("$.code")
                .isEqualTo("bbox-invalid");
        assertThat(get("/api/elements?limit=100000", me)).hasStatus(422);
    }

    @Test
    void anotherAreasElementsAreNotThere() {
        String west = somebody.bearer(
                somebody.with(Scope.of(Set.of(district.area(SmallDistrict.WEST).id())), Role.OPERATOR));
        JsonNode page = json("/api/elements?limit=500", west);
        assertThat(page.get("features").size()).isEqualTo(8 * 5);
        page.get("features")
                .forEach(
                        feature -> assertThat(feature.at("/properties/areaPath").asString())
                                .contains(SmallDistrict.WEST));
        assertThat(get("/api/elements?within=" + SmallDistrict.EAST, west)).hasStatus(404);
        assertThat(json("/api/elements?bbox=120.02,30,120.04,30.04&limit=500", west)
                        .get("features")
                        .size())
                .as("those on the common border only")
                .isZero();
        assertThat(json("/api/layers", west).at("/0/kinds/1/count").asInt()).isEqualTo(24);
    }

    @Test
    void farOutElementsAreDrawnTogetherAndNoneIsLost() {
        String me = somebody.administrator();
        DrawnTile far = drawn("/tiles/object/12/3413/1689.mvt", me);
        assertThat(far.layer("object").size()).isBetween(16, 40);
        assertThat(far.layer("object").stream()
                        .mapToLong(f -> (long) f.properties().get("count"))
                        .sum())
                .isEqualTo(64);
        DrawnTile near = drawn("/tiles/object/15/27307/13518.mvt", me);
        assertThat(near.layer("object"))
                .isNotEmpty()
                .allSatisfy(f -> assertThat(f.properties().get("count")).isEqualTo(1L));
        long households = drawn("/tiles/person/12/3413/1689.mvt", me).layer("person").stream()
                .mapToLong(f -> (long) f.properties().get("households"))
                .sum();
        assertThat(households).isEqualTo(160);
    }

    @Test
    void refusesAttributesThatTheLayerHasNot() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> elements.add(Stream.of(element("object", "lamp", 0, 0, 9, Map.of("colour", "red")))))
                .withMessageContaining("colour");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> elements.add(Stream.of(element("object", "lamp", 0, 0, 9, Map.of("watts", "many")))))
                .withMessageContaining("watts");
        assertThat(elements.list(new ElementQuery(new String[] {""}, null, null, null, null, 0, 2_000)))
                .hasSize(16 * 5);
    }

    private static NewElement element(
            String layer, String kind, int column, int row, int number, Map<String, Object> attributes) {
        LngLat middle = SmallDistrict.middle(column, row);
        LngLat at = new LngLat(middle.lng() + number * 0.0001, middle.lat());
        return new NewElement(
                layer,
                kind + "-" + column + row + number,
                kind,
                kind + "\t\\N\n" + number,
                SmallDistrict.grid(column, row),
                attributes,
                Precision.FACTORY.createPoint(at.toCoordinate()));
    }

    private MvcTestResult get(String address, String bearer) {
        return http.get().uri(address).header(HttpHeaders.AUTHORIZATION, bearer).exchange();
    }

    private JsonNode json(String address, String bearer) {
        MvcTestResult answer = get(address, bearer);
        assertThat(answer).hasStatusOk();
        return JsonMapper.shared().readTree(answer.getResponse().getContentAsByteArray());
    }

    private DrawnTile drawn(String address, String bearer) {
        MvcTestResult answer = get(address, bearer);
        assertThat(answer).hasStatusOk();
        return DrawnTile.read(answer.getResponse().getContentAsByteArray());
    }
}
