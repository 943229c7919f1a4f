package org.onegrid.synth.chronicle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.onegrid.synth.AreaUnit;
import org.onegrid.synth.District;
import org.onegrid.synth.Recipe;
import org.onegrid.synth.chronicle.StoryFigures.Waiting;

/**
 * The five stories hold in the generated data, and {@code data/demo/STORIES.md} tells them with the true numbers. After a
 * change that moves them run this once with {@code -Donegrid.write=true}, read the difference, and write the manifest anew.
 */
class StoriesTest {

    private static final Path FILE = Path.of("data/demo/STORIES.md");
    private static final LocalDate LAST_DAY = LocalDate.of(2026, 11, 22);
    private static final District DISTRICT = District.generate(Recipe.DEMO);
    private static final StoryFigures FIGURES = new StoryFigures(DISTRICT, LAST_DAY);

    @Test
    void theFileTellsTheTruth() throws IOException {
        String told = String.join("\n", tell()) + "\n";
        if (Boolean.getBoolean("onegrid.write")) {
            Files.writeString(FILE, told);
        }
        assertThat(Files.readString(FILE)).isEqualTo(told);
    }

    @Test
    void theCoveWaitsLongestInTheEveningThoughLittleHappensThere() {
        List<Map.Entry<String, Waiting>> evenings = FIGURES.eveningsByCommunity();
        assertThat(evenings.get(0).getKey()).isEqualTo("后岬");
        assertThat(evenings.get(0).getValue().medianMinutes())
                .isGreaterThan(1.2 * evenings.get(1).getValue().medianMinutes());
        assertThat(FIGURES.waiting(FIGURES::inCove).n()).isLessThan(FIGURES.count() / 50);
    }

    @Test
    void theThinStreetHasTwiceTheHouseholdsPerWorkerAndWaitsForThem() {
        String thin = DISTRICT.stories().thinStreet();
        assertThat(FIGURES.householdsPerMember(code -> code.startsWith(thin))).isBetween(360.0, 400.0);
        assertThat(FIGURES.householdsPerMember(code -> !code.startsWith(thin))).isBetween(170.0, 215.0);
        assertThat(thin(true).medianMinutes()).isGreaterThan(2 * thin(false).medianMinutes());
    }

    @Test
    void leaksDoubleInTheOldCommunityAndNowhereElse() {
        Predicate<String> old = code -> code.startsWith(DISTRICT.stories().leakingCommunity());
        assertThat(ratio(old)).isBetween(1.6, 2.6);
        assertThat(ratio(old.negate())).isBetween(0.8, 1.25);
    }

    @Test
    void theBridgeMovesCoverageOfItsTwelveGrids() {
        Map<String, Double> open = FIGURES.minutesFromFireStation(false);
        Map<String, Double> closed = FIGURES.minutesFromFireStation(true);
        assertThat(DISTRICT.stories().bridgeGrids())
                .hasSize(12)
                .allSatisfy(grid -> assertThat(closed.get(grid)).isGreaterThan(open.get(grid) + 0.3));
        assertThat(open.keySet())
                .allSatisfy(grid -> assertThat(closed.get(grid)).isGreaterThanOrEqualTo(open.get(grid)));
    }

    @Test
    void theSplendidGridClosesInMinutesAtMonthEndWhatNobodyElseSaw() {
        String grid = DISTRICT.stories().splendidGrid();
        List<SyntheticCase> tooGood = FIGURES.tooGood(grid::equals);
        assertThat(tooGood.size()).isGreaterThan((int) (0.3 * FIGURES.handled(grid::equals)));
        assertThat(tooGood).allSatisfy(c -> assertThat(monthEnd(c)).isTrue());
        assertThat(FIGURES.tooGood(code -> !code.equals(grid))).hasSizeLessThan(40);
    }

    private static boolean monthEnd(SyntheticCase one) {
        LocalDate day = one.reportedAt().atZone(Chronicle.ZONE).toLocalDate();
        return day.lengthOfMonth() - day.getDayOfMonth() < 4;
    }

    private static Waiting thin(boolean within) {
        String street = DISTRICT.stories().thinStreet();
        return FIGURES.waiting(c ->
                FIGURES.byMember(c) && StoryFigures.byDay(c) && c.gridCode().startsWith(street) == within);
    }

