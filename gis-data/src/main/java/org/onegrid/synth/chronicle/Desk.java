package org.onegrid.synth.chronicle;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;
import org.onegrid.synth.Post;
import org.onegrid.synth.Stream;
import org.onegrid.synth.chronicle.SyntheticCase.Nature;

/**
 * The duty desk of one day: takes the cases in order, sends whoever can be there first, and writes down every step. Crews and
 * members are busy while they travel, work and drive back, so a case may wait for them.
 */
final class Desk {

    private static final double RETURN_SHARE = 0.45;
    private static final int HOUR = 3600;
    /** When a street's own crews would take longer than this, the next street's are asked. */
    private static final int AID_AFTER_MINUTES = 40;

    /** How much slower the unlit road over the headland is driven in the dark. */
    private static final double DARK_ROAD = 2.2;

    private static final int DUSK_HOUR = 18;
    private static final int DAWN_HOUR = 6;
    private static final int OFFICE_FROM_HOUR = 8;
    private static final int OFFICE_TO_HOUR = 20;

    private final Grids grids;
    private final Crews crews;
    private final Members members;
    private final Traffic traffic;
    private final boolean bridgeClosed;
    private final IntPredicate behindTheHill;
    private final long midnight;
    private final Stream stream;
    private final long[] crewFree;
    private final Map<Post, Long> memberFree = new HashMap<>();

    Desk(
            Grids grids,
            Crews crews,
            Members members,
            Traffic traffic,
            boolean bridgeClosed,
            IntPredicate behindTheHill,
            long seed,
            LocalDate day) {
        this.grids = grids;
        this.crews = crews;
        this.members = members;
        this.traffic = traffic;
        this.bridgeClosed = bridgeClosed;
        this.behindTheHill = behindTheHill;
        midnight = day.atStartOfDay(Chronicle.ZONE).toEpochSecond();
        stream = Stream.of(seed, "desk/" + day);
        crewFree = new long[crews.count()];
    }

    /** Works through the cases of the day, which come in the order they were reported. */
    void work(List<Draft> drafts) {
        for (Draft draft : drafts) {
            switch (draft.nature) {
                case SELF_MADE -> selfMade(draft);
                case DUPLICATE -> duplicate(draft);
                default -> ordinary(draft);
            }
        }
    }

    private void ordinary(Draft draft) {
        long accepted = draft.reported + Chance.seconds(stream, intakeMinutes(draft), 0.7);
        draft.step("accept", accepted, null, null);
        long ready = accepted + Chance.seconds(stream, draft.channel.equals("alarm") ? 0.6 : 3.5, 0.6);
        if (draft.reportedGrid != draft.site.grid() && stream.chance(RETURN_SHARE)) {
            List<Post> wrong = grids.members(draft.reportedGrid);
            draft.step("dispatch", ready, wrong.isEmpty() ? null : wrong.get(0).code(), "按上报位置派遣");
            ready += Chance.seconds(stream, 25, 0.6);
            draft.step("return", ready, null, "位置在相邻网格 " + grids.code(draft.site.grid()) + "，退回重派");
            ready += Chance.seconds(stream, 4, 0.6);
        }
        boolean byMember = draft.kind.by().equals("member");
        if (byMember && (Members.onDuty(hour(ready)) || draft.severity < 3)) {
            sendMember(draft, ready);
        } else {
            sendCrew(draft, ready, byMember ? Crews.EMERGENCY : draft.kind.by());
        }
    }

    private double intakeMinutes(Draft draft) {
        int hour = hour(draft.reported);
        double night = hour < 7 || hour >= 22 ? 2 : 1;
        return switch (draft.channel) {
            case "alarm" -> 0.3;
            case "field" -> 1;
            case "hotline" -> 2.5 * night;
            case "urban" -> 4 * night;
            default -> 10 * night;
        };
    }

    private void sendMember(Draft draft, long ready) {
        Members.Nearest nearest = members.nearest(draft.site);
        long from = Math.max(ready, memberFree.getOrDefault(nearest.post(), 0L));
        if (!Members.onDuty(hour(from))) {
            from = nextHour(from, Members.MORNING_HOUR) + Chance.waitSeconds(stream, 25);
        }
        from += Chance.waitSeconds(stream, members.meanWaitMinutes(draft.site.grid()));
        double delay = traffic.byEBike(hour(from));
        long arrived = from + Chance.seconds(stream, 1.5, 0.4) + StrictMath.round(nearest.seconds() * delay);
        long done = finish(draft, from, arrived, nearest.post());
        if (nearest.post() != null) {
            memberFree.put(nearest.post(), done);
        }
    }

