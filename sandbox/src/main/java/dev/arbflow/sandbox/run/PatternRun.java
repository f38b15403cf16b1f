package dev.arbflow.sandbox.run;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import dev.arbflow.jobs.config.Mongo;
import dev.arbflow.jobs.io.kafka.Topic;
import dev.arbflow.market.Listing;
import dev.arbflow.market.Route;
import dev.arbflow.sandbox.run.outcome.Summary;
import dev.arbflow.sandbox.truth.ClaimedCandidate;
import dev.arbflow.sandbox.truth.PlainRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bson.Document;

/** PatternJob in a run that may last only seconds, and what came of it. */
public final class PatternRun {
    /** Its name in the cluster. */
    public static final String JOB = "patterns";

    /** What it and the job before it read. */
    public static final Map<String, List<Topic>> READERS =
            Map.of(
                    Sandbox.ARBITRAGE,
                    List.of(Topic.TRADES, Topic.BOOKS),
                    JOB,
                    List.of(Topic.TRADES, Topic.BOOKS, Topic.EPISODES));

    /**
     * Windows short enough that a run of half a minute shows patterns; arguments win.
     *
     * <p>In eight seconds the simulated price moves little more than the venues' own noise, so two
     * venues that follow it correlate by about a half. Pairs from a correlation of 0.68 on count
     * here.
     */
    static final Map<String, String> SETTINGS =
            Map.ofEntries(
                    Map.entry("SIMILARITY_MAX_DISTANCE", "0.8"),
                    Map.entry("SIMILARITY_MEMORY_MS", "20000"),
                    Map.entry("SIMILARITY_DISCORD_MOMENTS", "20"),
                    Map.entry("PATTERN_WINDOW_MS", "8000"),
                    Map.entry("PATTERN_SLIDE_MS", "1000"),
                    Map.entry("PATTERN_SCALER_EVERY_MS", "5000"),
                    Map.entry("CLUSTER_SEED_SIZE", "60"),
                    Map.entry("CLUSTER_BATCH_SIZE", "60"),
                    Map.entry("ANOVA_PERIOD_MS", "600000"),
                    Map.entry("COVERAGE_PERIOD_MS", "10000"),
                    Map.entry("RELEASE_WINDOW_MS", "10000"));

    private final Mongo mongo;

    PatternRun(Mongo mongo) {
        this.mongo = mongo;
    }

    /** What the document store holds. */
    Summary.Patterns found() {
        try (MongoClient client = MongoClients.create(mongo.uri().reveal())) {
            MongoDatabase database = client.getDatabase(mongo.database());
            return new Summary.Patterns(
                    count(database, "windows"),
                    count(database, "models"),
                    clusters(database),
                    count(database, "similar_pairs"),
                    count(database, "pattern_candidates"),
                    count(database, "coverage_alarms"),
                    database.getCollection("releases")
                            .countDocuments(Filters.eq("outcome", "RELEASED")),
                    epsilonSpent(database));
        }
    }

    /**
     * What is to be judged.
     *
     * @param candidates that the job told
     * @param windows with a price, whether or not the job could compare them
     */
    record Claims(List<ClaimedCandidate> candidates, List<PlainRule.Window> windows) {}

    /**
     * Both as the document store has them.
     *
     * @param sinceUs what an earlier run has stored is left out
     */
    Claims claims(long sinceUs) {
        try (MongoClient client = MongoClients.create(mongo.uri().reveal())) {
            MongoDatabase database = client.getDatabase(mongo.database());
            Claims claims = new Claims(new ArrayList<>(), new ArrayList<>());
            database.getCollection("pattern_candidates")
                    .find(Filters.gte("atUs", sinceUs))
                    .map(PatternRun::claim)
                    .into(claims.candidates());
            database.getCollection("windows")
                    .find(Filters.and(Filters.gte("endUs", sinceUs), Filters.gt("lastMid", 0)))
                    .map(PatternRun::window)
                    .into(claims.windows());
            return claims;
        }
    }

    private static PlainRule.Window window(Document window) {
        return new PlainRule.Window(
                Listing.parse(window.getString("listing")),
                window.getLong("startUs"),
                window.getLong("endUs"),
                window.getDouble("lastMid"));
    }

    private static ClaimedCandidate claim(Document candidate) {
        return new ClaimedCandidate(
                Route.parse(candidate.getString("route")),
                candidate.getEmbedded(List.of("buyWindow", "startUs"), Long.class),
                candidate.getLong("atUs"),
                candidate.getDouble("score"));
    }

    private static long clusters(MongoDatabase database) {
        List<Integer> labels = new ArrayList<>();
        database.getCollection("windows").distinct("cluster", Integer.class).into(labels);
        return labels.size();
    }

    /** The largest of what a tape has spent of its budget in a period. */
    private static double epsilonSpent(MongoDatabase database) {
        Document most =
                database.getCollection("releases").find().sort(Sorts.descending("spent")).first();
        return most == null ? 0 : ((Number) most.get("spent")).doubleValue();
    }

    private static long count(MongoDatabase database, String collection) {
        return database.getCollection(collection).countDocuments();
    }
}
