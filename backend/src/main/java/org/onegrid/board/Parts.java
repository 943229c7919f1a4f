package org.onegrid.board;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.onegrid.grid.Area;
import org.onegrid.grid.AreaLevel;
import org.onegrid.grid.AreaTree;

/** What an area is compared by: the streets below it, or what comes next where there are none; itself at the bottom. */
record Parts(AreaTree tree, Map<String, Area> byCode) {

    static Parts of(AreaTree tree, Area area) {
        List<Area> streets = tree.subtree(area).stream()
                .filter(below -> below.level() == AreaLevel.STREET && below.id() != area.id())
                .toList();
        List<Area> parts = streets.isEmpty() ? tree.children(area) : streets;
        Map<String, Area> byCode = new LinkedHashMap<>();
        (parts.isEmpty() ? List.of(area) : parts).forEach(part -> byCode.put(part.code(), part));
        return new Parts(tree, byCode);
    }

    /** Command path of a part → its code. */
    Map<String, String> codesByPath() {
        Map<String, String> codes = new LinkedHashMap<>();
        byCode.forEach((code, part) -> codes.put(tree.path(part).ltree(), code));
        return codes;
    }
}
