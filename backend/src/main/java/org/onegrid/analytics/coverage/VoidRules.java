package org.onegrid.analytics.coverage;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.onegrid.alarm.Alarms;
import org.onegrid.analytics.AreaRows;
import org.onegrid.analytics.Tree;
import org.onegrid.grid.Area;
import org.onegrid.grid.AreaLevel;
import org.onegrid.grid.AreaTree;
import org.onegrid.grid.Partition;
import org.onegrid.identity.Person;
import org.onegrid.problem.Refusal;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Where it is said which areas are always to be covered by somebody on duty. */
@Service
public class VoidRules {

    private final VoidRows rows;
    private final Partition partition;
    private final Alarms alarms;
    private final CrewModes modes;

    VoidRules(VoidRows rows, Partition partition, Alarms alarms, CrewModes modes) {
        this.rows = rows;
        this.partition = partition;
        this.alarms = alarms;
        this.modes = modes;
    }

    /** Those about the areas of this person. */
    public List<VoidRuleView> list(Person me) {
        AreaTree tree = partition.tree();
        return rows.list(tree.scopePaths(me.scope())).stream()
                .filter(rule -> tree.find(rule.areaId()).isPresent())
                .map(rule -> view(tree, rule))
                .toList();
    }

    /**
     * Stores a rule, or changes the one it names; one about the same area, level, kind, mode and minutes is replaced. It is
     * followed within seconds.
     *
     * @throws Refusal 404 when the area or the rule is not this person's to see, 422 {@code void-rule-invalid}, {@code level-invalid} or
     *     {@code too-many-void-rules}
     */
    @Transactional
    public VoidRuleView put(Person me, VoidRuleView asked) {
        AreaTree tree = partition.tree();
        Area area = Optional.ofNullable(asked.area())
                .flatMap(tree::find)
                .filter(found -> tree.within(me.scope(), found))
                .orElseThrow(() -> Refusal.notFound("The area"));
        VoidRule rule = rule(area, asked);
        if (rule.areaLevel() != null) {
            AreaRows.of(partition.current(), Tree.ADMINISTRATIVE, area, rule.areaLevel());
        }
        Optional<VoidRule> before = Optional.ofNullable(asked.id()).map(id -> mine(tree, me, id));
        long id = rows.put(rule);
        before.filter(old -> old.id() != id).ifPresent(old -> delete(tree, old));
        if (rows.list(new String[] {""}).size() > VoidRows.MOST) {
            throw Refusal.invalid(
                    "too-many-void-rules", "At most " + VoidRows.MOST + " rules are followed; delete some first.");
        }
        return view(tree, rows.find(id, new String[] {""}).orElseThrow());
    }

    private VoidRule rule(Area area, VoidRuleView asked) {
        String kind = asked.kind();
        refuse(kind == null || !kind.matches("[a-z][a-z0-9-]{0,79}"), "'kind' is one of responders, such as member.");
        @Nullable String level = asked.level();
        refuse(
                level != null
                        && AreaLevel.find(level)
                                .filter(one -> one.compareTo(AreaLevel.STREET) >= 0)
                                .isEmpty(),
                "'level' is street, community or grid, or left out.");
        int minutes = asked.minutes() == null ? 10 : asked.minutes();
        double share = asked.share() == null ? 0.8 : asked.share();
        int seconds = asked.seconds() == null ? 120 : asked.seconds();
        int severity = asked.severity() == null ? 3 : asked.severity();
        refuse(minutes < 1 || minutes > 120, "'minutes' is 1 to 120.");
        refuse(!(share > 0 && share <= 1), "'share' is above 0 and up to 1.");
        refuse(seconds < 0 || seconds > 86_400, "'seconds' is 0 to 86,400.");
        refuse(severity < 1 || severity > 4, "'severity' is 1 to 4.");
        String known = String.valueOf(kind);
        TravelMode mode = asked.mode() == null ? modes.of(known) : asked.mode();
        return new VoidRule(0, area.id(), level, known, mode, minutes, share, seconds, severity);
    }

    private static void refuse(boolean bad, String detail) {
        if (bad) {
            throw Refusal.invalid("void-rule-invalid", detail);
        }
    }

    /** Deletes a rule and ends its alarms. @throws Refusal 404 */
    @Transactional
    public void delete(Person me, String id) {
        AreaTree tree = partition.tree();
        delete(tree, mine(tree, me, id));
    }

    private VoidRule mine(AreaTree tree, Person me, String id) {
        return Optional.of(id)
                .filter(text -> text.matches("[0-9]{1,18}"))
                .flatMap(text -> rows.find(Long.parseLong(text), tree.scopePaths(me.scope())))
                .orElseThrow(() -> Refusal.notFound("The rule"));
    }

    private void delete(AreaTree tree, VoidRule rule) {
        rows.delete(rule.id());
        tree.list().stream()
                .map(area -> rule.key(area.id()))
                .sorted()
                .forEach(key -> alarms.clear(VoidAlarms.KIND, key));
    }

    private static VoidRuleView view(AreaTree tree, VoidRule rule) {
        Area area = tree.get(rule.areaId());
        return new VoidRuleView(
                Long.toString(rule.id()),
                area.code(),
                area.name(),
                rule.level(),
                rule.kind(),
                rule.mode(),
                rule.minutes(),
                rule.share(),
                rule.seconds(),
                rule.severity());
    }
}
