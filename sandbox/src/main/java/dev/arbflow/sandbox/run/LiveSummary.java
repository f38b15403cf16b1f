package dev.arbflow.sandbox.run;

import dev.arbflow.embedded.EmbeddedMail;
import dev.arbflow.sandbox.flink.DetectionLag;
import dev.arbflow.sandbox.flink.Metrics;
import dev.arbflow.sandbox.run.outcome.BestRoutes;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** What is happening, in a line; as long as no episode is open, what is nearest to one as well. */
final class LiveSummary {
    private static final int ROUTES_SHOWN = 5;

    private final Console console;
    private final Servers servers;
    private final Counts counts;
    private final DetectionLag lag;
    private final boolean recorded;

    /**
     * @param recorded whether nobody expects to hear in time
     */
    LiveSummary(Console console, Servers servers, Metrics metrics, boolean recorded) {
        this.recorded = recorded;
        this.console = console;
        this.servers = servers;
        this.counts = new Counts(metrics);
        this.lag = new DetectionLag(metrics);
    }

    private String behind() {
        long behindMs = recorded ? 0 : lag.behindMs(System.currentTimeMillis()).orElse(0);
        return behindMs > DetectionLag.WORTH_SAYING_MS
                ? String.format(Locale.ROOT, "  %.1f s behind", behindMs / 1e3)
                : "";
    }

    void say(long second) throws IOException {
        List<BestRoutes.Candidate> best =
                servers.influx().isPresent()
                        ? new BestRoutes(servers.influx().get()).now(ROUTES_SHOWN)
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
                        mails(),
                        best.isEmpty() ? "n/a" : best.get(0).shortly(),
                        behind()),
                open > 0 ? List.of() : best.stream().map(BestRoutes.Candidate::row).toList());
    }

    /** Of a mailbox that is not ours only what was sent to it is known. */
    private long mails() {
        return servers.mail()
                .map(EmbeddedMail::receivedCount)
                .orElseGet(() -> counts.sum("mailsSent"));
    }
}
