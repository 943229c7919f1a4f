package org.onegrid.analytics.split;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;
import org.onegrid.districting.Blocks;
import org.onegrid.districting.SplitAdviser;
import org.onegrid.districting.SplitPlan;
import org.onegrid.districting.SplitWish;
import org.onegrid.grid.Area;
import org.onegrid.problem.Refusal;
import org.springframework.stereotype.Component;

/** Looks for proposals; the last ones found stay in memory, so that drawing one does not look for all of them again. */
@Component
class Proposals {

    /** So many blocks to a grid make borders fine enough. */
    private static final double BLOCKS_PER_PART = 8;

    /** More are looked for than wanted, for those that no order of cuts leads to. */
    private static final int SPARE = 3;

    private static final int KEPT = 32;

    /**
     * What the answer depends on.
     *
     * @param versions of the data, the areas included
     */
    record Key(SplitQuestion question, Map<String, Object> versions) {

        /** Copies the versions in. */
        Key {
            versions = Map.copyOf(versions);
        }
    }

    /**
     * What was found.
     *
     * @param proposals the best first; not empty
     */
    record Found(CommunityGrounds.Ground ground, List<Proposal> proposals, int blocks) {

        /** Copies the list in. */
        Found {
            proposals = List.copyOf(proposals);
        }
    }

    private final CommunityGrounds grounds;
    private final Cache<Key, Found> kept = Caffeine.newBuilder()
            .maximumSize(KEPT)
            .expireAfterAccess(Duration.ofMinutes(30))
            .softValues()
            .build();

    Proposals(CommunityGrounds grounds) {
        this.grounds = grounds;
    }

    /**
     * The proposals for a community; the same question on the same data gives the same.
     *
     * @param progress  told a share now and then
     * @param cancelled looked at often
     * @throws Refusal               422 {@code community-undivided}, {@code community-too-large}, {@code community-in-parts},
     *                               {@code households-unknown}, {@code too-few-blocks} or {@code nothing-to-propose}
     * @throws CancellationException when it is not wanted any more
     */
    Found find(Area community, Key key, DoubleConsumer progress, BooleanSupplier cancelled) {
        Found known = kept.getIfPresent(key);
        if (known == null) {
            known = look(community, key.question(), progress, cancelled);
            kept.put(key, known);
        }
        return known;
    }

    private Found look(Area community, SplitQuestion question, DoubleConsumer progress, BooleanSupplier cancelled) {
        CommunityGrounds.Ground ground = grounds.read(community);
        progress.accept(0.1);
        Blocks blocks = blocks(community, ground, question);
        progress.accept(0.3);
        SplitWish wish = wish(blocks, question);
        List<SplitPlan> plans = SplitAdviser.advise(blocks.graph(), wish, question.most() + SPARE, cancelled);
        progress.accept(0.9);
        List<Proposal> proposals = new ArrayList<>();
        for (SplitPlan plan : plans) {
            if (proposals.size() < question.most()) {
                blocks.edits(plan)
                        .ifPresent(edits ->
                                proposals.add(new Proposal(plan, blocks.figures(plan), blocks.parts(plan), edits)));
            }
        }
        if (proposals.isEmpty()) {
            throw Refusal.invalid(
                    "nothing-to-propose",
                    "No division was found that can be drawn by cuts from border to border; ask for fewer grids.");
        }
        return new Found(ground, proposals, blocks.graph().count());
    }

    private static Blocks blocks(Area community, CommunityGrounds.Ground ground, SplitQuestion question) {
        double total = ground.people().stream()
                .mapToInt(CommunityGrounds.People::households)
                .sum();
        Integer parts = question.parts();
        double each = parts == null ? question.target() : total / parts;
        try {
            return Blocks.of(ground.terrain(), Math.max(1, each / BLOCKS_PER_PART));
        } catch (IllegalArgumentException e) {
            throw Refusal.invalid(
                    "community-in-parts", community.code() + " cannot be divided as a whole: " + e.getMessage() + ".");
        }
    }

    private static SplitWish wish(Blocks blocks, SplitQuestion question) {
        Integer parts = question.parts();
        int blockCount = blocks.graph().count();
        if (blockCount < 2 || parts != null && blockCount < parts) {
            throw Refusal.invalid(
                    "too-few-blocks",
                    "Roads, water and buildings leave only " + blockCount
                            + " pieces that are not cut; ask for fewer grids.");
        }
        SplitWish wish = parts == null
                ? SplitWish.near(blocks.graph(), question.target(), question.weight())
                : new SplitWish(parts, question.weight());
        if (wish.parts() > SplitQuestion.MOST_PARTS) {
            throw Refusal.invalid(
                    "parts-invalid",
                    "This target makes " + wish.parts() + " grids; at most " + SplitQuestion.MOST_PARTS
                            + " are proposed at once. Take a larger target.");
        }
        return wish;
    }
}
