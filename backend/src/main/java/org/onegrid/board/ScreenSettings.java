package org.onegrid.board;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.onegrid.identity.Person;
import org.onegrid.problem.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** How people have arranged their big screens. Nobody sees another's. */
@Repository
public class ScreenSettings {

    /**
     * A setting and its version.
     *
     * @param version 0 while nothing is stored
     * @param setting null while nothing is stored: the page then shows its usual scenes
     */
    @Schema(name = "VersionedScreenSetting")
    public record Versioned(int version, @Nullable ScreenSetting setting) {}

    private final JdbcClient sql;
    private final JsonMapper json;

    ScreenSettings(JdbcClient sql, JsonMapper json) {
        this.sql = sql;
        this.json = json;
    }

    /** This person's. */
    @Transactional(readOnly = true)
    public Versioned get(Person me) {
        return sql.sql("select version, setting from screen_setting where person_id = :person")
                .param("person", me.id())
                .query((row, n) -> new Versioned(
                        row.getInt("version"), json.readValue(row.getString("setting"), ScreenSetting.class)))
                .optional()
                .orElse(new Versioned(0, null));
    }

    /**
     * Stores this person's setting in place of the version it was made from.
     *
     * @throws Refusal 409 {@code screen-setting-stale} when another page of the person was faster
     */
    @Transactional
    public Versioned put(Person me, int madeFrom, ScreenSetting setting) {
        var store = madeFrom == 0 ? sql.sql("""
                        insert into screen_setting (person_id, version, setting) values (:person, 1, cast(:setting as jsonb))
                        on conflict do nothing
                        """) : sql.sql("""
                        update screen_setting
                        set version = version + 1, setting = cast(:setting as jsonb), changed_at = now()
                        where person_id = :person and version = :version
                        """).param("version", madeFrom);
        int stored = store.param("person", me.id())
                .param("setting", json.writeValueAsString(setting))
                .update();
        if (stored == 0) {
            throw new Refusal(
                    HttpStatus.CONFLICT,
                    "screen-setting-stale",
                    "The setting has been changed from version " + madeFrom + " by another page; read it again.",
                    Map.of("version", get(me).version()));
        }
        return new Versioned(madeFrom + 1, setting);
    }
}
