package dev.arbflow.sandbox.run;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import dev.arbflow.jobs.config.PipelineConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bson.Document;

/** PatternJob in a run that may last only seconds, and what came of it. */
final class PatternRun {
    /** Its name in the cluster. */
    static final String JOB = "patterns";

    /** Windows short enough that a run of half a minute shows patterns; arguments win. */
    static final Map<String, String> SETTINGS =
            Map.of(
                    "SIMILARITY_MAX_DISTANCE", "0.6",
                    "PATTERN_WINDOW_MS", "8000",
                    "PATTERN_SLIDE_MS", "1000",
                    "PATTERN_SCALER_EVERY_MS", "5000",
                    "CLUSTER_SEED_SIZE", "60",
                    "CLUSTER_BATCH_SIZE", "60",
                    "ANOVA_PERIOD_MS", "10000",
                    "COVERAGE_PERIOD_MS", "10000",
                    "RELEASE_WINDOW_MS", "10000");

    private final Servers servers;
    private final PipelineConfig config;

    PatternRun(Servers servers, PipelineConfig config) {
        this.servers = servers;
        this.config = config;
    }

    /** What the document store holds. */
    Summary.Patterns found() {
        try (MongoClient client = MongoClients.create(servers.mongo().uri())) {
            MongoDatabase database = client.getDatabase(config.stores().mongo().database());
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
