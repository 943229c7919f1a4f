package org.onegrid.format;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** How the bytes of a text stand for characters: as told, by its byte order mark, or UTF-8 or GB18030, whichever fits all of it. */
final class TextEncoding {

    /** Contains GBK and GB2312. */
    static final Charset GB18030 = Charset.forName("GB18030");

    private TextEncoding() {}

    /** @throws FileRefusal when not all of the content is text in the charset, or in any that is tried */
    static Charset settle(Content content, @Nullable Charset told) {
        try {
            Charset marked = marked(content.head(3));
            if (marked != null) {
                return marked;
            }
            for (Charset candidate :
                    told != null ? new Charset[] {told} : new Charset[] {StandardCharsets.UTF_8, GB18030}) {
                if (fits(content, candidate)) {
                    return candidate;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        throw new FileRefusal(
                "encoding-unknown",
                content.name() + (told != null ? " is not text in " + told : " is neither UTF-8 nor GBK text"),
                "name the encoding, or save the file as UTF-8");
    }

    /** Text from the beginning, without its byte order mark. */
    static Reader reader(Content content, Charset charset) throws IOException {
        Reader reader = strict(content.open(), charset);
        char[] first = new char[1];
        if (reader.read(first) < 0 || first[0] == '\uFEFF') {
            return reader;
        }
        java.io.PushbackReader whole = new java.io.PushbackReader(reader, 1);
        whole.unread(first);
        return whole;
    }

    private static @Nullable Charset marked(byte[] head) {
        if (head.length >= 3 && (head[0] & 0xff) == 0xef && (head[1] & 0xff) == 0xbb && (head[2] & 0xff) == 0xbf) {
            return StandardCharsets.UTF_8;
        }
        if (head.length >= 2 && (head[0] & 0xff) == 0xff && (head[1] & 0xff) == 0xfe) {
            return StandardCharsets.UTF_16LE;
        }
        if (head.length >= 2 && (head[0] & 0xff) == 0xfe && (head[1] & 0xff) == 0xff) {
            return StandardCharsets.UTF_16BE;
        }
        return null;
    }

    private static boolean fits(Content content, Charset charset) throws IOException {
        char[] buffer = new char[1 << 14];
        try (Reader reader = strict(content.open(), charset)) {
            while (reader.read(buffer) >= 0) {
                // decoding is the test
            }
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private static Reader strict(InputStream in, Charset charset) {
        return new InputStreamReader(
                in,
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
    }
}
