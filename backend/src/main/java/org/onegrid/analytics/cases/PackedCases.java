package org.onegrid.analytics.cases;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.onegrid.analytics.Filters;
import org.onegrid.analytics.cases.CaseReader.Part;
import org.onegrid.bulk.CopiedRow;

/** Those cases of packs that a question asks for, one after the other, by the same rules as {@link CaseQuery}. Not thread-safe. */
final class PackedCases implements StoredCase {

    private static final Map<Part, PackColumn> COLUMNS = new EnumMap<>(Map.of(
            Part.PLACE, PackColumn.PLACE,
            Part.HOLDER, PackColumn.HOLDER,
            Part.DISPATCHED, PackColumn.DISPATCHED,
            Part.ARRIVED, PackColumn.ARRIVED,
            Part.HANDLED, PackColumn.HANDLED,
            Part.CLOSED, PackColumn.CLOSED,
            Part.RATINGS, PackColumn.RATINGS));

    private final Set<PackColumn> wanted;
    private final long from;
    private final long to;
    private final long moment;
    private final Predicate<String> category;
    private final Predicate<String> channel;
    private final @Nullable Set<String> heldBy;
    private final Set<String> atCommunity;

    private final ByteBuffer[] columns = new ByteBuffer[PackColumn.values().length];
    private int at;
    private long[] areas = {};
    private String[] paths = {};
    private PackedWords area = new PackedWords(ByteBuffer.allocate(0));
    private PackedWords holder = area;
    private PackedWords ratings = area;
    private boolean[] community = {};

    /**
     * @param places      whether the place is needed of every case, or of some
     * @param heldBy      holders whose cases count; null for all cases
     * @param atCommunity holders that work for a grid or community
     */
    PackedCases(
            CasePacks.Span span,
            Instant moment,
            Filters filters,
            Set<Part> parts,
            boolean places,
            @Nullable Set<String> heldBy,
            Set<String> atCommunity) {
        this.from = micros(span.from());
        this.to = micros(span.to());
        this.moment = micros(moment);
        List<String> categories = filters.categories() == null ? List.of() : filters.categories();
        List<String> channels = filters.channels() == null ? List.of() : filters.channels();
        this.category = word -> categories.isEmpty() || categories.stream().anyMatch(word::startsWith);
        this.channel = word -> channels.isEmpty() || channels.contains(word);
        this.heldBy = heldBy;
        this.atCommunity = atCommunity;
        this.wanted = EnumSet.of(PackColumn.REPORTED, PackColumn.FLAGS, PackColumn.AREA);
        parts.forEach(part -> wanted.add(Objects.requireNonNull(COLUMNS.get(part))));
        if (places) {
            wanted.add(PackColumn.PLACE);
        }
        if (heldBy != null) {
            wanted.add(PackColumn.HOLDER);
        }
        if (!categories.isEmpty()) {
            wanted.add(PackColumn.CATEGORY);
        }
        if (!channels.isEmpty()) {
            wanted.add(PackColumn.CHANNEL);
        }
    }

    /** What to read of each pack. When a case last changed matters only where that may have been after the moment. */
    String select() {
        return Arrays.stream(PackColumn.values())
                .map(column -> column == PackColumn.CHANGED
                        ? "case when p.latest > (select cast(current_setting('onegrid.moment') as timestamptz)) then p.changed end"
                        : wanted.contains(column) ? "p." + column.sql() : "null")
                .collect(Collectors.joining(", "));
    }

    /** Gives on the cases of a pack. */
    void read(CopiedRow pack, Consumer<StoredCase> each) {
        for (PackColumn column : PackColumn.values()) {
            columns[column.ordinal()] = pack.bytes(column.ordinal());
        }
        area = words(PackColumn.AREA);
        readAreas();
        holder = words(PackColumn.HOLDER);
        ratings = words(PackColumn.RATINGS);
        community = chosen(holder, atCommunity::contains);
        PackedWords categories = words(PackColumn.CATEGORY);
        PackedWords channels = words(PackColumn.CHANNEL);
        boolean @Nullable [] inCategories = wanted.contains(PackColumn.CATEGORY) ? chosen(categories, category) : null;
        boolean @Nullable [] inChannels = wanted.contains(PackColumn.CHANNEL) ? chosen(channels, channel) : null;
        boolean @Nullable [] ofHolders = heldBy == null ? null : chosen(holder, heldBy::contains);
        int cases = columns[PackColumn.REPORTED.ordinal()].remaining() / Long.BYTES;
        for (at = 0; at < cases; at++) {
            long reported = reported();
            if (reported >= from
                    && reported < to
                    && reported <= moment
                    && (!is(PackColumn.REJECTED) || changedSince())
                    && (inCategories == null || inCategories[categories.of(at)])
                    && (inChannels == null || inChannels[channels.of(at)])
                    && (ofHolders == null || held() && ofHolders[holder.of(at)])) {
                each.accept(this);
            }
        }
    }

    private PackedWords words(PackColumn column) {
        return new PackedWords(columns[column.ordinal()]);
    }

    private static boolean[] chosen(PackedWords words, Predicate<String> which) {
        boolean[] chosen = new boolean[words.words().length];
        for (int i = 0; i < chosen.length; i++) {
            chosen[i] = which.test(words.words()[i]);
        }
        return chosen;
    }

    private void readAreas() {
        int size = area.words().length;
        areas = new long[size];
        paths = new String[size];
        for (int i = 0; i < size; i++) {
            String word = area.words()[i];
            int end = word.indexOf(' ');
            areas[i] = Long.parseLong(word.substring(0, end));
            paths[i] = word.substring(end + 1);
        }
    }

    private static long micros(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }

    private boolean is(int flag) {
        return (columns[PackColumn.FLAGS.ordinal()].get(at) & flag) != 0;
    }

    private boolean changedSince() {
        return instant(PackColumn.CHANGED) > moment;
    }

    private long instant(PackColumn column) {
        ByteBuffer instants = columns[column.ordinal()];
        return instants.limit() == 0 ? Case.NEVER : instants.getLong(at * Long.BYTES);
    }

    @Override
    public long area() {
        return areas[area.of(at)];
    }

    @Override
    public String path() {
        return paths[area.of(at)];
    }

    @Override
    public double lng() {
        return columns[PackColumn.PLACE.ordinal()].getDouble(at * 2 * Double.BYTES);
    }

    @Override
    public double lat() {
        return columns[PackColumn.PLACE.ordinal()].getDouble((at * 2 + 1) * Double.BYTES);
    }

    @Override
    public long reported() {
        return instant(PackColumn.REPORTED);
    }

    @Override
    public long dispatched() {
        return instant(PackColumn.DISPATCHED);
    }

    @Override
    public long arrived() {
        return instant(PackColumn.ARRIVED);
    }

    @Override
    public long handled() {
        return instant(PackColumn.HANDLED);
    }

    @Override
    public long closed() {
        return instant(PackColumn.CLOSED);
    }

    @Override
    public boolean open() {
        return is(PackColumn.OPEN) || changedSince();
    }

    @Override
    public boolean held() {
        return holder.of(at) != PackColumn.NO_WORD;
    }

    @Override
    public boolean atCommunity() {
        return community[holder.of(at)];
    }

    @Override
    public @Nullable String judgements() {
        int word = ratings.of(at);
        return word == PackColumn.NO_WORD ? null : ratings.words()[word];
    }
}
