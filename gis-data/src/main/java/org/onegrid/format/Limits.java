package org.onegrid.format;

/**
 * How much of a file is read before it is refused.
 *
 * @param maxBytes of the file, and again of its content after decompression
 * @param maxFeatures records in the file
 * @param maxVertices of one geometry
 * @param maxDepth nesting of JSON
 * @param maxFieldChars of one value
 * @param maxFields of one record
 * @param maxEntries of an archive
 */
public record Limits(
        long maxBytes,
        long maxFeatures,
        int maxVertices,
        int maxDepth,
        int maxFieldChars,
        int maxFields,
        int maxEntries) {

    /** For files an operator imports from his own disk: 2 GiB, five million records, a million vertices each. */
    public static final Limits IMPORT = new Limits(2L << 30, 5_000_000, 1_000_000, 64, 1_000_000, 2_000, 1_000);

    /** For files sent over the network: 64 MiB, a hundred thousand records, two hundred thousand vertices each. */
    public static final Limits UPLOAD = new Limits(64L << 20, 100_000, 200_000, 32, 100_000, 500, 100);

    /** @throws IllegalArgumentException when a limit is not positive */
    public Limits {
        if (maxBytes <= 0
                || maxFeatures <= 0
                || maxVertices <= 0
                || maxDepth <= 0
                || maxFieldChars <= 0
                || maxFields <= 0
                || maxEntries <= 0) {
            throw new IllegalArgumentException("every limit must be positive");
        }
    }
}
