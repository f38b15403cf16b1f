package dev.arbflow.sandbox.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.jobs.config.Detection;
import dev.arbflow.jobs.config.settings.ConfigReader;
import dev.arbflow.sandbox.run.outcome.Summary;
import dev.arbflow.sandbox.sim.Scenario;
import dev.arbflow.sandbox.truth.seen.Delivery;
import dev.arbflow.sandbox.truth.seen.FiguresVerdict;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class SimulatedFeedTest {
    private static final MarketFeed.Found NOTHING =
            new MarketFeed.Found(
                    List.of(), Optional.empty(), () -> new FiguresVerdict(0, Map.of(), List.of()));

    @Test
    void nothingIsJudgedOfAMarketThatHasNotComeApart() throws Exception {
        RunOptions options = new RunOptions();
        new CommandLine(options).parseArgs();
        Detection detection = new ConfigReader(new String[0], Map.of()).detection();
        try (SimulatedFeed feed =
                SimulatedFeed.startCalm(
                        options,
                        Scenario.STANDARD_MARKETS,
                        detection,
                        25,
                        Sandbox::nowUs,
                        new BusyLog())) {
            assertThat(judged(feed, Sandbox.nowUs() + 60_000_000).seconds()).isZero();

            feed.onceWarm().orElseThrow().run();

            assertThat(judged(feed, Sandbox.nowUs() + 60_000_000).seconds()).isPositive();
        }
    }

    @Test
    void whatTheJobsReadTooLateIsKnownWhenTheFiguresAre() throws Exception {
        RunOptions options = new RunOptions();
        new CommandLine(options).parseArgs();
        Detection detection = new ConfigReader(new String[0], Map.of()).detection();
        BusyLog busy = new BusyLog();
        try (SimulatedFeed feed =
                SimulatedFeed.startCalm(
                        options, Scenario.STANDARD_MARKETS, detection, 25, Sandbox::nowUs, busy)) {
            feed.onceWarm().orElseThrow().run();
            long nowUs = Sandbox.nowUs();
            Consumer<Delivery> waits = busy.waitsBeyond(detection.limits().maxLateHere());
            MarketFeed.Found heldUp =
                    new MarketFeed.Found(
                            List.of(),
                            Optional.empty(),
                            () -> {
                                waits.accept(BusyLogTest.delivered(nowUs + 10_000_000, 2_000_000));
                                return new FiguresVerdict(0, Map.of(), List.of());
                            });
            assertThat(
                            feed.judge(heldUp, nowUs + 60_000_000)
                                    .orElseThrow()
                                    .truth()
                                    .judged()
                                    .longestBusyMs())
                    .isEqualTo(2_000 + BusyLog.AFTERMATH.toMillis());
        }
    }

    private static Summary.Judged judged(SimulatedFeed feed, long untilUs) throws Exception {
        return feed.judge(NOTHING, untilUs).orElseThrow().truth().judged();
    }
}
