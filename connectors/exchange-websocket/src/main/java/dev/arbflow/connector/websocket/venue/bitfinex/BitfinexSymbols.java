package dev.arbflow.connector.websocket.venue.bitfinex;

import dev.arbflow.connector.websocket.venue.symbol.AssetCodes;
import dev.arbflow.connector.websocket.venue.symbol.SymbolStyle;
import dev.arbflow.market.Listing;
import dev.arbflow.market.Venue;
import java.util.Map;
import java.util.Optional;

/** {@code tBTCUSD}, with a colon where a code has not three letters: {@code tDOGE:USD}. */
final class BitfinexSymbols implements SymbolStyle {
    private static final AssetCodes CODES =
            new AssetCodes(
                    Map.of(
                            "USDT", "UST", "USDC", "UDC", "DASH", "DSH", "QTUM", "QTM", "IOTA",
                            "IOT"));

    @Override
    public String write(Listing listing) {
        String base = CODES.write(listing.market().base());
        String quote = CODES.write(listing.market().quote());
        boolean joined = base.length() == 3 && quote.length() == 3;
        return 't' + base + (joined ? "" : ":") + quote;
    }

    @Override
    public Optional<Listing> read(String name) {
        if (!name.startsWith("t")) {
            return Optional.empty();
        }
        String pair = name.substring(1);
        return pair.length() == 6 && !pair.contains(":")
                ? CODES.listing(Venue.BITFINEX, pair.substring(0, 3), pair.substring(3))
                : CODES.listing(Venue.BITFINEX, pair, ':');
    }
}
