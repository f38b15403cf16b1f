package dev.arbflow.jobs.alert;

import dev.arbflow.jobs.config.IndicativeRule;
import dev.arbflow.market.trade.PriceWindow;
import org.apache.flink.streaming.api.datastream.DataStream;

/** From windows of trades to hints that a person hears of. */
public final class IndicativeAlerts {
    private IndicativeAlerts() {}

    /**
     * Builds the graph.
     *
     * @param windows of feeds without books, as long as the rule's
     */
    public static DataStream<Notice> build(DataStream<PriceWindow> windows, IndicativeRule rule) {
        return windows.keyBy(IndicativeAlertFunction::keyOf)
                .process(new IndicativeAlertFunction(rule))
                .uid("indicative-alerts")
                .name("indicative alerts");
    }
}
