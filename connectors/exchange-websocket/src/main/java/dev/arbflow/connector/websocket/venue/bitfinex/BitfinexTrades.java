package dev.arbflow.connector.websocket.venue.bitfinex;

import dev.arbflow.connector.websocket.venue.session.ProtocolEvent;
import dev.arbflow.connector.websocket.venue.session.ProtocolOutput;
import dev.arbflow.connector.websocket.venue.session.TradeInterruptions;
import dev.arbflow.connector.websocket.venue.session.TradeTape;
import dev.arbflow.connector.websocket.venue.wire.MalformedFrameException;
import dev.arbflow.connector.websocket.venue.wire.WireJson;
import dev.arbflow.connector.websocket.venue.wire.WireTime;
import dev.arbflow.market.Listing;
import dev.arbflow.market.Side;
import java.util.List;
import java.util.Map;

/**
 * Reads what Bitfinex sends on a {@code trades} channel.
 *
 * <p>Every trade comes as {@code te} and once more, later, as {@code tu}; only {@code te} is passed
 * on. A subscription begins with the latest trades: those that are newer than all seen before
 * happened while the connection was down and are passed on, so that a reconnect or a restart loses
 * as few as possible; the rest, and on a first connection all of them, are history.
 *
 * @see <a href="https://docs.bitfinex.com/reference/ws-public-trades">Bitfinex: trades</a>
 */
final class BitfinexTrades {
    private final TradeTape tape = new TradeTape();

    /**
     * By a new subscription or a frame that is set aside, until a history brings what was missed.
     */
    private final TradeInterruptions interruptions = new TradeInterruptions();

    void resume(Map<Listing, Long> newestTrades) {
        tape.resume(newestTrades);
        interruptions.resume(newestTrades);
    }

    /** A new connection, whose histories may be lost. */
    void opened() {
        interruptions.opened();
    }

    /** The trades of a listing are being asked for anew. */
    void asked(Listing listing) {
        interruptions.interrupted(listing);
    }

    void read(WireJson message, Listing listing, BitfinexFrame frame, ProtocolOutput out)
            throws MalformedFrameException {
        WireJson payload = message.item(1);
        if (payload.isArray()) {
            interruptions.reading(listing, () -> readHistory(payload.items(), listing, frame, out));
            return;
        }
        switch (payload.text()) {
            case "te" ->
                    interruptions.reading(
                            listing,
                            () -> {
                                interruptions.next(listing, out);
                                long id = readTrade(message.item(2), listing, out);
                                interruptions.heard(listing, id, out);
                            });
            case "tu" -> {
                out.count(ProtocolEvent.REPEATED_TRADE);
                out.alive(frame.exchangeUs());
            }
            default -> out.alive(frame.exchangeUs());
        }
    }

    private void readHistory(
            List<WireJson> newestFirst, Listing listing, BitfinexFrame frame, ProtocolOutput out)
            throws MalformedFrameException {
        long newestId = 0;
        long oldestId = Long.MAX_VALUE;
        for (WireJson trade : newestFirst) {
            long id = trade.item(0).integer();
            newestId = Math.max(newestId, id);
            oldestId = Math.min(oldestId, id);
        }
        boolean repeats = !newestFirst.isEmpty();
        boolean follows = tape.hasSeen(listing) && repeats;
        long missedAfter = tape.missedAfter(listing, newestId, out);
        if (follows) {
            tape.reachesBackTo(listing, oldestId, missedAfter, out);
        }
        interruptions.resume(listing, missedAfter);
        for (int i = newestFirst.size() - 1; i >= 0; i--) {
            if (newestFirst.get(i).item(0).integer() > missedAfter) {
                long id = readTrade(newestFirst.get(i), listing, out);
                interruptions.caughtUp(listing, id);
            } else {
                out.count(ProtocolEvent.REPEATED_TRADE);
            }
        }
        if (repeats) {
            interruptions.caughtUp(listing, Math.max(newestId, missedAfter));
        }
        out.alive(frame.exchangeUs());
    }

    /**
     * {@code [ID, MTS, AMOUNT, PRICE]}; a negative amount says that the taker sold.
     *
     * @return its ID
     */
    private long readTrade(WireJson trade, Listing listing, ProtocolOutput out)
            throws MalformedFrameException {
        long id = trade.item(0).integer();
        long exchangeUs = WireTime.ofMillis(trade.item(1));
        double amount = trade.item(2).number();
        double price = trade.item(3).positive();
        if (amount == 0) {
            throw new MalformedFrameException("a trade without amount: " + id);
        }
        Side takerSide = amount > 0 ? Side.BUY : Side.SELL;
        String name = Long.toString(id);
        tape.pass(
                listing,
                id,
                () -> out.trade(listing, name, takerSide, price, Math.abs(amount), exchangeUs),
                out);
        return id;
    }
}
