package org.onegrid.tracking;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.List;
import org.onegrid.tracking.duty.WorkingHours;
import org.onegrid.tracking.patrol.PatrolStage;
import org.onegrid.tracking.pipeline.Batch;
import org.onegrid.tracking.pipeline.GroupCommit;
import org.onegrid.tracking.pipeline.Placing;
import org.onegrid.tracking.pipeline.Plausibility;
import org.onegrid.tracking.pipeline.Sighting;
import org.onegrid.tracking.pipeline.Stage;
import org.onegrid.tracking.pipeline.Store;
import org.onegrid.tracking.zone.ZoneStage;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The way of a position from the edge to the table and the screen: this list. */
@Service
class Pipeline implements DisposableBean {

    private final List<Stage> inTransaction;
    private final List<Stage> afterCommit;
    private final TransactionTemplate transaction;
    private final MeterRegistry meters;
    private final GroupCommit together;

    Pipeline(
            WorkingHours duty,
            Plausibility plausibility,
            Placing area,
            ZoneStage geofence,
            PatrolStage patrol,
            Store store,
            PlatformTransactionManager transactions,
            MeterRegistry meters) {
        this.inTransaction = List.of(duty, plausibility, area, geofence, patrol, store);
        this.afterCommit = List.of();
        this.transaction = new TransactionTemplate(transactions);
        this.meters = meters;
        this.together = new GroupCommit(
                batch -> transaction.executeWithoutResult(status -> pass(inTransaction, batch)),
                batch -> pass(afterCommit, batch));
        meters.gauge("onegrid.positions.waiting", together, GroupCommit::waiting);
    }

    /**
     * Returns when the sightings are durable.
     *
     * @throws org.onegrid.problem.Refusal 503 when they cannot be stored now and may come again
     */
    void take(List<Sighting> sightings) {
        together.write(sightings);
    }

    private void pass(List<Stage> stages, Batch batch) {
        for (Stage stage : stages) {
            Timer.Sample begun = Timer.start(meters);
            stage.pass(batch);
            begun.stop(meters.timer("onegrid.positions.stage", "stage", stage.name()));
        }
    }

    @Override
    public void destroy() {
        together.close();
    }
}
