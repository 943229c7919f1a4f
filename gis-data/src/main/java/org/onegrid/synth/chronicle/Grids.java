package org.onegrid.synth.chronicle;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.onegrid.geo.LngLat;
import org.onegrid.partition.Face;
import org.onegrid.partition.Locator;
import org.onegrid.synth.AreaUnit;
import org.onegrid.synth.District;
import org.onegrid.synth.Level;
import org.onegrid.synth.Post;

/** The grids of a district by index: where they are, who staffs them, and what they belong to. */
final class Grids {

    /** Households of a grid that counts as fully built. */
    private static final double FULL_GRID_HOUSEHOLDS = 230;

    private final List<AreaUnit> grids;
    private final Map<String, Integer> byCode = new HashMap<>();
    private final Map<String, AreaUnit> areas = new HashMap<>();
    private final List<List<Post>> members = new ArrayList<>();
    private final Locator locator;

    Grids(District district) {
        grids = district.areas(Level.GRID);
        List<Face> faces = new ArrayList<>();
        for (int i = 0; i < grids.size(); i++) {
            byCode.put(grids.get(i).code(), i);
            faces.add(new Face(i, Objects.requireNonNull(grids.get(i).geometry())));
            members.add(new ArrayList<>());
        }
        district.areas().forEach(area -> areas.put(area.code(), area));
        for (Post post : district.posts()) {
            Integer grid = byCode.get(post.areaCode());
            if (grid != null && (post.role() == Post.Role.MEMBER || post.role() == Post.Role.LEADER)) {
                members.get(grid).add(post);
            }
        }
        // A leader goes himself only where there is no member.
        for (List<Post> staff : members) {
            if (staff.stream().anyMatch(p -> p.role() == Post.Role.MEMBER)) {
                staff.removeIf(p -> p.role() != Post.Role.MEMBER);
            }
        }
        locator = Locator.of(faces);
    }

    int count() {
        return grids.size();
    }

    /** Index of the grid that contains a place, or -1. */
    int find(LngLat at) {
        return (int) locator.find(at);
    }

    int index(String code) {
        Integer index = byCode.get(code);
        if (index == null) {
            throw new IllegalArgumentException("no grid has the code " + code);
        }
        return index;
    }

    String code(int grid) {
        return grids.get(grid).code();
    }

    /** Those who go to a case of this grid; perhaps nobody. */
    List<Post> members(int grid) {
        return members.get(grid);
    }

    /** All of them, grid by grid. */
    List<Post> allMembers() {
        return members.stream().flatMap(List::stream).toList();
    }

    double householdsPerMember(int grid) {
        return grids.get(grid).households()
                / (double) Math.max(1, members.get(grid).size());
    }

    /** 0 where nobody lives to 1 where many do. */
    double busyness(int grid) {
        return Math.min(1, grids.get(grid).households() / FULL_GRID_HOUSEHOLDS);
    }

    AreaUnit community(int grid) {
        return parent(grids.get(grid));
    }

    String streetCode(int grid) {
        return parent(community(grid)).code();
    }

    private AreaUnit parent(AreaUnit area) {
        return Objects.requireNonNull(areas.get(Objects.requireNonNull(area.parentCode())));
    }
}
