package org.onegrid.analytics.coverage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Scenarios in the database. */
@Repository
class ScenarioRows {

    private static final int MOST_LISTED = 500;
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<List<Source>> SOURCES = new TypeReference<>() {};

    private static final String SELECT = """
        select s.id, s.person_id, s.name, s.area_id, s.level, s.mode, s.minutes, s.at,
               cast(s.stations_begin as text) as stations_begin, cast(s.stations_now as text) as stations_now,
               cast(s.figures_begin as text) as figures_begin, cast(s.figures_now as text) as figures_now
        from coverage_scenario s join area a on a.id = s.area_id
        """;

    private final JdbcClient sql;

    ScenarioRows(JdbcClient sql) {
        this.sql = sql;
    }

    /** Stores a scenario; its id and time are given here. */
    long add(Scenario one) {
        return sql.sql("""
            insert into coverage_scenario (person_id, name, area_id, level, mode, minutes, stations_begin, stations_now,
                figures_begin, figures_now)
            values (:person, :name, :area, :level, :mode, cast(:minutes as integer[]), cast(:begin as jsonb),
                cast(:now as jsonb), cast(:was as jsonb), cast(:became as jsonb))
            returning id
            """)
                .param("person", one.personId())
                .param("name", one.name())
                .param("area", one.areaId())
                .param("level", one.level())
                .param("mode", one.mode().word())
                .param("minutes", one.minutes().toArray(Integer[]::new))
                .param("begin", JSON.writeValueAsString(one.begin()))
                .param("now", JSON.writeValueAsString(one.now()))
                .param("was", JSON.writeValueAsString(one.was()))
                .param("became", JSON.writeValueAsString(one.became()))
                .query(Long.class)
                .single();
    }

    /** How many somebody has kept. */
    long count(long personId) {
        return sql.sql("select count(*) from coverage_scenario where person_id = :person")
                .param("person", personId)
                .query(Long.class)
                .single();
    }

    Optional<Scenario> find(long id) {
        return sql.sql(SELECT + "where s.id = :id")
                .param("id", id)
                .query(ScenarioRows::read)
                .optional();
    }

    /** Those of an area and below within a scope, newest first. */
    List<Scenario> list(String areaPath, String[] scope) {
        return sql.sql(SELECT + """
            where a.command_path <@ cast(:area as ltree) and a.command_path <@ any (cast(:scope as ltree[]))
            order by s.id desc limit :most
            """)
                .param("area", areaPath)
                .param("scope", scope)
                .param("most", MOST_LISTED)
                .query(ScenarioRows::read)
                .list();
    }

    void delete(long id) {
        sql.sql("delete from coverage_scenario where id = :id").param("id", id).update();
    }

    private static Scenario read(ResultSet row, int n) throws SQLException {
        return new Scenario(
                row.getLong("id"),
                row.getLong("person_id"),
                row.getString("name"),
                row.getLong("area_id"),
                row.getString("level"),
                TravelMode.of(row.getString("mode")),
                Stream.of((Integer[]) row.getArray("minutes").getArray()).toList(),
                JSON.readValue(row.getString("stations_begin"), SOURCES),
                JSON.readValue(row.getString("stations_now"), SOURCES),
                JSON.readValue(row.getString("figures_begin"), Figures.class),
                JSON.readValue(row.getString("figures_now"), Figures.class),
                row.getTimestamp("at").toInstant());
    }
}
