package org.onegrid.analytics.cases;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Responders by the words that holders of cases are named by, code or call sign. As of now. */
@Repository
public class Posts {

    /** Those who work for a grid or a community, one word in each row. */
    static final String AT_COMMUNITY = """
            select unnest(array[r.code, r.callsign]) from responder r join area home on home.id = r.area_id
            where home.level in ('grid', 'community') and r.rehearsal_id is null
            """;

    private final JdbcClient sql;

    Posts(JdbcClient sql) {
        this.sql = sql;
    }

    /** Those of some kinds of responders. */
    Set<String> ofKinds(List<String> kinds) {
        return sql.sql("""
                        select unnest(array[code, callsign]) from responder
                        where kind = any (cast(:kinds as text[])) and rehearsal_id is null
                        """).param("kinds", kinds.toArray(String[]::new)).query(String.class).list().stream()
                .collect(Collectors.toUnmodifiableSet());
    }

    Set<String> atCommunity() {
        return sql.sql(AT_COMMUNITY).query(String.class).list().stream().collect(Collectors.toUnmodifiableSet());
    }

    /** Which of them work for a grid or a community: other words, another version. */
    public String version() {
        return sql.sql("select md5(coalesce(string_agg(word, ' ' order by word), '')) from (" + AT_COMMUNITY
                        + ") as posts (word)")
                .query(String.class)
                .single();
    }
}
