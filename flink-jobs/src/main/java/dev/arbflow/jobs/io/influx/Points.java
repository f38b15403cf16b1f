package dev.arbflow.jobs.io.influx;

import dev.arbflow.jobs.dedup.StampedTrade;
import dev.arbflow.jobs.io.fields.Table;
import dev.arbflow.jobs.io.tables.AnovaTable;
import dev.arbflow.jobs.io.tables.BehaviourTables;
import dev.arbflow.jobs.io.tables.CandidateTable;
import dev.arbflow.jobs.io.tables.CoverageTables;
import dev.arbflow.jobs.io.tables.CycleTable;
import dev.arbflow.jobs.io.tables.EpisodeTable;
import dev.arbflow.jobs.io.tables.FollowUpTable;
import dev.arbflow.jobs.io.tables.LeadLagTable;
import dev.arbflow.jobs.io.tables.ModelTables;
import dev.arbflow.jobs.io.tables.PaperTable;
import dev.arbflow.jobs.io.tables.PriceTables;
import dev.arbflow.jobs.io.tables.RefusalTable;
import dev.arbflow.jobs.io.tables.ReleaseTables;
import dev.arbflow.jobs.io.tables.SimilarityTables;
import dev.arbflow.jobs.io.tables.SuspectTable;
import dev.arbflow.jobs.io.tables.TradeTables;
import dev.arbflow.jobs.pattern.kmeans.ModelVersion;
import dev.arbflow.market.arbitrage.Candidate;
import dev.arbflow.market.arbitrage.Episode;
import dev.arbflow.market.arbitrage.FollowUp;
import dev.arbflow.market.arbitrage.PaperDay;
import dev.arbflow.market.arbitrage.Refusal;
import dev.arbflow.market.arbitrage.Spread;
import dev.arbflow.market.behaviour.ClusterAnova;
import dev.arbflow.market.behaviour.ClusteredWindow;
import dev.arbflow.market.behaviour.Discord;
import dev.arbflow.market.behaviour.FeatureWindow;
import dev.arbflow.market.behaviour.Neighbour;
import dev.arbflow.market.behaviour.PatternCandidate;
import dev.arbflow.market.behaviour.PriceDiscovery;
import dev.arbflow.market.behaviour.SimilarPair;
import dev.arbflow.market.behaviour.SuspectActivity;
import dev.arbflow.market.behaviour.VenueLeadLag;
import dev.arbflow.market.book.Quote;
import dev.arbflow.market.coverage.CoverageAlarm;
import dev.arbflow.market.coverage.CoverageBalance;
import dev.arbflow.market.coverage.CoverageCount;
import dev.arbflow.market.coverage.RefusedRelease;
import dev.arbflow.market.coverage.Release;
import dev.arbflow.market.cycle.CycleEpisode;
import dev.arbflow.market.trade.IndicativeSpread;
import dev.arbflow.market.trade.PriceWindow;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/** Where on the time axis the points of each record stand. */
public final class Points {
    /** Filled by the constants below. */
    private static final Map<Measurement, List<PointTable<?>>> BY_MEASUREMENT =
            new EnumMap<>(Measurement.class);

    public static final PointTable<Quote> QUOTE =
            known(
                    Measurement.QUOTE,
                    PriceTables.QUOTE,
                    quote -> Math.addExact(ns(quote.receiveUs()), quote.ordinal()));
    public static final PointTable<StampedTrade> TRADE =
            known(Measurement.TRADE, TradeTables.STAMPED, StampedTrade::timestampNs);
    public static final PointTable<Spread> SPREAD =
            known(Measurement.SPREAD, PriceTables.SPREAD, spread -> ns(spread.timeUs()));

    /** At its opening: a later revision overwrites an earlier one. */
    public static final PointTable<Episode> EPISODE =
            known(Measurement.EPISODE, EpisodeTable.EPISODE, episode -> ns(episode.openedUs()));

    public static final PointTable<PriceWindow> PRICE_WINDOW =
            known(Measurement.PRICE_WINDOW, PriceTables.WINDOW, window -> ns(window.endUs()));
    public static final PointTable<IndicativeSpread> INDICATIVE =
            known(Measurement.INDICATIVE, PriceTables.INDICATIVE, spread -> ns(spread.endUs()));
    public static final PointTable<Refusal> REFUSAL =
            known(Measurement.REFUSAL, RefusalTable.REFUSAL, refusal -> ns(refusal.minuteUs()));

    /** At its beginning: its outcome overwrites that it is open. */
    public static final PointTable<Candidate> CANDIDATE =
            known(
                    Measurement.CANDIDATE,
                    CandidateTable.CANDIDATE,
                    candidate -> ns(candidate.startUs()));

