package org.onegrid.format;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The encoding a Shapefile states: by name in the .cpg, or by a number in the .dbf. */
final class CodePages {

    private CodePages() {}

    /** @throws FileRefusal {@code encoding-unknown} */
    static @Nullable Charset of(@Nullable Content cpg) throws IOException {
        if (cpg == null) {
            return null;
        }
        String text = new String(cpg.bytes(100), StandardCharsets.ISO_8859_1)
                .replaceAll("[^\\x20-\\x7e]", "")
                .strip();
        if (text.isEmpty()) {
            return null;
        }
        String name = text.toUpperCase(Locale.ROOT).replaceFirst("^(ANSI|OEM|CP)[ _-]?", "");
        return switch (name) {
            case "UTF8", "UTF-8", "65001" -> StandardCharsets.UTF_8;
            case "GBK", "GB2312", "GB18030", "936", "54936" -> TextEncoding.GB18030;
            case "88591", "ISO88591", "ISO 88591", "ISO8859-1" -> StandardCharsets.ISO_8859_1;
            default -> named(name.matches("125[0-9]") ? "windows-" + name : name, text);
        };
    }

    private static Charset named(String name, String text) {
        try {
            return Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw new FileRefusal(
                    "encoding-unknown",
                    "the .cpg names the encoding '" + text + "', which is not known",
                    "name the encoding");
        }
    }

    /** By the language driver of a .dbf; null where the number says nothing certain. */
    static @Nullable Charset ofLanguageDriver(int id) {
        return switch (id) {
            case 0x4d, 0x7a -> TextEncoding.GB18030;
            case 0x4f, 0x78 -> Charset.forName("Big5");
            default -> null;
        };
    }
}
