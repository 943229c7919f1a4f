/**
 * Rehearsals (演练): generated or recorded cases and crews played through the real chain, marked everywhere. One runs at a time;
 * while it runs figures count its cases and say so, once it has ended they leave every figure. {@link
 * org.onegrid.rehearsal.RehearsalFollower} is the port by which the modules above end what is theirs.
 */
@NullMarked
package org.onegrid.rehearsal;

import org.jspecify.annotations.NullMarked;
