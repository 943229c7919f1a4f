package org.onegrid.analytics.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.onegrid.analytics.KeptResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** CSV read back by Python's csv module, XLSX by Apache POI. */
class TableExportTest {

    private static final String READ_CSV =
            "import csv, io, json, sys; print(json.dumps(list(csv.DictReader(io.TextIOWrapper("
                    + "sys.stdin.buffer, encoding='utf-8-sig', newline='')))))";

    private final KeptResult kept = SampleResult.kept(false);

    @Test
    void pythonReadsTheValuesOfTheCsv() throws Exception {
        JsonNode rows = python(CsvExport.write(kept));
        assertThat(rows).hasSize(SampleResult.NAMES.size() + 1);
        for (int i = 0; i < SampleResult.NAMES.size(); i++) {
            JsonNode row = rows.get(i);
            assertThat(row.path("part").asString()).isEqualTo("area");
            assertThat(row.path("code").asString()).isEqualTo("99010000300" + i);
            assertThat(row.path("from").asString()).isEqualTo("2026-08-25");
            if (i == 3) {
                assertThat(row.path("p90").asString()).isEmpty();
                assertThat(row.path("unknown").asString()).isEqualTo("too-few");
            } else {
                assertThat(Double.parseDouble(row.path("p90").asString())).isEqualTo(600 + 450.5 * i);
                assertThat(Double.parseDouble(row.path("shareWithin").asString()))
                        .isEqualTo(1 / 3.0);
            }
        }
        JsonNode total = rows.get(SampleResult.NAMES.size());
        assertThat(total.path("part").asString()).isEqualTo("total");
        assertThat(total.path("name").asString()).isEqualTo("云澜示范区");
        assertThat(total.path("n").asString()).isEqualTo("1500");
    }

    @Test
    void noNameInTheCsvBeginsAFormula() throws Exception {
        JsonNode rows = python(CsvExport.write(kept));
        assertThat(rows.get(0).path("name").asString()).isEqualTo("后岬社区");
        for (int i = 1; i <= 6; i++) {
            assertThat(rows.get(i).path("name").asString()).isEqualTo("'" + SampleResult.NAMES.get(i));
        }
        assertThat(rows.get(7).path("name").asString()).isEqualTo(SampleResult.NAMES.get(7));
    }

    @Test
    void poiReadsTheWorkbookAsNumbersAndTextsNeverFormulas() throws IOException {
        byte[] bytes = WorkbookExport.write(kept, Wording.in(Language.ZH));
        try (XSSFWorkbook book = new XSSFWorkbook(new ByteArrayInputStream(bytes))) {
            Sheet sheet = book.getSheet("结果");
            List<String> heads = texts(sheet.getRow(0));
            assertThat(heads).contains("区域代码", "区域", "件数", "90 分位（分钟）", "90 分位下限（分钟）", "限内占比（%）");
            int p90 = heads.indexOf("90 分位（分钟）");
            int share = heads.indexOf("限内占比（%）");
            for (int i = 0; i < SampleResult.NAMES.size(); i++) {
                Row row = sheet.getRow(i + 1);
                assertThat(row.getCell(2).getCellType()).isEqualTo(CellType.STRING);
                assertThat(row.getCell(2).getStringCellValue()).isEqualTo("99010000300" + i);
                assertThat(row.getCell(3).getStringCellValue())
                        .endsWith(SampleResult.NAMES.get(i).strip());
                if (i == 3) {
                    assertThat(row.getCell(p90))
                            .satisfiesAnyOf(
                                    cell -> assertThat(cell).isNull(),
                                    cell -> assertThat(cell.getCellType()).isEqualTo(CellType.BLANK));
                    assertThat(texts(row)).contains("样本不足 20");
                } else {
                    assertThat(row.getCell(p90).getNumericCellValue()).isCloseTo((600 + 450.5 * i) / 60, within(1e-9));
                    assertThat(row.getCell(share).getNumericCellValue()).isCloseTo(1 / 3.0, within(1e-12));
                    assertThat(row.getCell(share).getCellStyle().getDataFormatString())
                            .isEqualTo("0.0%");
                }
            }
            for (Row row : sheet) {
                for (Cell cell : row) {
                    assertThat(cell.getCellType()).isNotEqualTo(CellType.FORMULA);
                }
            }
            assertThat(sheet.getPaneInformation().isFreezePane()).isTrue();
            List<String> about = new ArrayList<>();
            book.getSheet("说明").forEach(row -> about.addAll(texts(row)));
            assertThat(String.join("\n", about))
                    .contains("上报至到达", "2026-08-25 至 2026-11-22", "18–23 时", kept.id(), "未完成的件已计入");
        }
    }

    @Test
    void theSameResultGivesTheSameBytes() throws InterruptedException {
        byte[] csv = CsvExport.write(kept);
        byte[] xlsx = WorkbookExport.write(kept, Wording.in(Language.EN));
        Thread.sleep(2_100); // archives count time in steps of two seconds
        assertThat(CsvExport.write(SampleResult.kept(false))).isEqualTo(csv);
        assertThat(WorkbookExport.write(SampleResult.kept(false), Wording.in(Language.EN)))
                .isEqualTo(xlsx);
    }

    @Test
    void bothLanguagesKnowTheSameWords() {
        assertThat(Wording.in(Language.ZH).keys())
                .isEqualTo(Wording.in(Language.EN).keys());
    }

    private static List<String> texts(Row row) {
        List<String> texts = new ArrayList<>();
        for (Cell cell : row) {
            texts.add(cell.getCellType() == CellType.STRING ? cell.getStringCellValue() : "");
        }
        return texts;
    }

    private static JsonNode python(byte[] csv) throws IOException, InterruptedException {
        Process python = new ProcessBuilder("python3", "-c", READ_CSV)
                .redirectErrorStream(true)
                .start();
        try (var to = python.getOutputStream()) {
            to.write(csv);
        }
        String said = new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(python.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(python.exitValue()).as(said).isZero();
        return JsonMapper.shared().readTree(said);
    }
}
