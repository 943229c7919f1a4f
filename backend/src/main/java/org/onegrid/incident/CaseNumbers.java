package org.onegrid.incident;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Ids and codes of incidents. One sequence gives the ids; the number in a code is how far its id lies behind the first of
 * its day. So codes are unique, nobody waits for anybody, and numbers may have gaps. A day with more than 999,999 numbers
 * goes on with seven digits.
 */
@Repository
class CaseNumbers {

    private final JdbcClient sql;
    private final Map<LocalDate, Long> beforeFirst = new ConcurrentHashMap<>();

    CaseNumbers(JdbcClient sql) {
        this.sql = sql;
    }

    /**
     * Makes sure that the days have begun. Outside any transaction, so that what is remembered here is committed; every id
     * drawn afterwards lies behind the beginning.
     */
    void begin(Collection<LocalDate> days) {
        for (LocalDate day : days) {
            beforeFirst.computeIfAbsent(day, this::stored);
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
