package org.onegrid.board;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.onegrid.board.Board.Count;
import org.onegrid.board.Board.LinkOnTime;
import org.onegrid.board.Board.Share;

/**
 * What a board said at the same time a week before: what its figures are measured by.
 *
 * @param at           a week before the board, to the minute
 * @param reported     in the window
 * @param closed       in the window
 * @param byKind       reported in the window by major class
 * @param byChannel    reported in the window
 */
public record LastWeek(
        Instant at,
        int reportedToday,
        int open,
        int overdue,
        int closedToday,
        Share onTimeShare,
        @Nullable Double responseP90Seconds,
        int responseN,
        int reported,
        int closed,
        List<LinkOnTime> onTimeByLink,
        List<Count> byKind,
        List<Count> byChannel) {

    static LastWeek of(Board board) {
        Board.Kpis kpis = board.kpis();
        return new LastWeek(
                board.at(),
                kpis.reportedToday(),
                kpis.open(),
                kpis.overdue(),
                kpis.closedToday(),
                kpis.onTimeShare(),
                kpis.responseP90Seconds(),
                kpis.responseN(),
                board.byHour().stream().mapToInt(Board.HourCount::reported).sum(),
                board.byHour().stream().mapToInt(Board.HourCount::closed).sum(),
                board.onTimeByLink(),
                board.byKind().stream()
                        .map(kind -> new Count(kind.code(), kind.name(), kind.count()))
                        .toList(),
                board.byChannel());
    }
}
