package org.onegrid.dataset;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * What every shipped data file is and where it comes from.
 *
 * @param files sorted by path
 */
public record Manifest(List<Entry> files) {

    /**
     * One data file.
     *
     * @param path    relative to the data folder, with forward slashes
     * @param sha256  of its bytes, lower-case hexadecimal
     * @param bytes   its length
     * @param counts  what it holds, such as {@code minors 171}
     * @param source  where it comes from
     * @param status  how official it is
     * @param licence under which it may be used
     */
    public record Entry(
            String path, String sha256, long bytes, List<String> counts, String source, String status, String licence) {

        /** Copies the list. */
        public Entry {
            counts = List.copyOf(counts);
        }
    }

    /** Copies the list. */
    public Manifest {
        files = List.copyOf(files);
    }

    /** The manifest that ships with the product. */
    public static Manifest standard() {
        return new Manifest(CodeList.read("manifest.json").rows("files", Entry.class));
    }

    /** SHA-256 of the bytes, lower-case hexadecimal. */
    public static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
