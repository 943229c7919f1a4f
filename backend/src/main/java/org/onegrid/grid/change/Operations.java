package org.onegrid.grid.change;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The operations of changes in the database. */
@Repository
class Operations {

    private static final TypeReference<List<List<Double>>> WEIGHTS = new TypeReference<>() {};

    private final JdbcClient sql;
    private final JsonMapper json;

    Operations(JdbcClient sql, JsonMapper json) {
        this.sql = sql;
        this.json = json;
    }

    /** All of a change in order, undone ones too. */
    List<DrawnOperation> list(long changeId) {
        return sql.sql("""
                        select seq, cast(edit as text) as edit, cast(weights as text) as weights, person_id, at
                        from boundary_operation where change_id = :change order by seq
                        """)
                .param("change", changeId)
                .query((row, n) -> {
                    String weights = row.getString("weights");
                    return new DrawnOperation(
                            row.getInt("seq"),
                            json.readValue(row.getString("edit"), BoundaryEdit.class),
                            weights == null ? null : json.readValue(weights, WEIGHTS),
                            row.getLong("person_id"),
                            BoundaryChanges.instant(row, "at"));
                })
                .list();
    }

    /** How many there are, undone ones too. */
    int count(long changeId) {
        return sql.sql("select count(*) from boundary_operation where change_id = :change")
                .param("change", changeId)
                .query(Integer.class)
                .single();
    }

    /** Puts one in its place; whatever stood there or behind is gone. */
    void put(long changeId, int seq, BoundaryEdit edit, @Nullable List<List<Double>> weights, long personId) {
        dropFrom(changeId, seq);
        sql.sql("""
                        insert into boundary_operation (change_id, seq, edit, weights, person_id)
                        values (:change, :seq, cast(:edit as jsonb), cast(:weights as jsonb), :person)
                        """)
                .param("change", changeId)
                .param("seq", seq)
                .param("edit", json.writerFor(BoundaryEdit.class).writeValueAsString(edit))
                .param("weights", weights == null ? null : json.writeValueAsString(weights))
                .param("person", personId)
                .update();
    }

    /** Removes those from this number on. */
    void dropFrom(long changeId, int seq) {
        sql.sql("delete from boundary_operation where change_id = :change and seq >= :seq")
                .param("change", changeId)
                .param("seq", seq)
                .update();
    }

    /** Keeps only these, numbered anew in their order. */
    void keep(long changeId, List<DrawnOperation> kept) {
        dropFrom(changeId, 1);
        for (int i = 0; i < kept.size(); i++) {
            DrawnOperation one = kept.get(i);
            put(changeId, i + 1, one.edit(), one.weights(), one.personId());
        }
    }

    /** Whether the person has drawn any of the operations. */
    boolean isDrawnBy(long changeId, long personId) {
        return sql.sql("""
                        select exists (
                            select from boundary_operation where change_id = :change and person_id = :person)
                        """)
                .param("change", changeId)
                .param("person", personId)
                .query(Boolean.class)
                .single();
    }
}
