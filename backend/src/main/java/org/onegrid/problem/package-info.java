/**
 * How the server says no: a {@link Refusal} is one fact with a stable code, and the edge answers it as an RFC 9457
 * problem document. Bodies over their limit are refused here too, before anything reads them. Any module may use it.
 */
@NullMarked
@ApplicationModule(type = ApplicationModule.Type.OPEN)
package org.onegrid.problem;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
