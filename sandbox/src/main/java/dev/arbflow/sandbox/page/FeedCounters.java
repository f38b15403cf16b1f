package dev.arbflow.sandbox.page;

import dev.arbflow.market.Feed;
import dev.arbflow.sandbox.flink.Metrics;
import dev.arbflow.sandbox.page.Content.FeedView;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the counters of every feed that has been connected, and how fast frames come. */
final class FeedCounters {
    private static final List<String> NAMES =
            List.of(
                    "frames",
                    "trades",
                    "books",
                    "malformed",
                    "checksumMatches",
                    "checksumMismatches",
                    "sequenceGaps",
                    "reconnects",
                    "coalescedBooks");

    private static final long RATE_OVER_MS = 2_000;

    private final Metrics metrics;
    private final Map<Feed, Pace> paces = new EnumMap<>(Feed.class);

    FeedCounters(Metrics metrics) {
        this.metrics = metrics;
    }

    /** Frames at a moment, and how many a second there were before it. */
    private record Pace(long atMs, long frames, Double perSecond) {

        Pace then(long nowMs, long framesNow) {
            return nowMs - atMs < RATE_OVER_MS
                    ? this
                    : new Pace(nowMs, framesNow, (framesNow - frames) * 1_000.0 / (nowMs - atMs));
        }
    }

    List<FeedView> read(long nowMs) {
        List<FeedView> views = new ArrayList<>();
        for (Feed feed : Feed.values()) {
            Map<String, Long> counts = new LinkedHashMap<>();
            NAMES.forEach(name -> counts.put(name, metrics.sum(name, "feed", feed.name())));
            long frames = counts.get("frames");
            if (frames > 0) {
                Pace before = paces.getOrDefault(feed, new Pace(nowMs, frames, null));
                Pace pace = before.then(nowMs, frames);
                paces.put(feed, pace);
                views.add(
                        new FeedView(feed.name(), "CONNECTED", "", null, counts, pace.perSecond()));
            }
        }
        return views;
    }
}
