package org.onegrid.analytics.coverage;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.onegrid.analytics.AreaRows;
import org.onegrid.analytics.Column;
import org.onegrid.analytics.Row;
import org.onegrid.analytics.Row.Unknown;
import org.onegrid.analytics.Scale;
import org.onegrid.analytics.Table;
import org.onegrid.element.Residents;
import org.onegrid.grid.Area;

/** Coverage of each area as a table. */
final class CoverageTable {

    static final String HOUSEHOLDS = "households";
    static final String NEAREST = "nearest";
    static final String P90 = "p90";
    static final String MEAN = "mean";
    static final String UNREACHED = "unreached";
    /** With all roads open, where some are closed. */
    static final String MEAN_OPEN = "meanOpen";
    /** What closed roads cost on average. */
    static final String SLOWER = "slower";

    private static final List<Double> SHARES = List.of(0.5, 0.7, 0.8, 0.9, 0.95);

    private final CoverageWish wish;
    private final Homes homes;
    private final AreaHomes members;
    private final int[] millis;
    private final int @Nullable [] openMillis;
    private final Map<String, Figures> byArea = new LinkedHashMap<>();

    /** @param openMillis with all roads open; null when none are closed */
    CoverageTable(CoverageWish wish, Homes homes, AreaHomes members, int[] millis, int @Nullable [] openMillis) {
        this.wish = wish;
        this.homes = homes;
        this.members = members;
        this.millis = millis;
        this.openMillis = openMillis;
    }

    /** Column of the share within so many minutes. */
    static String share(int minutes) {
        return "share" + minutes;
    }

    /** Column of the share of a group within so many minutes. */
    static String share(String group, int minutes) {
        return group + minutes;
    }

    static List<Column> columns(CoverageWish wish) {
        List<Column> columns = new ArrayList<>();
        columns.add(new Column(HOUSEHOLDS, Column.Unit.HOUSEHOLDS, Column.Kind.COUNT));
        for (int one : wish.limits()) {
            columns.add(Column.share(share(one)));
        }
        columns.add(Column.duration(NEAREST));
        columns.add(Column.duration(P90));
        columns.add(Column.duration(MEAN));
        columns.add(new Column(UNREACHED, Column.Unit.HOUSEHOLDS, Column.Kind.COUNT));
        if (!wish.closures().isEmpty()) {
            columns.add(Column.duration(MEAN_OPEN));
            columns.add(Column.duration(SLOWER));
        }
        if (wish.byGroup()) {
            for (String group : Residents.GROUPS) {
                for (int one : wish.limits()) {
                    columns.add(Column.share(share(group, one)));
                }
            }
        }
        return columns;
    }

    /** The column that colours the map: the one asked for, what closed roads cost, or the share within the middle limit. */
    static String mapped(CoverageWish wish) {
        if (wish.mapped() != null) {
            return wish.mapped();
        }
        int[] minutes = wish.limits();
        return wish.closures().isEmpty() ? share(minutes[minutes.length / 2]) : SLOWER;
    }

    Table table(AreaRows rows, Area whole) {
        List<Row> all = new ArrayList<>();
        for (int row = 0; row < rows.size(); row++) {
            all.add(row(rows, rows.areas().get(row), members.of(row)));
        }
        return new Table(columns(wish), all, row(rows, whole, members.within()));
    }

    private Row row(AreaRows rows, Area area, int[] of) {
        Figures figures = Figures.of(homes, millis, of, wish.limits(), true);
        byArea.put(area.code(), figures);
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        values.put(HOUSEHOLDS, figures.households());
        int[] minutes = wish.limits();
        for (int i = 0; i < minutes.length; i++) {
            values.put(share(minutes[i]), figures.shares().get(i));
        }
        values.put(NEAREST, figures.median());
        values.put(P90, figures.p90());
        values.put(MEAN, figures.mean());
        values.put(UNREACHED, figures.unreached());
        if (openMillis != null) {
            @Nullable
            Double open = Figures.of(homes, openMillis, of, minutes, false).mean();
            values.put(MEAN_OPEN, open);
            values.put(SLOWER, open == null || figures.mean() == null ? null : figures.mean() - open);
        }
        if (wish.byGroup()) {
            for (Figures.Group group : figures.groups()) {
                for (int i = 0; i < minutes.length; i++) {
                    values.put(share(group.id(), minutes[i]), group.shares().get(i));
                }
            }
        }
        return Row.of(rows, area, inOrder(values), figures.households() == 0 ? Unknown.NO_DATA : null);
    }

    /** All columns, those without a value too. */
    private Map<String, @Nullable Object> inOrder(Map<String, @Nullable Object> values) {
        Map<String, @Nullable Object> all = new LinkedHashMap<>();
        columns(wish).forEach(column -> all.put(column.id(), values.get(column.id())));
        return all;
    }

    /** The figures of an area that {@link #table} had. */
    Figures figures(String area) {
        return Objects.requireNonNull(byArea.get(area));
    }

    static Scale scale(Table table, String mapped) {
        Column column = table.columns().stream()
                .filter(one -> one.id().equals(mapped))
                .findFirst()
                .orElseThrow();
        return column.kind() == Column.Kind.SHARE
                ? new Scale(Scale.Kind.ORDERED, SHARES).betterHigh()
                : Scale.ordered(
                        table.rows().stream()
                                .map(row -> row.number(mapped))
                                .filter(Objects::nonNull)
                                .toList(),
                        column.unit());
    }
}
