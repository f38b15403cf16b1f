package dev.arbflow.jobs.io;

import dev.arbflow.jobs.pattern.context.ClusteredTrade;
import dev.arbflow.jobs.pattern.context.EpisodeContext;
import dev.arbflow.jobs.pattern.features.Scaler;
import dev.arbflow.jobs.pattern.kmeans.DriftAlarm;
import dev.arbflow.jobs.pattern.kmeans.ModelVersion;
import dev.arbflow.jobs.pattern.suspect.SuspectEpisode;
import dev.arbflow.jobs.privacy.PublishedTrade;
import dev.arbflow.market.Feed;
import dev.arbflow.market.Origin;
import dev.arbflow.market.arbitrage.Candidate;
import dev.arbflow.market.arbitrage.Episode;
import dev.arbflow.market.arbitrage.FollowUp;
import dev.arbflow.market.arbitrage.PaperDay;
import dev.arbflow.market.arbitrage.Refusal;
import dev.arbflow.market.arbitrage.TakerFee;
import dev.arbflow.market.behaviour.ClusterAnova;
import dev.arbflow.market.behaviour.ClusteredWindow;
import dev.arbflow.market.behaviour.FeatureWindow;
import dev.arbflow.market.book.Book;
import dev.arbflow.market.book.BookUpdate;
import dev.arbflow.market.book.FeedStatus;
import dev.arbflow.market.book.MalformedFrame;
import dev.arbflow.market.book.Progress;
import dev.arbflow.market.coverage.CoverageAlarm;
import dev.arbflow.market.coverage.CoverageBalance;
import dev.arbflow.market.coverage.CoverageCount;
import dev.arbflow.market.coverage.RefusedRelease;
import dev.arbflow.market.coverage.Release;
import dev.arbflow.market.coverage.SamplingWeight;
import dev.arbflow.market.cycle.CycleCandidate;
import dev.arbflow.market.cycle.CycleEpisode;
import dev.arbflow.market.rule.Rule;
import dev.arbflow.market.rule.Scope;
import dev.arbflow.market.testing.Books;
import dev.arbflow.market.testing.Trades;
import dev.arbflow.market.trade.TradeUpdate;
import java.util.List;
import java.util.Map;

/** For each class that is written to a topic or a collection, records that fill every field. */
final class WrittenSamples {
    private static final Origin KRAKEN = new Origin(Feed.KRAKEN, "KRAKEN-0", 1, 1);
    private static final Progress PROGRESS =
            Progress.ofAll(KRAKEN, 2_000_000, 1_500_000, 5, new String[] {"KRAKEN|BTC/USD"});
    private static final Book BOOK = Books.kraken("BTC/USD").bid(99.5, 1).ask(100.1, 2).build();

    private static final Map<Class<?>, List<?>> BY_CLASS =
            Map.ofEntries(
                    Map.entry(
                            TradeUpdate.class,
                            List.of(
                                    TradeUpdate.of(Trades.kraken("BTC/USD").afterGap(500).build()),
                                    TradeUpdate.of(PROGRESS))),
                    Map.entry(
                            BookUpdate.class,
                            List.of(BookUpdate.of(BOOK), BookUpdate.of(PROGRESS))),
                    Map.entry(
                            FeedStatus.class,
                            List.of(
                                    new FeedStatus(
                                            KRAKEN, "KRAKEN|*", FeedStatus.State.GAP, "gap", 3))),
                    Map.entry(
                            MalformedFrame.class,
                            List.of(new MalformedFrame(KRAKEN, "<html>", "not JSON", 4))),
                    Map.entry(
                            Rule.class,
                            List.of(
                                    new Rule(
                                            1,
                                            2,
                                            Scope.parse("BTC/USD|KRAKEN>BITSTAMP"),
                                            new Rule.Values(
                                                    true,
                                                    5.0,
                                                    2.5,
                                                    1_000.0,
                                                    50_000.0,
                                                    500_000L,
                                                    2_000_000L,
                                                    400_000L,
                                                    800_000L),
                                            null,
                                            "anna",
                                            "tier 3"),
                                    new Rule(
                                            2,
                                            2,
                                            Scope.parse("KRAKEN|BTC/USD"),
                                            Rule.Values.NONE,
                                            TakerFee.parse("12.5bps base"),
                                            "",
                                            ""))),
                    Map.entry(
                            Episode.class,
                            List.of(StoreSamples.closed(2), ConvertedSamples.episode())),
                    Map.entry(
                            Candidate.class,
                            List.of(
                                    StoreSamples.standing(),
                                    StoreSamples.refused(),
                                    ConvertedSamples.candidate())),
                    Map.entry(
                            FollowUp.class,
                            List.of(
                                    StoreSamples.followUp(),
                                    StoreSamples.unknownFollowUp(),
                                    ConvertedSamples.followUp())),
                    Map.entry(PaperDay.class, List.of(StoreSamples.paperDay())),
                    Map.entry(
                            CycleEpisode.class, List.of(CycleSamples.three(), CycleSamples.four())),
                    Map.entry(CycleCandidate.class, List.of(CycleSamples.candidate())),
                    Map.entry(
                            Refusal.class,
                            List.of(StoreSamples.refusal(9, -3), ConvertedSamples.refusal())),
                    Map.entry(
                            PublishedTrade.class,
                            List.of(StoreSamples.trade(StoreSamples.OPENED_US))),
                    Map.entry(FeatureWindow.class, List.of(PatternSamples.window())),
                    Map.entry(ClusteredWindow.class, List.of(PatternSamples.clustered())),
                    Map.entry(ModelVersion.class, List.of(PatternSamples.model())),
                    Map.entry(DriftAlarm.class, List.of(PatternSamples.drift())),
                    Map.entry(Scaler.class, List.of(PatternSamples.scaler())),
                    Map.entry(ClusteredTrade.class, List.of(PatternSamples.trade())),
                    Map.entry(EpisodeContext.class, List.of(PatternSamples.episode())),
                    Map.entry(SuspectEpisode.class, List.of(SimilaritySamples.marked())),
                    Map.entry(ClusterAnova.class, List.of(TrustSamples.tested())),
                    Map.entry(CoverageCount.class, List.of(TrustSamples.COUNT)),
                    Map.entry(CoverageAlarm.class, List.of(TrustSamples.FEW_TRADES)),
                    Map.entry(CoverageBalance.class, List.of(TrustSamples.EVEN)),
                    Map.entry(SamplingWeight.class, List.of(TrustSamples.WEIGHT)),
                    Map.entry(Release.class, List.of(TrustSamples.RELEASE)),
                    Map.entry(RefusedRelease.class, List.of(TrustSamples.REFUSED_NEXT)));

    private WrittenSamples() {}

    /**
     * The samples of a class.
     *
     * @throws AssertionError if somebody writes a class that nobody has added here
     */
    @SuppressWarnings("unchecked") // the map pairs each class with its own records
    static <T> List<T> of(Class<T> written) {
        List<?> samples = BY_CLASS.getOrDefault(written, SimilaritySamples.BY_CLASS.get(written));
        if (samples == null) {
            throw new AssertionError(
                    "add a " + written.getSimpleName() + " with every field to WrittenSamples");
        }
        return (List<T>) samples;
    }
}
