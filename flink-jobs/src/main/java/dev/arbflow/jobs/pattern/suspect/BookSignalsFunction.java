package dev.arbflow.jobs.pattern.suspect;

import dev.arbflow.jobs.state.record.RecordSerializer;
import dev.arbflow.market.Listing;
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
 * Tells what a listing's book does seldom, and its mid at the end of each second ({@link #MIDS}).
 *
 * <p>Keyed by listing. Books of one listing come in order; one that repeats what was delivered
 * before says nothing. A mid is told with the first change after its second or by the watermark,
 * whichever comes first, and for as long as a mid that does not change is believed: so mids depend
 * on the books alone. Remembers one record for each configured listing, replaced with each sketch.
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
        if (sketch.receiveUs() < before.receiveUs() || before.shows(sketch)) {
            return;
        }
        long second = MidSample.secondOf(sketch.receiveUs());
        long toldSecond = tell(before, sketch.listing(), second - 1, ctx).toldSecond();
        memory.update(
                new BookMemory(
                        sketch.receiveUs(),
                        sketch.mid(),
                        toldSecond,
                        next(Side.BUY, before.bid(), sketch, out::collect),
                        next(Side.SELL, before.ask(), sketch, out::collect)));
        ctx.timerService().registerEventTimeTimer(endMs(second));
    }

    @Override
    public void onTimer(long ms, OnTimerContext ctx, Collector<Signal> out) throws Exception {
        BookMemory before = memory.value();
        long second = ms / 1_000 - 1;
        memory.update(tell(before, Listing.parse(ctx.getCurrentKey()), second, ctx));
        if (second >= MidSample.secondOf(before.receiveUs()) && second < before.believedUntil()) {
            ctx.timerService().registerEventTimeTimer(endMs(second + 1));
        }
    }

    private static HalfMemory next(
            Side side, HalfMemory before, BookSketch sketch, Consumer<Signal> out) {
        return new HalfWatch(sketch.listing(), side, out)
                .next(before, sketch.half(side), sketch.receiveUs());
    }

    /** Tells the mid at the end of each second that is over and has not been told. */
    private static BookMemory tell(
            BookMemory before, Listing listing, long overSecond, Context ctx) {
        long last = Math.min(overSecond, before.believedUntil());
        if (last <= before.toldSecond()) {
            return before;
        }
        for (long second = before.nextSecond(); second <= last; second++) {
            ctx.output(MIDS, new MidSample(listing, second, before.mid()));
        }
        return before.toldUntil(last);
    }

    private static long endMs(long second) {
        return (second + 1) * 1_000;
    }
}
