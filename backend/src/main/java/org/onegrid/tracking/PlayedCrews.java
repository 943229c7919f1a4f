package org.onegrid.tracking;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.onegrid.grid.Area;
import org.onegrid.grid.AreaTree;
import org.onegrid.grid.Partition;
import org.onegrid.identity.Person;
import org.onegrid.problem.Refusal;
import org.onegrid.problem.Words;
import org.onegrid.rehearsal.Rehearsals;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The crews of a rehearsal: responders of the kind {@value #KIND}, marked by it wherever they are shown, that are in no figure
 * and leave with the rehearsal. Their positions come the way all do.
 */
@Service
public class PlayedCrews {

    /** What they are of. */
    public static final String KIND = "rehearsal";

    /** Most crews of a request and of a rehearsal. */
    private static final int MOST = 500;

    private static final int CALLSIGN_CHARS = 60;
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9_.-]{1,64}");

    /** A crew to be played, unchecked. */
    @Schema(name = "PlayedCrew")
    public record Crew(
            @Schema(description = "1 to 64 of A-Z a-z 0-9 _ . -", requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
            String code,

            @Schema(description = "what others call it; the code when absent") @Nullable
            String callsign,

            @Schema(description = "code of the area it belongs to", requiredMode = Schema.RequiredMode.REQUIRED)
            @Nullable
            String area) {}

    private final JdbcClient sql;
    private final Partition partition;
    private final Rehearsals rehearsals;

    PlayedCrews(JdbcClient sql, Partition partition, Rehearsals rehearsals) {
        this.sql = sql;
        this.partition = partition;
        this.rehearsals = rehearsals;
    }

    /**
     * Brings crews into a running rehearsal; those it has already stay as they are.
     *
     * @return how many it has now
     * @throws Refusal as {@link Rehearsals#join}; 404 for an area that is not this person's, 409 {@code responder-code-taken}, 422
     *     {@code too-many-crews} or {@code code-invalid}
     */
    @Transactional
    public int bring(Person me, long rehearsalId, List<Crew> crews) {
        if (crews.isEmpty() || crews.size() > MOST) {
            throw Refusal.invalid("too-many-crews", "A rehearsal has 1 to " + MOST + " crews.");
        }
        AreaTree tree = partition.tree();
        Set<Area> joined = new HashSet<>();
        for (Crew crew : crews) {
            String code = crew == null ? null : crew.code();
            if (code == null || !CODE.matcher(code).matches()) {
                throw Refusal.invalid("code-invalid", "The code of a crew has 1 to 64 of A-Z a-z 0-9 _ . -");
            }
            Area area = tree.find(String.valueOf(crew.area()))
                    .filter(found -> tree.within(me.scope(), found))
                    .orElseThrow(() -> Refusal.notFound("The area"));
            if (joined.add(area)) {
                rehearsals.join(me, rehearsalId, tree.path(area));
            }
            String callsign = Words.optional("callsign", crew.callsign(), CALLSIGN_CHARS);
            store(
                    rehearsalId,
                    code,
                    callsign == null ? code : callsign,
                    area,
                    tree.path(area).ltree());
        }
        int now = sql.sql("select count(*) from responder where rehearsal_id = :id")
                .param("id", rehearsalId)
                .query(Integer.class)
                .single();
        if (now > MOST) {
            throw Refusal.invalid("too-many-crews", "A rehearsal has at most " + MOST + " crews.");
        }
        return now;
    }

    private void store(long rehearsalId, String code, String callsign, Area area, String path) {
        sql.sql("""
                        insert into responder (code, callsign, kind, area_id, area_path, always_on_duty, rehearsal_id)
                        values (:code, :callsign, :kind, :area, cast(:path as ltree), true, :rehearsal)
                        on conflict (code) do nothing
                        """)
                .param("code", code)
                .param("callsign", callsign)
                .param("kind", KIND)
                .param("area", area.id())
                .param("path", path)
                .param("rehearsal", rehearsalId)
                .update();
        boolean ours = sql.sql("select exists (select from responder where code = :code and rehearsal_id = :id)")
                .param("code", code)
                .param("id", rehearsalId)
                .query(Boolean.class)
                .single();
        if (!ours) {
            throw new Refusal(
                    HttpStatus.CONFLICT,
                    "responder-code-taken",
                    "A responder has this code already; a rehearsal has crews of its own.",
                    Map.of("responder", code));
        }
    }
}
