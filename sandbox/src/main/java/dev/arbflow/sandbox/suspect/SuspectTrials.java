package dev.arbflow.sandbox.suspect;

import dev.arbflow.jobs.pattern.suspect.SuspectTopology;
import dev.arbflow.market.behaviour.SuspectActivity;
import dev.arbflow.market.book.BookUpdate;
import dev.arbflow.market.trade.Trade;
import java.io.Serializable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.CloseableIterator;

/** Runs markets of several seeds through the patterns and adds up what was told of them. */
public final class SuspectTrials {
    private final SuspectScore score = new SuspectScore();

    private SuspectTrials() {}

    /**
     * Runs them.
     *
     * @param length of the market's time in each; what is usual is learned in the first minutes
     * @param progress is told a line after each
     */
    public static SuspectTrials run(List<Long> seeds, Duration length, Consumer<String> progress)
            throws Exception {
        SuspectTrials trials = new SuspectTrials();
        for (long seed : seeds) {
            long startNs = System.nanoTime();
            SuspectMarket market = SuspectMarket.of(seed, length);
            List<SuspectActivity> told = told(market);
            trials.score.add(market.planted(), told);
            progress.accept(
                    String.format(
                            Locale.ROOT,
                            "seed %d: %d books, %d trades, %d stretches played, %d told, %.1f s",
                            seed,
                            market.books().size(),
                            market.trades().size(),
                            market.planted().size(),
                            told.size(),
                            (System.nanoTime() - startNs) / 1e9));
        }
        return trials;
    }

    /** What came of them, as Markdown tables. */
    public List<String> tables() {
        return score.lines();
    }

    /** A line for all that was told and not played. */
    public List<String> wrong() {
        return score.wrong().stream().map(told -> "not played: " + told).toList();
    }

    /** Precision over all kinds, 0 to 1. */
    public double precision() {
        return score.precision().value();
    }

    /** Recall over all kinds, 0 to 1. */
    public double recall() {
        return score.recall().value();
    }

    private static List<SuspectActivity> told(SuspectMarket market) throws Exception {
        Configuration rules = new Configuration();
        rules.set(PipelineOptions.GENERIC_TYPES, false);
        rules.set(PipelineOptions.OBJECT_REUSE, true);
        StreamExecutionEnvironment env =
                StreamExecutionEnvironment.createLocalEnvironment(1, rules);
        List<SuspectActivity> told = new ArrayList<>();
        try (HeldRecords<BookUpdate> books = new HeldRecords<>(market.books());
                HeldRecords<Trade> trades = new HeldRecords<>(market.trades());
                CloseableIterator<SuspectActivity> found =
                        SuspectTopology.build(
                                        stream(
                                                env,
                                                books,
                                                market.books().size(),
                                                BookUpdate.class,
                                                BookUpdate::receiveUs),
                                        stream(
                                                env,
                                                trades,
                                                market.trades().size(),
                                                Trade.class,
                                                trade -> trade.times().happenedUs()))
                                .executeAndCollect()) {
            found.forEachRemaining(told::add);
        }
        return told;
    }

    private interface Time<T> extends ToLongFunction<T>, Serializable {}

    private static <T> DataStream<T> stream(
            StreamExecutionEnvironment env,
            HeldRecords<T> held,
            int size,
            Class<T> type,
            Time<T> timeUs) {
        return env.fromSequence(0, size - 1)
                .map(held)
                .returns(TypeInformation.of(type))
                .assignTimestampsAndWatermarks(
                        WatermarkStrategy.<T>forBoundedOutOfOrderness(Duration.ofMillis(50))
                                .withTimestampAssigner(
                                        (event, old) -> timeUs.applyAsLong(event) / 1_000));
    }
}
