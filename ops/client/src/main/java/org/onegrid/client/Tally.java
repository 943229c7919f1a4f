package org.onegrid.client;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What became of each row of a file: counts, the list of rows left out, agreement with the file's own areas. */
final class Tally implements AutoCloseable {

    private final Path listFile;
    private final BufferedWriter list;
    private final Map<String, Integer> leftOut = new TreeMap<>();
    private final Map<String, Integer> placed = new LinkedHashMap<>();
    private long rows;
    private long agree;
    private long differ;
    private long nowhere;

    Tally(Path listFile) {
        this.listFile = listFile;
        try {
            list = Files.newBufferedWriter(listFile);
            list.write("line,code,reason\n");
        } catch (IOException e) {
            throw new Failure("cannot write the list of rows left out, " + listFile + ": " + e.getMessage());
        }
    }

    /** A row that is now an incident of an area, or was one before. */
    synchronized void placed(String how, String areaCode, Optional<String> expectedArea) {
        rows++;
        placed.merge(how, 1, Integer::sum);
        expectedArea.ifPresent(expected -> compare(expected, areaCode));
    }

    /** A row that is none. @param outside whether because it lies in no area */
    synchronized void leftOut(long line, String code, String reason, boolean outside, Optional<String> expectedArea) {
        rows++;
        leftOut.merge(code, 1, Integer::sum);
        if (outside && expectedArea.isPresent()) {
            nowhere++;
        }
        try {
            list.write(line + "," + code + ",\"" + reason.replace("\"", "\"\"").replace('\n', ' ') + "\"\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A code put together of several fields of the coverage agrees by the first of them. */
    private void compare(String expected, String found) {
        if (found.equals(expected) || found.startsWith(expected + "-")) {
            agree++;
        } else {
            differ++;
        }
    }

    synchronized long rows() {
        return rows;
    }

    synchronized int placed(String how) {
        return placed.getOrDefault(how, 0);
    }

    synchronized int leftOut(String code) {
        return leftOut.getOrDefault(code, 0);
    }

    synchronized long agree() {
        return agree;
    }

    synchronized long differ() {
        return differ;
    }

    synchronized long nowhere() {
        return nowhere;
    }

    /** The sums, a line each. */
    synchronized String summary() {
        StringBuilder text = new StringBuilder(rows + " rows read\n");
        placed.forEach((how, n) -> text.append(String.format("%,9d %s%n", n, how)));
        leftOut.forEach((code, n) -> text.append(String.format("%,9d left out: %s%n", n, code)));
        if (!leftOut.isEmpty()) {
            text.append("rows left out are listed with line and reason in ")
                    .append(listFile)
                    .append('\n');
        }
        if (agree + differ + nowhere > 0) {
            text.append(String.format(
                    "the file's own area field: agrees for %,d rows, differs for %,d, %,d lie in no area%n",
                    agree, differ, nowhere));
        }
        return text.toString();
    }

    @Override
    public synchronized void close() {
        try {
            list.close();
            if (leftOut.isEmpty()) {
                Files.delete(listFile);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
