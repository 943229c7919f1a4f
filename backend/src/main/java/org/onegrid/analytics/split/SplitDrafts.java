package org.onegrid.analytics.split;

import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;
import org.onegrid.analytics.AnalyticsDesk;
import org.onegrid.analytics.KeptResult;
import org.onegrid.grid.Area;
import org.onegrid.grid.Partition;
import org.onegrid.grid.PartitionSnapshot;
import org.onegrid.grid.change.BoundaryDesk;
import org.onegrid.grid.change.BoundaryDetail;
import org.onegrid.identity.Person;
import org.onegrid.problem.Refusal;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;

/** Makes a proposal a draft of a change of boundaries. */
@Service
public class SplitDrafts {

    private static final int AT_A_TIME = 2;

    private final AnalyticsDesk desk;
    private final Proposals proposals;
    private final CommunityGrounds grounds;
    private final BoundaryDesk boundaries;
    private final Partition partition;
    private final Semaphore room = new Semaphore(AT_A_TIME);

    SplitDrafts(
            AnalyticsDesk desk,
            Proposals proposals,
            CommunityGrounds grounds,
            BoundaryDesk boundaries,
            Partition partition) {
        this.desk = desk;
        this.proposals = proposals;
        this.grounds = grounds;
        this.boundaries = boundaries;
        this.partition = partition;
    }

    /**
     * Begins a change of the community's borders in which the proposal is drawn.
     *
     * @param result   id of a result of the split adviser
     * @param proposal number of the proposal in it, from 0
     * @throws Refusal 404; 403; 409 {@code result-outdated} when areas, base map or people have changed since; 422 {@code
     *     not-a-split}, {@code proposal-unknown}, {@code boundary-edit-refused}; 503 {@code busy}
     */
    public BoundaryDetail draft(Person me, String result, int proposal) {
        KeptResult kept = desk.result(me, result);
        if (!kept.definition().kind().equals(SplitAnalysis.KIND)) {
            throw Refusal.invalid("not-a-split", "This result proposes no borders; ask for one of the kind 'split'.");
        }
        PartitionSnapshot areas = partition.current();
        Map<String, Object> versions = new TreeMap<>(grounds.versions());
        versions.put("partition", areas.version());
        versions.forEach((input, version) -> {
            if (!Objects.equals(String.valueOf(kept.inputs().get(input)), String.valueOf(version))) {
                throw new Refusal(
                        HttpStatus.CONFLICT,
                        "result-outdated",
                        "Areas, base map or people have changed since this was proposed; ask again.",
                        Map.of("input", input));
            }
        });
        SplitQuestion question = SplitAnalysis.question(kept.definition());
        Area community = areas.tree()
                .find(String.valueOf(question.community()))
                .filter(area -> areas.tree().within(me.scope(), area))
                .orElseThrow(() -> Refusal.notFound("The community"));
        Proposals.Found found = found(community, new Proposals.Key(question, versions));
        if (proposal < 0 || proposal >= found.proposals().size()) {
            throw Refusal.invalid(
                    "proposal-unknown",
                    "There are " + found.proposals().size() + " proposals, numbered from 0; there is no " + proposal
                            + ".");
        }
        Proposal chosen = found.proposals().get(proposal);
        return boundaries.draft(
                me,
                community.code(),
                community.name() + " 网格调整方案 " + (proposal + 1),
                "split adviser, result " + result + ", proposal " + proposal,
                chosen.edits());
    }

    private Proposals.Found found(Area community, Proposals.Key key) {
        if (!room.tryAcquire()) {
            throw new Refusal(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "busy",
                    "Other proposals are being drawn; try again in a few seconds.");
        }
        try {
            return proposals.find(community, key, share -> {}, () -> false);
        } finally {
            room.release();
        }
    }
}
