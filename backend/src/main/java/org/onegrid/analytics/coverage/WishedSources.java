package org.onegrid.analytics.coverage;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.onegrid.analytics.Feature;
import org.onegrid.analytics.Whereabouts;
import org.onegrid.grid.Area;
import org.onegrid.grid.AreaTree;
import org.onegrid.grid.Partition;
import org.onegrid.identity.Person;
import org.onegrid.problem.Refusal;
import org.springframework.stereotype.Component;

/** Finds who a wish names. */
@Component
class WishedSources {

    private final Sources sources;
    private final ScenarioRows scenarios;
    private final Partition partition;

    WishedSources(Sources sources, ScenarioRows scenarios, Partition partition) {
        this.sources = sources;
        this.scenarios = scenarios;
        this.partition = partition;
    }

    /**
     * @param seen how many responders were seen within half an hour; the others are taken to be at their posts
     */
    record Found(List<Source> sources, int seen) {

        /** Responders that were not seen. */
        int atPosts() {
            return (int) sources.stream()
                            .filter(one -> one.origin().equals(Source.RESPONDER))
                            .count()
                    - seen;
        }

        /** What may be shown of them: responders are figures and nothing else. */
        List<Feature> places() {
            return sources.stream()
                    .filter(one -> !one.origin().equals(Source.RESPONDER))
                    .map(CoverageAnalysis::station)
                    .toList();
        }
    }

    /**
     * Lets those only pass who may know where responders are, when some are among the sources; of a scenario that is gone
     * nobody knows whether there were.
     *
     * @throws Refusal 403 {@code tracks-not-allowed}
     */
    void admit(Person me, SourceWish wish) {
        boolean people = wish.responders() != null
                || wish.scenario() != null
                        && scenarios
                                .find(Long.parseLong(wish.scenario()))
                                .map(Scenario::hasResponders)
                                .orElse(true);
        if (people) {
            Whereabouts.admit(me);
        }
    }

    /**
     * @throws Refusal 422 {@code no-sources} when nothing of the kind is on the map, {@code scenario-elsewhere}, 404 for a
     *     scenario that is not there
     */
    void check(String area, SourceWish wish) {
        if (wish.elements() != null) {
            sources.elements(wish.elements());
        } else if (wish.scenario() != null) {
            scenario(area, wish.scenario());
        }
    }

    /** A version of what changes from minute to minute: where responders are. */
    Optional<String> version(String area, SourceWish wish) {
        return wish.responders() == null
                ? Optional.empty()
                : partition.tree().find(area).map(found -> digest(sources.crew(found, wish.responders())));
    }

    Found find(Area area, SourceWish wish) {
        if (wish.elements() != null) {
            return new Found(sources.elements(wish.elements()), 0);
        }
        if (wish.scenario() != null) {
            return new Found(scenario(area.code(), wish.scenario()).now(), 0);
        }
        Sources.Crew crew = sources.crew(area, Objects.requireNonNull(wish.responders()));
        return new Found(crew.sources(), crew.seen());
    }

    /** A scenario of the area or one below it: what is seen of it is no more than the area allows. */
    private Scenario scenario(String area, String id) {
        AreaTree tree = partition.tree();
        Area asked = tree.find(area).orElseThrow(() -> Refusal.notFound("The area"));
        return scenarios
                .find(Long.parseLong(id))
                .filter(one -> tree.find(one.areaId())
                        .filter(of -> tree.path(of).areas().contains(asked))
                        .isPresent())
                .orElseThrow(() -> Refusal.notFound("The scenario"));
    }

    private static String digest(Sources.Crew crew) {
        ByteBuffer bytes = ByteBuffer.allocate(24 * crew.sources().size());
        for (int i = 0; i < crew.sources().size(); i++) {
            bytes.putLong(crew.ids().get(i));
            bytes.putDouble(crew.sources().get(i).lng());
            bytes.putDouble(crew.sources().get(i).lat());
        }
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes.array());
            return HexFormat.of().formatHex(hash, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
