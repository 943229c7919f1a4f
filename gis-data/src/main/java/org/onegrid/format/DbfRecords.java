package org.onegrid.format;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a .dbf (dBASE III to V) as Shapefiles have them: text, numbers, dates and truth values; memo and binary columns are
 * left empty. Written here because the ready-made readers neither bound what they read nor report a bad value with its row.
 */
final class DbfRecords implements AutoCloseable {

    private static final int HEADER_BYTES = 32;
    private static final int COLUMN_BYTES = 32;
    private static final char REPLACEMENT = '\uFFFD';

    private record Column(String name, char type, int length, int decimals) {}

    private final String fileName;
    private final DataInputStream in;
    private final List<Column> columns;
    private final Charset charset;
    private final byte[] row;
    private long rowsLeft;

    private DbfRecords(Content content, DataInputStream in, ByteBuffer header, @Nullable Charset told, Limits limits)
            throws IOException {
        this.fileName = content.name();
        this.in = in;
        this.rowsLeft = Integer.toUnsignedLong(header.getInt(4));
        int headerLength = Short.toUnsignedInt(header.getShort(8));
        int rowLength = Short.toUnsignedInt(header.getShort(10));
        byte[] names = in.readNBytes(Math.max(0, headerLength - HEADER_BYTES));
        int count = 0;
        while ((count + 1) * COLUMN_BYTES <= names.length && names[count * COLUMN_BYTES] != 0x0d) {
            count++;
        }
        if (count > limits.maxFields()) {
            throw malformed("it has " + count + " columns, more than " + limits.maxFields());
        }
        this.charset = charset(content, told, header.get(29) & 0xff);
        this.columns = columns(names, count);
        int sum = 1 + columns.stream().mapToInt(Column::length).sum();
        if (names.length < headerLength - HEADER_BYTES || rowLength < sum || rowLength < 1) {
            throw malformed("its header does not fit its columns");
        }
        this.row = new byte[rowLength];
    }

