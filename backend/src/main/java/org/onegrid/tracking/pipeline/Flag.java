package org.onegrid.tracking.pipeline;

import java.util.EnumSet;
import java.util.Set;

/** What is remarkable about a position. The bit of each is stored and never changes its meaning. */
public enum Flag {
    /** Farther from the newest fix than its kind can travel, and not confirmed by another near it. */
    TELEPORT(1),
    /** Made up by a program, as the device itself says. */
    MOCK(2),
    /** Older than the newest fix when it came. */
    LATE(4),
    /** Good to no better than {@value #IMPRECISE_METERS} metres by the device's own estimate. */
    IMPRECISE(8),
    /** Played by a rehearsal: by one of its crews, or faster than life. */
    REHEARSAL(16);

    static final int IMPRECISE_METERS = 200;

    private final int bit;

    Flag(int bit) {
        this.bit = bit;
    }

    /** The stored bit. */
    public int bit() {
        return bit;
    }

    /** As stored. */
    public static int bits(Set<Flag> flags) {
        int bits = 0;
        for (Flag flag : flags) {
            bits |= flag.bit;
        }
        return bits;
    }

    /** From the stored form. */
    public static Set<Flag> of(int bits) {
        Set<Flag> flags = EnumSet.noneOf(Flag.class);
        for (Flag flag : values()) {
            if ((bits & flag.bit) != 0) {
                flags.add(flag);
            }
        }
        return flags;
    }
}
