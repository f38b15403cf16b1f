package dev.arbflow.sandbox.frames;

import dev.arbflow.connector.websocket.venue.VenueProfiles;
import dev.arbflow.market.Feed;
import dev.arbflow.market.Listing;
import dev.arbflow.sandbox.venues.SimulatedVenueList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;

/** Finds the markets of a recording by the names its venue gives them. */
final class RecordedMarkets {
    private RecordedMarkets() {}

    static List<Listing> of(Feed feed, List<RecordedFrame> frames) {
        Set<String> names = new TreeSet<>();
        for (RecordedFrame frame : frames) {
            Matcher name = SimulatedVenueList.of(feed).namesOfBooks().matcher(head(frame.text()));
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
                .read(name)
                .orElseThrow(
                        () -> new IllegalArgumentException("no market of " + feed + ": " + name));
    }
}
