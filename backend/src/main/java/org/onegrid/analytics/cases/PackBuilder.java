package org.onegrid.analytics.cases;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.onegrid.bulk.CopiedRow;

/** Makes packs of the cases of a day. Not thread-safe. */
final class PackBuilder {

    /** Most cases of one pack, so that each of its values is read at once without much memory. */
    static final int MOST = 16_384;

    /** What {@link #add} takes, by the columns of a pack; the interval is made of {@link #from} and {@link #to}. */
    static final String QUERY = """
            select i.reported_at, i.open, i.status = 'rejected', i.area_id || ' ' || cast(i.area_path as text), i.geom,
                   i.dispatched_at, i.arrived_at, i.handled_at, i.closed_at, i.changed_at, i.category, i.channel, i.holder,
            """ + Judgement.WORD + """
            from incident i
            where i.reported_at >= (select cast(current_setting('onegrid.from') as timestamptz))
              and i.reported_at < (select cast(current_setting('onegrid.to') as timestamptz))
              and i.rehearsal_id is null
            order by i.reported_at, i.id
            """;

    static final int COLUMNS = 14;
    private static final int OPEN = 1;
    private static final int REJECTED = 2;
    private static final int AREA = 3;
    private static final int PLACE = 4;
    private static final int CATEGORY = 10;
    private static final int CHANNEL = 11;
    private static final int HOLDER = 12;
    private static final int RATINGS = 13;

    /** Where the instants are in the query. */
    private static final Map<PackColumn, Integer> INSTANTS = new EnumMap<>(Map.of(
            PackColumn.REPORTED, 0,
            PackColumn.DISPATCHED, 5,
            PackColumn.ARRIVED, 6,
            PackColumn.HANDLED, 7,
            PackColumn.CLOSED, 8,
            PackColumn.CHANGED, 9));

    /** @param latest microseconds since 1970; {@link Case#NEVER} when there are no cases */
    record Pack(int cases, int open, long latest, Map<PackColumn, byte[]> columns) {}

    private final List<Pack> full = new ArrayList<>();
    private final Map<PackColumn, ByteBuffer> instants = new EnumMap<>(PackColumn.class);
    private final ByteBuffer flags = ByteBuffer.allocate(MOST);
    private final ByteBuffer places = ByteBuffer.allocate(MOST * 2 * Double.BYTES);
    private final Words areas = new Words();
    private final Words categories = new Words();
    private final Words channels = new Words();
    private final Words holders = new Words();
    private final Words ratings = new Words();
    private int cases;
    private int open;
    private long latest = Case.NEVER;

    PackBuilder() {
        INSTANTS.keySet().forEach(column -> instants.put(column, ByteBuffer.allocate(MOST * Long.BYTES)));
    }

    void add(CopiedRow row) {
        if (cases == MOST) {
            full.add(pack());
        }
        INSTANTS.forEach((column, at) -> {
            long instant = row.timestamp(at);
            buffer(column).putLong(instant);
            latest = Math.max(latest, instant);
        });
        boolean isOpen = row.bool(OPEN);
        flags.put((byte) ((isOpen ? PackColumn.OPEN : 0) | (row.bool(REJECTED) ? PackColumn.REJECTED : 0)));
        open += isOpen ? 1 : 0;
        places.putDouble(row.x(PLACE)).putDouble(row.y(PLACE));
        areas.add(row.text(AREA));
        categories.add(row.text(CATEGORY));
        channels.add(row.text(CHANNEL));
        holders.add(row.text(HOLDER));
        ratings.add(row.text(RATINGS));
        cases++;
    }

    /** All that were made, one at least. */
    List<Pack> packs() {
        if (cases > 0 || full.isEmpty()) {
            full.add(pack());
        }
        return full;
    }

    private ByteBuffer buffer(PackColumn column) {
        ByteBuffer buffer = instants.get(column);
        if (buffer == null) {
            throw new IllegalArgumentException(column + " is no instant");
        }
        return buffer;
    }

    private Pack pack() {
        Map<PackColumn, byte[]> columns = new EnumMap<>(PackColumn.class);
        instants.forEach((column, buffer) -> columns.put(column, taken(buffer)));
        columns.put(PackColumn.FLAGS, taken(flags));
        columns.put(PackColumn.PLACE, taken(places));
        columns.put(PackColumn.AREA, areas.taken());
        columns.put(PackColumn.CATEGORY, categories.taken());
        columns.put(PackColumn.CHANNEL, channels.taken());
        columns.put(PackColumn.HOLDER, holders.taken());
        columns.put(PackColumn.RATINGS, ratings.taken());
        Pack pack = new Pack(cases, open, latest, columns);
        cases = 0;
        open = 0;
        latest = Case.NEVER;
        return pack;
    }

    private static byte[] taken(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.flip().remaining()];
        buffer.get(bytes).clear();
        return bytes;
    }

    /** Gathers a column as {@link PackedWords} reads it. */
    private static final class Words {

        private final Map<String, Integer> known = new LinkedHashMap<>();
        private final ByteBuffer indexes = ByteBuffer.allocate(MOST * Short.BYTES);

        void add(@Nullable String word) {
            int index = word == null ? PackColumn.NO_WORD : known.computeIfAbsent(word, key -> known.size());
            indexes.putShort((short) index);
        }

        byte[] taken() {
            List<byte[]> words = known.keySet().stream()
                    .map(word -> word.getBytes(StandardCharsets.UTF_8))
                    .toList();
            int bytes =
                    words.stream().mapToInt(word -> Short.BYTES + word.length).sum();
            ByteBuffer column = ByteBuffer.allocate(Integer.BYTES + bytes + indexes.position());
            column.putInt(words.size());
            words.forEach(word -> column.putShort((short) word.length).put(word));
            column.put(indexes.flip());
            known.clear();
            indexes.clear();
            return column.array();
        }
    }
}
