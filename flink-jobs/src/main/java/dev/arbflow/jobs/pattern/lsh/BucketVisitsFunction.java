package dev.arbflow.jobs.pattern.lsh;

import dev.arbflow.jobs.config.Hashing;
import dev.arbflow.jobs.pattern.lsh.BucketVisit.Purpose;
import java.util.HexFormat;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichFlatMapFunction;
import org.apache.flink.util.Collector;

/**
 * Sends a window to its bucket and its probes in every table: at most {@code tables * (1 + probes)}
 * visits, and {@code tables} when its successor has come.
 */
final class BucketVisitsFunction extends RichFlatMapFunction<Behaviour, BucketVisit> {
    private static final long serialVersionUID = 1L;

    private final Hashing hashing;
    private transient RandomProjectionLsh lsh;

    BucketVisitsFunction(Hashing hashing) {
        this.hashing = hashing;
    }

    @Override
    public void open(OpenContext context) {
        lsh = new RandomProjectionLsh(hashing);
    }

    @Override
    public void flatMap(Behaviour behaviour, Collector<BucketVisit> out) {
        for (int table = 0; table < hashing.tables(); table++) {
            if (behaviour.isSettled()) {
                long home = lsh.home(table, behaviour.shape());
                out.collect(new BucketVisit(key(table, home), Purpose.SETTLE, behaviour));
            } else {
                search(table, behaviour, out);
            }
        }
    }

    private void search(int table, Behaviour behaviour, Collector<BucketVisit> out) {
        Purpose purpose = Purpose.STAY; // the first is its home
        for (long bucket : lsh.lookups(table, behaviour.shape(), hashing.probes())) {
            out.collect(new BucketVisit(key(table, bucket), purpose, behaviour));
            purpose = Purpose.LOOK;
        }
    }

    private String key(int table, long bucket) {
        return lsh.family() + '|' + table + '|' + HexFormat.of().toHexDigits(bucket);
    }
}
