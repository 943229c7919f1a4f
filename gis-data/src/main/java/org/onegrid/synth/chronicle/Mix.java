package org.onegrid.synth.chronicle;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.onegrid.dataset.Catalogue;
import org.onegrid.dataset.Category;
import org.onegrid.dataset.CodeList;

/** What kinds of incident happen, how often, when and where: the data file {@code demo/mix.json}, checked. */
final class Mix {

    /**
     * One kind.
     *
     * @param code          of its category
     * @param daily         expected number on a dry working day in the whole district
     * @param at            what it is exposed to; see {@link Sites}
     * @param profile       name of its daily rhythm
     * @param weekend       factor on days not worked
     * @param rain          factor in hours of rain
     * @param onSiteMinutes median time to put it right once there
     * @param by            who goes: {@code member}, or the trade of a crew
     * @param channels      weights of the channels it comes through
     * @param titles        templates with {road} and {area}
     */
    record Kind(
            String code,
            double daily,
            String at,
            String profile,
            double weekend,
            double rain,
            int onSiteMinutes,
            String by,
            Map<String, Integer> channels,
            List<String> titles) {

        Category category() {
            return Catalogue.standard().get(code);
        }

        String channel(double unit) {
            double left = unit * channels.values().stream().mapToInt(w -> w).sum();
            String last = "";
            for (Map.Entry<String, Integer> channel : channels.entrySet()) {
                last = channel.getKey();
                left -= channel.getValue();
                if (left < 0) {
                    break;
                }
            }
            return last;
        }
    }

    private record Profile(String name, List<Double> hours) {}

    private static final class Standard {
        static final Mix INSTANCE = new Mix();
    }

    private final List<Kind> kinds;
    private final Map<String, Kind> byCode;
    private final Map<String, Profile> profiles;

    private Mix() {
        CodeList file = CodeList.read("demo/mix.json");
        profiles = file.rows("profiles", Profile.class).stream()
                .collect(Collectors.toMap(Profile::name, Function.identity()));
        kinds = file.rows("kinds", Kind.class);
        byCode = kinds.stream().collect(Collectors.toMap(Kind::code, Function.identity()));
        for (Kind kind : kinds) {
            kind.category();
            if (!profiles.containsKey(kind.profile) || kind.titles.isEmpty()) {
                throw new IllegalStateException("mix.json: " + kind.code + " has no known profile or no title");
            }
            for (String channel : kind.channels.keySet()) {
                Catalogue.standard().findChannel(channel).orElseThrow();
            }
        }
    }

    static Mix standard() {
        return Standard.INSTANCE;
    }

    List<Kind> kinds() {
        return kinds;
    }

    Kind kind(String code) {
        return byCode.get(code);
    }

    /** Expected number of cases in each hour of a day. */
    double[] hourly(Kind kind, boolean working, Weather weather) {
        List<Double> hours = profiles.get(kind.profile).hours;
        double sum = hours.stream().mapToDouble(h -> h).sum();
        double[] rate = new double[24];
        for (int hour = 0; hour < 24; hour++) {
            double rain = weather.isWet(hour) ? kind.rain : 1;
            rate[hour] = kind.daily * (working ? 1 : kind.weekend) * rain * hours.get(hour) / sum;
        }
        return rate;
    }
}
