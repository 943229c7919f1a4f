package org.onegrid.tracking.pipeline;

/**
 * One step of the pipeline. Those before the commit run in the transaction of the batch, on the thread that writes it: what one
 * throws fails the batch, which is then tried again or refused as a whole. Those after it see only what is stored; what they
 * throw is logged.
 */
public interface Stage {

    /** The word it is measured and logged under. */
    String name();

    /** Looks at every sighting of the batch; must not keep the batch. */
    void pass(Batch batch);
}
