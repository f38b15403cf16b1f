package dev.arbflow.jobs.ingest;

import dev.arbflow.market.Times;
import dev.arbflow.market.book.Progress;
import dev.arbflow.market.trade.TradeUpdate;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.api.common.functions.FilterFunction;

/**
 * Lets a connection's progress pass only every so often, and every trade.
 *
 * <p>Detection reads progress with the books and waits for it; what is made of trades are windows
 * of seconds, for which most of these records would only fill the topic. One that is left out is
 * made up for by the next. Remembers a number for each connection; after a restart the first one
 * passes.
 */
final class ThinProgressFunction implements FilterFunction<TradeUpdate> {
    private static final long serialVersionUID = 1L;

    private final long everyUs;
    private final Map<String, Long> passedUs = new HashMap<>();

    ThinProgressFunction(Duration every) {
        this.everyUs = Times.micros(every);
    }

    @Override
    public boolean filter(TradeUpdate update) {
        Progress progress = update.progress();
        if (progress == null) {
            return true;
        }
        String connection = progress.origin().connection();
        Long beforeUs = passedUs.get(connection);
        if (beforeUs != null && Math.abs(progress.receiveUs() - beforeUs) < everyUs) {
            return false;
        }
        passedUs.put(connection, progress.receiveUs());
        return true;
    }
}
