package dev.arbflow.jobs.pattern.suspect;

import dev.arbflow.jobs.state.LocalKeys;
import dev.arbflow.market.arbitrage.Episode;
import dev.arbflow.market.behaviour.SuspectActivity;
import dev.arbflow.market.book.BookUpdate;
import dev.arbflow.market.trade.Trade;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.flink.cep.CEP;
import org.apache.flink.cep.EventComparator;
import org.apache.flink.cep.functions.PatternProcessFunction;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.util.Collector;

/**
 * From books and trades to what looks like manipulation.
 *
 * <pre>
 * books ─ sketches ─ by listing ─► signals ─┬─ by listing ─┐
 *                                           │              ├─► signals ─┬─ by side, a pattern each ─► activity
 * trades ───────────────────────────────────│── by listing ┘            │
 *                                           └─ mids, by market ─► run-aways
 * </pre>
 */
public final class SuspectTopology {
    private SuspectTopology() {}

    /**
     * Builds the graph. Sketches are made where the books are read, with as many subtasks: dealt
     * out to more, the books of a listing would not meet in one of them.
     *
     * @param books event time is receive time
     * @param trades each once; event time is the corrected exchange time
     */
    public static DataStream<SuspectActivity> build(
            DataStream<BookUpdate> books, DataStream<Trade> trades) {
        DataStream<BookSketch> sketches =
                books.flatMap(new BookSketchesFunction())
                        .setParallelism(books.getParallelism())
                        .uid("suspect-sketches")
                        .name("sketches of books");
        SingleOutputStreamOperator<Signal> ofBooks =
                LocalKeys.by(sketches, sketch -> sketch.listing().code())
                        .process(new BookSignalsFunction())
                        .uid("suspect-book-signals")
                        .name("what books do seldom");
        DataStream<Signal> runAways =
                LocalKeys.by(
                                ofBooks.getSideOutput(BookSignalsFunction.MIDS),
                                sample -> sample.listing().market().code())
                        .process(new RunAwayFunction())
                        .uid("suspect-run-aways")
                        .name("who runs away from the others");
        return stretches(withTrades(ofBooks, trades), runAways);
    }

    /**
     * The marks of episodes that coincide with what was told.
     *
     * @param episodes versions of episodes; their watermark holds nobody up
     */
    public static DataStream<SuspectEpisode> marks(
            DataStream<Episode> episodes, DataStream<SuspectActivity> activities) {
        return episodes.keyBy(episode -> SuspectEpisodeFunction.ALL)
                .connect(activities.keyBy(activity -> SuspectEpisodeFunction.ALL))
                .process(new SuspectEpisodeFunction())
                .uid("suspect-episodes")
                .name("episodes with suspect activity");
    }

    private static DataStream<Signal> withTrades(
            DataStream<Signal> ofBooks, DataStream<Trade> trades) {
        return ofBooks.keyBy(signal -> signal.listing().code())
                .connect(
                        trades.map(Print::of)
                                .returns(Print.class)
                                .uid("suspect-prints")
                                .name("prints")
                                .keyBy(print -> print.listing().code()))
                .process(new TapeSignalsFunction())
                .uid("suspect-tape-signals")
                .name("what trades do seldom");
    }

    private static DataStream<SuspectActivity> stretches(
            DataStream<Signal> signals, DataStream<Signal> runAways) {
        DataStream<SuspectActivity> matches = null;
        for (SuspectPattern pattern : SuspectPattern.values()) {
            DataStream<SuspectActivity> found = matches(signals, runAways, pattern);
            matches = matches == null ? found : matches.union(found);
        }
        return matches.keyBy(SuspectActivity::run)
                .process(new SuspectActivityFunction())
                .uid("suspect-activity")
                .name("suspect activity");
    }

    private static DataStream<SuspectActivity> matches(
            DataStream<Signal> signals, DataStream<Signal> runAways, SuspectPattern pattern) {
        String uid = "suspect-" + pattern.name().toLowerCase(Locale.ROOT).replace('_', '-');
        DataStream<Signal> own =
                signals.filter(pattern::follows).uid(uid + "-signals").name(uid + " signals");
        DataStream<Signal> all = pattern.follows(Signal.Kind.RUN_AWAY) ? own.union(runAways) : own;
        return CEP.pattern(LocalKeys.by(all, Signal::key), pattern.pattern(), new InOrder())
                .inEventTime()
                .process(new Matched(pattern))
                .uid(uid)
                .name(uid + " (CEP)");
    }

    /** Orders signals of one millisecond. */
    private static final class InOrder implements EventComparator<Signal> {
        private static final long serialVersionUID = 1L;

        @Override
        public int compare(Signal left, Signal right) {
            return Signal.IN_ORDER.compare(left, right);
        }
    }

    /** Sums a match up. */
    private static final class Matched extends PatternProcessFunction<Signal, SuspectActivity> {
        private static final long serialVersionUID = 1L;

        private final SuspectPattern pattern;

        private Matched(SuspectPattern pattern) {
            this.pattern = pattern;
        }

        @Override
        public void processMatch(
                Map<String, List<Signal>> match, Context ctx, Collector<SuspectActivity> out) {
            match.values().stream()
                    .flatMap(List::stream)
                    .map(pattern::alone)
                    .reduce(SuspectActivity::with)
                    .ifPresent(out::collect);
        }
    }
}
