package dev.arbflow.connector.websocket.venue.symbol;

import dev.arbflow.market.Feed;
import dev.arbflow.market.Listing;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The configured listings by the names a feed gives them, and back.
 *
 * <p>Names are built from the configuration and inbound names are looked up, because {@code
 * usdtusd} cannot be taken apart without knowing what is listed.
 */
public final class Symbols {
    private final Map<String, Listing> listings = new LinkedHashMap<>();
    private final Map<Listing, String> names = new LinkedHashMap<>();

    /**
     * @throws IllegalArgumentException if a listing is of another venue than the feed's, uses a
     *     code that means another asset there, or is named twice
     */
    public Symbols(Feed feed, SymbolStyle style, List<Listing> listings) {
        for (Listing listing : listings) {
            if (!feed.venue().map(listing.venue()::equals).orElse(true)) {
                throw new IllegalArgumentException(listing + " is not on " + feed);
            }
            String name = style.write(listing);
            if (this.listings.put(name, listing) != null) {
                throw new IllegalArgumentException(listing + " is configured twice on " + feed);
            }
            names.put(listing, name);
        }
    }

    /** The listing that was configured under a feed's name. */
    public Optional<Listing> listing(String name) {
        return Optional.ofNullable(listings.get(name));
    }

    /** The feed's name of a configured listing. */
    public String name(Listing listing) {
        return names.get(listing);
    }

    /** The feed's names of all configured listings, in their order. */
    public Collection<String> names() {
        return Collections.unmodifiableCollection(names.values());
    }
}
