package org.onegrid.incident;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.onegrid.bulk.Copy;
import org.onegrid.grid.Partition;
import org.onegrid.identity.Person;
import org.onegrid.problem.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** How satisfied those asked were with closed cases. */
@Repository
public class Ratings {

    /** Who judged: the one who handled it, a colleague, the reporter, or others who were asked to. */
    public enum Source {
        SELF,
        PEER,
        PUBLIC,
        THIRD_PARTY;

        /** The word used in the API and the database. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        static @Nullable Source find(String word) {
            return Stream.of(values())
                    .filter(one -> one.word().equals(word))
                    .findFirst()
                    .orElse(null);
        }
    }

    /**
     * A judgement of the past.
     *
     * @param sourceId of the case in its channel
     * @param score    1 to 5
     */
    public record PastRating(String channel, String sourceId, Source source, int score, Instant at) {}

    private record Found(long id, String status) {}

    private final JdbcClient sql;
    private final Copy copy;
    private final Partition partition;
    private final IncidentQueries queries;

    Ratings(JdbcClient sql, Copy copy, Partition partition, IncidentQueries queries) {
        this.sql = sql;
        this.copy = copy;
        this.partition = partition;
        this.queries = queries;
    }

    /**
     * Loads judgements of cases that are closed; others are left out.
     *
     * @param asOf what was said after this has not been said yet
     * @return how many there are now more
     */
    @Transactional
    public long load(Stream<PastRating> ratings, Instant asOf) {
        sql.sql("""
                        create temporary table new_rating (
                            channel text, source_id text, source text, score smallint, at timestamptz) on commit drop
                        """).update();
        Iterator<PastRating> all =
                ratings.filter(one -> !one.at().isAfter(asOf)).iterator();
        copy.into(
                "new_rating",
                List.of("channel", "source_id", "source", "score", "at"),
                rows -> all.forEachRemaining(one ->
                        rows.add(one.channel(), one.sourceId(), one.source().word(), one.score(), one.at())));
        long added = sql.sql("""
                        insert into incident_rating (incident_id, source, score, at)
                        select i.id, n.source, n.score, n.at
                        from new_rating n join incident i on i.channel = n.channel and i.source_id = n.source_id
                        where i.status = 'closed'
                        on conflict do nothing
                        """).update();
        sql.sql("drop table new_rating").update();
        return added;
    }

    /**
     * Takes a judgement on a case, by id or code; it takes the place of what the same source said before.
     *
     * @throws Refusal 404; 409 {@code not-closed}; 422 {@code rating-source-unknown} or {@code score-invalid}
     */
    @Transactional
    public void rate(Person me, String id, String source, int score) {
        Source who = Source.find(source);
        if (who == null) {
            throw Refusal.invalid(
                    "rating-source-unknown", "A source is one of self, peer, public, third-party, was " + source + ".");
        }
        if (score < 1 || score > 5) {
            throw Refusal.invalid(
                    "score-invalid", "A score is 1 (very dissatisfied) to 5 (very satisfied), was " + score + ".");
        }
        Found found = sql.sql("""
                        select id, status from incident
                        where id = :id and area_path <@ any (cast(:scope as ltree[])) for update
                        """)
                .param("id", queries.resolve(id).orElse(0L))
                .param("scope", partition.tree().scopePaths(me.scope()))
                .query(Found.class)
                .optional()
                .orElseThrow(() -> Refusal.notFound("The incident"));
        if (!found.status().equals("closed")) {
            throw new Refusal(HttpStatus.CONFLICT, "not-closed", "A case is judged when it is closed, not before.");
        }
        sql.sql("""
                        insert into incident_rating (incident_id, source, score, at, person_id)
                        values (:incident, :source, :score, :at, :person)
                        on conflict (incident_id, source) do update
                            set score = excluded.score, at = excluded.at, person_id = excluded.person_id
                        """)
                .param("incident", found.id())
                .param("source", who.word())
                .param("score", score)
                .param("at", Instant.now().atOffset(ZoneOffset.UTC))
                .param("person", me.id())
                .update();
    }
}
