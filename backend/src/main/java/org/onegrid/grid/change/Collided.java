package org.onegrid.grid.change;

import java.util.List;
import java.util.Map;
import org.onegrid.problem.Refusal;
import org.springframework.http.HttpStatus;

/** The change no longer fits what others have made of the borders; nothing of it was done. */
final class Collided extends Refusal {

    private final transient List<Collision> collisions;

    Collided(List<Collision> collisions) {
        super(
                HttpStatus.CONFLICT,
                "boundary-base-stale",
                "Borders that this change changes have been changed since it was drawn; see 'collisions'. Rebase it.",
                Map.of("collisions", List.copyOf(collisions)));
        this.collisions = List.copyOf(collisions);
    }

    List<Collision> collisions() {
        return collisions;
    }
}
