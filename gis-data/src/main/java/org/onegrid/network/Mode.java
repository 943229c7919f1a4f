package org.onegrid.network;

/** A way of moving. */
public enum Mode {
    WALK,
    EBIKE,
    DRIVE
}
