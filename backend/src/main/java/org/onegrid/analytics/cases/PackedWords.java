package org.onegrid.analytics.cases;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * A column of words: how many there are (4 bytes), each with its length in bytes (2) before it, and then the index of each case's
 * word (2).
 */
final class PackedWords {

    private final String[] words;
    private final ByteBuffer column;
    private final int indexes;

    PackedWords(ByteBuffer column) {
        this.column = column;
        if (!column.hasRemaining()) {
            words = new String[0];
            indexes = 0;
            return;
        }
        words = new String[column.getInt()];
        for (int i = 0; i < words.length; i++) {
            byte[] word = new byte[Short.toUnsignedInt(column.getShort())];
            column.get(word);
            words[i] = new String(word, StandardCharsets.UTF_8);
        }
        indexes = column.position();
    }

    /** Each once. */
    String[] words() {
        return words;
    }

    /** Which of them a case has, or {@link PackColumn#NO_WORD}. */
    int of(int which) {
        return Short.toUnsignedInt(column.getShort(indexes + which * Short.BYTES));
    }
}
