package org.onegrid.analytics.export;

import java.util.Arrays;
import java.util.Locale;
import org.onegrid.problem.Refusal;

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

    /** @throws Refusal 422 {@code format-unknown} */
    public static Format of(String extension) {
        return Arrays.stream(values())
                .filter(format -> format.extension().equals(extension))
                .findFirst()
                .orElseThrow(() ->
                        Refusal.invalid("format-unknown", "A result is there as csv, xlsx, geojson, tif, pdf or png."));
    }

    /** As in the name of a file. */
    public String extension() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String mediaType() {
        return mediaType;
    }
}
