package dev.arbflow.jobs.io.kafka;

import dev.arbflow.market.book.BookUpdate;
import dev.arbflow.market.trade.TradeUpdate;
import java.io.Serializable;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.eventtime.SerializableTimestampAssigner;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;

/**
 * Flink's watermarks of one partition, after every record that moves time far enough.
 *
 * <p>Flink counts milliseconds, and a watermark promises that no record of its own millisecond is
 * still to come; so it stays one below the millisecond that the clock has reached.
 *
 * @param <T> a record that tells a connection's time
 */
final class ConnectionWatermarks<T> implements WatermarkGenerator<TopicRecord<T>> {
    /** A venue that delivers later than this does not hold up the trades of others. */
    private static final Duration LATEST_TRADES = Duration.ofSeconds(10);

    private final ConnectionClock clock;
    private final Reading<T> reading;
    private final long stepMs;
    private long newestMs = Long.MIN_VALUE;

    /** Shows a record to the clock. */
    private interface Reading<T> extends Serializable {
        OptionalLong read(ConnectionClock clock, T update);
    }

    private ConnectionWatermarks(ConnectionClock clock, Reading<T> reading, Duration step) {
        this.clock = clock;
        this.reading = reading;
        stepMs = step.toMillis();
    }

    /**
     * Books, whose event time is their receive time; within a connection it never goes back.
     *
     * @param outOfOrderness how far connections may be behind each other unnoticed
     * @param idleness how long a silent connection is waited for
     * @param expected connections that will be heard
     * @param step watermarks stand at its multiples, so that what is due at one waits no longer
     */
    static WatermarkStrategy<TopicRecord<BookUpdate>> ofBooks(
            Duration outOfOrderness, Duration idleness, Set<String> expected, Duration step) {
        long outOfOrdernessUs = micros(outOfOrderness);
        long idlenessUs = micros(idleness);
        return WatermarkStrategy.<TopicRecord<BookUpdate>>forGenerator(
                        context ->
                                new ConnectionWatermarks<>(
                                        new ConnectionClock(
                                                outOfOrdernessUs, idlenessUs, 0, expected),
                                        (clock, update) ->
                                                clock.heard(
                                                        update.origin().connection(),
                                                        update.receiveUs(),
                                                        update.receiveUs()),
                                        step))
                .withTimestampAssigner(
                        (SerializableTimestampAssigner<TopicRecord<BookUpdate>>)
                                (read, kafkaMs) ->
                                        read.value() == null
                                                ? kafkaMs
                                                : millis(read.value().receiveUs()));
    }

    /**
     * Trades, whose event time is the corrected exchange time.
     *
     * @param outOfOrderness how much out of order one connection's trades may be
     * @param idleness how long a silent connection is waited for
     * @param expected connections that will be heard
     * @param step watermarks stand at its multiples, so that what is due at one waits no longer
     */
    static WatermarkStrategy<TopicRecord<TradeUpdate>> ofTrades(
            Duration outOfOrderness, Duration idleness, Set<String> expected, Duration step) {
        long outOfOrdernessUs = micros(outOfOrderness);
        long idlenessUs = micros(idleness);
        long latestUs = micros(LATEST_TRADES);
        return WatermarkStrategy.<TopicRecord<TradeUpdate>>forGenerator(
                        context ->
                                new ConnectionWatermarks<>(
                                        new ConnectionClock(
                                                outOfOrdernessUs, idlenessUs, latestUs, expected),
                                        (clock, update) ->
                                                clock.heard(
                                                        update.origin().connection(),
                                                        update.receiveUs(),
                                                        update.happenedUs()),
                                        step))
                .withTimestampAssigner(
                        (SerializableTimestampAssigner<TopicRecord<TradeUpdate>>)
                                (read, kafkaMs) ->
                                        read.value() == null
                                                ? kafkaMs
                                                : millis(read.value().happenedUs()));
    }

    @Override
    public void onEvent(TopicRecord<T> record, long timestampMs, WatermarkOutput output) {
        if (record.value() == null) {
            return;
        }
        OptionalLong reachedUs = reading.read(clock, record.value());
        if (reachedUs.isEmpty()) {
            return;
        }
        long reachedMs = millis(reachedUs.getAsLong());
        long markMs = reachedMs - Math.floorMod(reachedMs, stepMs) - 1;
        if (markMs > newestMs) {
            newestMs = markMs;
            output.emitWatermark(new Watermark(newestMs));
        }
    }

    @Override
    public void onPeriodicEmit(WatermarkOutput output) {
        // every record has already said what it had to say
    }

    private static long micros(Duration duration) {
        return TimeUnit.MICROSECONDS.convert(duration); // the longest there is, if longer
    }

    private static long millis(long micros) {
        return Math.floorDiv(micros, 1000L);
    }
}
