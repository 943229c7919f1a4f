package org.onegrid.tracking.device;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.onegrid.problem.Refusal;
import org.onegrid.tracking.pipeline.Tracked;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * The devices in the database. A key is 128 random bits, shown once; as phones send nothing else, it is both name and secret.
 */
@Repository
public class Devices {

    /** Most devices in one answer. */
    public static final int MOST_LISTED = 10_000;

    /** How long a device that was disabled or bound anew may still count as it was, on other nodes. */
    private static final Duration MAX_STALE = Duration.ofSeconds(2);

    private static final Pattern KEY = Pattern.compile("dv_[A-Za-z0-9_-]{22}");
    private static final int HINT_CHARACTERS = 7;

    /** A device that sends something. */
    public record Sender(long id, boolean enabled, @Nullable Tracked responder) {}

    /** A new device and its key, which cannot be read again. */
    public record Added(Device device, String key) {}

    private final JdbcClient sql;
    private final SecureRandom random = new SecureRandom();
    private final Cache<String, Optional<Sender>> recent = Caffeine.newBuilder()
            .expireAfterWrite(MAX_STALE)
            .maximumSize(50_000)
            .build();

    Devices(JdbcClient sql) {
        this.sql = sql;
    }

    /** Whose key it is; at most two seconds stale. */
    public Optional<Sender> find(String key) {
        if (!KEY.matcher(key).matches()) {
            return Optional.empty();
        }
        byte[] hash = hash(key);
        return recent.get(HexFormat.of().formatHex(hash), any -> read(hash));
    }

    private Optional<Sender> read(byte[] hash) {
        return sql.sql("""
                        select d.id, d.enabled, r.id as responder_id, r.code, r.callsign, r.kind
                        from device d left join responder r on r.id = d.responder_id
                        where d.key_hash = :hash
                        """)
                .param("hash", hash)
                .query((row, n) -> {
                    long responder = row.getLong("responder_id");
                    return new Sender(
                            row.getLong("id"),
                            row.getBoolean("enabled"),
                            responder == 0
                                    ? null
                                    : new Tracked(
                                            responder,
                                            row.getString("code"),
                                            row.getString("callsign"),
                                            row.getString("kind")));
                })
                .optional();
    }

    /** All devices, by label. */
    public List<Device> list() {
        return devices("order by d.label, d.id limit " + MOST_LISTED, null);
    }

    /** @throws Refusal 404 when there is none of this id */
    public Device get(long id) {
        return devices("where d.id = :id", id).stream().findFirst().orElseThrow(() -> Refusal.notFound("The device"));
    }

    private List<Device> devices(String which, @Nullable Long id) {
        return sql.sql("""
                        select d.id, d.label, d.key_hint, r.code as responder, d.enabled, d.created_at
                        from device d left join responder r on r.id = d.responder_id
                        """ + which)
                .param("id", id)
                .query((row, n) -> new Device(
                        row.getLong("id"),
                        row.getString("label"),
                        row.getString("key_hint"),
                        row.getString("responder"),
                        row.getBoolean("enabled"),
                        row.getTimestamp("created_at").toInstant()))
                .list();
    }

    /** Adds a device. @throws Refusal 422 {@code responder-unknown} */
    @Transactional
    public Added add(String label, @Nullable String responder) {
        byte[] bits = new byte[16];
        random.nextBytes(bits);
        String key = "dv_" + Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
        long id = sql.sql("""
                        insert into device (label, key_hash, key_hint, responder_id)
                        values (:label, :hash, :hint, :responder) returning id
                        """)
                .param("label", label)
                .param("hash", hash(key))
                .param("hint", key.substring(0, HINT_CHARACTERS))
                .param("responder", responderId(responder))
                .query(Long.class)
                .single();
        return new Added(get(id), key);
    }

    /**
     * Changes what is not null.
     *
     * @param responder code of the responder it is bound to from now on; empty binds it to none
     * @throws Refusal 404, 422 {@code responder-unknown}
     */
    @Transactional
    public Device change(long id, @Nullable String label, @Nullable Boolean enabled, @Nullable String responder) {
        sql.sql("""
                        update device set label = coalesce(:label, label), enabled = coalesce(:enabled, enabled),
                            responder_id = case when :rebind then cast(:responder as bigint) else responder_id end
                        where id = :id
                        """)
                .param("label", label)
                .param("enabled", enabled)
                .param("rebind", responder != null)
                .param("responder", responder == null || responder.isEmpty() ? null : responderId(responder))
                .param("id", id)
                .update();
        recent.invalidateAll();
        return get(id);
    }

    private @Nullable Long responderId(@Nullable String code) {
        return code == null
                ? null
                : sql.sql("select id from responder where code = :code")
                        .param("code", code)
                        .query(Long.class)
                        .optional()
                        .orElseThrow(
                                () -> Refusal.invalid("responder-unknown", "There is no responder with this code."));
    }

    private static byte[] hash(String key) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
