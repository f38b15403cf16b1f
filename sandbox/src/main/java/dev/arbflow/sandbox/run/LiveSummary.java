package dev.arbflow.sandbox.run;

import dev.arbflow.sandbox.flink.DetectionLag;
import dev.arbflow.sandbox.page.LivePage;
import dev.arbflow.sandbox.run.outcome.BestRoutes;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/** What is happening, in a line; as long as no episode is open, what is nearest to one as well. */
final class LiveSummary {
    private static final int ROUTES_SHOWN = 5;

    private final Console console;
    private final LivePage.Sources from;
    private final Counts counts;
    private final DetectionLag lag;
    private final boolean recorded;

    /**
     * @param recorded whether nobody expects to hear in time
     */
    LiveSummary(Console console, LivePage.Sources from, boolean recorded) {
        this.recorded = recorded;
        this.console = console;
        this.from = from;
        this.counts = new Counts(from.flink().metrics());
        this.lag = new DetectionLag(from.flink().metrics());
    }

    void say(long second) throws IOException {
        List<BestRoutes.Candidate> best =
                from.influx().isPresent()
                        ? new BestRoutes(from.influx().get()).now(ROUTES_SHOWN)
                        : List.of();
        long open = counts.openEpisodes();
        console.live(
                String.format(
                        Locale.ROOT,
                        "%5d s  %7d frames  %6d trades  %3d episodes (%d open)  %d mails  best %s%s",
                        second,
                        counts.sum("frames"),
                        counts.sum("tradesOut"),
                        counts.sum("episodesOpened"),
                        open,
                        from.mailsSent(),
                        best.isEmpty() ? "n/a" : best.get(0).shortly(),
                        behind()),
                open > 0 ? List.of() : best.stream().map(BestRoutes.Candidate::row).toList());
    }

    private String behind() {
        OptionalLong behindMs =
                recorded ? OptionalLong.empty() : lag.worthSaying(System.currentTimeMillis());
        return behindMs.isPresent()
                ? String.format(Locale.ROOT, "  %.1f s behind", behindMs.getAsLong() / 1e3)
                : "";
    }
}
