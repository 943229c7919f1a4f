/** Where how much happens: per square kilometre and per 1,000 households, what changes, and what stands out of chance. */
@NullMarked
package org.onegrid.analytics.density;

import org.jspecify.annotations.NullMarked;
