package dev.arbflow.jobs.pattern.lsh;

import dev.arbflow.jobs.state.RecordTypeFactory;
import java.util.Comparator;
import org.apache.flink.api.common.typeinfo.TypeInfo;

/**
 * A window at the door of one bucket.
 *
 * @param bucket which one; the key
 * @param purpose what it comes for
 * @param behaviour the window
 */
@TypeInfo(RecordTypeFactory.class)
record BucketVisit(String bucket, Purpose purpose, Behaviour behaviour) {
    /** What a window comes for; the order is that of visits at one moment. */
    enum Purpose {
        /** It is kept here, and what followed it is known now. */
        SETTLE,
        /** It looks for what is like it, then stays. */
        STAY,
        /** It looks for what is like it. */
        LOOK
    }

    /** The order in which visits count, whatever order they arrived in. */
    static final Comparator<BucketVisit> VISITING_ORDER =
            Comparator.comparing((BucketVisit visit) -> visit.purpose != Purpose.SETTLE)
                    .thenComparing(BucketVisit::behaviour, Behaviour.BY_END);
}
