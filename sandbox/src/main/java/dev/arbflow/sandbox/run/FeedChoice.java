package dev.arbflow.sandbox.run;

import dev.arbflow.jobs.config.PipelineConfig;
import dev.arbflow.sandbox.sim.Scenario;
import java.io.IOException;

/** Opens the market data that the options of a run ask for. */
final class FeedChoice {
    private FeedChoice() {}

    /**
     * Opens it.
     *
     * @param settings so far
     * @param busy told when the simulated venues come late
     * @throws IOException if a recording or a scenario cannot be read
     * @throws IllegalArgumentException if there is no recording
     */
    static MarketFeed open(RunOptions options, RunSettings settings, Console console, BusyLog busy)
            throws IOException {
        if (options.recordings().isPresent()) {
            return RecordedFeed.start(options.recordings().get(), options.replaySpeed(), console);
        }
        PipelineConfig asked = settings.read();
        return options.feed.equals("live")
                ? new LiveFeed()
                : SimulatedFeed.startCalm(
                        options,
                        asked.cycles().isEmpty()
                                ? Scenario.STANDARD_MARKETS
                                : Scenario.MARKETS_OF_A_CYCLE,
                        asked.detection(),
                        asked.venues().subscriptions().get(0).depth(),
                        Sandbox::nowUs,
                        busy);
    }
}
