package org.onegrid.demo;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.onegrid.grid.Area;
import org.onegrid.grid.AreaLevel;
import org.onegrid.grid.AreaTree;
import org.onegrid.identity.People;
import org.onegrid.identity.Role;
import org.onegrid.identity.Scope;
import org.springframework.stereotype.Component;

/**
 * Accounts by role for trying things out, all with one well-known password. They are marked as demo accounts, which identity
 * lets in only while the demo is on, and none of them administers anything. A grid leader draws the borders in his community,
 * the seat of the street decides on them.
 */
@Component
class DemoAccounts {

    static final String PASSWORD = "yunlan-demo";

    private final People people;

    DemoAccounts(People people) {
        this.people = people;
    }

    /** Makes them; says their logins. */
    List<String> create(AreaTree tree) {
        Area district = tree.tops().get(0);
        List<Area> streets = level(tree, AreaLevel.STREET);
        List<Area> grids = level(tree, AreaLevel.GRID);
        account("operator", "指挥中心坐席", Role.OPERATOR, district);
        account("supervisor", "督查员", Role.SUPERVISOR, district);
        account("leader", "区领导", Role.LEADER, district);
        account("auditor", "审计员", Role.AUDITOR, district);
        IntStream.range(0, streets.size())
                .forEach(i -> account(
                        "street." + (i + 1),
                        streets.get(i).name() + "坐席",
                        Set.of(Role.OPERATOR, Role.SUPERVISOR),
                        streets.get(i)));
        for (int number : List.of(1, grids.size())) {
            Area grid = grids.get(number - 1);
            account("leader.%03d".formatted(number), grid.name() + "网格长", Role.GRID_LEADER, grid);
            account("member.%03d".formatted(number), grid.name() + "网格员", Role.GRID_MEMBER, grid);
        }
        return List.of(
                "operator",
                "supervisor",
                "leader",
                "auditor",
                "street.1 to street." + streets.size(),
                "leader.001",
                "member.001",
                "leader.%03d".formatted(grids.size()),
                "member.%03d".formatted(grids.size()));
    }

    private void account(String login, String name, Role role, Area area) {
        account(login, name, Set.of(role), area);
    }

    private void account(String login, String name, Set<Role> roles, Area area) {
        people.create(login, name, PASSWORD, roles, Scope.of(Set.of(area.id())), true);
    }

    private static List<Area> level(AreaTree tree, AreaLevel level) {
        return tree.list().stream().filter(area -> area.level() == level).toList();
    }
}
