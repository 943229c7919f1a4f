/**
 * What happens to reported positions between the edge and the database, one batch in one transaction. A {@link
 * org.onegrid.tracking.pipeline.Sighting} is one position of one responder on its way; each {@link
 * org.onegrid.tracking.pipeline.Stage} finds something out about those of a batch or takes some out of it. Many requests make
 * one batch ({@link org.onegrid.tracking.pipeline.GroupCommit}). The list of stages is {@code org.onegrid.tracking.Pipeline}.
 */
@NullMarked
package org.onegrid.tracking.pipeline;

import org.jspecify.annotations.NullMarked;
