package org.onegrid.client;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.onegrid.geo.LngLat;
import org.onegrid.synth.Stream;

/**
 * A storm over another play: for three hours ten times as much is reported as the day has on average. Three quarters of it
 * comes from cells that break out one after the other, each within some hundred metres and a quarter of an hour, so that the
 * same thing is reported many times over; most by hotline, and one in eight by a pressed button.
 */
final class Storm implements Play {

    static final int HOURS = 3;
    static final double TIMES = 10;

    private static final int CELLS = 12;
    private static final double IN_CELLS = 0.75;
    private static final double CELL_METERS = 180;
    private static final double CELL_SECONDS = 12 * 60.0;

    /** What a storm brings; how often of a hundred, and how bad. */
    private record Kind(String category, String title, int share, int severity) {}

    private static final List<Kind> KINDS = List.of(
            new Kind("204006", "道路积水，车辆无法通行", 30, 3),
            new Kind("204080", "树木倒伏阻路", 18, 3),
            new Kind("204008", "架空线缆被风刮断", 9, 3),
            new Kind("204081", "小区停电", 9, 3),
            new Kind("101003", "雨水井盖被冲开", 9, 3),
            new Kind("204004", "下水道堵塞返水", 9, 2),
            new Kind("282086", "房屋进水、墙体渗漏", 6, 3),
            new Kind("204001", "路面塌陷", 3, 4),
            new Kind("282087", "停电致电梯困人", 3, 4),
            new Kind("282091", "被困求助", 4, 4));

    private record Cell(LngLat centre, long atSecond, Kind kind) {}

    private final Play calm;
    private final LocalDate day;
    private final List<Script> scripts;

    /** @param start when it begins, in played time */
    Storm(Play calm, Ground ground, long seed, LocalDate day, Instant start) {
        this.calm = calm;
        this.day = day;
        List<Script> ordinary = calm.day(day);
        Stream stream = Stream.of(seed, "storm/" + start.getEpochSecond());
        int cases = (int) Math.round((TIMES - 1) * HOURS * ordinary.size() / 24.0);
        List<Cell> cells = new ArrayList<>();
        for (int i = 0; i < CELLS; i++) {
            long at = (long) (HOURS * 3600.0 * (i + 0.5) / CELLS);
            cells.add(new Cell(ground.place(stream), at, KINDS.get(stream.pick(shares()))));
        }
        List<Script> all = new ArrayList<>(ordinary);
        for (int i = 0; i < cases; i++) {
            all.add(one(i, cells, ground, stream, start));
        }
        all.sort(Comparator.comparing(Script::reportedAt).thenComparing(Script::sourceId));
        scripts = List.copyOf(all);
    }

    private static double[] shares() {
        return KINDS.stream().mapToDouble(Kind::share).toArray();
    }

    private static Script one(int number, List<Cell> cells, Ground ground, Stream stream, Instant start) {
        boolean clustered = stream.chance(IN_CELLS);
        Cell cell = cells.get(stream.below(cells.size()));
        Kind kind = clustered ? cell.kind : KINDS.get(stream.pick(shares()));
        LngLat at = clustered ? ground.near(cell.centre, CELL_METERS, stream) : ground.place(stream);
        double second = clustered ? cell.atSecond + stream.gauss() * CELL_SECONDS : stream.unit() * HOURS * 3600;
        long after = (long) Math.max(0, Math.min(HOURS * 3600 - 1, second));
        String channel = kind.category.equals("282091")
                ? "alarm"
                : List.of("hotline", "alarm", "field").get(stream.pick(70, 10, 20));
        return new Script(
                "STORM-%05d".formatted(number),
                kind.category,
                at,
                channel,
                Math.min(4, kind.severity + (stream.chance(0.15) ? 1 : 0)),
                kind.title,
                start.plusSeconds(after),
                20 + stream.below(channel.equals("alarm") ? 30 : 240),
                20 + stream.below(180),
                (10 + stream.below(50)) * 60L,
                (10 + stream.below(60)) * 60L,
                (2 + stream.below(20)) * 60L,
                null);
    }

    @Override
    public List<Script> day(LocalDate asked) {
        return asked.equals(day) ? scripts : calm.day(asked);
    }

    @Override
    public boolean goesOnAfter(LocalDate asked) {
        return calm.goesOnAfter(asked);
    }
}
