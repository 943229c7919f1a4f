package org.onegrid.grid.impact;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;
import org.onegrid.geo.Precision;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Where a change of boundaries learns what it would do to what lies on the ground, and has it done. */
@Component
public class Impacts {

    private static final int TIMEOUT_SECONDS = 60;

    private final List<AreaFollower> followers;
    private final Measures measures;
    private final JdbcClient jdbc;
    private final TransactionTemplate aside;

    Impacts(List<AreaFollower> followers, Measures measures, JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.followers = List.copyOf(followers);
        this.measures = measures;
        this.jdbc = jdbc;
        this.aside = new TransactionTemplate(transactions);
        aside.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        aside.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        aside.setTimeout(TIMEOUT_SECONDS);
    }

    /**
     * What the change would do, in one view of the database and a transaction of its own that leaves nothing behind.
     *
     * @param change with {@link NewGround#provisionalId} for grids that are not stored
     */
    public Impact preview(Resettlement change) {
        return aside.execute(status -> {
            status.setRollbackOnly();
            byIndexOnly();
            Owners owners = owners(change);
            List<Forecast> forecasts = followers.stream()
                    .map(follower -> follower.foresee(change, owners, Impact.MOST_MOVES))
                    .toList();
            return new Tally(change, measures.of(change), forecasts).impact();
        });
    }

    /**
     * Gives everything on the touched ground its new area, and tells whom it concerns. To be called in the transaction of the
     * change, when the new grids are stored under their real ids, the touched ones have their new ground, and the retired ones
     * have ended (their rows keep the ground they had).
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void follow(Resettlement change) {
        byIndexOnly();
        Owners owners = owners(change);
        followers.forEach(follower -> follower.follow(change, owners));
    }

    /**
     * Until the end of the transaction rows are looked up one by one: even where the touched ground is most of a table, the
     * rest is not read.
     */
    private void byIndexOnly() {
        jdbc.sql("set local enable_seqscan = off").update();
        jdbc.sql("set local enable_hashjoin = off").update();
        jdbc.sql("set local enable_mergejoin = off").update();
    }

    private Owners owners(Resettlement change) {
        Map<Long, MultiPolygon> retired = new HashMap<>();
        WKBReader reader = new WKBReader(Precision.FACTORY);
        jdbc.sql("""
                        select id, st_asbinary(geom) as ground
                        from area
                        where id = any (cast(:touched as bigint[])) and not id = any (cast(:remaining as bigint[]))
                        """)
                .param("touched", change.touchedIds())
                .param(
                        "remaining",
                        change.grounds().stream().map(NewGround::areaId).toArray(Long[]::new))
                .query(row -> {
                    try {
                        retired.put(row.getLong("id"), (MultiPolygon) reader.read(row.getBytes("ground")));
                    } catch (ParseException e) {
                        throw new IllegalStateException("the ground of area " + row.getLong("id") + " is not WKB", e);
                    }
                });
        return new Owners(change.grounds(), retired);
    }
}
