package org.onegrid.synth.chronicle;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.onegrid.dataset.WorkCalendar;
import org.onegrid.geo.LngLat;
import org.onegrid.network.Mode;
import org.onegrid.network.RoadGraph;
import org.onegrid.network.Snapper;
import org.onegrid.network.Travel;
import org.onegrid.synth.District;
import org.onegrid.synth.Post;
import org.onegrid.synth.Road;
import org.onegrid.synth.RoadNetwork;
import org.onegrid.synth.chronicle.SyntheticCase.Nature;

/**
 * What happened in a district over some days. The same district, seed and first day give the same cases whatever days are
 * asked for and in whatever order; cases of one day never depend on another's. Making one takes a second or two, a day some
 * milliseconds. Immutable and thread-safe.
 */
public final class Chronicle {

    /** The district's clock. */
    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    /** Days of the demonstration. */
    public static final int DAYS = 90;

    private static final double DUPLICATES = 0.03;
    private static final double FALSE_REPORTS = 0.01;
    private static final double GPS_METERS = 7;
    private static final double OTHER_REPORTER_METERS = 35;
    private static final DateTimeFormatter COMPACT = DateTimeFormatter.BASIC_ISO_DATE;

    private final District district;
    private final long seed;
    private final LocalDate firstDay;
    private final int days;
    private final RoadGraph graph;
    private final Travel drive;
    private final Travel ebike;
    private final Snapper snapper;
    private final Grids grids;
    private final Sites sites;
    private final Members members;
    private final Crews crews;
    private final Plots plots;
    private final Sites.Pool leakyHomes;
    private final Set<Integer> cove = new HashSet<>();

    private Chronicle(District district, long seed, LocalDate firstDay, int days) {
        this.district = district;
        this.seed = seed;
        this.firstDay = firstDay;
        this.days = days;
        graph = RoadNetwork.of(district);
        drive = Travel.of(graph, Mode.DRIVE);
        ebike = Travel.of(graph, Mode.EBIKE);
        snapper = Snapper.of(drive);
        grids = new Grids(district);
        sites = new Sites(district, grids, graph, snapper);
        members = new Members(grids, sites, snapper, ebike);
        crews = new Crews(district, snapper, drive, drive.closing(bridge()));
        plots = new Plots(district, firstDay);
        district.stories().coveGrids().forEach(code -> cove.add(grids.index(code)));
        String leaking = district.stories().leakingCommunity();
        leakyHomes = sites.within("old", grid -> grids.community(grid).code().equals(leaking));
    }

    private int[] bridge() {
        Set<Integer> ids = new HashSet<>(district.stories().bridgeRoads());
        List<Road> roads = district.roads();
        return java.util.stream.IntStream.range(0, roads.size())
                .filter(i -> ids.contains(roads.get(i).id()))
                .toArray();
    }

    /**
     * A chronicle.
     *
     * @param firstDay day 1 of week 1; the stories are told from here
     * @param days     how many days {@link #cases()} covers, 1 to 3,660
     */
    public static Chronicle of(District district, long seed, LocalDate firstDay, int days) {
        if (days < 1 || days > 3660) {
            throw new IllegalArgumentException("a chronicle covers 1 to 3660 days, not " + days);
        }
        return new Chronicle(district, seed, firstDay, days);
    }

    /** The 90 days up to and including the last one, with the seed of the district. */
    public static Chronicle endingOn(District district, LocalDate lastDay) {
        return of(district, district.recipe().seed(), lastDay.minusDays(DAYS - 1L), DAYS);
    }

    /** The first day. */
    public LocalDate firstDay() {
        return firstDay;
    }

    /** The last day. */
    public LocalDate lastDay() {
        return firstDay.plusDays(days - 1L);
    }

    /**
     * The hours of the day, 0 to 23, at which each crew and each grid member works, by code of the post: the staff's plan, which
     * a case may outlast.
     */
    public Map<String, Set<Integer>> dutyHours() {
        Map<String, Set<Integer>> hours = new TreeMap<>();
        for (int i = 0; i < crews.count(); i++) {
            int crew = i;
            hours.put(crews.post(crew).code(), hours(hour -> crews.onDuty(crew, hour)));
        }
        for (Post post : grids.allMembers()) {
            hours.put(post.code(), hours(Members::onDuty));
        }
        return hours;
    }

    private static Set<Integer> hours(IntPredicate onDuty) {
        return IntStream.range(0, 24).filter(onDuty).boxed().collect(Collectors.toCollection(TreeSet::new));
    }

    /** All cases of all days in the order they were reported, made as they are read. */
    public Stream<SyntheticCase> cases() {
        return firstDay.datesUntil(firstDay.plusDays(days)).flatMap(day -> day(day).stream());
    }

    /** The cases reported on one day, in order; any day may be asked for. Their steps may reach into later days. */
    public List<SyntheticCase> day(LocalDate day) {
        boolean working = WorkCalendar.standard().isWorkingDay(day);
        Weather weather = Weather.on(seed, day);
        List<Draft> drafts = new ArrayList<>();
        for (Mix.Kind kind : Mix.standard().kinds()) {
            ordinary(kind, day, Mix.standard().hourly(kind, working, weather), drafts);
        }
        leaks(day, drafts);
        selfMade(day, drafts);
        drafts.sort(Comparator.comparingLong((Draft d) -> d.reported).thenComparing(d -> d.kind.code()));
        for (int i = 0; i < drafts.size(); i++) {
            drafts.get(i).number("DEMO-%s-%04d".formatted(day.format(COMPACT), i + 1));
        }
        Traffic traffic = new Traffic(working, weather);
        new Desk(grids, crews, members, traffic, plots.bridgeClosed(day), cove::contains, seed, day).work(drafts);
        return drafts.stream().map(d -> d.toCase(grids.code(d.reportedGrid))).toList();
    }

