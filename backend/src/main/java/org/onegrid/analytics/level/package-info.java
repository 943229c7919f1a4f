/** At which level of government cases are closed. */
@NullMarked
package org.onegrid.analytics.level;

import org.jspecify.annotations.NullMarked;