    public static final PointTable<FollowUp> FOLLOW_UP =
            known(
                    Measurement.FOLLOW_UP,
                    FollowUpTable.FOLLOW_UP,
                    followUp -> ns(followUp.toldUs()));

    public static final PointTable<PaperDay> PAPER =
            known(Measurement.PAPER, PaperTable.DAY, day -> ns(day.dayUs()));

    /** At its opening: a later revision overwrites an earlier one. */
    public static final PointTable<CycleEpisode> CYCLE =
            known(Measurement.CYCLE, CycleTable.EPISODE, episode -> ns(episode.openedUs()));

    public static final PointTable<CoverageCount> COVERAGE =
            known(Measurement.COVERAGE, CoverageTables.COUNT, count -> ns(count.startUs()));
    public static final PointTable<CoverageAlarm> COVERAGE_ALARM =
            known(Measurement.COVERAGE_ALARM, CoverageTables.ALARM, alarm -> ns(alarm.startUs()));
    public static final PointTable<CoverageBalance> COVERAGE_BALANCE =
            known(
                    Measurement.COVERAGE_BALANCE,
                    CoverageTables.BALANCE,
                    balance -> ns(balance.startUs()));
    public static final PointTable<Release> RELEASE =
            known(Measurement.RELEASE, ReleaseTables.RELEASE, release -> ns(release.startUs()));
    public static final PointTable<RefusedRelease> REFUSED_RELEASE =
            known(Measurement.RELEASE, ReleaseTables.REFUSED, refused -> ns(refused.startUs()));

    public static final PointTable<ClusterAnova> ANOVA =
            known(Measurement.ANOVA, AnovaTable.ANOVA, anova -> ns(anova.endUs()));

    public static final PointTable<FeatureWindow> FEATURE_WINDOW =
            known(Measurement.FEATURE_WINDOW, BehaviourTables.WINDOW, window -> ns(window.endUs()));
    public static final PointTable<ClusteredWindow> CLUSTER =
            known(
                    Measurement.CLUSTER,
                    BehaviourTables.CLUSTERED,
                    clustered -> ns(clustered.window().endUs()));
    public static final PointTable<SimilarPair> SIMILAR_PAIR =
            known(
                    Measurement.SIMILAR_PAIR,
                    SimilarityTables.PAIR,
                    pair -> ns(pair.second().endUs()));
    public static final PointTable<Neighbour> NEIGHBOUR =
            known(
                    Measurement.NEIGHBOUR,
                    SimilarityTables.NEIGHBOUR,
                    neighbour -> ns(neighbour.query().endUs()));
    public static final PointTable<PatternCandidate> PATTERN_CANDIDATE =
            known(
                    Measurement.PATTERN_CANDIDATE,
                    SimilarityTables.CANDIDATE,
                    candidate -> ns(candidate.timeUs()));
    public static final PointTable<Discord> DISCORD =
            known(
                    Measurement.DISCORD,
                    SimilarityTables.DISCORD,
                    discord -> ns(discord.window().endUs()));
    public static final PointTable<VenueLeadLag> LEAD_LAG =
            known(Measurement.LEAD_LAG, LeadLagTable.LEAD_LAG, leadLag -> ns(leadLag.endUs()));
    public static final PointTable<PriceDiscovery> DISCOVERY =
            known(
                    Measurement.PRICE_DISCOVERY,
                    LeadLagTable.DISCOVERY,
                    discovery -> ns(discovery.endUs()));
    public static final PointTable<SuspectActivity> SUSPECT_ACTIVITY =
            known(
                    Measurement.SUSPECT_ACTIVITY,
                    SuspectTable.SUSPECT,
                    suspect -> ns(suspect.startUs()));
    public static final PointTable<ModelVersion> MODEL =
            known(Measurement.MODEL, ModelTables.MODEL, version -> ns(version.learnedMs() * 1_000));

    private Points() {}

    private static <R> PointTable<R> known(
            Measurement measurement, Table<R> table, ToLongFunction<R> timeNs) {
        PointTable<R> points = new PointTable<>(measurement, table, timeNs);
        BY_MEASUREMENT.computeIfAbsent(measurement, key -> new ArrayList<>()).add(points);
        return points;
    }

    /** How records become points of a measurement. */
    static List<PointTable<?>> of(Measurement measurement) {
        return BY_MEASUREMENT.getOrDefault(measurement, List.of());
    }

    private static long ns(long us) {
        return Math.multiplyExact(us, 1_000L);
    }
}
