package org.onegrid.grid;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.onegrid.identity.AreaDirectory;
import org.springframework.stereotype.Component;

/** Tells identity what the areas of a scope are called. */
@Component
class Directory implements AreaDirectory {

    private final Partition partition;

    Directory(Partition partition) {
        this.partition = partition;
    }

    @Override
    public Optional<Long> findAreaId(String code) {
        return partition.tree().find(code).map(Area::id);
    }

    @Override
    public List<AreaName> namesOf(Collection<Long> areaIds) {
        AreaTree tree = partition.tree();
        return names(areaIds.stream().flatMap(id -> tree.find(id).stream()).toList());
    }

    @Override
    public List<AreaName> roots() {
        return names(partition.tree().tops());
    }

    private static List<AreaName> names(List<Area> areas) {
        return areas.stream()
                .sorted(Comparator.comparing(Area::code))
                .map(area -> new AreaName(area.code(), area.name(), area.level().code()))
                .toList();
    }
}
