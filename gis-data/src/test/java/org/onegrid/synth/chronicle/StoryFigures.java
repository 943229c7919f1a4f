package org.onegrid.synth.chronicle;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.onegrid.network.Mode;
import org.onegrid.network.Reach;
import org.onegrid.network.RoadGraph;
import org.onegrid.network.Snap;
import org.onegrid.network.Snapper;
import org.onegrid.network.Travel;
import org.onegrid.synth.Building;
import org.onegrid.synth.District;
import org.onegrid.synth.Element;
import org.onegrid.synth.Level;
import org.onegrid.synth.Post;
import org.onegrid.synth.RoadNetwork;
import org.onegrid.synth.chronicle.SyntheticCase.Nature;

/** What a correct analysis of the demo must find, computed from the cases alone, the way an analyst would. */
final class StoryFigures {

    private static final int WEEKS = 12;

    private final District district;
    private final LocalDate firstDay;
    private final List<SyntheticCase> cases;

    StoryFigures(District district, LocalDate lastDay) {
        this.district = district;
        Chronicle chronicle = Chronicle.endingOn(district, lastDay);
        firstDay = chronicle.firstDay();
        cases = chronicle.cases().toList();
    }

    int count() {
        return cases.size();
    }

    /** Median minutes from report to arrival; the two halves of a story are compared with it. */
    record Waiting(int n, double medianMinutes, double p90Minutes) {

        static Waiting of(List<Double> minutes) {
            List<Double> sorted = minutes.stream().sorted().toList();
            int n = sorted.size();
            return n == 0 ? new Waiting(0, 0, 0) : new Waiting(n, sorted.get(n / 2), sorted.get(n * 9 / 10));
        }

        @Override
        public String toString() {
            return String.format(Locale.ROOT, "median %.0f min, p90 %.0f min, n = %,d", medianMinutes, p90Minutes, n);
        }
    }

    Waiting waiting(Predicate<SyntheticCase> which) {
        return Waiting.of(cases.stream()
                .filter(c -> c.when("arrive") != null)
                .filter(which)
                .map(StoryFigures::minutes)
                .toList());
    }

    private static double minutes(SyntheticCase one) {
        return Duration.between(one.reportedAt(), one.when("arrive")).toSeconds() / 60.0;
    }

    private static int hour(SyntheticCase one) {
        return one.reportedAt().atZone(Chronicle.ZONE).getHour();
    }

    static boolean evening(SyntheticCase one) {
        return hour(one) >= 18 && hour(one) < 23;
    }

    static boolean byDay(SyntheticCase one) {
        return hour(one) >= 8 && hour(one) < 18;
    }

    boolean inCove(SyntheticCase one) {
        return new HashSet<>(district.stories().coveGrids()).contains(one.gridCode());
    }

    /** Evening waiting by community, the cove as one, with at least 40 cases, the longest median first. */
    List<Map.Entry<String, Waiting>> eveningsByCommunity() {
        Set<String> cove = new HashSet<>(district.stories().coveGrids());
        Map<String, List<Double>> minutes = new HashMap<>();
        for (SyntheticCase one : cases) {
            if (evening(one) && one.when("arrive") != null) {
                String where =
                        cove.contains(one.gridCode()) ? "后岬" : one.gridCode().substring(0, 12);
                minutes.computeIfAbsent(where, k -> new ArrayList<>()).add(minutes(one));
            }
        }
        return minutes.entrySet().stream()
                .map(e -> Map.entry(e.getKey(), Waiting.of(e.getValue())))
                .filter(e -> e.getValue().n >= 40)
                .sorted(Comparator.comparingDouble(e -> -e.getValue().medianMinutes))
                .toList();
    }

    double householdsPerMember(Predicate<String> areaCode) {
        long members = district.posts().stream()
                .filter(p -> p.role() == Post.Role.MEMBER && areaCode.test(p.areaCode()))
                .count();
        int households = district.areas(Level.GRID).stream()
                .filter(a -> areaCode.test(a.code()))
                .mapToInt(a -> a.households())
                .sum();
        return households / (double) members;
    }

    boolean byMember(SyntheticCase one) {
        return one.responder() != null && one.responder().matches("\\d{15}-.*");
    }

    /** Burst pipes per week in an area, weeks from..to, counted from 1, both included. */
    double leaksPerWeek(Predicate<String> gridCode, int from, int to) {
        long n = cases.stream()
                .filter(c -> c.category().equals(Plots.LEAK) && c.nature() != Nature.DUPLICATE)
                .filter(c -> gridCode.test(c.gridCode()))
                .filter(c -> week(c.reportedAt()) >= from && week(c.reportedAt()) <= to)
                .count();
        return n / (double) (to - from + 1);
    }

    private int week(Instant moment) {
        Duration since = Duration.between(firstDay.atStartOfDay(Chronicle.ZONE), moment.atZone(Chronicle.ZONE));
        return (int) (since.toDays() / 7) + 1;
    }

    int lastFullWeek() {
        return WEEKS;
    }

    /** Minutes by car on empty roads from the nearest fire station, averaged over the households of each grid. */
    Map<String, Double> minutesFromFireStation(boolean bridgeClosed) {
        RoadGraph graph = RoadNetwork.of(district);
        Set<Integer> bridge = new HashSet<>(district.stories().bridgeRoads());
        int[] links = IntStream.range(0, graph.linkCount())
                .filter(i -> bridge.contains(district.roads().get(i).id()))
                .toArray();
        Travel free = Travel.of(graph, Mode.DRIVE);
        Snapper snapper = Snapper.of(free);
        List<Snap> stations = district.elements().stream()
                .filter(e -> e.layer() == Element.Layer.PLACE && e.kind().equals("fire"))
                .map(e -> snapper.get(e.at()))
                .toList();
        Reach reach = Reach.from(bridgeClosed ? free.closing(links) : free, stations);
        Map<String, double[]> sums = new HashMap<>();
        for (Building building : district.buildings()) {
            if (building.households() > 0) {
                double[] sum = sums.computeIfAbsent(building.gridCode(), k -> new double[2]);
                sum[0] += building.households() * (reach.millisTo(snapper.get(building.at())) / 60_000.0);
                sum[1] += building.households();
            }
        }
        return sums.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue()[0] / e.getValue()[1]));
    }

    /** Cases of a grid found and closed by its own member within ten minutes. */
    List<SyntheticCase> tooGood(Predicate<String> gridCode) {
        return cases.stream()
                .filter(c -> gridCode.test(c.gridCode()) && c.channel().equals("field") && c.when("close") != null)
                .filter(c -> Duration.between(c.reportedAt(), Objects.requireNonNull(c.when("close")))
                                .toMinutes()
                        < 10)
                .toList();
    }

    long handled(Predicate<String> gridCode) {
        return cases.stream()
                .filter(c -> gridCode.test(c.gridCode()) && c.when("close") != null)
                .count();
    }
}
