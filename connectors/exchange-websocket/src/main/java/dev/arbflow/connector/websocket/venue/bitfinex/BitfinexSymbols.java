package dev.arbflow.connector.websocket.venue.bitfinex;

import dev.arbflow.connector.websocket.venue.symbol.AssetCodes;
import dev.arbflow.connector.websocket.venue.symbol.SymbolStyle;
import dev.arbflow.market.Listing;
import dev.arbflow.market.Venue;
import java.util.Map;
import java.util.Optional;

/** {@code tBTCUSD}, with a colon where a code has not three letters: {@code tDOGE:USD}. */
final class BitfinexSymbols implements SymbolStyle {
    /**
     * From the venue's own table ({@code pub:map:currency:sym}), with everyone's code first. A code
     * that means another asset here is refused when it is configured by it: AMP is not AMPL.
     */
    private static final AssetCodes CODES =
            new AssetCodes(
                    Map.ofEntries(
                            Map.entry("ALGO", "ALG"),
                            Map.entry("AMPL", "AMP"),
                            Map.entry("ATOM", "ATO"),
                            Map.entry("DASH", "DSH"),
                            Map.entry("DATA", "DAT"),
                            Map.entry("EURS", "EUS"),
                            Map.entry("IOTA", "IOT"),
                            Map.entry("MANA", "MNA"),
                            Map.entry("OMNI", "OMN"),
                            Map.entry("QTUM", "QTM"),
                            Map.entry("STORJ", "STJ"),
                            Map.entry("TUSD", "TSD"),
                            Map.entry("USDC", "UDC"),
                            Map.entry("USDT", "UST"),
                            Map.entry("WBTC", "WBT")));

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
