package org.onegrid.analytics.staffing;

import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What is counted of one row, and the figures made of it. Not thread-safe. */
final class Tally {

    private long households;
    private long residents;
    private long grids;
    private long members;
    private final Map<Role, Long> vacant = new EnumMap<>(Role.class);
    private long posts;
    private double floorSquareMeters;
    private long unmeasured;
    private long organisations;
    private long large;
    private long excepted;

    /** A grid with the posts held in it, as far as roles are known. */
    void grid(long itsHouseholds, long itsResidents, StaffingWish wish, Map<Role, Integer> held, Iterable<Role> known) {
        grids++;
        households += itsHouseholds;
        residents += itsResidents;
        for (Role role : known) {
            posts += wish.posts(role);
            vacant.merge(role, (long) Math.max(0, wish.posts(role) - held.getOrDefault(role, 0)), Long::sum);
        }
    }

    void members(long more) {
        members += more;
    }

    void things(StaffRecords.Things more) {
        floorSquareMeters += more.floorSquareMeters();
        unmeasured += more.unmeasured();
        organisations += more.organisations();
    }

    void large(boolean isExcepted) {
        large++;
        excepted += isExcepted ? 1 : 0;
    }

    /** Vacancies of a role. */
    long vacant(Role role) {
        return vacant.getOrDefault(role, 0L);
    }

    long posts() {
        return posts;
    }

    /**
     * The values by column; null where the data lacks the denominator or says nothing of the numerator.
     *
     * @param staffed     whether it is known who serves
     * @param communities whether communities lie within a row
     */
    Map<String, @Nullable Object> values(StaffingWish wish, boolean staffed, boolean communities) {
        Map<String, @Nullable Object> values = new TreeMap<>();
        long needed = households == 0 ? 0 : (households - 1) / wish.perWorker() + 1;
        values.put("households", households);
        values.put("residents", residents);
        values.put("grids", grids);
        values.put("needed", needed);
        values.put("actual", staffed ? members : null);
        values.put("missing", staffed ? Math.max(0, needed - members) : null);
        values.put("perWorker", staffed && households > 0 && members > 0 ? (double) households / members : null);
        long all = vacant.values().stream().mapToLong(Long::longValue).sum();
        values.put("posts", staffed ? posts : null);
        values.put("vacant", staffed ? all : null);
        values.put("vacantLeaders", staffed ? vacant(Role.LEADER) : null);
        values.put("vacantMembers", staffed ? vacant(Role.MEMBER) : null);
        values.put("vacantInstructors", staffed ? vacant.get(Role.INSTRUCTOR) : null);
        values.put("vacantVolunteers", staffed ? vacant.get(Role.VOLUNTEER) : null);
        values.put("large", communities ? large : null);
        values.put("excepted", communities ? excepted : null);
        boolean measured = floorSquareMeters > 0 || unmeasured == 0;
        values.put("floorSquareMeters", measured ? floorSquareMeters : null);
        values.put("floor", measured && households > 0 ? 100 * floorSquareMeters / households : null);
        values.put("organisationCount", organisations);
        values.put("organisations", residents > 0 ? 10_000.0 * organisations / residents : null);
        return values;
    }
}
