package org.onegrid.analytics.export;

import java.util.Locale;

/** What a result can be taken away as. */
public enum Format {
    CSV("text/csv; charset=utf-8"),
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    GEOJSON("application/geo+json"),
    TIF("image/tiff"),
    PDF("application/pdf"),
    PNG("image/png");

    private final String mediaType;

    Format(String mediaType) {
        this.mediaType = mediaType;
    }

    /** By the ending of a path, which is one of these. */
    public static Format ofPath(String path) {
        return valueOf(path.substring(path.lastIndexOf('.') + 1).toUpperCase(Locale.ROOT));
    }

    /** As in the name of a file. */
    public String extension() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String mediaType() {
        return mediaType;
    }
}
