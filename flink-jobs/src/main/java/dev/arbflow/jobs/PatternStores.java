package dev.arbflow.jobs;

import dev.arbflow.jobs.PatternSinks.StoreSinks;
import dev.arbflow.jobs.config.Influx;
import dev.arbflow.jobs.config.Kafka;
import dev.arbflow.jobs.config.Mongo;
import dev.arbflow.jobs.config.PipelineConfig;
import dev.arbflow.jobs.io.influx.InfluxPoints;
import dev.arbflow.jobs.io.influx.Points;
import dev.arbflow.jobs.io.kafka.KafkaSinks;
import dev.arbflow.jobs.io.mongo.Documents;
import dev.arbflow.jobs.io.mongo.MongoArchives;

/** The real stores and the topic as ends of PatternJob. */
final class PatternStores {
    private PatternStores() {}

    static PatternSinks sinks(PipelineConfig.Stores stores, Kafka kafka) {
        Mongo mongo = stores.mongo();
        Influx influx = stores.influx();
        return new PatternSinks(
                new PatternSinks.Windows(
                        new StoreSinks<>(
                                MongoArchives.sink(mongo, () -> Documents.WINDOW),
                                InfluxPoints.sink(influx, () -> Points.FEATURE_WINDOW)),
                        MongoArchives.sink(mongo, () -> Documents.SCALER)),
                clusters(mongo, influx),
                similarity(mongo, influx),
                new PatternSinks.Leaders(
                        new StoreSinks<>(
                                MongoArchives.sink(mongo, () -> Documents.LEAD_LAG),
                                InfluxPoints.sink(influx, () -> Points.LEAD_LAG)),
                        new StoreSinks<>(
                                MongoArchives.sink(mongo, () -> Documents.DISCOVERY),
                                InfluxPoints.sink(influx, () -> Points.DISCOVERY))),
                new PatternSinks.Suspects(
                        new StoreSinks<>(
                                MongoArchives.sink(mongo, () -> Documents.SUSPECT),
                                InfluxPoints.sink(influx, () -> Points.SUSPECT_ACTIVITY)),
                        KafkaSinks.suspects(kafka),
                        MongoArchives.sink(mongo, () -> Documents.SUSPECT_EPISODE)),
                new PatternSinks.Context(
                        MongoArchives.sink(mongo, () -> Documents.CLUSTERED_TRADE),
                        MongoArchives.sink(mongo, () -> Documents.CONTEXT)),
                fairness(mongo, influx),
                new PatternSinks.Releases(
                        new StoreSinks<>(
                                MongoArchives.sink(mongo, () -> Documents.RELEASE),
                                InfluxPoints.sink(influx, () -> Points.RELEASE)),
                        new StoreSinks<>(
                                MongoArchives.sink(mongo, () -> Documents.REFUSED_RELEASE),
                                InfluxPoints.sink(influx, () -> Points.REFUSED_RELEASE))));
    }

    private static PatternSinks.Clusters clusters(Mongo mongo, Influx influx) {
        return new PatternSinks.Clusters(
                new StoreSinks<>(
                        MongoArchives.sink(mongo, () -> Documents.CLUSTERED_WINDOW),
                        InfluxPoints.sink(influx, () -> Points.CLUSTER)),
                new StoreSinks<>(
                        MongoArchives.sink(mongo, () -> Documents.MODEL),
                        InfluxPoints.sink(influx, () -> Points.MODEL)),
                MongoArchives.sink(mongo, () -> Documents.DRIFT),
                new StoreSinks<>(
                        MongoArchives.sink(mongo, () -> Documents.ANOVA),
                        InfluxPoints.sink(influx, () -> Points.ANOVA)));
    }

    private static PatternSinks.Similarity similarity(Mongo mongo, Influx influx) {
        return new PatternSinks.Similarity(
                new StoreSinks<>(
                        MongoArchives.sink(mongo, () -> Documents.PAIR),
                        InfluxPoints.sink(influx, () -> Points.SIMILAR_PAIR)),
                new StoreSinks<>(
                        MongoArchives.sink(mongo, () -> Documents.NEIGHBOUR),
                        InfluxPoints.sink(influx, () -> Points.NEIGHBOUR)),
                new StoreSinks<>(
                        MongoArchives.sink(mongo, () -> Documents.CANDIDATE),
                        InfluxPoints.sink(influx, () -> Points.PATTERN_CANDIDATE)),
                new StoreSinks<>(
                        MongoArchives.sink(mongo, () -> Documents.DISCORD),
                        InfluxPoints.sink(influx, () -> Points.DISCORD)));
    }

    private static PatternSinks.Fairness fairness(Mongo mongo, Influx influx) {
        return new PatternSinks.Fairness(
                new StoreSinks<>(
                        MongoArchives.sink(mongo, () -> Documents.COVERAGE),
                        InfluxPoints.sink(influx, () -> Points.COVERAGE)),
                new StoreSinks<>(
                        MongoArchives.sink(mongo, () -> Documents.COVERAGE_ALARM),
                        InfluxPoints.sink(influx, () -> Points.COVERAGE_ALARM)),
                new StoreSinks<>(
                        MongoArchives.sink(mongo, () -> Documents.COVERAGE_BALANCE),
                        InfluxPoints.sink(influx, () -> Points.COVERAGE_BALANCE)),
                MongoArchives.sink(mongo, () -> Documents.SAMPLING_WEIGHT));
    }
}
