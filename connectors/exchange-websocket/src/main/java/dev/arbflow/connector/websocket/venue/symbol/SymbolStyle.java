package dev.arbflow.connector.websocket.venue.symbol;

import dev.arbflow.market.Listing;
import java.util.Optional;

/** How one feed writes the name of a market. */
public interface SymbolStyle {

    /**
     * The feed's name of a listing, for example {@code tBTCUST} for BTC/USDT on Bitfinex.
     *
     * @throws IllegalArgumentException if an asset's code means another asset there
     */
    String write(Listing listing);

    /**
     * What a name stands for, guessed from its form. For recordings only, which bring no list of
     * markets; empty if the name has not the feed's form.
     */
    Optional<Listing> read(String name);
}
