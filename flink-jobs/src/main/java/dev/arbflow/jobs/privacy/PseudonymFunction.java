package dev.arbflow.jobs.privacy;

import dev.arbflow.jobs.config.Privacy;
import dev.arbflow.market.trade.Trade;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichMapFunction;

/** Replaces the feed's id of a trade by its pseudonym. */
public final class PseudonymFunction extends RichMapFunction<Trade, PublishedTrade> {
    private static final long serialVersionUID = 1L;

    private final Privacy privacy;

    private transient Pseudonyms pseudonyms;

    public PseudonymFunction(Privacy privacy) {
        this.privacy = privacy;
    }

    @Override
    public void open(OpenContext context) {
        pseudonyms = new Pseudonyms(privacy);
    }

    @Override
    public PublishedTrade map(Trade trade) {
        return new PublishedTrade(
                pseudonyms.of(trade),
                trade.origin().feed(),
                trade.listing(),
                trade.takerSide(),
                trade.price(),
                trade.quantity(),
                trade.times());
    }
}
