package org.onegrid.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.onegrid.format.Fixtures.UPLOAD;
import static org.onegrid.format.Fixtures.UPLOAD_WGS84;
import static org.onegrid.format.Fixtures.gzipped;
import static org.onegrid.format.Fixtures.place;
import static org.onegrid.format.Fixtures.read;
import static org.onegrid.format.Fixtures.refused;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.onegrid.geo.Bounds;
import org.onegrid.geo.Datum;

class CsvTest {

    @Test
    void everyRowKnowsTheLineItStartsIn() {
        List<Feature> rows = read("id,text\r\n1,\"a\r\nb, \"\"c\"\"\"\r\n\r\n2,d\r\n", "a.csv", UPLOAD);
        assertThat(rows).extracting(Feature::line).containsExactly(2L, 5L);
        assertThat(rows).extracting(Feature::record).containsExactly(1L, 2L);
        assertThat(rows.get(0).text("text")).isEqualTo("a\r\nb, \"c\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "GBK", "GB18030", "UTF-16LE", "UTF-16BE"})
    void readsChineseInEveryUsualEncoding(String charset) {
        String text = "名称,地址\n海湾街道,渔港路①号\n";
        boolean marked = charset.startsWith("UTF-16");
        byte[] bytes = ((marked ? "\uFEFF" : "") + text).getBytes(Charset.forName(charset));
        for (byte[] content : List.of(bytes, gzipped(bytes))) {
            Feature row = read(content, content == bytes ? "a.csv" : "a.csv.gz", UPLOAD)
                    .get(0);
            assertThat(row.text("名称")).isEqualTo("海湾街道");
            assertThat(row.text("地址")).isEqualTo("渔港路①号");
        }
    }

    @Test
    void aByteOrderMarkIsNotPartOfTheFirstName() {
        assertThat(read("\uFEFFa;b\n1;2\n", "a.csv", UPLOAD).get(0).attributes())
                .containsOnlyKeys("a", "b");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"';'", "','", "'\t'"})
    void findsTheSeparator(char separator) {
        String file = "a,b;c\td\n1,2;3\t4\n".replaceAll("[,;\t]", String.valueOf(separator));
        assertThat(read(file, "a.csv", UPLOAD).get(0).attributes()).hasSize(4);
    }

    @Test
    void refusesTextInNoKnownEncoding() {
        byte[] latin = "name\ncaf\u00e9 noir\n".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(refused(latin, "a.csv", UPLOAD).code()).isEqualTo("encoding-unknown");
        assertThat(read(latin, "a.csv", UPLOAD.encodedAs(StandardCharsets.ISO_8859_1))
                        .get(0)
                        .text("name"))
                .isEqualTo("caf\u00e9 noir");
        byte[] gbk = "名称\n街道\n".getBytes(Charset.forName("GBK"));
        assertThat(refused(gbk, "a.csv", UPLOAD.encodedAs(StandardCharsets.UTF_8))
                        .code())
                .isEqualTo("encoding-unknown");
    }

    @Test
    void everyRowWithAWrongPlaceSaysWhy() {
        String file = """
                id,lng,lat
                1,121.5,31.2
                2,,31.2
                3,31.2,121.5
                4,abc,31.2
                5,1d,0x1p3
                6,NaN,31.2
                7,500000,3450000
                8,121.5
                9,121.5,31.2,extra
                10," 121.5 ",31.2e0
                """;
        List<Feature> rows = read(file, "a.csv", UPLOAD.in(Datum.GCJ02).withPoints("lng", "lat"));
        assertThat(rows.stream()
                        .map(r -> r.isSound() ? "ok" : r.faults().get(0).code())
                        .toList())
                .isEqualTo(List.of(
                        "ok",
                        "coordinate-missing",
                        "coordinates-swapped",
                        "coordinate-malformed",
                        "coordinate-malformed",
                        "coordinate-malformed",
                        "coordinate-out-of-range",
                        "csv-field-count",
                        "csv-field-count",
                        "ok"));
        assertThat(place(rows.get(0))).isEqualTo(Datum.GCJ02.toStored(121.5, 31.2));
        assertThat(rows.get(2).faults().get(0).line()).isEqualTo(4);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'a,a\n1,2\n'      | csv-header-duplicate",
                "'a,b\n\"1\"x,2\n' | csv-malformed",
            })
    void refusesWhatIsNoTable(String file, String code) {
        assertThat(refused(file, "a.csv", UPLOAD).code()).isEqualTo(code);
    }

    @Test
    void anUnclosedQuotationMarkIsNeverSilent() {
        StringBuilder file = new StringBuilder("a,b\n1,2\n\"3,4\n");
        for (int i = 0; i < 20; i++) {
            file.append("5,6\n");
        }
        List<Feature> rows = read(file.toString(), "a.csv", UPLOAD);
        assertThat(rows.get(rows.size() - 1).faults()).extracting(Fault::code).containsExactly("csv-field-count");
        assertThat(rows.get(rows.size() - 1).line()).isEqualTo(3);
    }

    @Test
    void tellsSwappedColumnsWhereTheCityIsKnown() {
        Bounds newYork = new Bounds(-74.3, 40.4, -73.6, 41);
        Reading swapped = UPLOAD_WGS84.withPoints("lat", "lng");
        String file = "lat,lng\n40.7,-74\n41.9,-87.6\n";
        assertThat(read(file, "a.csv", swapped)).as("a place in Antarctica").allMatch(Feature::isSound);
        List<Feature> rows = read(file, "a.csv", swapped.expectedWithin(newYork));
        assertThat(rows.get(0).faults()).extracting(Fault::code).containsExactly("coordinates-swapped");
        assertThat(rows.get(1).isSound()).as("elsewhere either way").isTrue();
        assertThat(read(file, "a.csv", UPLOAD_WGS84.withPoints("lng", "lat").expectedWithin(newYork)))
                .allMatch(Feature::isSound);
    }

    @Test
    void asksForTheDatumAndTheColumnsOfThePlace() {
        assertThat(refused("a,b\n1,2\n", "a.csv", UPLOAD.withPoints("a", "b")).code())
                .isEqualTo("datum-missing");
        Fault unknown = refused("a,b\n1,2\n", "a.csv", UPLOAD_WGS84.withPoints("lng", "lat"));
        assertThat(unknown.code()).isEqualTo("csv-column-unknown");
        assertThat(unknown.advice()).contains("a, b");
    }

    @Test
    void boundsFieldsRowsAndColumns() {
        Reading tight = Reading.asDeclared(new Limits(1_000_000, 3, 10, 10, 100, 5, 5));
        assertThat(refused("a\n" + "x".repeat(101) + "\n", "a.csv", tight).code())
                .isEqualTo("csv-malformed");
        assertThat(refused("a\n\"" + "x\n".repeat(101) + "\"\n", "a.csv", tight).code())
                .isEqualTo("csv-malformed");
        assertThat(refused("a,b,c,d,e,f\n", "a.csv", tight).code()).isEqualTo("csv-malformed");
        assertThat(refused("a\n1\n2\n3\n4\n", "a.csv", tight).code()).isEqualTo("features-too-many");
        assertThat(refused("a\n" + "1,".repeat(400_000) + "\n", "a.csv", tight).code())
                .isEqualTo("csv-malformed");
    }
}
