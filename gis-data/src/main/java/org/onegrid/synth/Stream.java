package org.onegrid.synth;

import java.nio.charset.StandardCharsets;

/**
 * The random numbers of one subject: SplitMix64 (Steele, Lea, Flood 2014) seeded by the recipe's seed and the subject's
 * name. Only integer arithmetic and {@link StrictMath}, so the same on every JDK and machine. Not thread-safe.
 */
public final class Stream {

    private long state;

    private Stream(long state) {
        this.state = state;
    }

    /** The stream of a subject; the same seed and subject give the same numbers. */
    public static Stream of(long seed, String subject) {
        long hash = 0xcbf29ce484222325L; // FNV-1a, 64 bit
        for (byte b : subject.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (b & 0xff)) * 0x100000001b3L;
        }
        return new Stream(mix(seed) ^ mix(hash));
    }

    /** Any 64 bits. */
    public long nextLong() {
        state += 0x9e3779b97f4a7c15L;
        return mix(state);
    }

    /** Uniform in [0, 1). */
    public double unit() {
        return (nextLong() >>> 11) * 0x1.0p-53;
    }

    /** Uniform in [low, high). */
    public double between(double low, double high) {
        return low + (high - low) * unit();
    }

    /** Uniform in 0..bound-1. */
    public int below(int bound) {
        return (int) Math.multiplyHigh(nextLong() >>> 1, (long) bound << 1);
    }

    /** Uniform in low..high, both included. */
    public int among(int low, int high) {
        return low + below(high - low + 1);
    }

    /** True with this probability. */
    public boolean chance(double probability) {
        return unit() < probability;
    }

    /** Standard normal (polar method). */
    public double gauss() {
        while (true) {
            double u = 2 * unit() - 1;
            double v = 2 * unit() - 1;
            double s = u * u + v * v;
            if (s > 0 && s < 1) {
                return u * StrictMath.sqrt(-2 * StrictMath.log(s) / s);
            }
        }
    }

    /** The index drawn with probability in proportion to its weight. */
    public int pick(double... weights) {
        double total = 0;
        for (double weight : weights) {
            total += weight;
        }
        double left = unit() * total;
        for (int i = 0; i < weights.length; i++) {
            left -= weights[i];
            if (left < 0) {
                return i;
            }
        }
        return weights.length - 1;
    }

    private static long mix(long z) {
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
