package org.onegrid.identity;

import java.util.Map;
import java.util.Optional;
import org.onegrid.problem.Refusal;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;

/**
 * Password sign-in. After five wrong passwords in a row an account waits, each further one doubling the wait from half a
 * minute to a quarter of an hour. Unknown logins take as long as known ones and get the same answer.
 */
@Service
public class SignIn {

    private static final int FREE_FAILURES = 5;

    private final JdbcClient sql;
    private final People people;
    private final PasswordEncoder encoder;
    private final String hashOfNobody;
    private final boolean demoAllowed;

    SignIn(JdbcClient sql, People people, PasswordEncoder encoder, @Value("${onegrid.demo}") String demo) {
        this.sql = sql;
        this.people = people;
        this.encoder = encoder;
        this.hashOfNobody = String.valueOf(encoder.encode("nobody's password"));
        this.demoAllowed = !demo.equals("off");
    }

    private record Account(
            long id, @org.jspecify.annotations.Nullable String hash, boolean open, int waitSeconds) {}

    /** @throws Refusal 401 {@code login-refused}, 429 {@code login-locked} */
    public Person signIn(String login, String password) {
        Optional<Account> found = sql.sql("""
                        select id, password_hash as hash, enabled and (not demo or :demo) as open,
                               greatest(0, ceil(extract(epoch from coalesce(locked_until, now()) - now())))::int as wait_seconds
                        from person where login = :login
                        """)
                .param("login", login)
                .param("demo", demoAllowed)
                .query((row, n) -> new Account(
                        row.getLong("id"), row.getString("hash"), row.getBoolean("open"), row.getInt("wait_seconds")))
                .optional();
        int wait = found.map(Account::waitSeconds).orElse(0);
        if (wait > 0) {
            throw new Refusal(
                    HttpStatus.TOO_MANY_REQUESTS,
                    "login-locked",
                    "Too many wrong passwords; try again in " + wait + " seconds.",
                    Map.of("retryAfterSeconds", wait));
        }
        String hash = found.map(Account::hash).orElse(hashOfNobody);
        boolean right = encoder.matches(password, hash);
        if (found.isEmpty() || !right || !found.get().open()) {
            found.ifPresent(account -> countFailure(account.id()));
            throw new Refusal(HttpStatus.UNAUTHORIZED, "login-refused", "Login or password is wrong.");
        }
        long id = found.get().id();
        sql.sql("update person set failed_logins = 0, locked_until = null where id = :id and failed_logins > 0")
                .param("id", id)
                .update();
        return people.get(id);
    }

    private void countFailure(long id) {
        sql.sql("""
                        update person set failed_logins = failed_logins + 1,
                            locked_until = case when failed_logins + 1 >= :free
                                then now() + least(interval '15 minutes',
                                                   interval '30 seconds' * power(2, least(failed_logins + 1 - :free, 10))) end
                        where id = :id
                        """).param("free", FREE_FAILURES).param("id", id).update();
    }
}
