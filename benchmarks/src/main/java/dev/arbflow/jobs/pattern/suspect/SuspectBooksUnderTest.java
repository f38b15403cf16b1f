package dev.arbflow.jobs.pattern.suspect;

import dev.arbflow.market.Listing;
import dev.arbflow.market.Side;
import dev.arbflow.market.book.BookUpdate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.flink.api.common.functions.util.ListCollector;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;

/**
 * What PatternJob does with each book for suspect activity, for benchmarks: the sketch where it is
 * read, and the operator of its listing that tells signals.
 *
 * <p>In the package of the operators, which shows them to nobody else.
 */
public abstract class SuspectBooksUnderTest implements AutoCloseable {
    /** How often event time passes on. */
    private static final long WATERMARK_EVERY_MS = 200;

    /** Hands it a book. */
    public abstract void update(BookUpdate update) throws Exception;

    /** Both as they run in the job, with keyed state on the heap. */
    public static SuspectBooksUnderTest operators(Consumer<Object> told) throws Exception {
        return new Operators(new BookSketchesFunction(), told);
    }

    /** Every sketch travels to the operator, whether it says something new or not. */
    public static SuspectBooksUnderTest everySketch(Consumer<Object> told) throws Exception {
        return new Operators(null, told);
    }

    /** The same without Flink: a map of what is remembered. */
    public static SuspectBooksUnderTest core(Consumer<Object> told) {
        return new Core(told);
    }

    private static final class Operators extends SuspectBooksUnderTest {
        private final BookSketchesFunction sketches;
        private final Consumer<Object> told;
        private final ArrayList<BookSketch> sketched = new ArrayList<>(1);
        private final ListCollector<BookSketch> collector = new ListCollector<>(sketched);
        private final KeyedOneInputStreamOperatorTestHarness<String, BookSketch, Signal> harness;
        private long watermarkMs;

        Operators(BookSketchesFunction sketches, Consumer<Object> told) throws Exception {
            this.sketches = sketches;
            this.told = told;
            harness =
                    new KeyedOneInputStreamOperatorTestHarness<>(
                            new KeyedProcessOperator<>(new BookSignalsFunction()),
                            sketch -> sketch.listing().code(),
                            Types.STRING);
            harness.open();
        }

        @Override
        public void update(BookUpdate update) throws Exception {
            long timeMs = update.receiveUs() / 1_000;
            if (sketches == null) {
                sketched.add(BookSketch.of(update.book()));
            } else {
                sketches.flatMap(update, collector);
            }
            for (BookSketch sketch : sketched) {
                harness.processElement(new StreamRecord<>(sketch, timeMs));
            }
            sketched.clear();
            if (timeMs >= watermarkMs + WATERMARK_EVERY_MS) {
                watermarkMs = timeMs;
                harness.processWatermark(timeMs);
            }
            for (Object out = harness.getOutput().poll();
                    out != null;
                    out = harness.getOutput().poll()) {
                if (out instanceof StreamRecord<?> signal) {
                    told.accept(signal.getValue());
                }
            }
        }

        @Override
        public void close() throws Exception {
            harness.close();
        }
    }

    private static final class Core extends SuspectBooksUnderTest {
        private final Consumer<Object> told;
        private final Map<Listing, Halves> memory = new HashMap<>();

        private record Halves(HalfMemory bid, HalfMemory ask) {
            static final Halves NONE = new Halves(HalfMemory.NONE, HalfMemory.NONE);
        }

        Core(Consumer<Object> told) {
            this.told = told;
        }

        @Override
        public void update(BookUpdate update) {
            BookSketch sketch = BookSketch.of(update.book());
            Halves before = memory.getOrDefault(sketch.listing(), Halves.NONE);
            memory.put(
                    sketch.listing(),
                    new Halves(
                            next(Side.BUY, before.bid(), sketch),
                            next(Side.SELL, before.ask(), sketch)));
        }

        private HalfMemory next(Side side, HalfMemory before, BookSketch sketch) {
            return new HalfWatch(sketch.listing(), side, told::accept)
                    .next(before, sketch.half(side), sketch.receiveUs());
        }

        @Override
        public void close() {}
    }

    /** What a way tells of some updates, as text. */
    public static List<String> signals(Way way, List<BookUpdate> updates) throws Exception {
        List<String> signals = new ArrayList<>();
        try (SuspectBooksUnderTest under = way.open(signal -> signals.add(signal.toString()))) {
            for (BookUpdate update : updates) {
                under.update(update);
            }
        }
        return signals;
    }

    /** One of the three. */
    public interface Way {
        /** Opens it with nothing remembered. */
        SuspectBooksUnderTest open(Consumer<Object> told) throws Exception;
    }
}
