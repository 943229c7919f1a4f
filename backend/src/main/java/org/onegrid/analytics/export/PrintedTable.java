package org.onegrid.analytics.export;

import java.awt.Color;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onegrid.analytics.Column;
import org.onegrid.analytics.Result;
import org.onegrid.analytics.Row;

/** The table of a printed page: the total, then the rows that stand highest, as many as there is room for. */
final class PrintedTable {

    private static final Color INK = new Color(0x17233a);
    private static final Color WEAK = new Color(0x4a5b78);
    private static final Color LINE = new Color(0xd8dee8);
    private static final float SIZE = 7.5f;
    private static final float HEAD_SIZE = 7;
    private static final float LEADING = 11.5f;
    private static final float NAME_WIDTH = 84;
    private static final int MOST_COLUMNS = 5;
    private static final int MOST_HEAD_LINES = 4;

    private final Pen pen;
    private final Result result;
    private final About about;
    private final List<Column> columns;

    PrintedTable(Pen pen, Result result, About about) {
        this.pen = pen;
        this.result = result;
        this.about = about;
        List<Column> shown = result.table().columns().stream()
                .filter(column -> !isBound(column))
                .toList();
        this.columns = shown.stream()
                .filter(column -> column.id().equals(result.mapped())
                        || shown.indexOf(column) < MOST_COLUMNS - (isAmongFirst(shown) ? 0 : 1))
                .toList();
    }

    private boolean isAmongFirst(List<Column> shown) {
        return shown.stream().limit(MOST_COLUMNS).anyMatch(column -> column.id().equals(result.mapped()))
                || result.mapped() == null;
    }

    /** Whether it is an end of another column's interval, which is shown beside that column's value. */
    private boolean isBound(Column column) {
        return result.table().columns().stream()
                .anyMatch(other ->
                        column.id().equals(other.id() + "Low") || column.id().equals(other.id() + "High"));
    }

    void draw(float left, float right, float top, float bottom) throws IOException {
        float unit = (right - left - NAME_WIDTH)
                / Math.max(1, columns.stream().mapToInt(this::units).sum());
        float y = head(left, right, top, unit);
        y = row(result.table().total(), about.words().word("rows.total"), left, y, unit);
        pen.line(left, y + LEADING - 2.5f, right, y + LEADING - 2.5f, LINE, 0.5f);
        List<Row> rows = result.table().rows().stream().sorted(order()).toList();
        int room = (int) ((y - bottom) / LEADING) - 1;
        int shown = Math.min(rows.size(), Math.max(0, room));
        for (Row row : rows.subList(0, shown)) {
            y = row(row, row.name(), left, y, unit);
        }
        StringBuilder rest = new StringBuilder();
        if (result.mapped() != null) {
            rest.append(about.words().sentence("table.order", about.words().column(result.mapped())));
        }
        if (shown < rows.size()) {
            rest.append(rest.isEmpty() ? "" : about.words().language() == Language.ZH ? "；" : "; ");
            rest.append(about.words().sentence("table.more", rows.size() - shown));
        }
        pen.write(pen.fitting(rest.toString(), 6.5f, right - left), left, bottom + 1, 6.5f, WEAK);
    }

    /** How wide a column is beside others: that of the map has room for its interval. */
    private int units(Column column) {
        boolean interval =
                result.table().columns().stream().anyMatch(other -> other.id().equals(column.id() + "Low"));
        return interval && column.id().equals(result.mapped()) ? 2 : 1;
    }

    private float head(float left, float right, float top, float unit) throws IOException {
        int most = 1;
        float end = left + NAME_WIDTH;
        for (Column column : columns) {
            float wide = unit * units(column);
            end += wide;
            List<String> lines = new ArrayList<>(pen.wrapped(about.words().column(column.id()), HEAD_SIZE, wide - 4));
            lines.add(about.words().unit(column, about.clock()));
            most = Math.max(most, Math.min(MOST_HEAD_LINES, lines.size()));
            for (int i = 0; i < Math.min(MOST_HEAD_LINES, lines.size()); i++) {
                pen.writeTo(lines.get(i), end, top - 7 - i * 8.5f, HEAD_SIZE, WEAK);
            }
        }
        pen.write(about.words().word("name"), left, top - 7, HEAD_SIZE, WEAK);
        float y = top - most * 8.5f - 3;
        pen.line(left, y, right, y, WEAK, 0.75f);
        return y - LEADING + 2;
    }

    private float row(Row row, String name, float left, float y, float unit) throws IOException {
        pen.write(pen.fitting(name, SIZE, NAME_WIDTH - 4), left, y, SIZE, INK);
        float end = left + NAME_WIDTH;
        for (Column column : columns) {
            float wide = unit * units(column);
            end += wide;
            Color colour = row.unknown() != null && column.id().equals(result.mapped()) ? WEAK : INK;
            pen.writeTo(pen.fitting(value(row, column), SIZE, wide - 3), end, y, SIZE, colour);
        }
        return y - LEADING;
    }

    /** The value, with its interval where it is the one of the map; why the map does not show it where it does not. */
    private String value(Row row, Column column) {
        if (row.unknown() != null && column.id().equals(result.mapped())) {
            return about.unknown(row.unknown());
        }
        String text = about.words().value(column, about.clock(), row.values().get(column.id()));
        Double low = row.number(column.id() + "Low");
        Double high = row.number(column.id() + "High");
        if (low == null || high == null || !column.id().equals(result.mapped())) {
            return text;
        }
        return text + " [" + about.words().number(column, about.clock(), low) + "–"
                + about.words().number(column, about.clock(), high) + "]";
    }

    private Comparator<Row> order() {
        Comparator<Row> known = Comparator.comparing((Row row) -> row.unknown() != null || mapped(row) == null);
        boolean high = result.scale() != null && "high".equals(result.scale().better());
        Comparator<Double> worstFirst = high ? Comparator.naturalOrder() : Comparator.reverseOrder();
        return known.thenComparing(this::mapped, Comparator.nullsLast(worstFirst))
                .thenComparing(row -> row.number("z"), Comparator.nullsLast(Comparator.<Double>reverseOrder()))
                .thenComparing(Row::code);
    }

    /** By what a row is placed: its figure, or how far up its word stands in the legend. */
    private @Nullable Double mapped(Row row) {
        if (result.mapped() == null || result.scale() == null) {
            return null;
        }
        Double figure = row.number(result.mapped());
        int k = Palette.of(result.scale()).classOf(row.values().get(result.mapped()));
        return figure != null || k < 0 ? figure : (Double) (double) -k;
    }
}
