package org.onegrid.board;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.onegrid.board.Board.AreaLoad;
import org.onegrid.board.Board.Count;
import org.onegrid.board.Board.GridLoad;
import org.onegrid.board.Board.HourCount;
import org.onegrid.board.Board.KindHours;
import org.onegrid.board.Board.LinkOnTime;
import org.onegrid.board.Board.Share;
import org.onegrid.board.Board.StreetResponse;
import org.onegrid.dataset.Catalogue;
import org.onegrid.dataset.Category;
import org.onegrid.dataset.Channel;
import org.onegrid.grid.Area;
import org.onegrid.grid.AreaPath;
import org.onegrid.grid.AreaTree;
import org.onegrid.grid.Partition;
import org.onegrid.grid.PartitionSnapshot;
import org.onegrid.grid.PastPartitions;
import org.onegrid.identity.Person;
import org.onegrid.incident.DistrictZone;
import org.onegrid.incident.IncidentQueries;
import org.onegrid.incident.IncidentView;
import org.onegrid.incident.PastIncidents;
import org.onegrid.incident.Status;
import org.onegrid.live.LiveLog;
import org.onegrid.problem.Refusal;
import org.onegrid.rehearsal.Rehearsals;
import org.onegrid.tracking.Responders;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts the board of an area together, from one snapshot of the database. */
@Service
public class BoardDesk {

    private static final int TOP = 10;
    private static final int TIMEOUT_SECONDS = 20;

    /** Every open incident of an area, as of a position. */
    public record OpenIncidents(long asOf, String epoch, List<IncidentView> incidents) {}

    private final Figures figures;
    private final IncidentQueries incidents;
    private final PastIncidents pastIncidents;
    private final Responders responders;
    private final Partition partition;
    private final PastPartitions past;
    private final Rehearsals rehearsals;
    private final DistrictZone zone;
    private final LiveLog live;
    private final TransactionTemplate snapshot;
    private final Forces forces;
    private final WeekBefore weeks = new WeekBefore();
    private final RecentBoards recent = new RecentBoards(Duration.ofMillis(100));
    private final Catalogue catalogue = Catalogue.standard();
    private final Clock clock = Clock.systemUTC();

    BoardDesk(
            Figures figures,
            IncidentQueries incidents,
            PastIncidents pastIncidents,
            Responders responders,
            Partition partition,
            PastPartitions past,
            Rehearsals rehearsals,
            DistrictZone zone,
            LiveLog live,
            Forces forces,
            PlatformTransactionManager transactions) {
        this.figures = figures;
        this.incidents = incidents;
        this.pastIncidents = pastIncidents;
        this.responders = responders;
        this.partition = partition;
        this.past = past;
        this.rehearsals = rehearsals;
        this.zone = zone;
        this.live = live;
        this.forces = forces;
        this.snapshot = new TransactionTemplate(transactions);
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        snapshot.setReadOnly(true);
        snapshot.setTimeout(TIMEOUT_SECONDS);
    }

    /** By which boundaries incidents are counted. */
    public enum Boundaries {
        /** As they were accounted at the moment the board is of. */
        THEN,
        /** By where their places lie today. */
        TODAY
    }

    /**
     * The board of an area, of now or of a past moment.
     *
     * @param at null for now; what was recorded later is not in it, but for reports that were brought in afterwards
     * @throws Refusal 404 when the area is not this person's to see, 422 {@code window-invalid} or {@code time-invalid}
     */
    public Board board(Person me, String areaCode, String window, @Nullable Instant at, Boundaries boundaries) {
        AreaTree tree = boundaries == Boundaries.TODAY || at == null
                ? partition.tree()
                : past.asOfOrToday(at).tree();
        Area area = area(me, tree, areaCode);
        if (at == null && boundaries == Boundaries.THEN) {
            return board(tree, area, window);
        }
        return recent.get(area.code() + " " + window + " " + at + " " + boundaries, () -> {
            Instant moment = at == null ? clock.instant() : at;
            Window over = Window.of(window, moment.atZone(zone.of(tree.path(area))));
            Cases cases = boundaries == Boundaries.TODAY ? Cases.today(moment) : Cases.then(moment);
            return snapshot.execute(status -> read(tree, area, cases, over, moment));
        });
    }

    /** All open incidents below an area. @throws Refusal 404 when the area is not this person's to see */
    public OpenIncidents openIncidents(Person me, String areaCode) {
        Area area = area(me, partition.tree(), areaCode);
        return snapshot.execute(status -> new OpenIncidents(
                live.currentPosition(), live.currentEpoch(), incidents.listOpen(area, clock.instant())));
    }

    /** @throws Refusal 404 when the area is not this person's to see */
    static Area area(Person me, AreaTree tree, String code) {
        return tree.find(code)
                .filter(found -> tree.within(me.scope(), found))
                .orElseThrow(() -> Refusal.notFound("The area"));
    }

