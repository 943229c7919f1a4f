package org.onegrid.partition;

import java.util.Arrays;

/** Numbers distinct longs 0, 1, 2 … in the order they come; open addressing without objects. */
public final class LongIndex {

    private long[] keys = new long[64];
    private int[] table = new int[128];
    private int size;

    /** Empty. */
    public LongIndex() {
        Arrays.fill(table, -1);
    }

    /** How many there are; the next new key gets this number. */
    public int size() {
        return size;
    }

    /** The key of a number given before. */
    public long key(int number) {
        return keys[number];
    }

    /** The number of the key, new when it has not come yet. */
    public int number(long key) {
        int at = slot(key);
        if (table[at] >= 0) {
            return table[at];
        }
        if (size == keys.length) {
            keys = Arrays.copyOf(keys, size * 2);
            table = new int[keys.length * 2];
            Arrays.fill(table, -1);
            for (int i = 0; i < size; i++) {
                table[slot(keys[i])] = i;
            }
            at = slot(key);
        }
        keys[size] = key;
        table[at] = size;
        return size++;
    }

    private int slot(long key) {
        int mask = table.length - 1;
        long mixed = key * 0x9E3779B97F4A7C15L;
        int at = (int) (mixed >>> 32 ^ mixed) & mask;
        while (table[at] >= 0 && keys[table[at]] != key) {
            at = at + 1 & mask;
        }
        return at;
    }
}
