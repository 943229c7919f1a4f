package org.onegrid.live;

import java.time.Duration;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The lease of the one sequencer and what its holder may do. Time is the database's. Every act of a holder first updates the
 * lease row where its token still stands: that locks the row until commit, so acts are serial, and one who was deposed while
 * it slept finds another token and changes nothing.
 */
@Repository
class Stamps {

    /** PostgreSQL channel on which nodes wake each other. */
    static final String CHANNEL = "onegrid_live";

    /** Said after events were appended on a node that does not hold the lease. */
    static final String APPENDED = "appended";

    /** Said with every stamping transaction. */
    static final String STAMPED = "stamped";

    private static final int PRUNE_BATCH = 5000;

    private final JdbcClient sql;
    private final TransactionTemplate transaction;

    Stamps(JdbcClient sql, PlatformTransactionManager transactions) {
        this.sql = sql;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * Takes the lease if it is free, has run out, or was this node's before a fault. Whoever takes it also compares where the database stands with where the
     * epoch was given: another cluster, timeline or database means a restored history, which gets a new epoch.
     *
     * @return the fencing token, or empty when somebody else holds the lease
     */
    OptionalLong acquire(UUID node, Duration lease) {
        return sql
                .sql("""
                        with here as (
                            select (select system_identifier from pg_control_system()) || '/'
                                || substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8) || '/'
                                || (select oid from pg_database where datname = current_database()) as origin)
                        update live_sequencer s
                        set holder = :node, token = s.token + 1,
                            expires = clock_timestamp() + make_interval(secs => :lease),
                            epoch = case when s.origin is distinct from here.origin and s.origin is not null
                                         then gen_random_uuid() else s.epoch end,
                            origin = here.origin
                        from here
                        where s.expires < clock_timestamp() or s.holder = :node
                        returning s.token
                        """)
                .param("node", node)
                .param("lease", lease.toMillis() / 1000.0)
                .query(Long.class)
                .optional()
                .stream()
                .mapToLong(Long::longValue)
                .findFirst();
    }

    /** Prolongs the lease; false when it is somebody else's by now. */
    boolean renew(long token, Duration lease) {
        return fence(token, lease).isPresent();
    }

    /** Gives the lease back, so that the next node need not wait for it to run out. */
    void release(long token) {
        sql.sql("update live_sequencer set expires = '-infinity', holder = null where token = :token")
                .param("token", token)
                .update();
    }

    /** Whether committed events wait for a stamp. */
    boolean anyUnstamped() {
        return sql.sql("select exists (select 1 from live_log where position is null)")
                .query(Boolean.class)
                .single();
    }

    /**
     * Stamps up to {@code limit} committed events in order of their ids, and prolongs the lease.
     *
     * @return how many; empty when the lease is somebody else's by now, and nothing was done
     */
    OptionalInt stamp(long token, Duration lease, int limit) {
        return transaction.execute(status -> {
            OptionalLong head = fence(token, lease);
            return head.isEmpty() ? OptionalInt.empty() : OptionalInt.of(stampAfter(head.getAsLong(), limit));
        });
    }

    /** A second statement after the fence, so that its snapshot has all that earlier holders committed. */
    private int stampAfter(long head, int limit) {
        return sql.sql("""
                        with picked as materialized (
                            select id, topic, area_ids, :head + row_number() over (order by id) as position
                            from (select id, topic, area_ids from live_log
                                  where position is null order by id limit :limit) unstamped
                        ), link as materialized (
                            select p.id, p.position, p.topic, a.area_id, a.place,
                                   lag(p.position) over (partition by a.area_id, p.topic order by p.position) as before
                            from picked p cross join lateral unnest(p.area_ids) with ordinality a (area_id, place)
                        ), stamp as (
                            select k.id, k.position,
                                   array_agg(coalesce(k.before, c.position, 0) order by k.place) as previous
                            from link k left join live_chain c on c.area_id = k.area_id and c.topic = k.topic
                            group by k.id, k.position
                        ), stamped as (
                            update live_log l set position = s.position, previous = s.previous
                            from stamp s where l.id = s.id
                            returning l.position
                        ), chained as (
                            insert into live_chain (area_id, topic, position)
                            select area_id, topic, max(position) from link group by area_id, topic
                            on conflict (area_id, topic) do update set position = excluded.position
                        ), advanced as (
                            update live_sequencer set head = :head + (select count(*) from stamped)
                        )
                        select count(*), case when count(*) > 0 then cast(pg_notify(:channel, :said) as text) end
                        from stamped
                        """)
                .param("head", head)
                .param("limit", limit)
                .param("channel", CHANNEL)
                .param("said", STAMPED)
                .query((row, n) -> row.getInt(1))
                .single();
    }

    /**
     * Drops the oldest stamped events beyond retention, some thousands at most; returns how many. Only a whole prefix of
     * the log goes, so {@code pruned} says all there is to know.
     */
    int prune(long token, Duration lease, Duration retention) {
        Integer dropped = transaction.execute(status -> {
            if (fence(token, lease).isEmpty()) {
                return 0;
            }
            return sql.sql("""
                            with oldest as materialized (
                                select position, at from live_log
                                where position > (select pruned from live_sequencer) order by position limit :batch
                            ), bound as (
                                select coalesce(min(position) filter (
                                           where at >= clock_timestamp() - make_interval(secs => :retention)) - 1,
                                       max(position)) as position
                                from oldest
                            ), moved as (
                                update live_sequencer s set pruned = b.position from bound b
                                where b.position > s.pruned
                            ), gone as (
                                delete from live_log l using bound b where l.position <= b.position returning 1
                            )
                            select count(*) from gone
                            """)
                    .param("batch", PRUNE_BATCH)
                    .param("retention", (double) retention.toSeconds())
                    .query(Integer.class)
                    .single();
        });
        return dropped == null ? 0 : dropped;
    }

    /** Declares the log another history; every client reloads. For restored copies that PostgreSQL cannot tell apart. */
    void newEpoch() {
        sql.sql("update live_sequencer set epoch = gen_random_uuid()").update();
    }

    /** Wakes the holder on another node. */
    void announceAppended() {
        sql.sql("select count(pg_notify(:channel, :said))")
                .param("channel", CHANNEL)
                .param("said", APPENDED)
                .query(Integer.class)
                .single();
    }

    private OptionalLong fence(long token, Duration lease) {
        return sql
                .sql("""
                        update live_sequencer set expires = clock_timestamp() + make_interval(secs => :lease)
                        where token = :token returning head
                        """)
                .param("token", token)
                .param("lease", lease.toMillis() / 1000.0)
                .query(Long.class)
                .optional()
                .stream()
                .mapToLong(Long::longValue)
                .findFirst();
    }
}