    private void sendCrew(Draft draft, long ready, String trade) {
        Sending best = soonest(draft, ready, crews.team(trade, grids.streetCode(draft.site.grid())));
        if (best == null || best.arrived - ready > AID_AFTER_MINUTES * 60) {
            best = soonest(draft, ready, crews.everybody(trade));
        }
        if (best == null) {
            sendMember(draft, ready);
            return;
        }
        long turnout = Chance.seconds(stream, trade.equals(Crews.EMERGENCY) ? 1.2 : 3, 0.4);
        long back = best.arrived - best.from;
        crewFree[best.crew] = back + finish(draft, best.from, best.arrived + turnout, crews.post(best.crew));
    }

    /** A crew that could go, when it can leave and when it would be there. */
    private record Sending(int crew, long from, long arrived) {}

    private @Nullable Sending soonest(Draft draft, long ready, int[] candidates) {
        Sending best = null;
        for (int crew : candidates) {
            long from = Math.max(ready, crewFree[crew]);
            int wait = crews.hoursUntilDuty(crew, hour(from));
            if (wait > 0) {
                from = hourStart(from) + (long) wait * HOUR;
            }
            long arrived = from + travel(crew, draft, from);
            if (best == null || arrived < best.arrived) {
                best = new Sending(crew, from, arrived);
            }
        }
        return best;
    }

    private long travel(int crew, Draft draft, long at) {
        int hour = hour(at);
        boolean darkRoad = behindTheHill.test(draft.site.grid()) && (hour >= DUSK_HOUR || hour < DAWN_HOUR);
        double delay = traffic.byCar(hour) * (darkRoad ? DARK_ROAD : 1);
        return StrictMath.round(crews.seconds(crew, draft.site.snap(), bridgeClosed) * delay);
    }

    /** The rest of the way to the close; returns when the work on the spot is done. */
    private long finish(Draft draft, long dispatched, long arrived, @Nullable Post responder) {
        draft.responder = responder == null ? null : responder.code();
        draft.step("dispatch", dispatched, draft.responder, null);
        draft.step("arrive", arrived, null, null);
        boolean nothing = draft.nature == Nature.FALSE_REPORT;
        double minutes = nothing ? 8 : draft.kind.onSiteMinutes() * (0.8 + 0.1 * draft.severity);
        long handled = arrived + Chance.seconds(stream, minutes, 0.5);
        draft.step("handle", handled, null, nothing ? "现场未发现所述问题" : "已处置");
        long verified = office(handled + Chance.seconds(stream, 45, 0.8));
        draft.step("verify", verified, null, nothing ? "核查属实，无需处置" : "核查通过");
        boolean callBack = draft.channel.equals("hotline");
        long closed = verified + Chance.seconds(stream, callBack ? 50 : 8, 0.7);
        draft.step("close", callBack ? office(closed) : closed, null, callBack ? "已回访" : null);
        return handled;
    }

    private void duplicate(Draft draft) {
        long accepted = draft.reported + Chance.seconds(stream, intakeMinutes(draft), 0.7);
        draft.step("accept", accepted, null, null);
        long rejected = accepted + Chance.seconds(stream, 9, 0.6);
        String of = draft.original == null ? "" : draft.original.sourceId();
        draft.step("reject", rejected, null, "与 " + of + " 为同一问题，并案办理");
    }

    private void selfMade(Draft draft) {
        List<Post> staff = grids.members(draft.site.grid());
        draft.responder = staff.isEmpty() ? null : staff.get(0).code();
        long at = draft.reported;
        String[] verbs = {"accept", "dispatch", "arrive", "handle", "verify", "close"};
        for (String verb : verbs) {
            at += 15 + stream.below(40);
            draft.step(
                    verb, at, verb.equals("dispatch") ? draft.responder : null, verb.equals("handle") ? "已处置" : null);
        }
    }

    /** Offices verify and call back by day. */
    private long office(long at) {
        int hour = hour(at);
        boolean open = hour >= OFFICE_FROM_HOUR && hour < OFFICE_TO_HOUR;
        return open ? at : nextHour(at, OFFICE_FROM_HOUR) + Chance.waitSeconds(stream, 40);
    }

    private int hour(long at) {
        return (int) Math.floorMod((at - midnight) / HOUR, 24L);
    }

    private long hourStart(long at) {
        return at - Math.floorMod(at - midnight, HOUR);
    }

    /** The next time after {@code at} that the clock shows this full hour. */
    private long nextHour(long at, int hour) {
        long wait = Math.floorMod(hour - hour(at), 24);
        return hourStart(at) + (wait == 0 ? 24 : wait) * HOUR;
    }
}
