package org.onegrid.grid.impact;

import java.util.List;
import org.onegrid.identity.People;
import org.springframework.stereotype.Component;

/** Gives people who are responsible for a retiring area what takes its place. */
@Component
class ScopeFollower implements AreaFollower {

    private final People people;

    ScopeFollower(People people) {
        this.people = people;
    }

    @Override
    public Forecast foresee(Resettlement change, Owners owners, int most) {
        return new Forecast(List.of(), List.of(), 0);
    }

    @Override
    public void follow(Resettlement change, Owners owners) {
        people.replaceAreas(owners.successors());
    }
}