    private void ordinary(Mix.Kind kind, LocalDate day, double[] hourly, List<Draft> drafts) {
        org.onegrid.synth.Stream stream = org.onegrid.synth.Stream.of(seed, "cases/" + day + "/" + kind.code());
        Sites.Pool pool = sites.of(kind.at());
        for (int hour = 0; hour < hourly.length; hour++) {
            for (int n = Chance.poisson(stream, hourly[hour]); n > 0; n--) {
                Nature nature = stream.chance(FALSE_REPORTS) ? Nature.FALSE_REPORT : Nature.GENUINE;
                Draft draft = draft(kind, pool.draw(stream), moment(day, hour, stream), nature, stream);
                drafts.add(draft);
                if (nature == Nature.GENUINE && stream.chance(DUPLICATES)) {
                    repeat(draft, stream, day, drafts);
                }
            }
        }
    }

    private void repeat(Draft original, org.onegrid.synth.Stream stream, LocalDate day, List<Draft> drafts) {
        long later = original.reported + Chance.seconds(stream, 18, 0.8);
        if (later >= midnight(day.plusDays(1))) {
            return;
        }
        LngLat at = inside(Sites.beside(original.site.at(), OTHER_REPORTER_METERS, stream), original.site);
        drafts.add(new Draft(
                original.kind,
                original.site,
                at,
                gridOr(at, original.site.grid()),
                original.channel.equals("hotline") ? "field" : "hotline",
                original.severity,
                title(original.kind, original.site, stream),
                later,
                Nature.DUPLICATE,
                original));
    }

    private void leaks(LocalDate day, List<Draft> drafts) {
        org.onegrid.synth.Stream stream = org.onegrid.synth.Stream.of(seed, "leaks/" + day);
        if (leakyHomes.isEmpty()) {
            return;
        }
        Mix.Kind kind = Mix.standard().kind(Plots.LEAK);
        for (int n = Chance.poisson(stream, plots.extraLeaks(day)); n > 0; n--) {
            long at = moment(day, 6 + stream.below(17), stream);
            drafts.add(draft(kind, leakyHomes.draw(stream), at, Nature.GENUINE, stream));
        }
    }

    private void selfMade(LocalDate day, List<Draft> drafts) {
        org.onegrid.synth.Stream stream = org.onegrid.synth.Stream.of(seed, "self-made/" + day);
        int n = plots.selfMade(day);
        if (n == 0) {
            return;
        }
        int grid = grids.index(district.stories().splendidGrid());
        Sites.Pool pool = sites.within("home", g -> g == grid);
        for (int i = 0; i < n && !pool.isEmpty(); i++) {
            Mix.Kind kind = Mix.standard().kind(Plots.SELF_MADE.get(stream.below(Plots.SELF_MADE.size())));
            Sites.Site site = pool.draw(stream);
            long at = moment(day, 15 + stream.below(3), stream);
            int severity = kind.category().severity();
            drafts.add(new Draft(
                    kind,
                    site,
                    site.at(),
                    grid,
                    "field",
                    severity,
                    title(kind, site, stream),
                    at,
                    Nature.SELF_MADE,
                    null));
        }
    }

    private Draft draft(Mix.Kind kind, Sites.Site site, long reported, Nature nature, org.onegrid.synth.Stream stream) {
        LngLat at = inside(Sites.beside(site.at(), GPS_METERS, stream), site);
        int severity = kind.category().severity() + stream.pick(1, 8, 1.2) - 1;
        return new Draft(
                kind,
                site,
                at,
                gridOr(at, site.grid()),
                kind.channel(stream.unit()),
                Math.max(1, Math.min(4, severity)),
                title(kind, site, stream),
                reported,
                nature,
                null);
    }

    /** The place, or that of the site where it would fall beyond the district. */
    private LngLat inside(LngLat at, Sites.Site site) {
        return grids.find(at) < 0 ? site.at() : at;
    }

    private int gridOr(LngLat at, int otherwise) {
        int grid = grids.find(at);
        return grid < 0 ? otherwise : grid;
    }

    private String title(Mix.Kind kind, Sites.Site site, org.onegrid.synth.Stream stream) {
        String road = district.roads().get(site.snap().link()).name();
        return kind.titles()
                .get(stream.below(kind.titles().size()))
                .replace("{road}", road)
                .replace("{area}", grids.community(site.grid()).name());
    }

    private static long moment(LocalDate day, int hour, org.onegrid.synth.Stream stream) {
        return midnight(day) + hour * 3600L + stream.below(3600);
    }

    Crews crews() {
        return crews;
    }

    Grids grids() {
        return grids;
    }

    Snapper snapper() {
        return snapper;
    }

    /** By car that day, on empty roads. */
    Travel drive(LocalDate day) {
        return plots.bridgeClosed(day) ? drive.closing(bridge()) : drive;
    }

    Travel ebike() {
        return ebike;
    }

    long seed() {
        return seed;
    }

    private static long midnight(LocalDate day) {
        return day.atStartOfDay(ZONE).toEpochSecond();
    }
}
