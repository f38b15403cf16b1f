package dev.arbflow.jobs.alert;

import dev.arbflow.jobs.state.record.RecordSerializer;
import dev.arbflow.market.Listing;
import dev.arbflow.market.arbitrage.Alert;
import dev.arbflow.market.behaviour.SuspectActivity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeutils.base.ListSerializer;
import org.apache.flink.api.common.typeutils.base.StringSerializer;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Adds to a letter what looked like manipulation on its route's books while its cause stood or
 * shortly before, as far as that is known when it leaves.
 *
 * <p>State is the activities of each listing: the oldest goes for one more than {@link #MAX_KEPT},
 * or when one comes that ended a day later.
 */
final class LetterSuspectsFunction
        extends KeyedCoProcessFunction<String, Letter, SuspectActivity, Letter> {
    private static final long serialVersionUID = 1L;

    /** As many as are kept of one listing. */
    static final int MAX_KEPT = 64;

    /** As many kinds and listings as a letter tells. */
    static final int TOLD = 5;

    /** What ended so long before a cause began is still worth a word. */
    static final long SHORTLY_US = 120_000_000;

    private static final long KEPT_US = 24 * 3_600_000_000L;

    private transient MapState<String, List<SuspectActivity>> recent;

    @Override
    public void open(OpenContext context) {
        recent =
                getRuntimeContext()
                        .getMapState(
                                new MapStateDescriptor<>(
                                        "activities",
                                        StringSerializer.INSTANCE,
                                        new ListSerializer<>(
                                                RecordSerializer.of(SuspectActivity.class))));
    }

    @Override
    public void processElement1(Letter letter, Context ctx, Collector<Letter> out)
            throws Exception {
        Alert alert = letter.alert();
        out.collect(alert == null ? letter : letter.with(suspects(alert), letter.days()));
    }

    @Override
    public void processElement2(SuspectActivity activity, Context ctx, Collector<Letter> out)
            throws Exception {
        String listing = activity.listing().code();
        List<SuspectActivity> kept = kept(listing);
        kept.removeIf(
                each ->
                        each.id().equals(activity.id()) // told again after a restart
                                || each.endUs() < activity.endUs() - KEPT_US);
        if (kept.size() == MAX_KEPT) {
            kept.remove(0);
        }
        kept.add(activity);
        recent.put(listing, kept);
    }

    /** Of each kind on a listing only the last, those that ended last first. */
    private List<SuspectActivity> suspects(Alert alert) throws Exception {
        long fromUs = alert.cause().sinceUs() - SHORTLY_US;
        List<SuspectActivity> found = new ArrayList<>();
        for (Listing book : alert.episode().route().books()) {
            for (SuspectActivity each : kept(book.code())) {
                if (each.endUs() >= fromUs && each.startUs() <= alert.happenedUs()) {
                    found.add(each);
                }
            }
        }
        found.sort(
                Comparator.comparingLong(SuspectActivity::endUs)
                        .reversed()
                        .thenComparing(SuspectActivity::id));
        Map<String, SuspectActivity> newest = new LinkedHashMap<>();
        found.forEach(each -> newest.putIfAbsent(each.listing().code() + each.kind(), each));
        return newest.values().stream().limit(TOLD).toList();
    }

    private List<SuspectActivity> kept(String listing) throws Exception {
        List<SuspectActivity> stored = recent.get(listing);
        return stored == null ? new ArrayList<>() : new ArrayList<>(stored);
    }
}
