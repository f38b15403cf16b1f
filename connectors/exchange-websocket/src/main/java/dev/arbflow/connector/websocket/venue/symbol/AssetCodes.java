package dev.arbflow.connector.websocket.venue.symbol;

import dev.arbflow.market.Asset;
import dev.arbflow.market.Feed;
import java.util.HashMap;
import java.util.Map;

/**
 * The assets that feeds call by another code than everyone else.
 *
 * <p>Codes are translated as a whole, never as part of a name: Bitfinex says {@code UST} for USDT,
 * but {@code TERRAUST} is another asset.
 */
final class AssetCodes {
    private static final Map<Feed, AssetCodes> BY_FEED =
            Map.of(
                    Feed.BITFINEX,
                    new AssetCodes(
                            Map.of(
                                    "USDT", "UST", "USDC", "UDC", "DASH", "DSH", "QTUM", "QTM",
                                    "IOTA", "IOT")),
                    Feed.KRAKEN,
                    new AssetCodes(Map.of("BTC", "XBT", "DOGE", "XDG")));
    private static final AssetCodes NONE = new AssetCodes(Map.of());

    private final Map<String, String> ofCanonical;
    private final Map<String, String> canonicalOf = new HashMap<>();

    private AssetCodes(Map<String, String> ofCanonical) {
        this.ofCanonical = ofCanonical;
        ofCanonical.forEach((canonical, code) -> canonicalOf.put(code, canonical));
    }

    static AssetCodes of(Feed feed) {
        return BY_FEED.getOrDefault(feed, NONE);
    }

    /**
     * The feed's code of an asset.
     *
     * @throws IllegalArgumentException if the asset's own code means another asset there
     */
    String write(Asset asset) {
        String other = canonicalOf.get(asset.code());
        if (other != null) {
            throw new IllegalArgumentException(asset + " would be taken for " + other);
        }
        return ofCanonical.getOrDefault(asset.code(), asset.code());
    }

    /**
     * The asset behind a feed's code.
     *
     * @throws IllegalArgumentException if it is no code at all
     */
    Asset read(String code) {
        return new Asset(canonicalOf.getOrDefault(code, code));
    }
}
