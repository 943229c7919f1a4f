package org.onegrid.synth;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.onegrid.synth.Post.Role;

/**
 * How the posts of a district were held up to a day, how large its service points are and which of its large communities stay
 * undivided. Drawn from streams of its own, so that nothing else of the district depends on it. Members are never missing: they
 * act in the chronicle.
 *
 * @param tenures           by post, then in time
 * @param floorSquareMeters of service centres and micro-points, by element code
 * @param exceptions        communities above 3,000 households that need not be divided, by code
 */
public record Establishment(
        List<Tenure> tenures, Map<String, Integer> floorSquareMeters, Map<String, Reason> exceptions) {

    private static final int LARGE_HOUSEHOLDS = 3_000;
    private static final double EXCEPTED = 0.6;
    private static final double LEADER_LEFT = 0.03;
    private static final double INSTRUCTOR_LEFT = 0.08;
    private static final double VOLUNTEER_LEFT = 0.05;
    private static final double CHANGED_HANDS = 0.10;
    private static final int LONG_AGO_DAYS = 2_000;
    private static final int WINDOW_DAYS = 100;

    /**
     * A post held by one person, who is not named.
     *
     * @param post     code of the post
     * @param areaCode its grid
     * @param from     first day
     * @param until    the day after the last; null while it is held
     */
    public record Tenure(
            String post,
            Role role,
            String areaCode,
            LocalDate from,
            @Nullable LocalDate until) {}

    /** Why a large community need not be divided. */
    public enum Reason {
        PROPERTY_MANAGEMENT,
        DENSE,
        COMPACT
    }

    /** Copies the collections in. */
    public Establishment {
        tenures = List.copyOf(tenures);
        floorSquareMeters = Collections.unmodifiableMap(new TreeMap<>(floorSquareMeters));
        exceptions = Collections.unmodifiableMap(new TreeMap<>(exceptions));
    }

    /** The same district and day give the same. */
    public static Establishment of(District district, LocalDate lastDay) {
        return new Establishment(tenures(district, lastDay), floors(district), exceptions(district));
    }

    private static List<Tenure> tenures(District district, LocalDate lastDay) {
        Stream random = Stream.of(district.recipe().seed(), "tenures");
        List<Tenure> tenures = new ArrayList<>();
        for (Post post : district.posts()) {
            if (post.role() == Role.CREW || post.role() == Role.SUPERVISOR) {
                continue;
            }
            // Always as many numbers for a post, so that the others do not move when a rule does.
            LocalDate began = lastDay.minusDays(random.among(WINDOW_DAYS, LONG_AGO_DAYS));
            LocalDate left = lastDay.minusDays(random.among(3, WINDOW_DAYS - 30));
            LocalDate filled = left.plusDays(random.among(5, 25));
            double fate = random.unit();
            double gone = switch (post.role()) {
                case LEADER -> LEADER_LEFT;
                case INSTRUCTOR -> INSTRUCTOR_LEFT;
                case VOLUNTEER -> VOLUNTEER_LEFT;
                default -> 0;
            };
            boolean leaves = fate < gone;
            boolean changes = !leaves && gone > 0 && fate < gone + CHANGED_HANDS;
            tenures.add(new Tenure(post.code(), post.role(), post.areaCode(), began, leaves || changes ? left : null));
            if (changes && !filled.isAfter(lastDay)) {
                tenures.add(new Tenure(post.code(), post.role(), post.areaCode(), filled, null));
            }
        }
        return tenures;
    }

    /** Floor in square metres by element code: enough in most communities, by 40 to 60 m² for 100 households; short in the thin street. */
    public static Map<String, Integer> floors(District district) {
        Stream random = Stream.of(district.recipe().seed(), "floors");
        Map<String, Integer> households = new TreeMap<>();
        district.areas(Level.COMMUNITY).forEach(area -> households.put(area.code(), area.households()));
        Map<String, Integer> floors = new TreeMap<>();
        for (Element element : district.elements()) {
            String community = element.gridCode().substring(0, 12);
            if (element.kind().equals("service-centre")) {
                boolean thin = community.startsWith(district.stories().thinStreet());
                double each = thin ? random.between(0.22, 0.36) : random.between(0.34, 0.66);
                floors.put(element.code(), 60 + (int) (each * households.getOrDefault(community, 0)));
            } else if (element.kind().equals("micro-point")) {
                floors.put(element.code(), random.among(12, 48));
            }
        }
        return floors;
    }

    private static Map<String, Reason> exceptions(District district) {
        Stream random = Stream.of(district.recipe().seed(), "exceptions");
        Map<String, Reason> exceptions = new TreeMap<>();
        for (AreaUnit community : district.areas(Level.COMMUNITY)) {
            boolean excepted = random.chance(EXCEPTED);
            Reason reason = Reason.values()[random.below(Reason.values().length)];
            if (excepted && community.households() > LARGE_HOUSEHOLDS) {
                exceptions.put(community.code(), reason);
            }
        }
        return exceptions;
    }

    /** SHA-256 over all of it as text, in hexadecimal; the same on every JDK. */
    public String digest() {
        StringBuilder text = new StringBuilder();
        tenures.forEach(one -> text.append(one).append('\n'));
        text.append(floorSquareMeters).append('\n').append(exceptions).append('\n');
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256")
                            .digest(text.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** A constant as data has it: {@code property-management}. */
    public static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
