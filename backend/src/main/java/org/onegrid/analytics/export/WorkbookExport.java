package org.onegrid.analytics.export;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import org.onegrid.analytics.Column;
import org.onegrid.analytics.KeptResult;
import org.onegrid.analytics.Row;

/**
 * The table as XLSX for people: worded headings with units, numbers as numbers, codes as text, frozen head and filters; a second
 * sheet says what it is of. Texts are stored as texts, never as formulas, and one that would become a formula when the sheet is saved
 * as CSV is marked as quoted text by an apostrophe, as in {@link CsvExport}.
 */
final class WorkbookExport {

    private static final String HEAD_COLOUR = "DCE6F1";
    private static final int[] WIDTHS = {11, 11, 20, 18};
    private static final int LABELS = 4;

    private WorkbookExport() {}

    static byte[] write(KeptResult kept, Wording words) {
        About about = new About(kept, words);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workbook book = new Workbook(out, "OneGrid", "1.0")) {
            table(book.newWorksheet(words.word("sheet.result")), kept, about);
            description(book.newWorksheet(words.word("sheet.about")), about);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return undated(out.toByteArray());
    }

    private static void table(Worksheet sheet, KeptResult kept, About about) {
        Wording words = about.words();
        List<Column> columns = kept.result().table().columns();
        List<String> heads =
                new ArrayList<>(List.of(words.word("from"), words.word("to"), words.word("code"), words.word("name")));
        columns.forEach(column -> heads.add(words.heading(column, about.clock())));
        heads.add(words.word("unknown"));
        for (int c = 0; c < heads.size(); c++) {
            sheet.value(0, c, heads.get(c));
            sheet.width(
                    c,
                    c < WIDTHS.length
                            ? WIDTHS[c]
                            : Math.max(11, Math.min(30, 2 * heads.get(c).length())));
        }
        sheet.range(0, 0, 0, heads.size() - 1)
                .style()
                .bold()
                .fillColor(HEAD_COLOUR)
                .wrapText(true)
                .set();
        List<Line> lines = Line.all(kept);
        for (int i = 0; i < lines.size(); i++) {
            line(sheet, i + 1, lines.get(i), columns, about);
        }
        sheet.freezePane(LABELS, 1);
        sheet.setAutoFilter(0, 0, lines.size(), heads.size() - 1);
    }

    private static void line(Worksheet sheet, int at, Line line, List<Column> columns, About about) {
        Row row = line.row();
        sheet.value(at, 0, line.from());
        sheet.value(at, 1, line.to());
        sheet.value(at, 2, text(row.code()));
        sheet.value(at, 3, text(line.total() ? row.name() + " " + about.words().word("rows.total") : row.name()));
        for (int c = 0; c < columns.size(); c++) {
            cell(
                    sheet,
                    at,
                    LABELS + c,
                    columns.get(c),
                    about.clock(),
                    row.values().get(columns.get(c).id()));
        }
        sheet.value(at, LABELS + columns.size(), about.unknown(row.unknown()));
        if (line.total()) {
            sheet.range(at, 0, at, LABELS + columns.size()).style().bold().set();
        }
    }

    private static void cell(Worksheet sheet, int row, int at, Column column, Clock clock, @Nullable Object value) {
        if (value instanceof Number number) {
            double raw = number.doubleValue();
            if (Double.isFinite(raw)) {
                sheet.value(row, at, column.unit() == Column.Unit.SECONDS ? raw / clock.seconds() : raw);
                sheet.style(row, at).format(format(column, raw)).set();
            } else if (raw > 0) {
                sheet.value(row, at, "∞");
            }
        } else if (value != null) {
            sheet.value(row, at, text(value.toString()));
        }
    }

    private static String format(Column column, double value) {
        return switch (column.unit()) {
            case SECONDS -> "#,##0.0";
            case SHARE -> "0.0%";
            default -> value == Math.rint(value) ? "#,##0" : "#,##0.00";
        };
    }

    private static String text(String text) {
        return CsvExport.safe(text);
    }

    private static void description(Worksheet sheet, About about) {
        int at = 0;
        sheet.width(0, 12);
        sheet.width(1, 110);
        for (Map.Entry<String, String> line : about.lines()) {
            sheet.value(at, 0, line.getKey());
            sheet.value(at, 1, text(line.getValue()));
            sheet.style(at, 1).wrapText(true).set();
            at++;
        }
    }

    /**
     * The library notes the time of writing in {@code docProps} and in the archive; the same result has to give the same bytes. By a
     * file, since what it writes can only be read by the archive's directory.
     */
    private static byte[] undated(byte[] written) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(written.length);
        try {
            Path file = Files.createTempFile("onegrid-", ".xlsx");
            try {
                Files.write(file, written);
                undated(file, out);
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static void undated(Path file, OutputStream out) throws IOException {
        try (ZipFile in = new ZipFile(file.toFile());
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (ZipEntry entry : Collections.list(in.entries())) {
                byte[] content = in.getInputStream(entry).readAllBytes();
                if (entry.getName().equals("docProps/core.xml")) {
                    content = new String(content, StandardCharsets.UTF_8)
                            .replaceAll("<dcterms:created[^>]*>[^<]*</dcterms:created>", "")
                            .getBytes(StandardCharsets.UTF_8);
                }
                ZipEntry undated = new ZipEntry(entry.getName());
                undated.setTimeLocal(LocalDateTime.of(1980, 1, 1, 0, 0));
                zip.putNextEntry(undated);
                zip.write(content);
            }
        }
    }
}
