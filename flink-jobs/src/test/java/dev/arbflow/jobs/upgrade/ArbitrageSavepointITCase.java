package dev.arbflow.jobs.upgrade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.arbflow.jobs.alert.Letter;
import dev.arbflow.jobs.dedup.StampedTrade;
import dev.arbflow.jobs.testing.Clusters;
import dev.arbflow.market.Venue;
import dev.arbflow.market.arbitrage.Alert;
import dev.arbflow.market.arbitrage.CloseReason;
import dev.arbflow.market.arbitrage.Episode;
import dev.arbflow.market.arbitrage.Refusal;
import dev.arbflow.market.arbitrage.RefusalReason;
import dev.arbflow.market.trade.PriceWindow;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a release's ArbitrageJob left in its savepoint, today's takes up where it was. */
class ArbitrageSavepointITCase {
    private static final String JOB = "arbitrage";

    @RegisterExtension static final MiniClusterExtension CLUSTER = Clusters.of(1);

    @TempDir Path folder;

    static List<Path> savepointsOfReleases() throws IOException {
        return KeptSavepoints.of(JOB);
    }

    @ParameterizedTest
    @MethodSource("savepointsOfReleases")
    void goesOnFromTheSavepointOfEachRelease(Path release) throws Exception {
        goesOnFrom(release);
    }

    @Test
    void goesOnFromItsOwnSavepointInWhichEveryFormatIsVersioned() throws Exception {
        Path savepoint = savepoint(folder);

        assertThat(StateFormats.in(savepoint))
                .contains("dev.arbflow.jobs.arbitrage.EpisodeStorySerializer$Snapshot")
                .allMatch(StateFormats::isVersioned);
        goesOnFrom(savepoint);
    }

    /** Not a test: {@code scripts/make-savepoint-fixture.sh} calls it. */
    @Test
    @EnabledIfSystemProperty(named = "savepoint.release", matches = ".+")
    void keepASavepointOfThisRelease() throws Exception {
        KeptSavepoints.keep(savepoint(folder), System.getProperty("savepoint.release"), JOB);
    }

    private static Path savepoint(Path folder) throws Exception {
        try (ArbitrageStoryRun run = new ArbitrageStoryRun(MarketStory::before, Optional.empty())) {
            Episode opened = run.next(run.episodes);
            assertThat(opened.openedUs()).isEqualTo(MarketStory.OPENED_US);
            assertThat(opened.isOpen()).isTrue();
            run.awaitAllOf(MarketStory.before());
            return run.stop(folder);
        }
    }

    private static void goesOnFrom(Path savepoint) throws Exception {
        try (ArbitrageStoryRun run =
                new ArbitrageStoryRun(MarketStory::after, Optional.of(savepoint))) {
            endsTheEpisodeThatStoodOpen(run.next(run.episodes));
            knowsTheTradesItHasSeen(run.next(run.stamped), run.next(run.stamped));
            knowsThePricesOfItsWindows(run.next(run.windows));
            knowsTheRuleWhoseTimeHasCome(run.next(run.refusals));
            tellsTheEndOfTheCauseItTold(run.next(run.alerts));
            assertThat(run.alerts.written()).isEmpty();
            assertThat(run.episodes.written()).isEmpty();
            assertThat(run.stamped.written()).isEmpty();
        }
    }

    private static void endsTheEpisodeThatStoodOpen(Episode ended) {
        assertThat(ended.openedUs()).isEqualTo(MarketStory.OPENED_US);
        assertThat(ended.closeReason()).isEqualTo(CloseReason.SPREAD_COLLAPSED);
        assertThat(ended.revision()).isEqualTo(2);
        assertThat(ended.peak().sellPrice()).isEqualTo(103.20);
        // From 10 ms to 1,500 ms, which is the newest that the leg which did not move has proven.
        assertThat(ended.lifetimeUs()).isEqualTo(1_490_000);
    }

    private static void tellsTheEndOfTheCauseItTold(Letter letter) {
        Alert end = letter.notice().alert();
        assertThat(end.kind()).isEqualTo(Alert.Kind.CLOSED);
        assertThat(end.episode().openedUs()).isEqualTo(MarketStory.OPENED_US);
    }

    private static void knowsTheTradesItHasSeen(StampedTrade first, StampedTrade second) {
        assertThat(List.of(first, second))
                .extracting(stamped -> stamped.trade().tradeId(), StampedTrade::ordinal)
                .containsExactlyInAnyOrder(tuple("new-1", 1), tuple("new-2", 0));
    }

    private static void knowsThePricesOfItsWindows(PriceWindow window) {
        boolean kraken = window.venue() == Venue.KRAKEN;
        assertThat(window.trades()).isEqualTo(kraken ? 4 : 2);
        assertThat(window.minBuy()).isEqualTo(kraken ? 99.00 : 101.00);
    }

    /** By the configuration it would be an episode. */
    private static void knowsTheRuleWhoseTimeHasCome(Refusal refusal) {
        assertThat(refusal.reason()).isEqualTo(RefusalReason.BELOW_MIN_NET);
    }
}
