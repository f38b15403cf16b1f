package dev.arbflow.jobs.dedup;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.flink.api.common.state.ValueState;

/**
 * The filters in use, in front of the state that holds them all: state that is written with every
 * trade would cost RocksDB the whole filter each time.
 *
 * <p>Whoever calls is responsible for the current key: it must be the tape that is named.
 */
final class FiltersAtHand {
    /** 90 MiB at the default size of a filter. */
    static final int MOST = 256;

    private static final float LOAD = 0.75f;

    private final ValueState<RotatingBloomFilter> state;

    /** Least recently used first. */
    private final Map<String, RotatingBloomFilter> filters = new LinkedHashMap<>(MOST, LOAD, true);

    FiltersAtHand(ValueState<RotatingBloomFilter> state) {
        this.state = state;
    }

    /** The filter of a tape, which may be changed; empty if none has been kept. */
    Optional<RotatingBloomFilter> of(String tape) throws IOException {
        RotatingBloomFilter filter = filters.get(tape);
        if (filter == null) {
            filter = state.value();
            if (filter != null) {
                filters.put(tape, filter);
            }
        }
        return Optional.ofNullable(filter);
    }

    /** Keeps the first filter of a tape. */
    void keep(String tape, RotatingBloomFilter filter) {
        filters.put(tape, filter);
    }

    /** Forgets a tape. */
    void forget(String tape) {
        filters.remove(tape);
        state.clear();
    }

    /** Writes the filter of a tape into the state, and has it at hand no longer. */
    void putBack(String tape) throws IOException {
        state.update(filters.remove(tape));
    }

    /** The tapes whose filters are not in the state as they are now. */
    List<String> tapes() {
        return List.copyOf(filters.keySet());
    }

    /** The tape whose filter has to be put back first; empty while there is room. */
    Optional<String> surplus() {
        return filters.size() > MOST
                ? Optional.of(filters.keySet().iterator().next())
                : Optional.empty();
    }
}
