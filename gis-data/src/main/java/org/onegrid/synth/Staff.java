package org.onegrid.synth;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.onegrid.synth.Post.Role;

/**
 * The posts: in each grid a leader, members (the workers), an instructor, volunteers; in each street a supervisor and crews
 * of six trades. 900 workers, one to 200 households; in the thin street one to 380, which is one to a grid.
 */
final class Staff {

    static final int WORKERS = People.HOUSEHOLDS / 200;

    private static final List<String> TRADES =
            List.of("municipal", "sanitation", "enforcement", "water", "power", "emergency");

    private final Town town;
    private final Stream random;
    private final List<Post> posts = new ArrayList<>();

    private Staff(Town town) {
        this.town = town;
        this.random = Stream.of(town.recipe.seed(), "staff");
    }

    static List<Post> of(Town town) {
        Staff staff = new Staff(town);
        staff.grids();
        staff.streets();
        staff.posts.sort(java.util.Comparator.comparing(Post::code));
        return staff.posts;
    }

    private void grids() {
        String thin = town.areas(Level.STREET).get(Streets.NEW_TOWN).code();
        List<AreaUnit> grids = town.areas(Level.GRID);
        List<AreaUnit> others =
                grids.stream().filter(grid -> !grid.code().startsWith(thin)).toList();
        int[] shares = People.apportion(
                others.stream().map(grid -> 1.0 + grid.households()).toList(),
                WORKERS - (grids.size() - others.size()),
                1);
        Map<String, Integer> members = new TreeMap<>();
        for (int i = 0; i < shares.length; i++) {
            members.put(others.get(i).code(), shares[i]);
        }
        for (AreaUnit grid : grids) {
            List<Town.Site> sites = town.sites(grid.code(), house -> true);
            add(grid, Role.LEADER, "L", 1, sites);
            add(grid, Role.MEMBER, "M", members.getOrDefault(grid.code(), 1), sites);
            add(grid, Role.INSTRUCTOR, "I", 1, sites);
            add(grid, Role.VOLUNTEER, "V", Math.min(12, 1 + grid.households() / 60 + random.below(3)), sites);
        }
    }

    private void add(AreaUnit grid, Role role, String letter, int count, List<Town.Site> sites) {
        for (int i = 1; i <= count; i++) {
            Xy home = sites.isEmpty()
                    ? town.nearestLot(grid.code(), town.heart(grid.code())).middle
                    : sites.get(random.below(sites.size())).at();
            posts.add(new Post("%s-%s%d".formatted(grid.code(), letter, i), role, "", grid.code(), town.lngLat(home)));
        }
    }

    /** Crews start from yards near the heart of their street; nobody's yard is near the cove. */
    private void streets() {
        for (AreaUnit street : town.areas(Level.STREET)) {
            Xy heart = town.heart(street.code());
            posts.add(new Post(
                    street.code() + "-S1", Role.SUPERVISOR, "", street.code(), town.lngLat(yard(street, heart))));
            for (String trade : TRADES) {
                int count = Math.max(1, (int) Math.round(street.households() / crewHouseholds(trade)));
                for (int i = 1; i <= count; i++) {
                    Xy near = heart.plus(new Xy(random.between(-700, 700), random.between(-500, 700)));
                    posts.add(new Post(
                            "%s-%s%d".formatted(street.code(), trade, i),
                            Role.CREW,
                            trade,
                            street.code(),
                            town.lngLat(yard(street, near))));
                }
            }
        }
    }

    private static double crewHouseholds(String trade) {
        return switch (trade) {
            case "sanitation" -> 4_500;
            case "municipal", "enforcement" -> 6_500;
            case "emergency" -> 14_000;
            default -> 10_000;
        };
    }

    private Xy yard(AreaUnit street, Xy near) {
        Xy best = near;
        double least = Double.MAX_VALUE;
        for (Town.Site site : town.sites(street.code(), house -> !house.use.residential() && house.use != Use.SCHOOL)) {
            double distance = site.at().distance(near);
            if (distance < least && site.lot().zone != Zone.COVE) {
                least = distance;
                best = site.at();
            }
        }
        return best;
    }
}
