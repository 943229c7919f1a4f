package org.onegrid.synth;

import java.util.ArrayList;
import java.util.List;

/** The organisations (组织): 2,000 firms, shops, plants and societies in the houses that suit them. */
final class Organisations {

    static final int COUNT = 2_000;

    private record Kind(String kind, Use house, int share, int staffMin, int staffMax, String... endings) {}

    private static final List<Kind> KINDS = List.of(
            new Kind("restaurant", Use.SHOP, 420, 3, 25, "面馆", "海鲜酒家", "小吃店", "茶餐厅"),
            new Kind("shop", Use.SHOP, 480, 1, 12, "便利店", "药房", "五金店", "服装店", "理发店", "水果店"),
            new Kind("mall-shop", Use.MALL, 120, 4, 60, "超市", "百货", "影城", "书店"),
            new Kind("company", Use.OFFICE, 480, 8, 320, "科技有限公司", "贸易有限公司", "设计有限公司", "物业服务有限公司", "物流有限公司"),
            new Kind("factory", Use.FACTORY, 210, 30, 900, "机械有限公司", "食品有限公司", "塑胶有限公司", "船舶配件有限公司", "电子有限公司"),
            new Kind("warehouse", Use.WAREHOUSE, 110, 8, 120, "仓储有限公司", "冷链有限公司", "港务有限公司"),
            new Kind("nonprofit", Use.CIVIC, 60, 2, 20, "志愿服务队", "社会工作服务中心", "商会"),
            new Kind("workshop", Use.VILLAGE_HOUSE, 120, 2, 20, "家具作坊", "汽修店", "网店", "民宿"));

    private Organisations() {}

    static List<Element> of(Town town) {
        Stream random = Stream.of(town.recipe.seed(), "organisations");
        Words words = new Words(town.recipe.seed(), "names/organisations");
        int[] shares =
                People.apportion(KINDS.stream().map(k -> (double) k.share).toList(), COUNT, 1);
        List<Element> organisations = new ArrayList<>();
        for (int k = 0; k < shares.length; k++) {
            Kind kind = KINDS.get(k);
            List<Town.Site> sites = town.sites("", house -> house.use == kind.house);
            for (int i = 0; i < shares[k]; i++) {
                Town.Site site = sites.get((int) ((i + random.unit()) * sites.size() / shares[k]));
                int staff = kind.staffMin + (int) ((kind.staffMax - kind.staffMin) * cube(random.unit()));
                organisations.add(new Element(
                        Element.Layer.ORGANISATION,
                        "Z%05d".formatted(organisations.size() + 1),
                        kind.kind,
                        words.next(kind.endings),
                        town.lngLat(site.at()),
                        town.grid(site.lot()),
                        Town.attributes(
                                "staff",
                                staff,
                                "partyBranch",
                                staff > 30 && random.chance(0.6),
                                "floor",
                                1 + random.below(site.house().floors))));
            }
        }
        return organisations;
    }

    /** Most are small. */
    private static double cube(double u) {
        return u * u * u;
    }
}
