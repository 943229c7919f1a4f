package org.onegrid.live.web;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.onegrid.live.Topic;
import org.onegrid.problem.Refusal;
import org.springframework.http.HttpStatus;

/** One topic of one area: {@code /topic/areas/{code}/{topic}}. */
record Destination(String areaCode, Topic topic) {

    private static final Pattern FORM = Pattern.compile("/topic/areas/([A-Za-z0-9_-]{1,40})/([a-z]{1,20})");
    private static final Pattern WILD = Pattern.compile("[*?{]");

    /** @throws Refusal {@code destination-pattern} for wildcards, 404 {@code not-found} for what is no destination */
    static Destination of(String text) {
        if (WILD.matcher(text).find()) {
            throw new Refusal(
                    HttpStatus.BAD_REQUEST,
                    "destination-pattern",
                    "A destination names one area; patterns are refused.");
        }
        Matcher match = FORM.matcher(text);
        if (!match.matches()) {
            throw Refusal.notFound("The destination");
        }
        return new Destination(
                match.group(1), Topic.find(match.group(2)).orElseThrow(() -> Refusal.notFound("The destination")));
    }

    @Override
    public String toString() {
        return "/topic/areas/" + areaCode + "/" + topic.word();
    }
}
