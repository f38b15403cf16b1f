package dev.arbflow.jobs.io.mongo;

import static dev.arbflow.jobs.io.mongo.DocumentTable.Writing.NEWEST;
import static dev.arbflow.jobs.io.mongo.DocumentTable.Writing.ONCE;
import static dev.arbflow.jobs.io.mongo.DocumentTable.Writing.REPLACED;

import dev.arbflow.jobs.io.fields.Leaf;
import dev.arbflow.jobs.io.tables.AnovaTable;
import dev.arbflow.jobs.io.tables.BehaviourTables;
import dev.arbflow.jobs.io.tables.CandidateTable;
import dev.arbflow.jobs.io.tables.ContextTable;
import dev.arbflow.jobs.io.tables.CoverageTables;
import dev.arbflow.jobs.io.tables.CycleTable;
import dev.arbflow.jobs.io.tables.EpisodeTable;
import dev.arbflow.jobs.io.tables.FollowUpTable;
import dev.arbflow.jobs.io.tables.LeadLagTable;
import dev.arbflow.jobs.io.tables.ModelTables;
import dev.arbflow.jobs.io.tables.PaperTable;
import dev.arbflow.jobs.io.tables.RefusalTable;
import dev.arbflow.jobs.io.tables.ReleaseTables;
import dev.arbflow.jobs.io.tables.SimilarityTables;
import dev.arbflow.jobs.io.tables.SuspectTable;
import dev.arbflow.jobs.io.tables.TradeTables;
import dev.arbflow.jobs.pattern.context.ClusteredTrade;
import dev.arbflow.jobs.pattern.context.EpisodeContext;
import dev.arbflow.jobs.pattern.features.Scaler;
import dev.arbflow.jobs.pattern.kmeans.DriftAlarm;
import dev.arbflow.jobs.pattern.kmeans.ModelVersion;
import dev.arbflow.jobs.pattern.suspect.SuspectEpisode;
import dev.arbflow.jobs.privacy.PublishedTrade;
import dev.arbflow.market.arbitrage.Candidate;
import dev.arbflow.market.arbitrage.Episode;
import dev.arbflow.market.arbitrage.FollowUp;
import dev.arbflow.market.arbitrage.PaperDay;
import dev.arbflow.market.arbitrage.Refusal;
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
import dev.arbflow.market.coverage.CoverageAlarm;
import dev.arbflow.market.coverage.CoverageBalance;
import dev.arbflow.market.coverage.CoverageCount;
import dev.arbflow.market.coverage.RefusedRelease;
import dev.arbflow.market.coverage.Release;
import dev.arbflow.market.coverage.SamplingWeight;
import dev.arbflow.market.cycle.CycleCandidate;
import dev.arbflow.market.cycle.CycleEpisode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How each record is written to its collection, and what the documents of a collection look like.
 *
 * <p>Two jobs write episodes, and two operators windows. Each writes the fields that never change
 * besides its own, so that whoever comes first leaves nothing out. Every other document has one
 * writer.
 */
public final class Documents {
    /** Filled by the constants below. */
    private static final Map<String, List<DocumentTable<?>>> BY_COLLECTION = new HashMap<>();

    static final DocumentTable<StoredOrigins.Noted> ORIGIN = known(StoredOrigins.DOCUMENT);

    /** Its newest revision. */
    public static final DocumentTable<Episode> EPISODE =
            known(DocumentTable.of("episodes", EpisodeTable.EPISODE, NEWEST));

    public static final DocumentTable<EpisodeContext> CONTEXT =
            known(DocumentTable.of("episodes", ContextTable.CONTEXT, REPLACED));
    public static final DocumentTable<SuspectEpisode> SUSPECT_EPISODE =
            known(DocumentTable.of("episodes", SuspectTable.EPISODE, REPLACED));
    public static final DocumentTable<Refusal> REFUSAL =
            known(DocumentTable.of("refusals", RefusalTable.REFUSAL, REPLACED).complete());

    /** What has become of it, as far as is known. */
    public static final DocumentTable<Candidate> LEDGER =
            known(DocumentTable.of("candidates", CandidateTable.CANDIDATE, NEWEST));

    public static final DocumentTable<FollowUp> FOLLOW_UP =
            known(DocumentTable.of("follow_ups", FollowUpTable.FOLLOW_UP, REPLACED));

    /** Its newest revision. */
    public static final DocumentTable<PaperDay> PAPER =
            known(DocumentTable.of("paper_days", PaperTable.DAY, NEWEST));

    /** Its newest revision. */
    public static final DocumentTable<CycleEpisode> CYCLE =
            known(DocumentTable.of("cycle_episodes", CycleTable.EPISODE, NEWEST));

    /** What has become of it, as far as is known. */
    public static final DocumentTable<CycleCandidate> CYCLE_LEDGER =
            known(DocumentTable.of("cycle_candidates", CycleTable.CANDIDATE, NEWEST));

