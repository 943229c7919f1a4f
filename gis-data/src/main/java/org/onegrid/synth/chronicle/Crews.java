package org.onegrid.synth.chronicle;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.onegrid.network.Reach;
import org.onegrid.network.Snap;
import org.onegrid.network.Snapper;
import org.onegrid.network.Travel;
import org.onegrid.synth.District;
import org.onegrid.synth.Post;

/**
 * The mobile crews: where their yards are, how far everything is from there, and which of them are on duty at an hour. After
 * each job a crew drives back to its yard.
 */
final class Crews {

    static final String EMERGENCY = "emergency";
    private static final String SANITATION = "sanitation";
    private static final int MORNING_HOUR = 6;
    private static final int EVENING_HOUR = 18;
    private static final int NIGHT_HOUR = 22;

    /** Crews of one trade that share the work of one street. */
    private record Team(String trade, String street) {}

    private final List<Post> posts = new ArrayList<>();
    private final List<Reach> reach = new ArrayList<>();
    private final List<Reach> detour = new ArrayList<>();
    private final List<Integer> rank = new ArrayList<>();
    private final List<Integer> teamSize = new ArrayList<>();
    private final Map<Team, int[]> teams = new HashMap<>();
    private final Map<String, int[]> trades = new HashMap<>();

    /**
     * @param travel  by car
     * @param closed  the same while the bridge is closed
     */
    Crews(District district, Snapper snapper, Travel travel, Travel closed) {
        Map<Team, List<Integer>> byTeam = new HashMap<>();
        for (Post post : district.posts()) {
            if (post.role() == Post.Role.CREW) {
                List<Snap> yard = List.of(snapper.get(post.home()));
                byTeam.computeIfAbsent(new Team(post.trade(), post.areaCode()), k -> new ArrayList<>())
                        .add(posts.size());
                posts.add(post);
                reach.add(Reach.from(travel, yard));
                detour.add(Reach.from(closed, yard));
                rank.add(0);
                teamSize.add(0);
            }
        }
        Map<String, List<Integer>> byTrade = new HashMap<>();
        byTeam.forEach((team, crews) -> {
            for (int i = 0; i < crews.size(); i++) {
                rank.set(crews.get(i), i);
                teamSize.set(crews.get(i), crews.size());
            }
            teams.put(team, ints(crews));
            byTrade.computeIfAbsent(team.trade, k -> new ArrayList<>()).addAll(crews);
        });
        byTrade.forEach((trade, crews) -> {
            crews.sort(null);
            trades.put(trade, ints(crews));
        });
    }

    private static int[] ints(List<Integer> list) {
        return list.stream().mapToInt(Integer::intValue).toArray();
    }

    int count() {
        return posts.size();
    }

    Post post(int crew) {
        return posts.get(crew);
    }

    /** The street's own team; for emergencies, and where a street has none, every crew of the trade. */
    int[] team(String trade, String street) {
        int[] team = trade.equals(EMERGENCY) ? null : teams.get(new Team(trade, street));
        return team != null ? team : everybody(trade);
    }

    /** Every crew of the trade, for mutual aid. */
    int[] everybody(String trade) {
        return trades.getOrDefault(trade, new int[0]);
    }

    /** Seconds from the yard on empty roads. */
    long seconds(int crew, Snap to, boolean bridgeClosed) {
        int millis = (bridgeClosed ? detour : reach).get(crew).millisTo(to);
        return millis == Travel.NEVER ? 3600 : Math.max(20, millis / 1000);
    }

    /** Whether a crew works at that hour: all by day, half in the evening, one of each team at night and none to sweep. */
    boolean onDuty(int crew, int hour) {
        if (hour >= MORNING_HOUR && hour < EVENING_HOUR) {
            return true;
        }
        if (hour >= EVENING_HOUR && hour < NIGHT_HOUR) {
            return 2 * rank.get(crew) < teamSize.get(crew) + 1;
        }
        return rank.get(crew) == 0 && !posts.get(crew).trade().equals(SANITATION);
    }

    /** How many hours until the crew is on duty again, counted from an hour of the day; 0 if it is. */
    int hoursUntilDuty(int crew, int hour) {
        int wait = 0;
        while (!onDuty(crew, (hour + wait) % 24)) {
            wait++;
        }
        return wait;
    }
}