    /** The board of an area for whoever may see all of it. */
    Board board(AreaTree tree, Area area, String window) {
        return recent.get(area.code() + " " + window, () -> {
            // The next whole millisecond, as the answer says it: what is asked for later up to there is all that was
            // counted.
            Instant now = clock.instant().plusNanos(999_999).truncatedTo(ChronoUnit.MILLIS);
            Window over = Window.of(window, now.atZone(zone.of(tree.path(area))));
            Board board = snapshot.execute(status -> read(tree, area, Cases.stored(), over, now));
            return weeks.get(area.id() + " " + window, now, minute -> weekBefore(tree, area, window, minute))
                    .map(board::beside)
                    .orElse(board);
        });
    }

    private Board read(AreaTree tree, Area area, Cases cases, Window window, Instant now) {
        boolean present = cases.kind() == Cases.Kind.STORED;
        String path = tree.path(area).ltree();
        long asOf = live.currentPosition();
        List<Figures.Open> open = figures.open(cases, path, window.now());
        List<Figures.Hour> reported = figures.reportedByHour(cases, path, window);
        List<Figures.Hour> closed = figures.closedByHour(cases, path, window);
        List<Figures.Group> groups = figures.reportedGroups(cases, path, window);
        Figures.Kept arrivedInTime = figures.arrivedInTime(cases, path, window);
        Figures.Kept closedInTime = figures.closedInTime(cases, path, window);
        Parts parts = Parts.of(tree, area);
        List<Figures.Response> response = figures.response(cases, path, window, parts.codesByPath());
        Optional<Figures.Response> overall =
                response.stream().filter(Figures.Response::all).findFirst();
        Board.Kpis kpis = new Board.Kpis(
                since(reported, window.today()),
                open.stream().mapToInt(Figures.Open::open).sum(),
                open.stream().mapToInt(Figures.Open::overdue).sum(),
                since(closed, window.today()),
                Share.of(closedInTime.inTime(), closedInTime.due()),
                overall.map(Figures.Response::p90).orElse(null),
                overall.map(Figures.Response::n).orElse(0),
                present ? (Integer) responders.countOnDuty(area) : null);
        return new Board(
                asOf,
                live.currentEpoch(),
                now.truncatedTo(ChronoUnit.MILLIS),
                new Board.BoardArea(
                        area.code(),
                        area.name(),
                        area.level().code(),
                        tree.path(area).codes(),
                        children(tree, area, open)),
                kpis,
                byHour(reported, closed, window),
                groups.stream()
                        .filter(group -> group.property().equals("category"))
                        .map(group -> new Count(group.key(), categoryName(group.key()), group.count()))
                        .toList(),
                byStatus(open, since(closed, window.from())),
                groups.stream()
                        .filter(group -> group.property().equals("channel"))
                        .map(group -> new Count(group.key(), channelName(group.key()), group.count()))
                        .toList(),
                List.of(
                        new LinkOnTime("response", arrivedInTime.inTime(), arrivedInTime.due()),
                        new LinkOnTime("total", closedInTime.inTime(), closedInTime.due())),
                byStreet(parts, response),
                topOverdue(tree, area, cases, now),
                load(tree, open),
                present ? playing(tree.path(area)) : null,
                byKind(reported, window),
                null,
                present ? forces.of(tree, area, parts, now) : null);
    }

    private Board.@Nullable Playing playing(AreaPath area) {
        return rehearsals
                .findRunning(area)
                .map(one -> new Board.Playing(
                        one.id(),
                        one.name(),
                        one.startedAt(),
                        figures.rehearsed(Long.parseLong(one.id()), area.ltree())))
                .orElse(null);
    }

    /** The same area a week before; empty when it was not there yet. What is older than the areas counts for those of today. */
    private Optional<Board> weekBefore(AreaTree today, Area area, String length, Instant now) {
        Instant then = now.minus(7, ChronoUnit.DAYS);
        AreaTree tree = past.findAsOf(then).map(PartitionSnapshot::tree).orElse(today);
        return tree.find(area.id()).map(known -> {
            Window window = Window.of(length, then.atZone(zone.of(tree.path(known))));
            return snapshot.execute(status -> read(tree, known, Cases.then(then), window, then));
        });
    }

    private List<IncidentView> topOverdue(AreaTree tree, Area area, Cases cases, Instant now) {
        return switch (cases.kind()) {
            case STORED -> incidents.listOverdue(area, now, TOP);
            case THEN -> pastIncidents.listOverdue(tree, tree.path(area).ltree(), now, TOP);
            case TODAY -> List.of();
        };
    }

    private static int since(List<Figures.Hour> hours, ZonedDateTime from) {
        return hours.stream()
                .filter(hour -> !hour.hour().toInstant().isBefore(from.toInstant()))
                .mapToInt(Figures.Hour::count)
                .sum();
    }

