package org.onegrid.tracking.staff;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A post held by one person, who is not named.
 *
 * @param post     code of the post
 * @param role     leader, member, instructor or volunteer
 * @param areaCode the area it serves
 * @param from     first local day
 * @param until    the day after the last; null while it is held
 */
public record Tenure(
        @Schema(example = "990100003012004-M1") String post,
        String role,
        String areaCode,
        LocalDate from,
        @Nullable LocalDate until) {}
