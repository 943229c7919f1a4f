package org.onegrid.incident;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Ids and codes of incidents. One sequence gives the ids; the number in a code is how far its id lies behind the first of
 * its day. So codes are unique, nobody waits for anybody, and numbers may have gaps. A day with more than 999,999 numbers
 * goes on with seven digits.
 */
@Repository
class CaseNumbers {

    private final JdbcClient sql;
    private final TransactionTemplate apart;
    private final Map<LocalDate, Long> beforeFirst = new ConcurrentHashMap<>();

    CaseNumbers(JdbcClient sql, PlatformTransactionManager transactions) {
        this.sql = sql;
        this.apart = new TransactionTemplate(transactions);
        apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /**
     * Makes sure that the days have begun, in a transaction of its own, so that what is remembered here is committed; every
     * id drawn afterwards lies behind the beginning. Call it before the transaction that stores the cases, else a new day
     * takes a second connection from the pool.
     */
    void begin(Collection<LocalDate> days) {
        for (LocalDate day : days) {
            if (!beforeFirst.containsKey(day)) {
                beforeFirst.put(day, apart.execute(status -> stored(day)));
            }
        }
    }

    private Long stored(LocalDate day) {
        sql.sql("""
                        insert into incident_day (day, before_id) values (:day, nextval('incident_id'))
                        on conflict (day) do nothing
                        """).param("day", day).update();
        return sql.sql("select before_id from incident_day where day = :day")
                .param("day", day)
                .query(Long.class)
                .single();
    }

    /** So many new ids, in ascending order. */
    List<Long> draw(int count) {
        return sql.sql("select nextval('incident_id') from generate_series(1, :count)")
                .param("count", count)
                .query(Long.class)
                .list();
    }

    /** The code of an id drawn after its day had begun. */
    String code(LocalDate day, long id) {
        Long before = beforeFirst.get(day);
        if (before == null || id <= before) {
            throw new IllegalStateException("the day " + day + " has not begun for id " + id);
        }
        return "SJ" + day.format(DateTimeFormatter.BASIC_ISO_DATE) + String.format("%06d", id - before);
    }
}
