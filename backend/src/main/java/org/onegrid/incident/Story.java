package org.onegrid.incident;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A case with all its steps and the areas it was accounted to, so that it can be told as it stood after any of them. What does
 * not change is in its facts. Who held it is kept for the present holder only; of one before it nobody knows, and null says so.
 *
 * @param holderSince the version since which the present holder has it
 * @param steps       in order of version, which is the order of time as well
 * @param accounts    in order of time; after the last of them it is accounted to what its facts say
 */
record Story(Incident today, int holderSince, List<Passed> steps, List<Account> accounts) {

    /** A step that was done. */
    record Passed(int version, String verb, Status to, Instant at) {}

    /** Where the case was accounted to before an instant. */
    record Account(Instant until, long areaId, String areaPath) {}

    /** Reads as a story, cases named {@code i}; the condition goes behind it. */
    static final String QUERY = "select " + Incidents.COLUMNS + """
            , steps.versions, steps.verbs, steps.statuses, steps.ats, steps.holder_since, accounts.untils, accounts.areas, accounts.paths
            from incident i
            join lateral (
                select array_agg(s.version order by s.version) as versions, array_agg(s.verb order by s.version) as verbs,
                       array_agg(s.to_status order by s.version) as statuses, array_agg(s.at order by s.version) as ats,
                       max(s.version) filter (where s.verb = 'dispatch' or s.verb = 'return' and s.to_status = 'accepted') as holder_since
                from incident_step s where s.incident_id = i.id) steps on true
            join lateral (
                select array_agg(a.until order by a.until) as untils, array_agg(a.area_id order by a.until) as areas,
                       array_agg(cast(a.area_path as text) order by a.until) as paths
                from incident_account a where a.incident_id = i.id) accounts on true
            """;

    static Story read(ResultSet row, int n) throws SQLException {
        Object[] versions = values(row, "versions");
        Object[] verbs = values(row, "verbs");
        Object[] statuses = values(row, "statuses");
        Object[] ats = values(row, "ats");
        List<Passed> steps = new ArrayList<>();
        for (int i = 0; i < versions.length; i++) {
            steps.add(new Passed(
                    (Integer) versions[i],
                    (String) verbs[i],
                    Status.find((String) statuses[i]).orElseThrow(),
                    ((Timestamp) ats[i]).toInstant()));
        }
        Object[] untils = values(row, "untils");
        Object[] areas = values(row, "areas");
        Object[] paths = values(row, "paths");
        List<Account> accounts = new ArrayList<>();
        for (int i = 0; i < untils.length; i++) {
            accounts.add(new Account(((Timestamp) untils[i]).toInstant(), (Long) areas[i], (String) paths[i]));
        }
        return new Story(Incidents.read(row, n), row.getInt("holder_since"), steps, accounts);
    }

    private static Object[] values(ResultSet row, String column) throws SQLException {
        @Nullable Array array = row.getArray(column);
        return array == null ? new Object[0] : (Object[]) array.getArray();
    }

    /** The case as it stood at an instant, which is not before its report. */
    Incident asOf(Instant at) {
        int last = 0;
        for (int i = 0; i < steps.size(); i++) {
            if (!steps.get(i).at().isAfter(at)) {
                last = i;
            }
        }
        return after(steps.get(last).version(), at);
    }

    /** The case as one of its steps left it. */
    Incident after(int version) {
        Passed step = steps.stream()
                .filter(one -> one.version() == version)
                .findFirst()
                .orElseThrow();
        return after(version, step.at());
    }

    private Incident after(int version, Instant at) {
        Phases phases = Phases.reported(today.phases().reportedAt());
        Status status = Status.REPORTED;
        Instant lastAt = phases.reportedAt();
        for (Passed step : steps) {
            if (step.version() > version) {
                break;
            }
            phases = led(phases, step);
            status = step.to();
            lastAt = step.at();
        }
        boolean held = status != Status.REPORTED && status != Status.ACCEPTED;
        return new Incident(
                placed(at), status, version, phases, held && version >= holderSince ? today.holder() : null, lastAt);
    }

    /** What a step does to the instants of the chain, as {@link Incident} does it. */
    private static Phases led(Phases phases, Passed step) {
        return switch (step.verb()) {
            case "accept" -> phases.accepted(step.at());
            case "dispatch" -> phases.dispatched(step.at());
            case "arrive" -> phases.arrived(step.at());
            case "handle" -> phases.handled(step.at());
            case "close" -> phases.closed(step.at());
            case "return" -> step.to() == Status.DISPATCHED ? phases.backToHolder() : phases.backToDesk();
            default -> phases;
        };
    }

    private Facts placed(Instant at) {
        return accounts.stream()
                .filter(account -> account.until().isAfter(at))
                .findFirst()
                .map(account -> today.facts().in(account.areaId(), account.areaPath()))
                .orElse(today.facts());
    }
}
