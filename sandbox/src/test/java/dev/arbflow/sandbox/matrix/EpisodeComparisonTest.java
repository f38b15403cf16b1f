package dev.arbflow.sandbox.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.market.Route;
import dev.arbflow.market.arbitrage.CloseReason;
import dev.arbflow.market.arbitrage.Episode;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EpisodeComparisonTest {
    private static final Route ROUTE = Route.parse("BTC/USD|KRAKEN>BITSTAMP");
    private static final Route BACK = Route.parse("BTC/USD|BITSTAMP>KRAKEN");
    private static final Episode CALM = episode(ROUTE, 20_000, 24_000, 12);

    private final RefusedTimes refused = new RefusedTimes();
    private final RefusedTimes late = new RefusedTimes();
    private final EpisodeComparison comparison =
            new EpisodeComparison(
                    10_000_000,
                    60_000_000,
                    (route, fromUs, untilUs) -> refused.names(route.code(), fromUs, untilUs),
                    (route, fromUs, untilUs) -> late.lagUs(route.code(), fromUs, untilUs));

    private static Episode episode(Route route, long fromMs, long untilMs, double peakBps) {
        return new Episode(
                Episode.idOf(route, fromMs * 1_000),
                1,
                route,
                CloseReason.SPREAD_COLLAPSED,
                fromMs * 1_000,
                fromMs * 1_000,
                untilMs * 1_000,
                new Episode.NetEdge(peakBps, peakBps, peakBps, peakBps),
                null,
                null,
                null,
                null,
                1,
                0,
                0,
                "",
                0,
                0,
                null,
                null);
    }

    private List<String> complaints(Episode... told) {
        return comparison.of(List.of(CALM), List.of(told)).complaints();
    }

    @Test
    void theSameAFewMillisecondsLaterIsTheSame() {
        assertThat(comparison.of(List.of(CALM), List.of(episode(ROUTE, 20_030, 23_990, 12.1))))
                .isEqualTo(new EpisodeScore(1, 0, 0, Set.of(), List.of()));
    }

    @Test
    void whatIsMissingOrOtherOrInventedIsComplainedOf() {
        assertThat(complaints()).containsExactly("missed: " + CALM.id());
        assertThat(complaints(episode(ROUTE, 20_500, 24_000, 12))).hasSize(1);
        assertThat(complaints(episode(ROUTE, 20_000, 24_500, 12))).hasSize(1);
        assertThat(complaints(episode(ROUTE, 20_000, 24_000, 120)))
                .containsExactly(
                        "1 instead of one: "
                                + CALM.id()
                                + ", begun +0 ms, ended +0 ms, peak +108.00 bps");
        assertThat(complaints(CALM, episode(BACK, 20_000, 24_000, 12)))
                .containsExactly("invented: " + Episode.idOf(BACK, 20_000_000));
    }

    @Test
    void aRefusalMeanwhileExcusesWhatIsMissingButNotWhatIsInvented() {
        refused.refused(ROUTE.code(), "SILENT", 21_000_000);
        refused.refused(ROUTE.code(), "SILENT", 21_200_000);
        refused.refused(ROUTE.code(), "LAGGING", 50_000_000);
        refused.refused(BACK.code(), "SILENT", 21_000_000);

        EpisodeScore score =
                comparison.of(List.of(CALM), List.of(episode(BACK, 20_000, 24_000, 12)));
        assertThat(score.refused()).isEqualTo(1);
        assertThat(score.names()).containsExactly("SILENT");
        assertThat(score.text()).isEqualTo("1 of 1 episodes refused as SILENT");
        assertThat(score.complaints()).hasSize(1);
    }

    @Test
    void aLegThatIsToldToBeLateIsSeenLateButNotByMore() {
        assertThat(complaints(episode(ROUTE, 20_600, 24_200, 13.4))).hasSize(1);
        late.late(ROUTE.code(), 600_000, 21_000_000);

        EpisodeScore score =
                comparison.of(List.of(CALM), List.of(episode(ROUTE, 20_600, 24_200, 13.4)));
        assertThat(score.complaints()).isEmpty();
        assertThat(score.text()).isEqualTo("1 episode, 1 of them as late as told");
        assertThat(complaints(episode(ROUTE, 20_900, 24_000, 12))).hasSize(1);
        assertThat(complaints(episode(ROUTE, 19_400, 24_200, 12))).as("early").hasSize(1);
        assertThat(complaints(episode(ROUTE, 20_000, 24_900, 12))).as("stretched").hasSize(1);
        assertThat(complaints(episode(ROUTE, 20_600, 24_000, 15))).hasSize(1);
        assertThat(complaints()).containsExactly("missed: " + CALM.id());
    }

    @Test
    void noMoreIsExcusedThanWasTold() {
        late.late(ROUTE.code(), 300_000, 21_000_000);
        late.late(ROUTE.code(), 950_000, 50_000_000);

        assertThat(complaints(episode(ROUTE, 20_500, 24_500, 12))).isEmpty();
        assertThat(complaints(episode(ROUTE, 21_000, 25_000, 12))).hasSize(1);
    }

    @Test
    void whatBeginsBeforeOrEndsAfterIsNotCompared() {
        EpisodeScore score =
                comparison.of(
                        List.of(episode(ROUTE, 9_000, 12_000, 12)),
                        List.of(episode(BACK, 58_000, 61_000, 12)));

        assertThat(score).isEqualTo(EpisodeScore.NONE);
    }
}
