package dev.arbflow.jobs.io.influx;

import dev.arbflow.jobs.dedup.StampedTrade;
import dev.arbflow.jobs.io.tables.AnovaTable;
import dev.arbflow.jobs.io.tables.BehaviourTables;
import dev.arbflow.jobs.io.tables.CoverageTables;
import dev.arbflow.jobs.io.tables.EpisodeTable;
import dev.arbflow.jobs.io.tables.ModelTables;
import dev.arbflow.jobs.io.tables.PriceTables;
import dev.arbflow.jobs.io.tables.RefusalTable;
import dev.arbflow.jobs.io.tables.ReleaseTables;
import dev.arbflow.jobs.io.tables.SimilarityTables;
import dev.arbflow.jobs.io.tables.TradeTables;
import dev.arbflow.jobs.pattern.kmeans.ModelVersion;
import dev.arbflow.market.arbitrage.Episode;
import dev.arbflow.market.arbitrage.Refusal;
import dev.arbflow.market.arbitrage.Spread;
import dev.arbflow.market.behaviour.ClusterAnova;
import dev.arbflow.market.behaviour.ClusteredWindow;
import dev.arbflow.market.behaviour.FeatureWindow;
import dev.arbflow.market.behaviour.Neighbour;
import dev.arbflow.market.behaviour.PatternCandidate;
import dev.arbflow.market.behaviour.SimilarPair;
import dev.arbflow.market.book.Quote;
import dev.arbflow.market.coverage.CoverageAlarm;
import dev.arbflow.market.coverage.CoverageBalance;
import dev.arbflow.market.coverage.CoverageCount;
import dev.arbflow.market.coverage.RefusedRelease;
import dev.arbflow.market.coverage.Release;
import dev.arbflow.market.trade.IndicativeSpread;
import dev.arbflow.market.trade.PriceWindow;

/** Where on the time axis the points of each record stand. */
public final class Points {
    public static final PointTable<Quote> QUOTE =
            new PointTable<>(
                    Measurement.QUOTE,
                    PriceTables.QUOTE,
                    quote -> Math.addExact(ns(quote.receiveUs()), quote.ordinal()));
    public static final PointTable<StampedTrade> TRADE =
            new PointTable<>(Measurement.TRADE, TradeTables.STAMPED, StampedTrade::timestampNs);
    public static final PointTable<Spread> SPREAD =
            new PointTable<>(Measurement.SPREAD, PriceTables.SPREAD, spread -> ns(spread.timeUs()));

    /** At its opening: a later revision overwrites an earlier one. */
    public static final PointTable<Episode> EPISODE =
            new PointTable<>(
                    Measurement.EPISODE, EpisodeTable.EPISODE, episode -> ns(episode.openedUs()));

    public static final PointTable<PriceWindow> PRICE_WINDOW =
            new PointTable<>(
                    Measurement.PRICE_WINDOW, PriceTables.WINDOW, window -> ns(window.endUs()));
    public static final PointTable<IndicativeSpread> INDICATIVE =
            new PointTable<>(
                    Measurement.INDICATIVE, PriceTables.INDICATIVE, spread -> ns(spread.endUs()));
    public static final PointTable<Refusal> REFUSAL =
            new PointTable<>(
                    Measurement.REFUSAL, RefusalTable.REFUSAL, refusal -> ns(refusal.minuteUs()));
    public static final PointTable<CoverageCount> COVERAGE =
            new PointTable<>(
                    Measurement.COVERAGE, CoverageTables.COUNT, count -> ns(count.startUs()));
    public static final PointTable<CoverageAlarm> COVERAGE_ALARM =
            new PointTable<>(
                    Measurement.COVERAGE_ALARM, CoverageTables.ALARM, alarm -> ns(alarm.startUs()));
    public static final PointTable<CoverageBalance> COVERAGE_BALANCE =
            new PointTable<>(
                    Measurement.COVERAGE_BALANCE,
                    CoverageTables.BALANCE,
                    balance -> ns(balance.startUs()));
    public static final PointTable<Release> RELEASE =
            new PointTable<>(
                    Measurement.RELEASE, ReleaseTables.RELEASE, release -> ns(release.startUs()));
    public static final PointTable<RefusedRelease> REFUSED_RELEASE =
            new PointTable<>(
                    Measurement.RELEASE, ReleaseTables.REFUSED, refused -> ns(refused.startUs()));

    /** At the end of its period; two model versions may end with one. */
    public static final PointTable<ClusterAnova> ANOVA =
            new PointTable<>(
                    Measurement.ANOVA,
                    AnovaTable.ANOVA,
                    anova -> ns(anova.endUs()) + anova.modelVersion() % 1_000);

    public static final PointTable<FeatureWindow> FEATURE_WINDOW =
            new PointTable<>(
                    Measurement.FEATURE_WINDOW,
                    BehaviourTables.WINDOW,
                    window -> ns(window.endUs()));
    public static final PointTable<ClusteredWindow> CLUSTER =
            new PointTable<>(
                    Measurement.CLUSTER,
                    BehaviourTables.CLUSTERED,
                    clustered -> ns(clustered.window().endUs()));
    public static final PointTable<SimilarPair> SIMILAR_PAIR =
            new PointTable<>(
                    Measurement.SIMILAR_PAIR,
                    SimilarityTables.PAIR,
                    pair -> ns(pair.second().endUs()));
    public static final PointTable<Neighbour> NEIGHBOUR =
            new PointTable<>(
                    Measurement.NEIGHBOUR,
                    SimilarityTables.NEIGHBOUR,
                    neighbour -> ns(neighbour.query().endUs()));
    public static final PointTable<PatternCandidate> PATTERN_CANDIDATE =
            new PointTable<>(
                    Measurement.PATTERN_CANDIDATE,
                    SimilarityTables.CANDIDATE,
                    candidate -> ns(candidate.timeUs()));
    public static final PointTable<ModelVersion> MODEL =
            new PointTable<>(
                    Measurement.MODEL,
                    ModelTables.MODEL,
                    version -> ns(version.learnedMs() * 1_000));

    private Points() {}

    private static long ns(long us) {
        return Math.multiplyExact(us, 1_000L);
    }
}
