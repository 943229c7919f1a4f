/**
 * Alarms (告警): what somebody should look at now. {@link org.onegrid.alarm.Alarms} raises and clears them within the change
 * they are about, one open alarm for a thing; people take them, and the first one has it. What an alarm is about is its kind's
 * and its facts': this module knows none of them.
 */
@NullMarked
package org.onegrid.alarm;

import org.jspecify.annotations.NullMarked;
