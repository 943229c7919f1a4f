package org.onegrid.network;

/** Why a place has no travel time. */
public enum Unreached {
    /** No usable road within the longest access leg. */
    NO_ROAD,
    /** No way leads there from any source, however long one travels. */
    NO_WAY,
    /** There is a way, and it takes longer than the limit. */
    TOO_FAR
}
