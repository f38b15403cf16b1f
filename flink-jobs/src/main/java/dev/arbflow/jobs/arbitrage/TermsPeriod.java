package dev.arbflow.jobs.arbitrage;

import dev.arbflow.market.arbitrage.DatedRow;
import dev.arbflow.market.arbitrage.InstrumentTable;
import dev.arbflow.market.rule.RuleBook;
import java.io.Serializable;
import java.util.Arrays;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * The stretch of event time for which what was found in rules and tables holds: until a row of them
 * comes into force, or another rule is known.
 */
public final class TermsPeriod implements Serializable {
    private static final long serialVersionUID = 1L;

    private final InstrumentTable instruments;

    /** Of which rules the rest speaks. */
    private transient RuleBook rules;

    private transient long[] changesUs;
    private transient long fromUs;
    private transient long untilUs;

    public TermsPeriod(InstrumentTable instruments) {
        this.instruments = instruments;
    }

    /** Moves to a moment; whether that is in another period, so that all has to be found anew. */
    @SuppressWarnings("ReferenceEquality")
    public boolean movesTo(long timeUs, RuleBook known) {
        if (known != rules) {
            startWith(known);
        }
        if (timeUs >= fromUs && timeUs < untilUs) {
            return false;
        }
        int exact = Arrays.binarySearch(changesUs, timeUs);
        int next = exact >= 0 ? exact + 1 : -exact - 1;
        fromUs = next == 0 ? Long.MIN_VALUE : changesUs[next - 1];
        untilUs = next == changesUs.length ? Long.MAX_VALUE : changesUs[next];
        return true;
    }

    private void startWith(RuleBook known) {
        rules = known;
        changesUs =
                LongStream.concat(
                                LongStream.of(known.changesUs()),
                                LongStream.of(
                                        DatedRow.changesUs(
                                                Stream.concat(
                                                        known.fees().rows().stream(),
                                                        instruments.rows().stream()))))
                        .sorted()
                        .distinct()
                        .toArray();
        fromUs = Long.MAX_VALUE;
        untilUs = Long.MIN_VALUE;
    }
}
