package org.onegrid.client;

import java.time.LocalDate;
import java.util.List;

/** Where the cases of a rehearsal come from. The same play gives the same cases whenever it is asked. */
interface Play {

    /** The cases reported on a day, in order; none on days that it has nothing for. */
    List<Script> day(LocalDate day);

    /** Whether a day after this one has cases. */
    boolean goesOnAfter(LocalDate day);
}
