package dev.arbflow.jobs.io.mongo;

import dev.arbflow.jobs.config.Mongo;
import dev.arbflow.market.behaviour.ClusterAnova;
import dev.arbflow.market.coverage.CoverageAlarm;
import dev.arbflow.market.coverage.CoverageBalance;
import dev.arbflow.market.coverage.CoverageCount;
import dev.arbflow.market.coverage.RefusedRelease;
import dev.arbflow.market.coverage.Release;
import dev.arbflow.market.coverage.SamplingWeight;
import org.apache.flink.api.connector.sink2.Sink;

/** Sinks of cluster analysis, fairness and releases into the document store, idempotent. */
public final class TrustArchives {
    public static final String ANOVA = "anova";
    public static final String COVERAGE = "coverage";
    public static final String COVERAGE_ALARMS = "coverage_alarms";
    public static final String COVERAGE_BALANCE = "coverage_balance";
    public static final String SAMPLING_WEIGHTS = "sampling_weights";
    public static final String RELEASES = "releases";

    private TrustArchives() {}

    /** Comparisons of clusters. */
    public static Sink<ClusterAnova> anova(Mongo mongo) {
        return MongoArchives.sink(
                mongo, ANOVA, (anova, context) -> Documents.ANOVA.upsert(anova).model());
    }

    /** What each tape delivered. */
    public static Sink<CoverageCount> coverage(Mongo mongo) {
        return MongoArchives.sink(
                mongo, COVERAGE, (count, context) -> Documents.COVERAGE.upsert(count).model());
    }

    /** Tapes that were under-represented. */
    public static Sink<CoverageAlarm> alarms(Mongo mongo) {
        return MongoArchives.sink(
                mongo,
                COVERAGE_ALARMS,
                (alarm, context) -> Documents.COVERAGE_ALARM.upsert(alarm).model());
    }

    /** How evenly groups were represented. */
    public static Sink<CoverageBalance> balances(Mongo mongo) {
        return MongoArchives.sink(
                mongo,
                COVERAGE_BALANCE,
                (balance, context) -> Documents.COVERAGE_BALANCE.upsert(balance).model());
    }

    /** What observations should count. */
    public static Sink<SamplingWeight> weights(Mongo mongo) {
        return MongoArchives.sink(
                mongo,
                SAMPLING_WEIGHTS,
                (weight, context) -> Documents.SAMPLING_WEIGHT.upsert(weight).model());
    }

    /** Noised sums. */
    public static Sink<Release> releases(Mongo mongo) {
        return MongoArchives.sink(
                mongo, RELEASES, (release, context) -> Documents.RELEASE.upsert(release).model());
    }

    /** Windows about which nothing is told, beside those about which something is. */
    public static Sink<RefusedRelease> refused(Mongo mongo) {
        return MongoArchives.sink(
                mongo,
                RELEASES,
                (refused, context) -> Documents.REFUSED_RELEASE.upsert(refused).model());
    }
}
