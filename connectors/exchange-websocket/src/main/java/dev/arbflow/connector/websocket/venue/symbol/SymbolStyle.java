package dev.arbflow.connector.websocket.venue.symbol;

import dev.arbflow.market.Asset;
import dev.arbflow.market.Feed;
import dev.arbflow.market.Listing;
import dev.arbflow.market.Market;
import dev.arbflow.market.Venue;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How each feed writes the name of a market. */
final class SymbolStyle {
    /** Quote assets of Bitstamp's markets. */
    private static final List<String> BITSTAMP_QUOTES =
            List.of("USDT", "USDC", "USD", "EUR", "GBP", "BTC", "ETH");

    private SymbolStyle() {}

    /**
     * The feed's name of a listing.
     *
     * @throws IllegalArgumentException if an asset's code means another asset there
     */
    static String write(Feed feed, Listing listing) {
        Market market = listing.market();
        return switch (feed) {
            case BITSTAMP -> bitstamp(market);
            case BITFINEX -> bitfinex(market);
            case KRAKEN -> kraken(market);
            case COINBASE -> market.base().code() + '-' + market.quote().code();
            case COINAPI -> prefix(listing.venue()) + market.base() + '_' + market.quote();
        };
    }

    /** What a feed's name stands for; empty if it has not the feed's form. */
    static Optional<Listing> read(Feed feed, String name) {
        return switch (feed) {
            case BITSTAMP -> readBitstamp(name.toUpperCase(Locale.ROOT));
            case BITFINEX -> name.startsWith("t") ? readBitfinex(name.substring(1)) : none();
            case KRAKEN -> split(feed, Venue.KRAKEN, name, "/");
            case COINBASE -> split(feed, Venue.COINBASE, name, "-");
            case COINAPI -> readCoinApi(name);
        };
    }

    private static String bitstamp(Market market) {
        return (market.base().code() + market.quote().code()).toLowerCase(Locale.ROOT);
    }

    private static String bitfinex(Market market) {
        String base = AssetCodes.of(Feed.BITFINEX).write(market.base());
        String quote = AssetCodes.of(Feed.BITFINEX).write(market.quote());
        boolean joined = base.length() == 3 && quote.length() == 3;
        return 't' + base + (joined ? "" : ":") + quote;
    }

    /** Version 2 uses everyone's codes; XBT and XDG are refused here as they are by Kraken. */
    private static String kraken(Market market) {
        AssetCodes.of(Feed.KRAKEN).write(market.base());
        AssetCodes.of(Feed.KRAKEN).write(market.quote());
        return market.code();
    }

    private static String prefix(Venue venue) {
        return venue.name() + "_SPOT_";
    }

    private static Optional<Listing> readBitstamp(String name) {
        return BITSTAMP_QUOTES.stream()
                .filter(name::endsWith)
                .findFirst()
                .flatMap(
                        quote -> {
                            int at = name.length() - quote.length();
                            return listing(
                                    Feed.BITSTAMP, Venue.BITSTAMP, name.substring(0, at), quote);
                        });
    }

    private static Optional<Listing> readBitfinex(String pair) {
        return pair.length() == 6 && !pair.contains(":")
                ? listing(Feed.BITFINEX, Venue.BITFINEX, pair.substring(0, 3), pair.substring(3))
                : split(Feed.BITFINEX, Venue.BITFINEX, pair, ":");
    }

    private static Optional<Listing> readCoinApi(String name) {
        for (Venue venue : Venue.values()) {
            if (name.startsWith(prefix(venue))) {
                return split(Feed.COINAPI, venue, name.substring(prefix(venue).length()), "_");
            }
        }
        return none();
    }

    private static Optional<Listing> split(Feed feed, Venue venue, String name, String by) {
        int at = name.indexOf(by);
        return at < 0
                ? none()
                : listing(feed, venue, name.substring(0, at), name.substring(at + 1));
    }

    private static Optional<Listing> listing(Feed feed, Venue venue, String base, String quote) {
        try {
            Asset baseAsset = AssetCodes.of(feed).read(base);
            Asset quoteAsset = AssetCodes.of(feed).read(quote);
            return Optional.of(new Listing(venue, new Market(baseAsset, quoteAsset)));
        } catch (IllegalArgumentException e) {
            return none();
        }
    }

    private static Optional<Listing> none() {
        return Optional.empty();
    }
}
