package org.onegrid.analytics.response;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.onegrid.analytics.AreaRows;
import org.onegrid.analytics.Column;
import org.onegrid.analytics.Grey;
import org.onegrid.analytics.Row;
import org.onegrid.analytics.Row.Unknown;
import org.onegrid.grid.Area;

/** Rows of waiting times. */
final class WaitingTable {

    private final AreaRows rows;
    private final Area top;
    private final ResponseWish wish;
    private final Map<String, Double> quantiles = new LinkedHashMap<>();

    WaitingTable(AreaRows rows, Area top, ResponseWish wish) {
        this.rows = rows;
        this.top = top;
        this.wish = wish;
        quantiles.put("median", 0.5);
        quantiles.put("p90", 0.9);
        quantiles.put(quantileColumn(), wish.shown());
    }

    /** The column of the quantile that was asked for. */
    String quantileColumn() {
        double p = wish.shown();
        return p == 0.5 ? "median" : "p" + Math.round(p * 100);
    }

    /** The column that colours the map. */
    String mapped() {
        return wish.showsShare() ? "shareWithin" : quantileColumn();
    }

    List<Column> columns() {
        List<Column> columns = new ArrayList<>(List.of(Column.count("n"), Column.count("open")));
        for (String id : quantiles.keySet()) {
            columns.addAll(List.of(Column.duration(id), Column.duration(id + "Low"), Column.duration(id + "High")));
        }
        columns.addAll(List.of(
                Column.duration("mean"),
                Column.share("shareWithin"),
                Column.share("shareWithinLow"),
                Column.share("shareWithinHigh")));
        return columns;
    }

    /** @param times by row; null where there is none */
    List<Row> rows(@Nullable Times[] times) {
        List<Row> made = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            Times own = times[i];
            made.add(row(rows.areas().get(i), own == null ? new Times() : own));
        }
        return made;
    }

    Row total(Times all) {
        return row(top, all);
    }

    private Row row(Area area, Times times) {
        Waiting waiting = Waiting.of(times);
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("n", waiting.n());
        values.put("open", waiting.open());
        quantiles.forEach((id, p) -> put(values, id, waiting.quantile(p)));
        values.put("mean", waiting.mean());
        put(values, "shareWithin", waiting.shareWithin(wish.limitSeconds()));
        return Row.of(rows, area, values, unknown(values, waiting.n()));
    }

    private @Nullable Unknown unknown(Map<String, @Nullable Object> values, int n) {
        if (wish.showsShare()) {
            return n < Grey.LEAST ? Unknown.TOO_FEW : null;
        }
        return Grey.of(n, (Double) values.get(mapped()), (Double) values.get(mapped() + "Low"), (Double)
                values.get(mapped() + "High"));
    }

    private static void put(Map<String, @Nullable Object> values, String id, Waiting.Quantile quantile) {
        values.put(id, quantile.value());
        values.put(id + "Low", quantile.low());
        values.put(id + "High", quantile.high());
    }
}
