package org.onegrid.board;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.onegrid.problem.Refusal;
import org.onegrid.problem.Words;

/**
 * How a person has arranged the big screen: scenes that the wall shows one after the other. Which panels there are is the page's
 * affair; a name it does not know is skipped there.
 *
 * @param rotate whether the scenes take turns by themselves
 * @param scenes 1 to 20
 */
public record ScreenSetting(boolean rotate, List<Scene> scenes) {

    private static final int MOST_SCENES = 20;
    private static final int MOST_PANELS = 12;
    private static final int SHORTEST_SECONDS = 5;
    private static final int LONGEST_SECONDS = 3_600;

    /** @throws Refusal 422 {@code screen-setting-invalid} */
    public ScreenSetting {
        scenes = bounded("scenes", scenes, 1, MOST_SCENES);
        Set<String> ids = new HashSet<>();
        for (Scene scene : scenes) {
            if (!ids.add(scene.id())) {
                throw invalid("Two scenes are called '" + scene.id() + "'.");
            }
        }
    }

    /**
     * One scene.
     *
     * @param id      names it in addresses
     * @param name    up to 40 characters
     * @param area    code of the area it shows; null for the person's own
     * @param seconds how long it is shown, 5 to 3,600
     */
    @Schema(name = "ScreenScene")
    public record Scene(String id, String name, @Nullable String area, int seconds, MapMode map, Panels panels) {

        /** @throws Refusal 422 {@code screen-setting-invalid} */
        public Scene {
            id = matching("scene.id", id, "[a-z0-9-]{1,40}");
            String given = Words.optional("scene.name", name, 40);
            if (given == null) {
                throw invalid("'scene.name' is missing.");
            }
            name = given;
            area = area == null || area.isEmpty() ? null : matching("scene.area", area, "[A-Za-z0-9_-]{1,40}");
            if (seconds < SHORTEST_SECONDS || seconds > LONGEST_SECONDS) {
                throw invalid("'scene.seconds' is " + SHORTEST_SECONDS + " to " + LONGEST_SECONDS + ".");
            }
            if (map == null || panels == null) {
                throw invalid("A scene has 'map' and 'panels'.");
            }
        }
    }

    /** What the map shows, and by which figure. */
    @Schema(name = "ScreenMapMode")
    public record MapMode(
            @Schema(allowableValues = {"flat", "extruded", "heat"})
            String mode,

            @Schema(allowableValues = {"open", "overdue", "perHousehold"})
            String figure) {

        /** @throws Refusal 422 {@code screen-setting-invalid} */
        public MapMode {
            mode = matching("map.mode", mode, "flat|extruded|heat");
            figure = matching("map.figure", figure, "open|overdue|perHousehold");
        }
    }

    /** Names of panels around the map, in order; a smaller wall shows the first of them. At most 12 in a zone. */
    @Schema(name = "ScreenPanels")
    public record Panels(List<String> left, List<String> bottom, List<String> right) {

        /** @throws Refusal 422 {@code screen-setting-invalid} */
        public Panels {
            left = names("panels.left", left);
            bottom = names("panels.bottom", bottom);
            right = names("panels.right", right);
        }

        private static List<String> names(String field, List<String> names) {
            List<String> known = bounded(field, names, 0, MOST_PANELS);
            known.forEach(name -> matching(field, name, "[a-z][A-Za-z0-9]{0,39}"));
            return known;
        }
    }

    private static <T> List<T> bounded(String field, @Nullable List<T> list, int least, int most) {
        if (list == null
                || list.size() < least
                || list.size() > most
                || list.stream().anyMatch(one -> one == null)) {
            throw invalid("'" + field + "' has " + least + " to " + most + " entries.");
        }
        return List.copyOf(list);
    }

    private static String matching(String field, @Nullable String text, String pattern) {
        if (text == null || !text.matches(pattern)) {
            throw invalid("'" + field + "' matches " + pattern + ".");
        }
        return text;
    }

    private static Refusal invalid(String detail) {
        return Refusal.invalid("screen-setting-invalid", detail);
    }
}
