package dev.arbflow.jobs;

import dev.arbflow.jobs.PatternSinks.Both;
import dev.arbflow.jobs.config.Influx;
import dev.arbflow.jobs.config.Mongo;
import dev.arbflow.jobs.io.influx.PatternPoints;
import dev.arbflow.jobs.io.influx.SimilarityPoints;
import dev.arbflow.jobs.io.influx.TrustPoints;
import dev.arbflow.jobs.io.mongo.PatternArchives;
import dev.arbflow.jobs.io.mongo.SimilarityArchives;
import dev.arbflow.jobs.io.mongo.TrustArchives;

/** The real stores as ends of PatternJob. */
final class PatternStores {
    private PatternStores() {}

    static PatternSinks sinks(Mongo mongo, Influx influx) {
        return new PatternSinks(
                new PatternSinks.Windows(
                        new Both<>(PatternArchives.windows(mongo), PatternPoints.windows(influx)),
                        PatternArchives.scalers(mongo)),
                clusters(mongo, influx),
                similarity(mongo, influx),
                new PatternSinks.Context(
                        PatternArchives.clusteredTrades(mongo),
                        PatternArchives.clusteredEpisodes(mongo)),
                fairness(mongo, influx),
                new PatternSinks.Releases(
                        new Both<>(TrustArchives.releases(mongo), TrustPoints.releases(influx)),
                        new Both<>(TrustArchives.refused(mongo), TrustPoints.refused(influx))));
    }

    private static PatternSinks.Clusters clusters(Mongo mongo, Influx influx) {
        return new PatternSinks.Clusters(
                new Both<>(PatternArchives.clusteredWindows(mongo), PatternPoints.clusters(influx)),
                new Both<>(PatternArchives.models(mongo), PatternPoints.models(influx)),
                PatternArchives.driftAlarms(mongo),
                new Both<>(TrustArchives.anova(mongo), TrustPoints.anova(influx)));
    }

    private static PatternSinks.Similarity similarity(Mongo mongo, Influx influx) {
        return new PatternSinks.Similarity(
                new Both<>(
                        SimilarityArchives.similarPairs(mongo),
                        SimilarityPoints.similarPairs(influx)),
                new Both<>(
                        SimilarityArchives.neighbours(mongo), SimilarityPoints.neighbours(influx)),
                new Both<>(
                        SimilarityArchives.patternCandidates(mongo),
                        SimilarityPoints.patternCandidates(influx)));
    }

    private static PatternSinks.Fairness fairness(Mongo mongo, Influx influx) {
        return new PatternSinks.Fairness(
                new Both<>(TrustArchives.coverage(mongo), TrustPoints.coverage(influx)),
                new Both<>(TrustArchives.alarms(mongo), TrustPoints.alarms(influx)),
                new Both<>(TrustArchives.balances(mongo), TrustPoints.balances(influx)),
                TrustArchives.weights(mongo));
    }
}
