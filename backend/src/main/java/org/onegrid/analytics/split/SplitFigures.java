package org.onegrid.analytics.split;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the proposals for a community come to.
 *
 * @param blocks of ground that stay whole
 * @param now    its grids as they are
 */
@Schema(name = "SplitFigures")
public record SplitFigures(Community community, long households, int blocks, Sizes now, List<Proposed> proposals) {

    /** Copies the list in. */
    public SplitFigures {
        proposals = List.copyOf(proposals);
    }

    /** The community. */
    @Schema(name = "SplitCommunity")
    public record Community(String code, String name) {}

    /**
     * How large parts are, in households.
     *
     * @param imbalance root of the mean squared difference from the mean, as a share of it; null without households
     */
    @Schema(name = "SplitSizes")
    public record Sizes(
            int parts,
            double smallest,
            double largest,
            @Nullable Double imbalance) {

        static Sizes of(Collection<Double> households) {
            double mean = households.stream()
                    .mapToDouble(Double::doubleValue)
                    .average()
                    .orElse(0);
            double squares = households.stream()
                    .mapToDouble(one -> (one - mean) * (one - mean))
                    .average()
                    .orElse(0);
            return new Sizes(
                    households.size(),
                    Collections.min(households),
                    Collections.max(households),
                    mean == 0 ? null : Math.sqrt(squares) / mean);
        }
    }

    /**
     * One proposal.
     *
     * @param borderMeters of all borders between its parts
     * @param alongShare   share of that length along roads and water
     * @param compactness  mean of its parts: 1 for a circle, less the longer and thinner
     * @param operations   of the editor of borders that lead there
     * @param score        the smaller the better
     */
    @Schema(name = "SplitProposal")
    public record Proposed(
            int parts,
            double smallest,
            double largest,
            @Nullable Double imbalance,
            double borderMeters,
            double alongShare,
            double compactness,
            int operations,
            double score) {

        static Proposed of(Proposal one) {
            Sizes sizes = Sizes.of(one.plan().households());
            return new Proposed(
                    sizes.parts(),
                    sizes.smallest(),
                    sizes.largest(),
                    sizes.imbalance(),
                    one.figures().borderMeters(),
                    one.figures().alongShare(),
                    one.figures().compactness().stream()
                            .mapToDouble(Double::doubleValue)
                            .average()
                            .orElse(0),
                    one.edits().size(),
                    one.plan().score());
        }
    }
}
