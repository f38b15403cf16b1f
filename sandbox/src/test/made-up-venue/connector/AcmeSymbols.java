package dev.arbflow.connector.websocket.venue.acme;

import dev.arbflow.connector.websocket.venue.symbol.AssetCodes;
import dev.arbflow.connector.websocket.venue.symbol.SymbolStyle;
import dev.arbflow.market.Listing;
import dev.arbflow.market.Venue;
import java.util.Optional;

/** Everyone's codes with a colon: {@code BTC:USD}. */
final class AcmeSymbols implements SymbolStyle {
    @Override
    public String write(Listing listing) {
        return listing.market().base().code() + ':' + listing.market().quote().code();
    }

    @Override
    public Optional<Listing> read(String name) {
        return AssetCodes.EVERYONES.listing(Venue.ACME, name, ':');
    }
}
