package dev.arbflow.connector.websocket.venue.coinapi;

import dev.arbflow.connector.websocket.venue.symbol.AssetCodes;
import dev.arbflow.connector.websocket.venue.symbol.SymbolStyle;
import dev.arbflow.market.Listing;
import dev.arbflow.market.Venue;
import java.util.Arrays;
import java.util.Optional;

/** The venue, its kind of market and everyone's codes: {@code KRAKEN_SPOT_BTC_USD}. */
final class CoinApiSymbols implements SymbolStyle {
    @Override
    public String write(Listing listing) {
        return prefix(listing.venue()) + listing.market().base() + '_' + listing.market().quote();
    }

    @Override
    public Optional<Listing> read(String name) {
        return Arrays.stream(Venue.values())
                .filter(venue -> name.startsWith(prefix(venue)))
                .findFirst()
                .flatMap(
                        venue -> {
                            String pair = name.substring(prefix(venue).length());
                            return AssetCodes.EVERYONES.listing(venue, pair, '_');
                        });
    }

    private static String prefix(Venue venue) {
        return venue.name() + "_SPOT_";
    }
}
