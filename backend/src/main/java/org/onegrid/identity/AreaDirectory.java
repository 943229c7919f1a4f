package org.onegrid.identity;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What identity must know of areas to show and set scopes; the module that owns the area tree implements it. */
public interface AreaDirectory {

    /** The id of the area that now carries the code. */
    Optional<Long> findAreaId(String code);

    /** The areas as people know them, in the order of their codes; ids that are gone are left out. */
    List<AreaName> namesOf(Collection<Long> areaIds);

    /** The topmost areas of the command tree. */
    List<AreaName> roots();

    /** An area in words. */
    record AreaName(String code, String name, String level) {}
}
