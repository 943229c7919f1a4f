package org.onegrid.tracking;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.onegrid.grid.impact.AreaFollower;
import org.onegrid.grid.impact.Count;
import org.onegrid.grid.impact.Count.Figure;
import org.onegrid.grid.impact.Forecast;
import org.onegrid.grid.impact.Impact;
import org.onegrid.grid.impact.Move;
import org.onegrid.grid.impact.Owners;
import org.onegrid.grid.impact.Resettlement;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Posts stay with their area; those of a retiring area are carried to the one that takes most of its ground. */
@Component
class PostFollower implements AreaFollower {

    private record Post(String code, String callsign, String kind, long areaId) {}

    private final JdbcClient sql;

    PostFollower(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public Forecast foresee(Resettlement change, Owners owners, int most) {
        List<Count> counts = new ArrayList<>();
        List<Move> moves = new ArrayList<>();
        for (Post post : posts(change)) {
            long from = post.areaId();
            long to = owners.heir(from);
            List<Figure> figures =
                    post.kind().equals("member") ? List.of(Figure.STAFF, Figure.WORKERS) : List.of(Figure.STAFF);
            for (Figure figure : figures) {
                counts.add(new Count(from, figure, "", 1, 0));
                counts.add(new Count(to, figure, "", 0, 1));
            }
            if (to != from) {
                moves.add(new Move(Impact.Kind.POST, null, post.code(), post.callsign(), from, to, null));
            }
        }
        return new Forecast(counts, moves.subList(0, Math.min(most, moves.size())), moves.size());
    }

    private List<Post> posts(Resettlement change) {
        return sql.sql("""
                        select code, callsign, kind, area_id from responder
                        where area_id = any (cast(:touched as bigint[])) and rehearsal_id is null
                        order by code
                        """)
                .param("touched", change.touchedIds())
                .query(Post.class)
                .list();
    }

    @Override
    public void follow(Resettlement change, Owners owners) {
        Map<Long, Long> heirs = new HashMap<>();
        for (long area : change.touched()) {
            if (owners.heir(area) != area) {
                heirs.put(area, owners.heir(area));
            }
        }
        sql.sql("""
                        update responder set area_id = heir.id, area_path = heir.command_path
                        from unnest(cast(:retired as bigint[]), cast(:heirs as bigint[])) as h (retired, heir)
                        join area heir on heir.id = h.heir
                        where responder.area_id = h.retired
                        """)
                .param("retired", heirs.keySet().toArray(Long[]::new))
                .param("heirs", heirs.values().toArray(Long[]::new))
                .update();
    }
}
