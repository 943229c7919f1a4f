package org.onegrid.page;

import java.time.Duration;
import java.util.List;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Routes of the front end and how long browsers may keep what they got. */
@Configuration
class PageConfiguration implements WebMvcConfigurer {

    /** First words of the front end's routes; a route added there is added here. */
    static final List<String> ROUTES =
            List.of("login", "screen", "incidents", "analytics", "boundaries", "tracks", "rehearsals", "walls");

    @Override
    public void addViewControllers(ViewControllerRegistry registry) {
        registry.addRedirectViewController("/", "/screen");
        for (String route : ROUTES) {
            registry.addViewController("/" + route).setViewName("forward:/index.html");
            registry.addViewController("/" + route + "/{*rest}").setViewName("forward:/index.html");
        }
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        CacheControl forGood =
                CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();
        registry.addResourceHandler("/assets/**")
                .addResourceLocations("classpath:/META-INF/resources/assets/")
                .setCacheControl(forGood);
        registry.addResourceHandler("/webjars/**")
                .addResourceLocations("classpath:/META-INF/resources/webjars/")
                .setCacheControl(forGood);
        registry.addResourceHandler("/index.html")
                .addResourceLocations("classpath:/META-INF/resources/")
                .setCacheControl(CacheControl.noCache());
    }
}
