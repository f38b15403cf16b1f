package dev.arbflow.jobs.alert;

import dev.arbflow.jobs.state.record.RecordSerializer;
import dev.arbflow.market.arbitrage.PaperDay;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeutils.base.StringSerializer;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Adds to what was held back how the paper account has done on its newest day, as far as that is
 * known when the letter leaves. State is the newest day of each currency, replaced by the next.
 */
final class LetterDaysFunction extends KeyedCoProcessFunction<String, Letter, PaperDay, Letter> {
    private static final long serialVersionUID = 1L;
    private static final Comparator<PaperDay> BY_AGE =
            Comparator.comparingLong(PaperDay::dayUs).thenComparingInt(PaperDay::revision);

    private transient MapState<String, PaperDay> days;

    @Override
    public void open(OpenContext context) {
        days =
                getRuntimeContext()
                        .getMapState(
                                new MapStateDescriptor<>(
                                        "days",
                                        StringSerializer.INSTANCE,
                                        RecordSerializer.of(PaperDay.class)));
    }

    @Override
    public void processElement1(Letter letter, Context ctx, Collector<Letter> out)
            throws Exception {
        out.collect(letter.heldBack() == null ? letter : letter.with(letter.suspects(), newest()));
    }

    @Override
    public void processElement2(PaperDay day, Context ctx, Collector<Letter> out) throws Exception {
        PaperDay known = days.get(day.currency());
        if (known == null || BY_AGE.compare(day, known) > 0) {
            days.put(day.currency(), day);
        }
    }

    /** Currencies of which the newest day is an older one are left out. */
    private List<PaperDay> newest() throws Exception {
        List<PaperDay> all = new ArrayList<>();
        days.values().forEach(all::add);
        long newestUs = all.stream().mapToLong(PaperDay::dayUs).max().orElse(0);
        return all.stream()
                .filter(day -> day.dayUs() == newestUs)
                .sorted(Comparator.comparing(PaperDay::currency))
                .toList();
    }
}
