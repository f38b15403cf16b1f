package dev.arbflow.jobs;

import dev.arbflow.jobs.PatternSinks.Both;
import dev.arbflow.jobs.config.Influx;
import dev.arbflow.jobs.config.Mongo;
import dev.arbflow.jobs.io.PatternArchives;
import dev.arbflow.jobs.io.PatternPoints;
import dev.arbflow.jobs.io.SimilarityStores;
import dev.arbflow.jobs.io.TrustArchives;
import dev.arbflow.jobs.io.TrustPoints;

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
                        SimilarityStores.similarPairs(mongo),
                        SimilarityStores.similarPairs(influx)),
                new Both<>(SimilarityStores.neighbours(mongo), SimilarityStores.neighbours(influx)),
                new Both<>(
                        SimilarityStores.patternCandidates(mongo),
                        SimilarityStores.patternCandidates(influx)));
    }

    private static PatternSinks.Fairness fairness(Mongo mongo, Influx influx) {
        return new PatternSinks.Fairness(
                new Both<>(TrustArchives.coverage(mongo), TrustPoints.coverage(influx)),
                new Both<>(TrustArchives.alarms(mongo), TrustPoints.alarms(influx)),
                new Both<>(TrustArchives.balances(mongo), TrustPoints.balances(influx)),
                TrustArchives.weights(mongo));
    }
}
