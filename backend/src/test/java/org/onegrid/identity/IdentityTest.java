package org.onegrid.identity;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.Cookie;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.onegrid.test.PostgisTest;
import org.onegrid.test.Somebody;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@PostgisTest
class IdentityTest {

    @Autowired
    MockMvcTester http;

    @Autowired
    Somebody somebody;

    @Autowired
    Credentials credentials;

    @Autowired
    People people;

    @Autowired
    JdbcClient sql;

    @Test
    void signsInWithACsrfTokenAndStaysSignedIn() {
        Person person = somebody.with(Scope.all(), Role.OPERATOR);
        MvcTestResult answer = signIn(person.login(), "correct horse battery");
        assertThat(answer)
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.permissions")
                .asArray()
                .contains("INCIDENT_HANDLE");
        Cookie session = answer.getResponse().getCookie("ONEGRID_SESSION");
        assertThat(session).isNotNull();
        assertThat(session.isHttpOnly()).isTrue();
        assertThat(http.get().uri("/api/session").cookie(session)).hasStatusOk();
        assertThat(http.delete().uri("/api/session").cookie(session)).hasStatus(403);
        assertThat(http.get().uri("/api/session").cookie(session)).hasStatusOk();
    }

    @Test
    void theCsrfTokenOfAPageStaysGoodWhileItAsks() {
        Person person = somebody.with(Scope.all(), Role.OPERATOR);
        Cookie session =
                signIn(person.login(), "correct horse battery").getResponse().getCookie("ONEGRID_SESSION");
        Cookie token = http.get()
                .uri("/api/session")
                .cookie(session)
                .exchange()
                .getResponse()
                .getCookie("XSRF-TOKEN");
        assertThat(token).isNotNull();
        MvcTestResult again =
                http.get().uri("/api/session").cookie(session, token).exchange();
        assertThat(again.getResponse().getCookie("XSRF-TOKEN")).isNull();
        assertThat(http.delete().uri("/api/session").cookie(session, token).header("X-XSRF-TOKEN", token.getValue()))
                .hasStatus(204);
    }

    @Test
    void whoIsNotSignedInLearnsItByAsking() {
        assertThat(http.get().uri("/api/session")).hasStatus(204);
        assertThat(http.get().uri("/api/session").header("Authorization", "Bearer og_forged"))
                .hasStatus(401);
    }

    @Test
    void refusesSignInWithoutCsrfToken() {
        assertThat(http.post()
                        .uri("/api/session")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{}"))
                .hasStatus(403)
                .bodyJson()
                .extractingPath("$.code")
                .isEqualTo("forbidden");
    }

    @Test
    void locksAnAccountAfterFiveWrongPasswordsEvenForTheRightOne() {
        Person person = somebody.with(Scope.all(), Role.OPERATOR);
        for (int i = 0; i < 5; i++) {
            assertThat(signIn(person.login(), "wrong")).hasStatus(401);
        }
        assertThat(signIn(person.login(), "correct horse battery"))
                .hasStatus(429)
                .bodyJson()
                .extractingPath("$.code")
                .isEqualTo("login-locked");
        sql.sql("update person set locked_until = now() - interval '1 second' where id = :id")
                .param("id", person.id())
                .update();
        assertThat(signIn(person.login(), "correct horse battery")).hasStatusOk();
    }

    @Test
    void tellsUnknownLoginsAndWrongPasswordsAlike() throws Exception {
        String unknown = signIn("nobody", "whatever").getResponse().getContentAsString();
        String wrong = signIn("admin", "whatever").getResponse().getContentAsString();
        assertThat(unknown).isEqualTo(wrong);
    }

    @Test
    void asksForAPersonAndForThePermission() {
        assertThat(http.get().uri("/api/people")).hasStatus(401);
        assertThat(http.get().uri("/api/people").header("Authorization", "Bearer og_made-up"))
                .hasStatus(401);
        String operator = somebody.bearer(somebody.with(Scope.all(), Role.OPERATOR));
        assertThat(http.get().uri("/api/people").header("Authorization", operator))
                .hasStatus(403);
        assertThat(http.get().uri("/api/people").header("Authorization", somebody.administrator()))
                .hasStatusOk();
    }

    @Test
    void storesNoSecretInTheClear() {
        Person person = somebody.with(Scope.all(), Role.OPERATOR);
        String token = credentials.issue(person.id(), Credentials.Kind.TOKEN, "x", Duration.ofDays(1));
        String dump = sql.sql("select string_agg(c::text, '') || string_agg(p::text, '') from credential c, person p")
                .query(String.class)
                .single();
        assertThat(dump).doesNotContain(token).doesNotContain("correct horse");
        assertThat(credentials.find(token, Credentials.Kind.SESSION)).isEmpty();
        credentials.revoke(token);
        assertThat(credentials.find(token, Credentials.Kind.TOKEN)).isEmpty();
    }

    @Test
    void shutsAPersonOutWithinTwoSeconds() throws InterruptedException {
        Person person = somebody.with(Scope.of(Set.of(1L)), Role.OPERATOR);
        String token = credentials.issue(person.id(), Credentials.Kind.TOKEN, "x", Duration.ofDays(1));
        assertThat(credentials.find(token, Credentials.Kind.TOKEN)).contains(person);
        people.setEnabled(person.id(), false);
        Thread.sleep(2100);
        assertThat(credentials.find(token, Credentials.Kind.TOKEN)).isEmpty();
    }

    private MvcTestResult signIn(String login, String password) {
        String csrf = "0123456789abcdef";
        return http.post()
                .uri("/api/session")
                .cookie(new Cookie("XSRF-TOKEN", csrf))
                .header("X-XSRF-TOKEN", csrf)
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"login\":\"" + login + "\",\"password\":\"" + password + "\"}")
                .exchange();
    }
}
