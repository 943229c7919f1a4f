/**
 * Who is on duty when: the plan, and signing on and off. It decides which whereabouts are kept at all ({@link
 * org.onegrid.tracking.duty.WorkingHours}); a responder nobody keeps a roster for counts as always on duty.
 */
@NullMarked
package org.onegrid.tracking.duty;

import org.jspecify.annotations.NullMarked;
