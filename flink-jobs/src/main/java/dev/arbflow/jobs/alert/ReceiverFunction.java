package dev.arbflow.jobs.alert;

import dev.arbflow.jobs.alert.ReceiverBook.Unsaid;
import dev.arbflow.jobs.config.AlertTerms;
import dev.arbflow.jobs.config.AlertTerms.Receiver;
import dev.arbflow.jobs.state.record.RecordSerializer;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Tells each receiver what their terms say, and when.
 *
 * <p>Keyed by address. Nothing waits here but what must not leave yet: that alerts are prompt is
 * worth more than which ones of an hour are beyond its limit in every replay. The time of a mail
 * dies after an hour, what is held back once it is told, a cause with its end or for the thousandth
 * newer one, and all of a receiver who is gone from the terms within an hour: while anything is
 * remembered there is a timer.
 */
public final class ReceiverFunction extends KeyedProcessFunction<String, Addressed, Letter> {
    private static final long serialVersionUID = 1L;

    private static final Map<Unsaid, String> NAMES =
            new EnumMap<>(
                    Map.of(
                            Unsaid.BELOW_TERMS, "noticesBelowTerms",
                            Unsaid.OTHER_KIND, "noticesOfOtherKinds",
                            Unsaid.QUIET, "noticesInQuietHours",
                            Unsaid.OVER_LIMIT, "noticesOverLimit"));

    private final AlertTerms terms;

    private transient ValueState<ReceiverMemory> memory;
    private transient Map<Unsaid, Counter> unsaid;
    private transient Counter told;
    private transient Counter toldTogether;

    public ReceiverFunction(AlertTerms terms) {
        this.terms = terms;
    }

    @Override
    public void open(OpenContext context) {
        memory =
                getRuntimeContext()
                        .getState(
                                new ValueStateDescriptor<>(
                                        "receiver", RecordSerializer.of(ReceiverMemory.class)));
        unsaid = new EnumMap<>(Unsaid.class);
        NAMES.forEach(
                (why, name) -> unsaid.put(why, getRuntimeContext().getMetricGroup().counter(name)));
        told = getRuntimeContext().getMetricGroup().counter("noticesTold");
        toldTogether = getRuntimeContext().getMetricGroup().counter("noticesToldTogether");
    }

    @Override
    public void processElement(Addressed addressed, Context ctx, Collector<Letter> out)
            throws Exception {
        Optional<ReceiverBook> book = book(ctx.getCurrentKey());
        if (book.isPresent()) {
            long nowUs = micros(ctx.timestamp());
            tellWhatIsDue(book.get(), nowUs, ctx, out); // it may come ahead of the watermark
            book.get()
                    .hear(addressed.notice(), nowUs)
                    .ifPresent(
                            notice -> {
                                out.collect(Letter.of(ctx.getCurrentKey(), notice));
                                told.inc();
                            });
            keep(book.get(), nowUs, ctx);
        }
    }

    @Override
    public void onTimer(long timeMs, OnTimerContext ctx, Collector<Letter> out) throws Exception {
        Optional<ReceiverBook> book = book(ctx.getCurrentKey());
        if (book.isEmpty()) {
            memory.clear();
            return;
        }
        long nowUs = micros(timeMs);
        tellWhatIsDue(book.get(), nowUs, ctx, out);
        keep(book.get(), nowUs, ctx);
    }

    private void tellWhatIsDue(ReceiverBook book, long nowUs, Context ctx, Collector<Letter> out) {
        book.due(nowUs)
                .ifPresent(
                        heldBack -> {
                            out.collect(Letter.of(ctx.getCurrentKey(), heldBack));
                            toldTogether.inc(heldBack.all());
                        });
    }

    /** The end of a stream stays what it is. */
    private static long micros(long timeMs) {
        return timeMs == Long.MAX_VALUE ? timeMs : timeMs * 1_000;
    }

    private Optional<ReceiverBook> book(String address) throws Exception {
        Optional<Receiver> receiver = terms.of(address);
        if (receiver.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new ReceiverBook(
                        receiver.get(),
                        ReceiverMemory.orNone(memory.value()),
                        why -> unsaid.get(why).inc()));
    }

    private void keep(ReceiverBook book, long nowUs, Context ctx) throws Exception {
        ReceiverMemory kept = book.kept(nowUs);
        boolean ending = ctx.timerService().currentWatermark() == Long.MAX_VALUE;
        if (kept.equals(ReceiverMemory.NONE) || (ending && kept.heldBack() == null)) {
            memory.clear();
            return;
        }
        memory.update(kept);
        long nextUs = Math.min(book.nextUs(nowUs), ending ? Long.MAX_VALUE : nextLookUs(nowUs));
        ctx.timerService()
                .registerEventTimeTimer(
                        nextUs == Long.MAX_VALUE ? nextUs : Math.floorDiv(nextUs + 999, 1_000L));
    }

    /** Once an hour, and at the same moment whatever is heard, so that there is one timer. */
    private static long nextLookUs(long nowUs) {
        return nowUs == Long.MAX_VALUE
                ? nowUs
                : (Math.floorDiv(nowUs, RecentMails.HOUR_US) + 1) * RecentMails.HOUR_US;
    }
}