    public static final DocumentTable<PublishedTrade> TRADE =
            known(DocumentTable.of("trades", TradeTables.PUBLISHED, ONCE));
    public static final DocumentTable<ClusteredTrade> CLUSTERED_TRADE =
            known(DocumentTable.of("trade_clusters", TradeTables.CLUSTERED, REPLACED));
    public static final DocumentTable<FeatureWindow> WINDOW =
            known(DocumentTable.of("windows", BehaviourTables.WINDOW, REPLACED));
    public static final DocumentTable<ClusteredWindow> CLUSTERED_WINDOW =
            known(DocumentTable.of("windows", BehaviourTables.CLUSTERED, REPLACED));
    public static final DocumentTable<Scaler> SCALER =
            known(DocumentTable.of("scalers", BehaviourTables.SCALER, REPLACED));
    public static final DocumentTable<ModelVersion> MODEL =
            known(DocumentTable.of("models", ModelTables.MODEL, REPLACED));
    public static final DocumentTable<DriftAlarm> DRIFT =
            known(DocumentTable.of("drift_alarms", ModelTables.DRIFT, REPLACED));
    public static final DocumentTable<SimilarPair> PAIR =
            known(DocumentTable.of("similar_pairs", SimilarityTables.PAIR, REPLACED));
    public static final DocumentTable<Neighbour> NEIGHBOUR =
            known(DocumentTable.of("neighbours", SimilarityTables.NEIGHBOUR, REPLACED));
    public static final DocumentTable<PatternCandidate> CANDIDATE =
            known(DocumentTable.of("pattern_candidates", SimilarityTables.CANDIDATE, REPLACED));
    public static final DocumentTable<Discord> DISCORD =
            known(DocumentTable.of("discords", SimilarityTables.DISCORD, REPLACED));
    public static final DocumentTable<VenueLeadLag> LEAD_LAG =
            known(DocumentTable.of("lead_lag", LeadLagTable.LEAD_LAG, REPLACED));
    public static final DocumentTable<PriceDiscovery> DISCOVERY =
            known(DocumentTable.of("price_discovery", LeadLagTable.DISCOVERY, REPLACED));
    public static final DocumentTable<SuspectActivity> SUSPECT =
            known(DocumentTable.of("suspect_activity", SuspectTable.SUSPECT, REPLACED));
    public static final DocumentTable<ClusterAnova> ANOVA =
            known(DocumentTable.of("anova", AnovaTable.ANOVA, REPLACED));
    public static final DocumentTable<CoverageCount> COVERAGE =
            known(DocumentTable.of("coverage", CoverageTables.COUNT, REPLACED));
    public static final DocumentTable<CoverageAlarm> COVERAGE_ALARM =
            known(DocumentTable.of("coverage_alarms", CoverageTables.ALARM, REPLACED));
    public static final DocumentTable<CoverageBalance> COVERAGE_BALANCE =
            known(DocumentTable.of("coverage_balance", CoverageTables.BALANCE, REPLACED));
    public static final DocumentTable<SamplingWeight> SAMPLING_WEIGHT =
            known(DocumentTable.of("sampling_weights", CoverageTables.WEIGHT, REPLACED));

    /** What was told first about a window is never replaced, and neither is a refusal to tell. */
    public static final DocumentTable<Release> RELEASE =
            known(DocumentTable.of("releases", ReleaseTables.RELEASE, ONCE));

    public static final DocumentTable<RefusedRelease> REFUSED_RELEASE =
            known(DocumentTable.of("releases", ReleaseTables.REFUSED, ONCE));

    private Documents() {}

    private static <R> DocumentTable<R> known(DocumentTable<R> table) {
        BY_COLLECTION.computeIfAbsent(table.collection(), name -> new ArrayList<>()).add(table);
        return table;
    }

    /** Every collection there is. */
    public static Collection<String> collections() {
        return BY_COLLECTION.keySet();
    }

    /** Every field of the documents of a collection, as the data dictionary has it. */
    public static List<Leaf> leaves(String collection) {
        return fields(collection).stream().map(DocumentField::leaf).toList();
    }

    /** Paths in the documents of a collection by the names of an export's columns, in order. */
    public static Map<String, String> columns(String collection) {
        Map<String, String> columns = new LinkedHashMap<>();
        for (DocumentTable<?> table : BY_COLLECTION.get(collection)) {
            columns.putAll(table.shape().columns());
        }
        return columns;
    }

    static Collection<DocumentField> fields(String collection) {
        Map<String, DocumentField> fields = new LinkedHashMap<>();
        for (DocumentTable<?> table : BY_COLLECTION.get(collection)) {
            for (DocumentField field : table.shape().fields()) {
                fields.putIfAbsent(field.leaf().path(), field);
            }
        }
        return fields.values();
    }
}
