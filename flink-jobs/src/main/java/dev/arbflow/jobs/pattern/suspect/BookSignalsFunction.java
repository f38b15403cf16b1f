package dev.arbflow.jobs.pattern.suspect;

import dev.arbflow.jobs.state.record.RecordSerializer;
import dev.arbflow.market.Side;
import java.util.function.Consumer;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * Tells what a listing's book does seldom, and its mid once a second ({@link #MIDS}).
 *
 * <p>Keyed by listing. Books of one listing come in order; one that repeats what was delivered
 * before says nothing. Remembers one record for each configured listing, replaced with each sketch.
 */
final class BookSignalsFunction extends KeyedProcessFunction<String, BookSketch, Signal> {
    private static final long serialVersionUID = 1L;

    static final OutputTag<MidSample> MIDS =
            new OutputTag<>("mids", TypeInformation.of(MidSample.class));

    private transient ValueState<BookMemory> memory;

    @Override
    public void open(OpenContext context) {
        memory =
                getRuntimeContext()
                        .getState(
                                new ValueStateDescriptor<>(
                                        "book", RecordSerializer.of(BookMemory.class)));
    }

    @Override
    public void processElement(BookSketch sketch, Context ctx, Collector<Signal> out)
            throws Exception {
        BookMemory stored = memory.value();
        BookMemory before = stored == null ? BookMemory.NONE : stored;
        if (sketch.receiveUs() < before.receiveUs()) {
            return;
        }
        sample(before, sketch, ctx);
        memory.update(
                new BookMemory(
                        sketch.receiveUs(),
                        sketch.mid(),
                        next(Side.BUY, before.bid(), sketch, out::collect),
                        next(Side.SELL, before.ask(), sketch, out::collect)));
    }

    private static HalfMemory next(
            Side side, HalfMemory before, BookSketch sketch, Consumer<Signal> out) {
        return new HalfWatch(sketch.listing(), side, out)
                .next(before, sketch.half(side), sketch.receiveUs());
    }

    /** The mid at the end of the second that is over, if it was known. */
    private static void sample(BookMemory before, BookSketch sketch, Context ctx) {
        long second = MidSample.secondOf(before.receiveUs());
        if (!Double.isNaN(before.mid()) && second < MidSample.secondOf(sketch.receiveUs())) {
            ctx.output(MIDS, new MidSample(sketch.listing(), second, before.mid()));
        }
    }
}
