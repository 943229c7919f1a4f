package org.onegrid.synth;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The places (地): service centres, micro-service points, schools, clinics, hospitals, police, fire, homes for the old,
 * markets and parks. The cove has a service centre and nothing else: the first story.
 */
final class Services {

    static final int CENTRES = 42;
    static final int MICRO_POINTS = 500;

    /** Beside the north end of the bridge of the fourth story, so that the south bank depends on the bridge. */
    private static final Xy BRIDGE_FIRE_STATION = Curve.drawn(180, 640);

    private final Town town;
    private final Stream random;
    private final Words words;
    private final List<Element> places = new ArrayList<>();
    private final Set<House> taken = new HashSet<>();

    private Services(Town town) {
        this.town = town;
        this.random = Stream.of(town.recipe.seed(), "services");
        this.words = new Words(town.recipe.seed(), "names/services");
    }

    static List<Element> of(Town town) {
        Services services = new Services(town);
        services.centres();
        services.fireAndPolice();
        services.schools();
        services.health();
        services.microPoints();
        services.daily();
        return services.places;
    }

    /** One in each community; the larger 42 are party-mass centres (seven of them of the street), 57 are service stations. */
    private void centres() {
        List<AreaUnit> communities = new ArrayList<>(town.areas(Level.COMMUNITY));
        communities.sort(
                Comparator.comparingInt((AreaUnit c) -> -c.households()).thenComparing(AreaUnit::code));
        Set<String> seats = new HashSet<>();
        Set<String> streets = new HashSet<>();
        for (AreaUnit community : communities) {
            if (streets.add(community.code().substring(0, 9))) {
                seats.add(community.code());
            }
        }
        Set<String> large = new HashSet<>(seats);
        for (AreaUnit community : communities) {
            if (large.size() < CENTRES) {
                large.add(community.code());
            }
        }
        for (AreaUnit community : town.areas(Level.COMMUNITY)) {
            boolean seat = seats.contains(community.code());
            boolean centre = large.contains(community.code());
            String owner = seat ? Streets.name(community.code().charAt(8) - '1') : community.name();
            Xy heart = town.heart(community.code());
            put(
                    community.code(),
                    heart,
                    house -> house.use == Use.CIVIC || house.use == Use.SHOP || house.use == Use.OFFICE,
                    "service-centre",
                    owner + (centre ? "党群服务中心" : "便民服务站"),
                    Town.attributes(
                            "grade",
                            centre ? seat ? "street" : "community" : "station",
                            "windows",
                            seat ? 12 : centre ? random.among(4, 7) : random.among(1, 3),
                            "hours",
                            centre ? "08:30-20:00" : "08:30-17:30"));
        }
    }

    private void fireAndPolice() {
        for (AreaUnit street : town.areas(Level.STREET)) {
            Xy heart = town.heart(street.code());
            String name = street.name().substring(0, 2);
            put(
                    street.code(),
                    heart,
                    Services::publicHouse,
                    "fire",
                    name + "消防救援站",
                    Town.attributes("engines", random.among(2, 4)));
            put(
                    street.code(),
                    heart,
                    Services::publicHouse,
                    "police",
                    name + "派出所",
                    Town.attributes("officers", random.among(28, 60)));
        }
        put(
                town.recipe.code() + "001",
                BRIDGE_FIRE_STATION,
                house -> house.use != Use.TOWER,
                "fire",
                "澜桥北消防救援站",
                Town.attributes("engines", 2));
        for (AreaUnit community : town.areas(Level.COMMUNITY)) {
            if (community.households() > 1_900 && community.place() != Zone.COVE) {
                put(
                        community.code(),
                        town.heart(community.code()),
                        house -> house.use != Use.FACTORY,
                        "police-post",
                        community.name() + "警务室",
                        Town.attributes("officers", random.among(2, 6)));
            }
        }
    }

    private static boolean publicHouse(House house) {
        return house.use == Use.CIVIC || house.use == Use.OFFICE || house.use == Use.SHOP;
    }

    private void schools() {
        String[] grades = {"小学", "小学", "中学", "实验小学", "初级中学", "高级中学", "幼儿园", "幼儿园"};
        for (Lot lot : town.lots) {
            if (lot.use == Use.SCHOOL && !lot.houses.isEmpty()) {
                int grade = random.below(grades.length);
                at(
                        lot.houses.get(0).bounds.centre(),
                        town.grid(lot),
                        "school",
                        words.next("") + grades[grade],
                        Town.attributes("pupils", (grade > 5 ? 9 : 24) * random.among(14, 50)));
            }
        }
        int faculty = 0;
        for (Lot lot : town.lots) {
            if (lot.use == Use.CAMPUS && lot.houses.size() > 3) {
                at(
                        lot.houses.get(0).bounds.centre(),
                        town.grid(lot),
                        "university",
                        "云澜大学第" + ++faculty + "教学区",
                        Town.attributes("students", 600 + 50 * random.below(30)));
            }
        }
    }

