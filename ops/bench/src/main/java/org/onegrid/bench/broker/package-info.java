/** What the live feed is measured against: Spring's simple broker as it comes, behind the same addresses. */
@NullMarked
package org.onegrid.bench.broker;

import org.jspecify.annotations.NullMarked;
