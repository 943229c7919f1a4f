package org.onegrid.tracking.pipeline;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** The parts of the table {@code position}, one per day of device time in UTC, made when the first position of a day comes. */
@Component
public class Days {

    private static final Logger log = LoggerFactory.getLogger(Days.class);
    private static final DateTimeFormatter NAME = DateTimeFormatter.BASIC_ISO_DATE;
    private static final String PREFIX = "position_";

    private final JdbcClient sql;
    private final TransactionTemplate alone;
    private final Set<LocalDate> known = ConcurrentHashMap.newKeySet();

    Days(JdbcClient sql, PlatformTransactionManager transactions) {
        this.sql = sql;
        this.alone = new TransactionTemplate(transactions);
        alone.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** The day a moment belongs to. */
    static LocalDate of(Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC);
    }

    /** Name of the table of a day. */
    static String table(LocalDate day) {
        return PREFIX + NAME.format(day);
    }

    /**
     * Makes the table of a day unless it is there. Runs in a transaction of its own, so that the lock it needs on the whole is
     * held for a moment only; being attached rather than created in place, it does not wait for those who read.
     */
    void ensure(LocalDate day) {
        if (known.contains(day)) {
            return;
        }
        String table = table(day);
        alone.executeWithoutResult(status -> {
            sql.sql("select pg_advisory_xact_lock(hashtext('position days'))")
                    .query((row, n) -> row)
                    .list();
            if (!exists(table)) {
                String from = "timestamptz '" + day + " 00:00:00+00'";
                String until = "timestamptz '" + day.plusDays(1) + " 00:00:00+00'";
                sql.sql("create table " + table + " (like position including all)")
                        .update();
                sql.sql("alter table " + table + " add check (at >= " + from + " and at < " + until + ")")
                        .update();
                sql.sql("alter table position attach partition " + table + " for values from (" + from + ") to ("
                                + until + ")")
                        .update();
            }
        });
        known.add(day);
    }

    /**
     * Drops the tables of all days before that one and forgets newest fixes that are as old. A day whose table is being read is
     * left for the next time.
     *
     * @return the days dropped
     */
    List<LocalDate> dropBefore(LocalDate first) {
        List<LocalDate> dropped = new ArrayList<>();
        for (LocalDate day : list()) {
            if (day.isBefore(first) && drop(day)) {
                dropped.add(day);
            }
        }
        sql.sql("delete from responder_position where stored_until < cast(:first as date) at time zone 'UTC'")
                .param("first", first.toString())
                .update();
        return dropped;
    }

    private boolean drop(LocalDate day) {
        try {
            alone.executeWithoutResult(status -> {
                sql.sql("set local lock_timeout = '2s'").update();
                sql.sql("drop table if exists " + table(day)).update();
                sql.sql("insert into position_day_dropped (day) values (cast(:day as date)) on conflict do nothing")
                        .param("day", day.toString())
                        .update();
            });
            known.remove(day);
            return true;
        } catch (DataAccessException e) {
            log.warn("Positions of {} could not be dropped now: {}", day, e.getMessage());
            return false;
        }
    }

    /** The days there are tables for, oldest first. */
    List<LocalDate> list() {
        return sql.sql("""
                        select c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid
                        where i.inhparent = 'position'::regclass order by c.relname
                        """).query(String.class).list().stream()
                .map(name -> LocalDate.parse(name.substring(PREFIX.length()), NAME))
                .toList();
    }

    private boolean exists(String table) {
        return sql.sql("select to_regclass(:table) is not null")
                .param("table", table)
                .query(Boolean.class)
                .single();
    }
}
