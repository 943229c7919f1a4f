package org.onegrid.grid;

import java.util.OptionalLong;
import org.onegrid.identity.Person;
import org.onegrid.live.TopicAccess;
import org.springframework.stereotype.Component;

/** Tells the live module which areas a person may listen to: those he may see. */
@Component
class Audience implements TopicAccess {

    private final Partition partition;

    Audience(Partition partition) {
        this.partition = partition;
    }

    @Override
    public OptionalLong findAudible(Person person, String areaCode) {
        AreaTree tree = partition.tree();
        return tree.find(areaCode)
                .filter(area -> tree.within(person.scope(), area))
                .map(area -> OptionalLong.of(area.id()))
                .orElse(OptionalLong.empty());
    }
}
