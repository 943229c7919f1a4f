package org.onegrid.tracking.pipeline;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** The parts of the table {@code position}, one per day of device time in UTC, made when the first position of a day comes. */
@Component
public class Days {

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

    private boolean exists(String table) {
        return sql.sql("select to_regclass(:table) is not null")
                .param("table", table)
                .query(Boolean.class)
                .single();
    }
}
