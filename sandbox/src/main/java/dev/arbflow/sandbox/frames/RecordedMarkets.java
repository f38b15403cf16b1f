package dev.arbflow.sandbox.frames;

import dev.arbflow.connector.websocket.venue.VenueProfiles;
import dev.arbflow.market.Feed;
import dev.arbflow.market.Listing;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the markets of a recording by the names its venue gives them. */
final class RecordedMarkets {
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
        return VenueProfiles.of(feed)
                .symbols()
                .read(feed == Feed.BITFINEX ? 't' + name : name)
                .orElseThrow(
                        () -> new IllegalArgumentException("no market of " + feed + ": " + name));
    }
}