    static DbfRecords open(Content content, @Nullable Charset told, Limits limits) throws IOException {
        DataInputStream in = new DataInputStream(content.open());
        try {
            byte[] header = in.readNBytes(HEADER_BYTES);
            if (header.length < HEADER_BYTES) {
                throw new FileRefusal(
                        "shapefile-malformed", content.name() + " has no header", "export the layer again");
            }
            return new DbfRecords(content, in, ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN), told, limits);
        } catch (IOException | RuntimeException e) {
            in.close();
            throw e;
        }
    }

    /** Without a statement the bytes of the whole table decide: those of the numbers are the same in every candidate. */
    private static Charset charset(Content content, @Nullable Charset told, int languageDriver) throws IOException {
        Charset byDriver = told != null ? told : CodePages.ofLanguageDriver(languageDriver);
        return byDriver != null ? byDriver : fitsUtf8(content) ? StandardCharsets.UTF_8 : TextEncoding.GB18030;
    }

    /** Cut-off characters at the end of a column are no objection, so this looks for well-formed ones only. */
    private static boolean fitsUtf8(Content content) throws IOException {
        long wellFormed = 0;
        long broken = 0;
        try (java.io.InputStream bytes = content.open()) {
            bytes.skipNBytes(HEADER_BYTES);
            int expected = 0;
            for (int b = bytes.read(); b >= 0; b = bytes.read()) {
                if (expected > 0 && (b & 0xc0) == 0x80) {
                    if (--expected == 0) {
                        wellFormed++;
                    }
                } else {
                    broken += expected > 0 || (b & 0xc0) == 0x80 ? 1 : 0;
                    expected = b >= 0xf0 && b < 0xf8 ? 3 : b >= 0xe0 && b < 0xf0 ? 2 : b >= 0xc0 && b < 0xe0 ? 1 : 0;
                }
            }
        } catch (java.io.EOFException e) {
            return true;
        }
        return broken * 4 <= wellFormed;
    }

    private List<Column> columns(byte[] names, int count) {
        List<Column> made = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        for (int i = 0; i < count; i++) {
            int at = i * COLUMN_BYTES;
            int end = at;
            while (end < at + 11 && names[end] != 0) {
                end++;
            }
            String name = decoded(names, at, end - at).strip();
            String unique = name.isEmpty() ? "column" + (i + 1) : name;
            while (!taken.add(unique)) {
                unique = unique + "_" + (i + 1);
            }
            char type = (char) (names[at + 11] & 0xff);
            int length = names[at + 16] & 0xff;
            int decimals = names[at + 17] & 0xff;
            made.add(
                    type == 'C'
                            ? new Column(unique, type, length + 256 * decimals, 0)
                            : new Column(unique, type, length, decimals));
        }
        return List.copyOf(made);
    }

    List<String> names() {
        return columns.stream().map(Column::name).toList();
    }

    /** Puts the values of the next row. @return false when there is none */
    boolean next(long record, Map<String, @Nullable Object> values, List<Fault> faults) {
        if (rowsLeft == 0) {
            return false;
        }
        try {
            int got = in.readNBytes(row, 0, row.length);
            if (got == 0 || row[0] == 0x1a) {
                rowsLeft = 0;
                return false;
            }
            if (got < row.length) {
                throw malformed("it ends in the middle of row " + record);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        rowsLeft--;
        if (row[0] == '*') {
            faults.add(new Fault(
                    "record-deleted", record, 0, "the row is marked as deleted", "pack the table in the source"));
        }
        int at = 1;
        for (Column column : columns) {
            values.put(column.name(), value(column, at, record, faults));
            at += column.length();
        }
        return true;
    }

    private @Nullable Object value(Column column, int at, long record, List<Fault> faults) {
        if (column.type() == 'C') {
            return text(column, at, record, faults);
        }
        if (column.type() == 'I' && column.length() == Integer.BYTES) {
            return (long) ByteBuffer.wrap(row, at, Integer.BYTES)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .getInt();
        }
        String value = new String(row, at, column.length(), StandardCharsets.ISO_8859_1)
                .replace('\0', ' ')
                .strip();
        if (value.isEmpty()) {
            return null;
        }
        try {
            return switch (column.type()) {
                case 'N', 'F' -> value.startsWith("*") ? null : number(column, value);
                case 'D' -> value.equals("00000000") ? null : date(value);
                case 'L' -> "YyTt".contains(value) ? Boolean.TRUE : "NnFf".contains(value) ? Boolean.FALSE : null;
                default -> null;
            };
        } catch (NumberFormatException | DateTimeException e) {
            faults.add(new Fault(
                    "value-malformed",
                    record,
                    0,
                    "column " + column.name() + " holds '" + value.substring(0, Math.min(20, value.length()))
                            + "', which its type does not allow",
                    "correct it in the source"));
            return null;
        }
    }

    /** The last character may be cut off by the width of the column, which is no fault; others must be whole. */
    private String text(Column column, int at, long record, List<Fault> faults) {
        int end = at + column.length();
        while (end > at && (row[end - 1] == ' ' || row[end - 1] == 0)) {
            end--;
        }
        String value = decoded(row, at, end - at);
        while (!value.isEmpty() && value.charAt(value.length() - 1) == REPLACEMENT) {
            value = value.substring(0, value.length() - 1);
        }
        if (value.indexOf(REPLACEMENT) >= 0) {
            faults.add(new Fault(
                    "text-malformed",
                    record,
                    0,
                    "column " + column.name() + " is not text in the encoding",
                    "name the encoding"));
        }
        return value;
    }

    private static Number number(Column column, String value) {
        for (int i = 0; i < value.length(); i++) {
            if ("+-.0123456789eE".indexOf(value.charAt(i)) < 0) {
                throw new NumberFormatException(value);
            }
        }
        boolean whole = column.decimals() == 0
                && column.length() <= 18
                && value.indexOf('.') < 0
                && value.indexOf('e') < 0
                && value.indexOf('E') < 0;
        if (whole) {
            return Long.parseLong(value);
        }
        return Double.parseDouble(value);
    }

    private static LocalDate date(String value) {
        if (!value.matches("[0-9]{8}")) {
            throw new DateTimeException(value);
        }
        return LocalDate.of(
                Integer.parseInt(value.substring(0, 4)),
                Integer.parseInt(value.substring(4, 6)),
                Integer.parseInt(value.substring(6, 8)));
    }

    private String decoded(byte[] bytes, int from, int length) {
        return new String(bytes, from, length, charset);
    }

    private FileRefusal malformed(String why) {
        return new FileRefusal(
                "shapefile-malformed", fileName + " is damaged: " + why, "send or export the layer again");
    }

    @Override
    public void close() {
        try {
            in.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
