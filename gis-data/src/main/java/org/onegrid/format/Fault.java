package org.onegrid.format;

/**
 * Something wrong in a file, with its place and what to do.
 *
 * <p>Codes of a record: {@code feature-malformed, geometry-malformed, geometry-empty, geometry-missing, ring-not-closed,
 * ring-too-short, line-too-short, vertices-too-many, attributes-missing, value-malformed, text-malformed, record-deleted,
 * csv-field-count, coordinate-missing, coordinate-malformed} and the {@code coordinate…} codes of
 * {@link org.onegrid.geo.DatumRefusal.Code}.
 *
 * <p>Codes of a file: {@code file-empty, file-too-large, features-too-many, format-unknown, archive-corrupt,
 * archive-too-many-entries, layer-ambiguous, layer-unknown, encoding-unknown, json-malformed, json-too-large, geojson-malformed,
 * shapefile-malformed, shapefile-multipatch, csv-malformed, csv-header-duplicate, csv-column-unknown} and the {@code datum-…} codes.
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
