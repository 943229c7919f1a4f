package org.onegrid.format;

/**
 * Something wrong in a file, with its place and what to do.
 *
 * @param code stable kebab-case word for programs and translations, such as {@code coordinates-swapped}; never changes meaning
 * @param record number of the record (feature, row) counted from 1; 0 when it concerns the whole file
 * @param line line in the text counted from 1; 0 where the format has no lines or it is not known
 * @param message what was seen, without personal data beyond the offending value
 * @param advice what the person can do about it
 */
public record Fault(String code, long record, long line, String message, String advice) {

    @Override
    public String toString() {
        String place = (record > 0 ? "record " + record + " " : "") + (line > 0 ? "line " + line + " " : "");
        return (place.isEmpty() ? "" : place.strip() + ": ") + code + ": " + message
                + (advice.isEmpty() ? "" : "; " + advice);
    }
}
