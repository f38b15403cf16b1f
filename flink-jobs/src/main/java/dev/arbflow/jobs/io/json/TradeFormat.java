package dev.arbflow.jobs.io.json;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.arbflow.market.Market;
import dev.arbflow.market.Side;
import dev.arbflow.market.Venue;
import dev.arbflow.market.trade.Trade;
import dev.arbflow.market.trade.TradeUpdate;
import java.io.IOException;

/** Records of the trades topic: trades and progress. */
final class TradeFormat implements JsonFormat<TradeUpdate> {
    private static final long serialVersionUID = 1L;
    private static final String TRADE = "trade";

    @Override
    public void write(TradeUpdate update, JsonGenerator out) throws IOException {
        if (update.trade() == null) {
            CommonFields.write(update.progress(), out);
            return;
        }
        Trade trade = update.trade();
        out.writeStringField(CommonFields.TYPE, TRADE);
        out.writeStringField("venue", trade.venue().name());
        out.writeStringField("market", trade.market().code());
        out.writeStringField("tradeId", trade.tradeId());
        out.writeStringField("takerSide", trade.takerSide().name());
        out.writeNumberField("price", trade.price());
        out.writeNumberField("quantity", trade.quantity());
        CommonFields.write(trade.times(), out);
        CommonFields.write(trade.origin(), out);
    }

    @Override
    public TradeUpdate read(JsonFields in) throws ReadError {
        String type = in.text(CommonFields.TYPE);
        return switch (type) {
            case TRADE -> TradeUpdate.of(trade(in));
            case CommonFields.PROGRESS -> TradeUpdate.of(CommonFields.progress(in));
            default -> throw CommonFields.unknownType(type);
        };
    }

    private static Trade trade(JsonFields in) throws ReadError {
        return new Trade(
                CommonFields.origin(in),
                in.choice("venue", Venue.class),
                Market.parse(in.text("market")),
                in.text("tradeId"),
                in.choice("takerSide", Side.class),
                in.number("price"),
                in.number("quantity"),
                CommonFields.times(in));
    }
}
