package dev.arbflow.jobs.pattern.suspect;

import dev.arbflow.jobs.state.RecordTypeFactory;
import dev.arbflow.market.Listing;
import org.apache.flink.api.common.typeinfo.TypeInfo;

/**
 * Where a listing stood at the end of a second.
 *
 * @param listing of what, and where
 * @param second since 1970
 * @param mid quote units
 */
@TypeInfo(RecordTypeFactory.class)
record MidSample(Listing listing, long second, double mid) {
    static long secondOf(long us) {
        return Math.floorDiv(us, 1_000_000L);
    }
}
