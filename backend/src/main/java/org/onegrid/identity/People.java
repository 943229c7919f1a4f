package org.onegrid.identity;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.onegrid.problem.Refusal;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The people of this instance. */
@Repository
public class People {

    private static final int MIN_PASSWORD_CHARS = 8;
    private static final int MAX_PASSWORD_CHARS = 128;

    private static final String SELECT = """
            select p.id, p.login, p.name, p.roles, p.everywhere,
                   array(select area_id from person_area a where a.person_id = p.id) as area_ids
            from person p
            """;

    private final JdbcClient sql;
    private final PasswordEncoder encoder;

    People(JdbcClient sql, PasswordEncoder encoder) {
        this.sql = sql;
        this.encoder = encoder;
    }

    /**
     * Adds a person.
     *
     * @param password 8 to 128 characters
     * @throws Refusal 409 {@code login-taken}, 422 {@code login-invalid}, {@code password-weak} or {@code roles-missing}
     */
    @Transactional
    public Person create(String login, String name, String password, Set<Role> roles, Scope scope, boolean demo) {
        if (!login.matches("[a-z0-9][a-z0-9._-]{0,63}")) {
            throw Refusal.invalid(
                    "login-invalid", "A login has 1 to 64 of a-z 0-9 . _ - and starts with a letter or digit.");
        }
        if (password.length() < MIN_PASSWORD_CHARS || password.length() > MAX_PASSWORD_CHARS) {
            throw Refusal.invalid(
                    "password-weak",
                    "A password has " + MIN_PASSWORD_CHARS + " to " + MAX_PASSWORD_CHARS + " characters.");
        }
        if (roles.isEmpty()) {
            throw Refusal.invalid("roles-missing", "A person has at least one role.");
        }
        try {
            long id = sql.sql("""
                            insert into person (login, name, password_hash, roles, everywhere, demo)
                            values (:login, :name, :hash, cast(:roles as text[]), :everywhere, :demo)
                            returning id
                            """)
                    .param("login", login)
                    .param("name", name)
                    .param("hash", encoder.encode(password))
                    .param("roles", roles.stream().map(Role::name).sorted().toArray(String[]::new))
                    .param("everywhere", scope.everywhere())
                    .param("demo", demo)
                    .query(Long.class)
                    .single();
            setScope(id, scope);
            return get(id);
        } catch (DuplicateKeyException e) {
            throw new Refusal(HttpStatus.CONFLICT, "login-taken", "There is a person with this login already.");
        }
    }

    /** Moves a person to another scope; open connections follow within five seconds. */
    @Transactional
    public void setScope(long id, Scope scope) {
        sql.sql("update person set everywhere = :everywhere where id = :id")
                .param("everywhere", scope.everywhere())
                .param("id", id)
                .update();
        sql.sql("delete from person_area where person_id = :id").param("id", id).update();
        sql.sql("insert into person_area (person_id, area_id) select :id, unnest(cast(:areas as bigint[]))")
                .param("id", id)
                .param("areas", scope.areaIds().toArray(Long[]::new))
                .update();
    }

    /**
     * Whoever is responsible for an area of the keys becomes responsible for the areas it is replaced by; open connections
     * follow within five seconds.
     */
    @Transactional
    public void replaceAreas(Map<Long, Set<Long>> successors) {
        successors.forEach((old, taking) -> {
            sql.sql("""
                            insert into person_area (person_id, area_id)
                            select person_id, taking
                            from person_area, unnest(cast(:taking as bigint[])) as taking
                            where area_id = :old
                            on conflict do nothing
                            """)
                    .param("old", old)
                    .param("taking", taking.toArray(Long[]::new))
                    .update();
            sql.sql("delete from person_area where area_id = :old")
                    .param("old", old)
                    .update();
        });
    }

    /** Shuts an account, or opens it again. */
    @Transactional
    public void setEnabled(long id, boolean enabled) {
        sql.sql("update person set enabled = :enabled where id = :id")
                .param("enabled", enabled)
                .param("id", id)
                .update();
    }

    /** @throws Refusal 404 when there is none */
    public Person get(long id) {
        return find(id).orElseThrow(() -> Refusal.notFound("The person"));
    }

    /** The person, when there and enabled. */
    public Optional<Person> find(long id) {
        return sql.sql(SELECT + " where p.id = :id and p.enabled")
                .param("id", id)
                .query(People::read)
                .optional();
    }

    /** All people by login. */
    public List<Person> list() {
        return sql.sql(SELECT + " order by p.login").query(People::read).list();
    }

    /** Whether nobody exists yet. */
    public boolean isEmpty() {
        return !sql.sql("select exists (select 1 from person)")
                .query(Boolean.class)
                .single();
    }

    private static Person read(ResultSet row, int n) throws SQLException {
        Set<Role> roles =
                Arrays.stream(strings(row.getArray("roles"))).map(Role::valueOf).collect(Collectors.toSet());
        Set<Long> areas = Set.of((Long[]) row.getArray("area_ids").getArray());
        return new Person(
                row.getLong("id"),
                row.getString("login"),
                row.getString("name"),
                roles,
                new Scope(row.getBoolean("everywhere"), areas));
    }

    private static String[] strings(Array array) throws SQLException {
        return (String[]) array.getArray();
    }
}
