package org.onegrid.analytics.cases;

import org.jspecify.annotations.Nullable;

/** What is stored of one case, wherever it is read from. The next takes its place. */
interface StoredCase {

    /** The area it is accounted to. */
    long area();

    /** Its path of ids in the command tree; only where that is needed. */
    @Nullable
    String path();

    /** Degrees; only where the place is needed. */
    double lng();

    /** Degrees; only where the place is needed. */
    double lat();

    /** Microseconds since 1970, as are all instants; those not asked for, and of what was not done, are {@link Case#NEVER}. */
    long reported();

    long dispatched();

    long arrived();

    long handled();

    long closed();

    /** Whether it was not over at the moment of the question. */
    boolean open();

    /** Whether it is known who held it last; only when holders are asked for. */
    boolean held();

    /** Whether whoever held it last works for a grid or community; only when holders are asked for. */
    boolean atCommunity();

    /** What was said of it, as {@link Judgement#WORD} has it; null for nothing, or when ratings are not asked for. */
    @Nullable
    String judgements();
}
