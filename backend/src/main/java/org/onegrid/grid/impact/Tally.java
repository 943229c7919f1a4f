package org.onegrid.grid.impact;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.onegrid.grid.impact.Count.Figure;

/** Puts the figures of all followers together, area by area. */
final class Tally {

    /** The figures of one area, or of several added up. */
    private static final class Sums {

        private final Map<Figure, Map<String, Long>> counts = new EnumMap<>(Figure.class);
        private final List<Measures.Shape> shapes = new ArrayList<>();

        void add(Figure figure, String key, long count) {
            if (count != 0) {
                counts.computeIfAbsent(figure, f -> new TreeMap<>()).merge(key, count, Long::sum);
            }
        }

        void add(Sums other) {
            other.counts.forEach((figure, keys) -> keys.forEach((key, count) -> add(figure, key, count)));
            shapes.addAll(other.shapes);
        }

        private long one(Figure figure) {
            return all(figure).getOrDefault("", 0L);
        }

        private Map<String, Long> all(Figure figure) {
            return counts.getOrDefault(figure, new TreeMap<>());
        }

        AreaFigures figures() {
            long workers = one(Figure.WORKERS);
            return new AreaFigures(
                    one(Figure.HOUSEHOLDS),
                    one(Figure.RESIDENTS),
                    all(Figure.GROUP),
                    all(Figure.ELEMENTS),
                    one(Figure.SERVICE_POINTS),
                    one(Figure.STAFF),
                    workers == 0 ? null : (Double) ((double) one(Figure.HOUSEHOLDS) / workers),
                    all(Figure.OPEN_INCIDENTS),
                    shapes.stream().mapToDouble(Measures.Shape::squareMeters).sum(),
                    shapes.stream()
                            .mapToDouble(Measures.Shape::compactness)
                            .average()
                            .orElse(0),
                    shapes.stream().mapToDouble(Measures.Shape::borderMeters).sum());
        }
    }

    private final Resettlement change;
    private final Measures.Both measures;
    private final List<Forecast> forecasts;
    private final Map<Long, Sums> before = new LinkedHashMap<>();
    private final Map<Long, Sums> after = new LinkedHashMap<>();

    Tally(Resettlement change, Measures.Both measures, List<Forecast> forecasts) {
        this.change = change;
        this.measures = measures;
        this.forecasts = forecasts;
        measures.before().forEach((id, named) -> sums(before, id).shapes.add(named.shape()));
        measures.after().forEach((id, shape) -> sums(after, id).shapes.add(shape));
        for (Forecast forecast : forecasts) {
            for (Count count : forecast.counts()) {
                sums(before, count.areaId()).add(count.figure(), count.key(), count.before());
                sums(after, count.areaId()).add(count.figure(), count.key(), count.after());
            }
        }
    }

    private static Sums sums(Map<Long, Sums> of, long areaId) {
        return of.computeIfAbsent(areaId, id -> new Sums());
    }

    Impact impact() {
        Map<Long, NewGround> grounds = new HashMap<>();
        change.grounds().forEach(ground -> grounds.put(ground.areaId(), ground));
        Map<Long, Impact.AreaImpact> areas = new TreeMap<>();
        measures.before().forEach((id, named) -> areas.put(id, area(id, named, grounds.get(id))));
        grounds.forEach((id, ground) -> areas.computeIfAbsent(id, one -> area(one, null, ground)));
        List<Move> moves =
                forecasts.stream().flatMap(one -> one.moves().stream()).toList();
        long total = forecasts.stream().mapToLong(Forecast::total).sum();
        return new Impact(
                List.copyOf(areas.values()),
                new Impact.Totals(total(before), total(after)),
                moves.stream()
                        .sorted(Comparator.comparing(Move::kind))
                        .map(move -> moved(move, grounds))
                        .toList(),
                total,
                moves.size() < total);
    }

    private Impact.AreaImpact area(long id, Measures.@Nullable Named named, @Nullable NewGround ground) {
        String code = named != null ? named.code() : ground == null ? "" : ground.code();
        String name = ground != null ? ground.name() : named == null ? "" : named.name();
        return new Impact.AreaImpact(
                code,
                ground == null ? null : ground.proposedCode(),
                name,
                named == null ? null : sums(before, id).figures(),
                ground == null ? null : sums(after, id).figures());
    }

    private static AreaFigures total(Map<Long, Sums> areas) {
        Sums total = new Sums();
        areas.values().forEach(total::add);
        return total.figures();
    }

    private Impact.Moved moved(Move move, Map<Long, NewGround> grounds) {
        return new Impact.Moved(
                move.kind(),
                move.layer(),
                move.id(),
                move.name(),
                code(move.from(), grounds),
                code(move.to(), grounds),
                move.note());
    }

    private String code(long id, Map<Long, NewGround> grounds) {
        Measures.Named named = measures.before().get(id);
        if (named != null) {
            return named.code();
        }
        NewGround ground = grounds.get(id);
        if (ground == null) {
            throw new IllegalStateException("a follower named the area " + id + ", which is not touched");
        }
        return ground.code();
    }
}
