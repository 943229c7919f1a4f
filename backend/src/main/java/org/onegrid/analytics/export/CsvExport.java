package org.onegrid.analytics.export;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onegrid.analytics.Column;
import org.onegrid.analytics.KeptResult;
import org.onegrid.analytics.Row;

/**
 * The table as CSV (RFC 4180) in UTF-8 with a byte order mark, which spreadsheets need to read Chinese. One line an area, and one for
 * the total, again for each frame; headings are the ids of columns, values raw: seconds, shares of one. A text that a spreadsheet
 * would take for a formula gets an apostrophe before it (OWASP, CSV injection).
 */
final class CsvExport {

    private static final String BYTE_ORDER_MARK = "\uFEFF";
    /** Full-width forms count too: spreadsheets of Chinese systems fold them. */
    private static final String BEGINS_FORMULA = "=+-@\t\r\n＝＋－＠";

    private CsvExport() {}

    static byte[] write(KeptResult kept) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Writer out = new OutputStreamWriter(bytes, StandardCharsets.UTF_8)) {
            out.write(BYTE_ORDER_MARK);
            try (CsvWriter csv =
                    CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(out)) {
                List<Column> columns = kept.result().table().columns();
                List<String> head = new ArrayList<>(List.of("part", "from", "to", "code", "name", "path"));
                columns.forEach(column -> head.add(safe(column.id())));
                head.add("unknown");
                csv.writeRecord(head);
                for (Line line : Line.all(kept)) {
                    csv.writeRecord(cells(line, columns));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static List<String> cells(Line line, List<Column> columns) {
        Row row = line.row();
        List<String> cells = new ArrayList<>();
        cells.add(line.total() ? "total" : "area");
        cells.add(line.from());
        cells.add(line.to());
        cells.add(safe(row.code()));
        cells.add(safe(row.name()));
        cells.add(safe(row.path()));
        columns.forEach(column -> cells.add(cell(row.values().get(column.id()))));
        cells.add(row.unknown() == null ? "" : row.unknown().word());
        return cells;
    }

    private static String cell(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof Number number) {
            return plain(number);
        }
        return safe(value.toString());
    }

    /** Without an exponent, which some readers take for text; empty for what is no number. */
    private static String plain(Number number) {
        double value = number.doubleValue();
        if (!Double.isFinite(value)) {
            return value > 0 ? "inf" : "";
        }
        BigDecimal exact = new BigDecimal(number.toString());
        return exact.signum() == 0 ? "0" : exact.stripTrailingZeros().toPlainString();
    }

    static String safe(String text) {
        String stripped = text.strip();
        boolean formula = !stripped.isEmpty() && BEGINS_FORMULA.indexOf(stripped.charAt(0)) >= 0
                || !text.isEmpty() && BEGINS_FORMULA.indexOf(text.charAt(0)) >= 0;
        return formula ? "'" + text : text;
    }
}