    private void health() {
        for (Lot lot : town.lots) {
            if (lot.use == Use.HOSPITAL && !lot.houses.isEmpty()) {
                at(
                        lot.houses.get(0).bounds.centre(),
                        town.grid(lot),
                        "hospital",
                        words.next("") + "医院",
                        Town.attributes("beds", 60 + 20 * random.below(40), "emergency", random.chance(0.5)));
            }
        }
        for (AreaUnit community : town.areas(Level.COMMUNITY)) {
            if (community.households() > 500 && community.place() != Zone.COVE) {
                put(
                        community.code(),
                        town.heart(community.code()),
                        house -> house.use == Use.SHOP || house.use == Use.CIVIC,
                        "clinic",
                        community.name() + "卫生服务站",
                        Town.attributes("doctors", random.among(2, 9)));
            }
        }
    }

    private void microPoints() {
        List<AreaUnit> grids = town.areas(Level.GRID);
        int[] shares = People.apportion(
                grids.stream().map(grid -> 20.0 + grid.households()).toList(), MICRO_POINTS, 0);
        String[] kinds = {"驿站", "便民点", "红色驿站", "邻里小屋"};
        for (int i = 0; i < shares.length; i++) {
            List<Town.Site> sites = town.sites(grids.get(i).code(), house -> true);
            for (int k = 0; k < shares[i]; k++) {
                String code = grids.get(i).code();
                Xy at = sites.isEmpty()
                        ? town.nearestLot(code, town.heart(code)).middle
                        : sites.get(random.below(sites.size())).at();
                at(
                        at,
                        code,
                        "micro-point",
                        grids.get(i).name() + kinds[random.below(kinds.length)],
                        Town.attributes("staffed", random.chance(0.35)));
            }
        }
    }

    private void daily() {
        for (AreaUnit community : town.areas(Level.COMMUNITY)) {
            Xy heart = town.heart(community.code());
            if (community.households() > 1_200) {
                put(
                        community.code(),
                        heart,
                        house -> house.use == Use.SHOP || house.use == Use.MALL,
                        "market",
                        words.next("") + "农贸市场",
                        Town.attributes("stalls", 20 + 5 * random.below(25)));
            }
            if (community.households() > 900 && random.chance(0.6)) {
                put(
                        community.code(),
                        heart,
                        house -> house.use != Use.FACTORY,
                        "elder-care",
                        words.next("") + "养老服务站",
                        Town.attributes("beds", random.among(8, 60), "meals", true));
            }
        }
        for (Lot lot : town.lots) {
            if (lot.use == Use.PARK && lot.zone != Zone.PARK && lot.areaSquareMeters > 9_000) {
                at(
                        lot.middle,
                        town.grid(lot),
                        "park",
                        words.next("") + (lot.areaSquareMeters > 40_000 ? "公园" : "游园"),
                        Town.attributes("shelter", lot.areaSquareMeters > 20_000));
            }
        }
    }

    /** On the nearest free house of the wanted kind, else on any house, else on open ground. */
    private void put(
            String area, Xy near, Predicate<House> wanted, String kind, String name, Map<String, Object> attributes) {
        List<Town.Site> sites = town.sites(area, house -> wanted.test(house) && !taken.contains(house));
        if (sites.isEmpty()) {
            sites = town.sites(area, house -> true);
        }
        Town.Site best = null;
        for (Town.Site site : sites) {
            if (best == null || site.at().distance(near) < best.at().distance(near)) {
                best = site;
            }
        }
        if (best == null) {
            Lot lot = town.nearestLot(area, near);
            at(lot.middle, town.grid(lot), kind, name, attributes);
        } else {
            taken.add(best.house());
            at(best.at(), town.grid(best.lot()), kind, name, attributes);
        }
    }

    private void at(Xy at, String grid, String kind, String name, Map<String, Object> attributes) {
        String code = "P%05d".formatted(places.size() + 1);
        places.add(new Element(Element.Layer.PLACE, code, kind, name, town.lngLat(at), grid, attributes));
    }
}