    private static double ratio(Predicate<String> gridCode) {
        return FIGURES.leaksPerWeek(gridCode, 8, FIGURES.lastFullWeek()) / FIGURES.leaksPerWeek(gridCode, 1, 7);
    }

    private static List<String> tell() {
        var stories = DISTRICT.stories();
        List<Map.Entry<String, Waiting>> evenings = FIGURES.eveningsByCommunity();
        Predicate<String> thin = code -> code.startsWith(stories.thinStreet());
        Predicate<String> old = code -> code.startsWith(stories.leakingCommunity());
        Map<String, Double> open = FIGURES.minutesFromFireStation(false);
        Map<String, Double> closed = FIGURES.minutesFromFireStation(true);
        List<String> text = new ArrayList<>();
        text.add("# The stories of the demo district");
        text.add("");
        text.add(
                "What a correct analysis must find. Written by `StoriesTest` from the generated data itself, for the 90 days");
        text.add("that end on " + LAST_DAY + " (" + say("%,d", FIGURES.count())
                + " cases); with another last day the same stories hold with slightly");
        text.add("other numbers. Response is the time from report to arrival. Weeks count from the first day.");
        text.add("");
        text.add("## 1. Behind the headland (后岬)");
        text.add(say(
                "%d grids, %d of the cases of all 90 days. Reports between 18:00 and 23:00:",
                stories.coveGrids().size(), FIGURES.waiting(FIGURES::inCove).n()));
        text.add("- 后岬: " + evenings.get(0).getValue());
        text.add("- the next worst community, " + name(evenings.get(1).getKey()) + ": "
                + evenings.get(1).getValue());
        text.add("- the whole district: " + FIGURES.waiting(StoryFigures::evening));
        text.add("");
        text.add("Cause: one winding road, unlit, from the yards of the street.");
        text.add("");
        text.add("## 2. The thin street (" + name(stories.thinStreet()) + ")");
        text.add(say(
                "%.0f households per grid member; all other streets together %.0f.",
                FIGURES.householdsPerMember(thin), FIGURES.householdsPerMember(thin.negate())));
        text.add("Response of grid members to reports between 08:00 and 18:00:");
        text.add("- there: " + thin(true));
        text.add("- elsewhere: " + thin(false));
        text.add("");
        text.add("## 3. Leaking pipes (" + name(stories.leakingCommunity()) + ")");
        text.add("Burst water pipes (204002), duplicates left out:");
        text.add(leaks("there", old));
        text.add(leaks("elsewhere", old.negate()));
        text.add("");
        text.add("## 4. The bridge (" + stories.bridgeName() + ")");
        text.add(
                "Closed in week 10. Minutes by car from the nearest fire station, mean over the households of the grid:");
        text.add("");
        text.add("| grid | open | closed |");
        text.add("|---|---|---|");
        for (String grid : stories.bridgeGrids()) {
            text.add(say("| %s | %.1f | %.1f |", grid, open.get(grid), closed.get(grid)));
        }
        text.add("");
        text.add("## 5. The splendid grid (" + stories.splendidGrid() + ")");
        List<SyntheticCase> tooGood = FIGURES.tooGood(stories.splendidGrid()::equals);
        text.add(say(
                "%d of its %d closed cases were found by its own member and closed within ten minutes, all of them on",
                tooGood.size(), FIGURES.handled(stories.splendidGrid()::equals)));
        text.add(say(
                "the last four days of a month; in all other grids together there are %d such cases.",
                FIGURES.tooGood(code -> !code.equals(stories.splendidGrid())).size()));
        return text;
    }

    private static String leaks(String where, Predicate<String> grids) {
        return say(
                "- %s: %.1f a week in weeks 1 to 7, %.1f a week in weeks 8 to %d",
                where,
                FIGURES.leaksPerWeek(grids, 1, 7),
                FIGURES.leaksPerWeek(grids, 8, FIGURES.lastFullWeek()),
                FIGURES.lastFullWeek());
    }

    private static String name(String code) {
        return DISTRICT.areas().stream()
                .filter(area -> area.code().equals(code))
                .map(AreaUnit::name)
                .findFirst()
                .map(found -> found + ", " + code)
                .orElse(code);
    }

    private static String say(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
