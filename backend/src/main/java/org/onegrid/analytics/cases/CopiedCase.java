package org.onegrid.analytics.cases;

import static org.onegrid.analytics.cases.CaseQuery.*;

import org.jspecify.annotations.Nullable;
import org.onegrid.bulk.CopiedRow;

/** A case as {@link CaseQuery} reads it. */
record CopiedCase(CopiedRow row) implements StoredCase {

    @Override
    public long area() {
        return row.int8(AREA);
    }

    @Override
    public @Nullable String path() {
        return row.text(PATH);
    }

    @Override
    public double lng() {
        return row.x(PLACE);
    }

    @Override
    public double lat() {
        return row.y(PLACE);
    }

    @Override
    public long reported() {
        return row.timestamp(REPORTED);
    }

    @Override
    public long dispatched() {
        return row.timestamp(DISPATCHED);
    }

    @Override
    public long arrived() {
        return row.timestamp(ARRIVED);
    }

    @Override
    public long handled() {
        return row.timestamp(HANDLED);
    }

    @Override
    public long closed() {
        return row.timestamp(CLOSED);
    }

    @Override
    public boolean open() {
        return row.bool(OPEN);
    }

    @Override
    public boolean held() {
        return row.bool(HELD);
    }

    @Override
    public boolean atCommunity() {
        return row.bool(AT_COMMUNITY);
    }

    @Override
    public @Nullable String judgements() {
        return row.text(JUDGEMENTS);
    }
}
