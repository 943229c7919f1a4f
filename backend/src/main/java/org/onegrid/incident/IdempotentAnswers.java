package org.onegrid.incident;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.onegrid.identity.Person;
import org.onegrid.problem.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/**
 * Does what a request with an {@code Idempotency-Key} asks for once. The answer is stored in the transaction that did it, and
 * a lock that ends with the transaction marks what is in flight: whatever dies, nothing stays locked and nothing is done
 * twice. Answers are kept for a week.
 */
@Repository
class IdempotentAnswers {

    private static final int MAX_KEY_CHARS = 200;

    private record Stored(byte[] requestHash, String answer) {}

    private final JdbcClient sql;
    private final JsonMapper json;

    IdempotentAnswers(JdbcClient sql, JsonMapper json) {
        this.sql = sql;
        this.json = json;
    }

    /**
     * The stored answer, or what the work answers. Inside a transaction.
     *
     * @param key     null when the request has none: the work is simply done
     * @param request all that was asked for, as a value with a JSON form
     * @throws Refusal 400 {@code idempotency-key-invalid}, 409 {@code idempotency-in-flight} when the same request is being
     *     worked on, 422 {@code idempotency-key-reused} when the key came with another request
     */
    <T> T once(Person me, @Nullable String key, Object request, Class<T> type, Supplier<T> work) {
        if (key == null) {
            return work.get();
        }
        if (key.isEmpty() || key.length() > MAX_KEY_CHARS || !key.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            throw new Refusal(
                    HttpStatus.BAD_REQUEST,
                    "idempotency-key-invalid",
                    "An Idempotency-Key has 1 to " + MAX_KEY_CHARS + " visible ASCII characters.");
        }
        byte[] hash = sha256(json.writeValueAsBytes(request));
        if (!tryLock(me, key)) {
            throw new Refusal(
                    HttpStatus.CONFLICT,
                    "idempotency-in-flight",
                    "The same request is being worked on; ask again in a moment.");
        }
        Stored stored = find(me, key);
        if (stored == null) {
            T answer = work.get();
            store(me, key, hash, json.writeValueAsString(answer));
            return answer;
        }
        if (!Arrays.equals(stored.requestHash, hash)) {
            throw Refusal.invalid(
                    "idempotency-key-reused", "This Idempotency-Key came with another request; take a new key.");
        }
        return json.readValue(stored.answer, type);
    }

    private boolean tryLock(Person me, String key) {
        return sql.sql("select pg_try_advisory_xact_lock(hashtextextended(:key, :person))")
                .param("key", key)
                .param("person", me.id())
                .query(Boolean.class)
                .single();
    }

    private @Nullable Stored find(Person me, String key) {
        return sql.sql("select request_hash, answer from idempotent_answer where person_id = :person and key = :key")
                .param("person", me.id())
                .param("key", key)
                .query((row, n) -> new Stored(row.getBytes("request_hash"), row.getString("answer")))
                .optional()
                .orElse(null);
    }

    private void store(Person me, String key, byte[] hash, String answer) {
        sql.sql("""
                        insert into idempotent_answer (person_id, key, request_hash, answer)
                        values (:person, :key, :hash, cast(:answer as json))
                        """)
                .param("person", me.id())
                .param("key", key)
                .param("hash", hash)
                .param("answer", answer)
                .update();
    }

    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT10M")
    void forgetOld() {
        sql.sql("delete from idempotent_answer where created_at < now() - interval '7 days'")
                .update();
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
