package org.onegrid.test;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;

/**
 * The whole server on a free port with a database of its own for this test class, without the demo district. Databases come
 * from {@link TestDatabases}; a test that needs only SQL uses that directly and stays quick.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"onegrid.demo=off", "onegrid.admin-password=correct horse battery"})
@AutoConfigureMockMvc
public @interface PostgisTest {}
