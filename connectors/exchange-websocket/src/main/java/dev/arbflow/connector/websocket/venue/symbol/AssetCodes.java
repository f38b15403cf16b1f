package dev.arbflow.connector.websocket.venue.symbol;

import dev.arbflow.market.Asset;
import dev.arbflow.market.Listing;
import dev.arbflow.market.Market;
import dev.arbflow.market.Venue;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The assets that a feed calls by another code than everyone else.
 *
 * <p>Codes are translated as a whole, never as part of a name: Bitfinex says {@code UST} for USDT,
 * but {@code TERRAUST} is another asset.
 */
public final class AssetCodes {
    /** Of a feed that uses everyone's codes. */
    public static final AssetCodes EVERYONES = new AssetCodes(Map.of());

    private final Map<String, String> ofCanonical;
    private final Map<String, String> canonicalOf = new HashMap<>();

    /**
     * @param ofCanonical the feed's codes by everyone's
     */
    public AssetCodes(Map<String, String> ofCanonical) {
        this.ofCanonical = Map.copyOf(ofCanonical);
        ofCanonical.forEach((canonical, code) -> canonicalOf.put(code, canonical));
    }

    /**
     * The feed's code of an asset.
     *
     * @throws IllegalArgumentException if the asset's own code means another asset there
     */
    public String write(Asset asset) {
        String other = canonicalOf.get(asset.code());
        if (other != null) {
            throw new IllegalArgumentException(asset + " would be taken for " + other);
        }
        return ofCanonical.getOrDefault(asset.code(), asset.code());
    }

    /** The market of two of the feed's codes; empty if they are none. */
    public Optional<Listing> listing(Venue venue, String base, String quote) {
        try {
            return Optional.of(new Listing(venue, new Market(read(base), read(quote))));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The same of a name in which something stands between the codes. */
    public Optional<Listing> listing(Venue venue, String name, char between) {
        int at = name.indexOf(between);
        return at < 0
                ? Optional.empty()
                : listing(venue, name.substring(0, at), name.substring(at + 1));
    }

    private Asset read(String code) {
        return new Asset(canonicalOf.getOrDefault(code, code));
    }
}
