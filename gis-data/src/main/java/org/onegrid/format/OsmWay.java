package org.onegrid.format;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.onegrid.network.SpeedTable;
import org.onegrid.network.Speeds;

/**
 * How a way of OpenStreetMap may be travelled: its class, who is let in, which way round, and its speed limit. After the pages
 * Key:highway, Key:access, Key:oneway, Key:junction and Key:maxspeed of the OpenStreetMap wiki; of the conditional and
 * lane-wise keys nothing is read.
 *
 * @param along   speeds in the direction of the way
 * @param against speeds in the other direction
 */
public record OsmWay(Speeds along, Speeds against) {

    private static final Set<String> ALLOWED = Set.of("yes", "designated", "permissive", "destination", "official");
    private static final Set<String> REFUSED =
            Set.of("no", "private", "customers", "delivery", "agricultural", "forestry");
    private static final double KPH_PER_MPH = 1.609344;

    /** Empty for what is no road to travel on. */
    public static Optional<OsmWay> of(Map<String, String> tags, SpeedTable table) {
        Optional<Speeds> byClass = table.find(tags.getOrDefault("highway", ""));
        if (byClass.isEmpty() || tags.getOrDefault("area", "no").equals("yes")) {
            return Optional.empty();
        }
        Speeds speeds = byClass.get();
        double walk = speed(speeds.walkKph(), usual(table, "footway").walkKph(), tags, "foot", "access");
        double ride =
                speed(speeds.ebikeKph(), usual(table, "cycleway").ebikeKph(), tags, "bicycle", "vehicle", "access");
        double drive = speed(
                speeds.driveKph(),
                usual(table, "service").driveKph(),
                tags,
                "motorcar",
                "motor_vehicle",
                "vehicle",
                "access");
        drive = Math.min(drive, limit(tags.getOrDefault("maxspeed", "")));
        Speeds free = new Speeds(walk, ride, drive);
        if (free.isClosed()) {
            return Optional.empty();
        }
        // Nobody walks in one direction only; riders may be let through against it.
        Speeds back = new Speeds(walk, againstForRiders(tags) ? ride : 0, 0);
        return Optional.of(
                switch (oneWay(tags)) {
                    case "yes" -> new OsmWay(free, back);
                    case "-1" -> new OsmWay(back, free);
                    default -> new OsmWay(free, free);
                });
    }

    private static Speeds usual(SpeedTable table, String roadClass) {
        return table.find(roadClass).orElse(Speeds.CLOSED);
    }

    /** The most particular key that is there decides; a mode let in where its class has no speed takes the usual one. */
    private static double speed(double ofClass, double usual, Map<String, String> tags, String... keys) {
        for (String key : keys) {
            String value = tags.getOrDefault(key, "");
            if (REFUSED.contains(value)) {
                return 0;
            }
            if (ALLOWED.contains(value)) {
                return ofClass == 0 && !key.equals("access") && !key.equals("vehicle") ? usual : ofClass;
            }
        }
        return ofClass;
    }

    private static double limit(String maxspeed) {
        String number = maxspeed.replace("mph", "").strip();
        if (!number.matches("\\d{1,3}")) {
            return Double.POSITIVE_INFINITY;
        }
        double limit = Integer.parseInt(number) * (maxspeed.contains("mph") ? KPH_PER_MPH : 1);
        return limit >= 5 ? limit : Double.POSITIVE_INFINITY;
    }

    private static String oneWay(Map<String, String> tags) {
        String said = tags.getOrDefault("oneway", "");
        if (said.equals("-1") || said.equals("reverse")) {
            return "-1";
        }
        boolean implied = Set.of("roundabout", "circular").contains(tags.getOrDefault("junction", ""))
                || tags.getOrDefault("highway", "").equals("motorway");
        return Set.of("yes", "true", "1").contains(said) || said.isEmpty() && implied ? "yes" : "no";
    }

    private static boolean againstForRiders(Map<String, String> tags) {
        return tags.getOrDefault("oneway:bicycle", "").equals("no")
                || tags.getOrDefault("cycleway", "").startsWith("opposite");
    }
}
