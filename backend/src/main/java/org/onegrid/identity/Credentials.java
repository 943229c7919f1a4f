package org.onegrid.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Secrets that stand for a person: the session of a browser, the token of a program. 256 random bits each, of which only
 * the SHA-256 is stored, so that they outlive a restart and a copy of the database signs nobody in.
 */
@Repository
public class Credentials {

    /** The cookie that carries the secret of a browser's session. */
    public static final String SESSION_COOKIE = "ONEGRID_SESSION";

    /** What a secret is for. */
    public enum Kind {
        SESSION,
        TOKEN;

        String column() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    private static final Duration MAX_STALE = Duration.ofSeconds(2);

    private final JdbcClient sql;
    private final People people;
    private final SecureRandom random = new SecureRandom();
    private final Cache<String, Optional<Person>> recent = Caffeine.newBuilder()
            .expireAfterWrite(MAX_STALE)
            .maximumSize(10_000)
            .build();

    Credentials(JdbcClient sql, People people) {
        this.sql = sql;
        this.people = people;
    }

    /** Makes a secret for the person and returns it; it cannot be read again. */
    public String issue(long personId, Kind kind, String label, Duration life) {
        byte[] bits = new byte[32];
        random.nextBytes(bits);
        String secret = "og_" + Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
        sql.sql("""
                        insert into credential (hash, person_id, kind, label, expires_at)
                        values (:hash, :person, :kind, :label, now() + make_interval(secs => :life))
                        """)
                .param("hash", hash(secret))
                .param("person", personId)
                .param("kind", kind.column())
                .param("label", label)
                .param("life", life.toSeconds())
                .update();
        return secret;
    }

    /** Whose secret it is; empty when unknown, expired, or the person is shut out. At most two seconds stale. */
    public Optional<Person> find(String secret, Kind kind) {
        byte[] hash = hash(secret);
        return recent.get(kind + HexFormat.of().formatHex(hash), key -> read(hash, kind));
    }

    private Optional<Person> read(byte[] hash, Kind kind) {
        return sql.sql("""
                        select person_id from credential
                        where hash = :hash and kind = :kind and expires_at > now()
                        """)
                .param("hash", hash)
                .param("kind", kind.column())
                .query(Long.class)
                .optional()
                .flatMap(people::find);
    }

    /** Makes a secret worthless. */
    public void revoke(String secret) {
        byte[] hash = hash(secret);
        sql.sql("delete from credential where hash = :hash").param("hash", hash).update();
        for (Kind kind : Kind.values()) {
            recent.invalidate(kind + HexFormat.of().formatHex(hash));
        }
    }

    private static byte[] hash(String secret) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
