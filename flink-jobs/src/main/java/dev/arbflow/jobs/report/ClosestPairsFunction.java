package dev.arbflow.jobs.report;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.common.functions.MapPartitionFunction;
import org.apache.flink.util.Collector;

/**
 * Asks for the paths of the closest pairs, one per pair of listings, because a quiet market alone
 * would fill the page with straight lines.
 */
final class ClosestPairsFunction implements MapPartitionFunction<PairRow, PathRequest> {
    private static final long serialVersionUID = 1L;

    private static final int SHOWN = 12;
    private static final Comparator<PairRow> CLOSEST =
            Comparator.comparingDouble(PairRow::distance)
                    .thenComparing(PairRow::firstListing)
                    .thenComparing(PairRow::firstEndUs);

    @Override
    public void mapPartition(Iterable<PairRow> pairs, Collector<PathRequest> out) {
        Map<String, PairRow> closest = new TreeMap<>();
        for (PairRow pair : pairs) {
            closest.merge(
                    pair.firstListing() + '~' + pair.secondListing(),
                    pair,
                    (one, other) -> CLOSEST.compare(one, other) <= 0 ? one : other);
        }
        List<PairRow> shown = closest.values().stream().sorted(CLOSEST).limit(SHOWN).toList();
        for (int rank = 0; rank < shown.size(); rank++) {
            out.collect(new PathRequest(shown.get(rank), rank, false));
            out.collect(new PathRequest(shown.get(rank), rank, true));
        }
    }
}
