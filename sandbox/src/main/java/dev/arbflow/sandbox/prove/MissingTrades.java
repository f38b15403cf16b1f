package dev.arbflow.sandbox.prove;

import dev.arbflow.market.Feed;
import dev.arbflow.market.Times;
import dev.arbflow.sandbox.prove.VenueLog.History;
import dev.arbflow.sandbox.prove.VenueLog.Series;
import dev.arbflow.sandbox.prove.VenueLog.Span;
import dev.arbflow.sandbox.venues.SimulatedVenueList;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Judges the trades that venues made and a topic does not have: which of them could no client have
 * known?
 */
final class MissingTrades {
    /** What is on its way to the topic goes down with the process. */
    private static final long IN_FLIGHT_US = Times.micros(Duration.ofSeconds(5));

    /** The line dies a little before and comes back a little after. */
    private static final long CUT_MARGIN_US = Times.micros(Duration.ofSeconds(1));

    /** How long ingest waits for a sign of life before it gives a line up, and some more. */
    private static final long UNHEARD_US = Times.micros(Duration.ofSeconds(10));

    private final VenueLog venues;
    private final List<Span> outages;

    /** Why a trade is missing. */
    enum Reason {
        OUTAGE("an outage of ingest"),
        CUT("the simulation had cut the line"),
        TOO_OLD("older than what the venue repeats to whoever connects"),
        LEFT("NO EXCUSE: ingest had given up a line on which it heard nothing"),
        NONE("NO EXCUSE");

        private final String words;

        Reason(String words) {
            this.words = words;
        }

        /** Whether nobody could have had the trade. */
        boolean excuses() {
            return this != LEFT && this != NONE;
        }

        String words() {
            return words;
        }
    }

    /** Trades of a series that are missing in a row for the same reason; times in microseconds. */
    record Hole(Series series, int trades, long fromUs, long toUs, Reason reason) {}

    /**
     * @param outages when ingest was away
     */
    MissingTrades(VenueLog venues, List<Span> outages) {
        this.venues = venues;
        this.outages = outages;
    }

    /**
     * What is missing between the first trade that was found of each series and a moment.
     *
     * @param found numbers of the trades in the topic
     * @param untilUs after which trades may not have arrived yet
     */
    List<Hole> among(Map<Series, Set<Long>> found, long untilUs) {
        List<Hole> holes = new ArrayList<>();
        venues.trades()
                .forEach(
                        (series, made) -> {
                            Set<Long> here = found.getOrDefault(series, Set.of());
                            addHoles(series, made, here, untilUs, holes);
                        });
        return holes;
    }

    private void addHoles(
            Series series, Map<Long, Long> made, Set<Long> found, long untilUs, List<Hole> holes) {
        boolean begun = found.isEmpty(); // then all of them are missing
        Hole hole = null;
        for (Map.Entry<Long, Long> trade : made.entrySet()) {
            long atUs = trade.getValue();
            boolean here = found.contains(trade.getKey());
            begun |= here;
            if (here || !begun || atUs > untilUs) {
                hole = null;
                continue;
            }
            Reason reason = reason(series, trade.getKey(), atUs);
            if (hole != null && hole.reason() == reason) {
                holes.remove(holes.size() - 1);
                hole = new Hole(series, hole.trades() + 1, hole.fromUs(), atUs, reason);
            } else {
                hole = new Hole(series, 1, atUs, atUs, reason);
            }
            holes.add(hole);
        }
    }

    private Reason reason(Series series, long number, long atUs) {
        Optional<History> told = venues.lastHistoryWith(series, number);
        if (told.isPresent()) {
            return wentDownAgainAfter(told.get()) ? Reason.OUTAGE : Reason.NONE;
        }
        Reason away = whyAway(series.feed(), atUs);
        boolean tooOld = away.excuses() && SimulatedVenueList.of(series.feed()).repeatsTrades();
        return tooOld ? Reason.TOO_OLD : away;
    }

    private Reason whyAway(Feed feed, long atUs) {
        if (outages.stream().anyMatch(outage -> around(outage, IN_FLIGHT_US, atUs))) {
            return Reason.OUTAGE;
        }
        if (venues.cuts(feed).stream().anyMatch(it -> around(it, CUT_MARGIN_US, atUs))) {
            return Reason.CUT;
        }
        boolean left = venues.leaves(feed).stream().anyMatch(it -> around(it, UNHEARD_US, atUs));
        return left ? Reason.LEFT : Reason.NONE;
    }

    /** Before it had passed on what it was told; the next time, that was too old. */
    private boolean wentDownAgainAfter(History told) {
        return outages.stream()
                .map(Span::fromUs)
                .anyMatch(from -> from >= told.atUs() && from - told.atUs() <= IN_FLIGHT_US);
    }

    private static boolean around(Span span, long marginUs, long atUs) {
        boolean open = span.toUs() == Long.MAX_VALUE;
        return new Span(span.fromUs() - marginUs, open ? span.toUs() : span.toUs() + marginUs)
                .holds(atUs);
    }
}
