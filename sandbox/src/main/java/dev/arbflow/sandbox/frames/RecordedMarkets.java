package dev.arbflow.sandbox.frames;

import dev.arbflow.market.Feed;
import dev.arbflow.market.Listing;
import dev.arbflow.market.Market;
import dev.arbflow.market.Venue;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the markets of a recording by the names its venue gives them. */
final class RecordedMarkets {
    private static final List<String> QUOTES =
            List.of("USDT", "USDC", "USD", "EUR", "GBP", "BTC", "ETH");
    private static final Map<String, String> BITFINEX = Map.of("UST", "USDT", "UDC", "USDC");
    private static final Map<Feed, Pattern> NAMES =
            Map.of(
                    Feed.BITSTAMP,
                    Pattern.compile(
                            "_succeeded\",\"channel\":\"(?:diff_)?order_book_([a-z0-9]+)\""),
                    Feed.BITFINEX,
                    Pattern.compile("\"channel\":\"book\".*\"pair\":\"([A-Z0-9:]+)\""),
                    Feed.KRAKEN,
                    Pattern.compile("\"channel\":\"book\".*\"symbol\":\"([A-Z0-9/]+)\""),
                    Feed.COINBASE,
                    Pattern.compile("\"snapshot\",\"product_id\":\"([A-Z0-9-]+)\""),
                    Feed.COINAPI,
                    Pattern.compile("\"symbol_id\":\"([A-Z0-9_]+)\""));

    private RecordedMarkets() {}

    static List<Listing> of(Feed feed, List<RecordedFrame> frames) {
        Set<String> names = new TreeSet<>();
        for (RecordedFrame frame : frames) {
            Matcher name = NAMES.get(feed).matcher(head(frame.text()));
            if (frame.toClient() && name.find()) {
                names.add(name.group(1));
            }
        }
        return names.stream().map(name -> listing(feed, name)).toList();
    }

    /** Names stand at the front; a whole book behind them need not be searched. */
    private static String head(String text) {
        return text.substring(0, Math.min(400, text.length()));
    }

    private static Listing listing(Feed feed, String name) {
        if (feed == Feed.COINAPI) {
            String[] parts = name.split("_", -1);
            return new Listing(Venue.valueOf(parts[0]), Market.parse(parts[2] + '/' + parts[3]));
        }
        return new Listing(feed.venue().orElseThrow(), Market.parse(code(feed, name)));
    }

    private static String code(Feed feed, String name) {
        return switch (feed) {
            case COINBASE -> name.replace('-', '/');
            case BITSTAMP -> split(name.toUpperCase(Locale.ROOT));
            case BITFINEX -> bitfinex(name);
            default -> name;
        };
    }

    private static String bitfinex(String pair) {
        int colon = pair.indexOf(':');
        String base = colon < 0 ? pair.substring(0, 3) : pair.substring(0, colon);
        String quote = pair.substring(colon < 0 ? 3 : colon + 1);
        return BITFINEX.getOrDefault(base, base) + '/' + BITFINEX.getOrDefault(quote, quote);
    }

    private static String split(String pair) {
        for (String quote : QUOTES) {
            if (pair.endsWith(quote) && pair.length() > quote.length()) {
                return pair.substring(0, pair.length() - quote.length()) + '/' + quote;
            }
        }
        throw new IllegalArgumentException("no known quote asset in " + pair);
    }
}