    private static List<HourCount> byHour(List<Figures.Hour> reported, List<Figures.Hour> closed, Window window) {
        Map<Instant, Integer> in = counts(reported);
        Map<Instant, Integer> out = counts(closed);
        List<HourCount> hours = new ArrayList<>();
        for (ZonedDateTime hour = window.from(); !hour.isAfter(window.now()); hour = hour.plusHours(1)) {
            OffsetDateTime begin = hour.toOffsetDateTime();
            hours.add(new HourCount(
                    begin, in.getOrDefault(begin.toInstant(), 0), out.getOrDefault(begin.toInstant(), 0)));
        }
        return hours;
    }

    private List<KindHours> byKind(List<Figures.Hour> reported, Window window) {
        Instant from = window.from().toInstant();
        int hours = (int) ChronoUnit.HOURS.between(from, window.now().toInstant()) + 1;
        Map<String, int[]> counts = new TreeMap<>();
        for (Figures.Hour one : reported) {
            int hour = (int) ChronoUnit.HOURS.between(from, one.hour().toInstant());
            if (!one.hour().toInstant().isBefore(from) && hour < hours) {
                counts.computeIfAbsent(one.kind(), kind -> new int[hours])[hour] += one.count();
            }
        }
        return counts.entrySet().stream()
                .map(kind -> new KindHours(
                        kind.getKey(),
                        kindName(kind.getKey()),
                        IntStream.of(kind.getValue()).sum(),
                        IntStream.of(kind.getValue()).boxed().toList()))
                .sorted(Comparator.comparingInt(KindHours::count).reversed())
                .toList();
    }

    private static Map<Instant, Integer> counts(List<Figures.Hour> hours) {
        return hours.stream()
                .collect(Collectors.toMap(hour -> hour.hour().toInstant(), Figures.Hour::count, Integer::sum));
    }

    private static List<Count> byStatus(List<Figures.Open> open, int closed) {
        List<Count> counts = new ArrayList<>();
        for (Status status : Status.values()) {
            if (status.isOpen()) {
                int count = open.stream()
                        .filter(one -> one.status().equals(status.word()))
                        .mapToInt(Figures.Open::open)
                        .sum();
                counts.add(new Count(status.word(), status.word(), count));
            }
        }
        counts.add(new Count(Status.CLOSED.word(), Status.CLOSED.word(), closed));
        return counts;
    }

    private static List<AreaLoad> children(AreaTree tree, Area area, List<Figures.Open> open) {
        Map<Long, int[]> byChild = new HashMap<>();
        int depth = tree.path(area).areas().size();
        for (Figures.Open one : open) {
            tree.find(one.areaId()).map(tree::path).map(AreaPath::areas).ifPresent(way -> {
                if (way.size() > depth) {
                    int[] sum = byChild.computeIfAbsent(way.get(depth).id(), id -> new int[2]);
                    sum[0] += one.open();
                    sum[1] += one.overdue();
                }
            });
        }
        return tree.children(area).stream()
                .map(child -> {
                    int[] sum = byChild.getOrDefault(child.id(), new int[2]);
                    return new AreaLoad(
                            child.code(), child.name(), child.level().code(), sum[0], sum[1]);
                })
                .toList();
    }

    private static List<GridLoad> load(AreaTree tree, List<Figures.Open> open) {
        Map<String, int[]> byGrid = new LinkedHashMap<>();
        for (Figures.Open one : open) {
            tree.find(one.areaId()).ifPresent(grid -> {
                int[] sum = byGrid.computeIfAbsent(grid.code(), code -> new int[2]);
                sum[0] += one.open();
                sum[1] += one.overdue();
            });
        }
        return byGrid.entrySet().stream()
                .map(entry -> new GridLoad(entry.getKey(), entry.getValue()[0], entry.getValue()[1]))
                .toList();
    }

    private static List<StreetResponse> byStreet(Parts parts, List<Figures.Response> response) {
        Map<String, Figures.Response> byKey = new HashMap<>();
        for (Figures.Response one : response) {
            String key = one.key();
            if (key != null) {
                byKey.put(key, one);
            }
        }
        return parts.byCode().values().stream()
                .map(part -> {
                    Figures.Response one = byKey.get(part.code());
                    return one == null
                            ? new StreetResponse(part.code(), part.name(), 0, null, null)
                            : new StreetResponse(part.code(), part.name(), one.n(), one.p50(), one.p90());
                })
                .toList();
    }

    private String kindName(String code) {
        return catalogue.majors().stream()
                .filter(major -> major.code().equals(code))
                .map(Category.Major::zh)
                .findFirst()
                .orElse(code);
    }

    private String categoryName(String code) {
        return catalogue.find(code).map(Category::zh).orElse(code);
    }

    private String channelName(String code) {
        return catalogue.findChannel(code).map(Channel::zh).orElse(code);
    }
}
