/**
 * What may send positions without a person, and the languages it speaks. A device is known by the key the server issued when it
 * was added; decoders turn a message into {@link org.onegrid.tracking.device.Message} and check form, not truth.
 */
@NullMarked
package org.onegrid.tracking.device;

import org.jspecify.annotations.NullMarked;
