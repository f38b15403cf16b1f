package dev.arbflow.jobs.config;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Everything that the jobs behind the topics are told, by concern.
 *
 * @param venues which feeds are read
 * @param kafka where the topics are
 * @param detection what counts as an opportunity
 * @param dedup how repeated trades are recognised
 * @param prices windows over trades
 * @param indicative when trades alone are told of
 * @param privacy how published ids are made
 * @param patterns how patterns are looked for
 * @param stores where results go
 * @param terms who is told of what, if not everybody of everything
 * @param paper what the paper account starts with and how it trades
 * @param cycles among which assets cycles are looked for
 * @param checkpointEvery time between two checkpoints
 */
public record PipelineConfig(
        Venues venues,
        Kafka kafka,
        Detection detection,
        Dedup dedup,
        Prices prices,
        Indicative indicative,
        Privacy privacy,
        Patterns patterns,
        Stores stores,
        Optional<AlertTerms> terms,
        Paper paper,
        Cycles cycles,
        Duration checkpointEvery) {

    /**
     * Where results go.
     *
     * @param mongo documents
     * @param influx measurements
     * @param mail alerts
     * @param origin what all of them must say of the data
     */
    public record Stores(Mongo mongo, Influx influx, Mail mail, DataOrigin origin) {}

    /**
     * @throws IllegalArgumentException if the checkpoint interval is not positive, or a venue that
     *     is read has no fee, or a currency is exchanged where nothing is read
     */
    public PipelineConfig {
        Positive.check(checkpointEvery, "checkpoint-every-ms");
        detection.requireFees(venues.listingsWithBooks());
        detection.requireConversions(venues.listingsWithBooks());
    }

    /** Which differences of trade prices are told. */
    public IndicativeRule indicativeRule() {
        return new IndicativeRule(
                new Prices(
                        indicative.window(),
                        prices.slide(),
                        prices.late(),
                        prices.outOfOrderness()),
                indicative.minNetBps(),
                detection.limits().maxGrossBps(),
                detection.fees(),
                Set.copyOf(venues.listingsWithBooks()),
                detection.alerting().maxBehind());
    }

    /** Which markets of an asset are left apart although they are of it. */
    public List<NotCompared> notCompared() {
        return NotCompared.among(venues.listingsWithBooks(), detection.conversions());
    }

    /** The same on other topics, or on another part of them. */
    public PipelineConfig with(Kafka other) {
        return new PipelineConfig(
                venues,
                other,
                detection,
                dedup,
                prices,
                indicative,
                privacy,
                patterns,
                stores,
                terms,
                paper,
                cycles,
                checkpointEvery);
    }
}
