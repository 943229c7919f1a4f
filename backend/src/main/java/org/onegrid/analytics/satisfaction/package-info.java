/** How satisfied those asked were with the cases closed in a window, by who was asked; sources are never mixed unweighted. */
@NullMarked
package org.onegrid.analytics.satisfaction;

import org.jspecify.annotations.NullMarked;
