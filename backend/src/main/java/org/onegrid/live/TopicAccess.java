package org.onegrid.live;

import java.util.OptionalLong;
import org.onegrid.identity.Person;

/**
 * Port to the area tree, implemented by the module that owns it: exactly one bean. Called on every SUBSCRIBE, every replay
 * and, for each person connected and area heard, every two seconds; so it answers from memory or from one indexed query.
 */
public interface TopicAccess {

    /**
     * The id of the current area with that code, if it lies within the person's scope (command tree). Empty both for an
     * unknown and for a foreign area, so that nobody learns which codes exist.
     */
    OptionalLong findAudible(Person person, String areaCode);
}
