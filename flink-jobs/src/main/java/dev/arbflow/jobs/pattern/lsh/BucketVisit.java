package dev.arbflow.jobs.pattern.lsh;

import dev.arbflow.jobs.state.StateType;
import java.lang.reflect.Type;
import java.util.Comparator;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.TypeInfo;
import org.apache.flink.api.common.typeinfo.TypeInfoFactory;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/**
 * A window at the door of one bucket.
 *
 * @param bucket which one; the key
 * @param purpose what it comes for
 * @param behaviour the window
 */
@TypeInfo(BucketVisit.Format.class)
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

    /** Points Flink to {@link BucketVisitSerializer}. */
    public static final class Format extends TypeInfoFactory<BucketVisit> {
        @Override
        public TypeInformation<BucketVisit> createTypeInfo(
                Type type, Map<String, TypeInformation<?>> parameters) {
            return new StateType<>(BucketVisit.class, new BucketVisitSerializer());
        }
    }
}
