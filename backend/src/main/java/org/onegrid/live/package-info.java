/**
 * The ordered log behind every live screen. A change appends its events in its own transaction ({@link
 * org.onegrid.live.LiveLog}); one sequencer, a lease that any node can hold, stamps what has been committed with a gapless
 * position and the position before it on each (area, topic) chain; every node tails by position and hands the events to
 * its listeners. State that is only worth its newest value goes through {@link org.onegrid.live.LiveState} instead. The
 * package knows no domain: who may hear which area is asked through {@link org.onegrid.live.TopicAccess}.
 */
@NullMarked
package org.onegrid.live;

import org.jspecify.annotations.NullMarked;
