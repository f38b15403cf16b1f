package dev.arbflow.connector.websocket.venue.kraken;

import dev.arbflow.connector.websocket.venue.symbol.AssetCodes;
import dev.arbflow.connector.websocket.venue.symbol.SymbolStyle;
import dev.arbflow.market.Listing;
import dev.arbflow.market.Venue;
import java.util.Map;
import java.util.Optional;

/**
 * Everyone's codes with a slash: {@code BTC/USD}. The first version's XBT and XDG are read, never
 * written.
 */
final class KrakenSymbols implements SymbolStyle {
    private static final AssetCodes FIRST_VERSION =
            new AssetCodes(Map.of("BTC", "XBT", "DOGE", "XDG"));

    /** Assets that are called XBT or XDG are refused, as they are by Kraken. */
    @Override
    public String write(Listing listing) {
        FIRST_VERSION.write(listing.market().base());
        FIRST_VERSION.write(listing.market().quote());
        return listing.market().code();
    }

    @Override
    public Optional<Listing> read(String name) {
        return FIRST_VERSION.listing(Venue.KRAKEN, name, '/');
    }
}
