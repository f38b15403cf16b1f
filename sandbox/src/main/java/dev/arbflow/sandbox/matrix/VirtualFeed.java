package dev.arbflow.sandbox.matrix;

import dev.arbflow.connector.websocket.ConnectionSpec;
import dev.arbflow.connector.websocket.ExchangeSourceOptions;
import dev.arbflow.connector.websocket.Inbound;
import dev.arbflow.connector.websocket.client.SteppedFeed;
import dev.arbflow.connector.websocket.venue.VenueProtocols;
import dev.arbflow.market.Feed;
import dev.arbflow.market.Listing;
import dev.arbflow.sandbox.matrix.TradeTruth.Happened;
import dev.arbflow.sandbox.matrix.TradeTruth.Print;
import dev.arbflow.sandbox.sim.BookState;
import dev.arbflow.sandbox.sim.BookStep;
import dev.arbflow.sandbox.venues.SimulatedVenueList;
import dev.arbflow.sandbox.venues.dialogue.VenueStep;
import dev.arbflow.sandbox.venues.dialogue.VenueTimes;
import dev.arbflow.sandbox.venues.dialogue.VenueTrade;
import java.net.URI;
import java.util.List;
import java.util.function.Consumer;

/** A simulated venue, the connector's session that reads it, and who compares the two. */
final class VirtualFeed {
    static final int DEPTH = 25;

    private final Feed feed;
    private final VirtualTime time;
    private final List<Listing> listings;
    private final VirtualVenue venue;
    private final FeedWitness witness;
    private final SteppedFeed session;

    /**
     * @param listings of the venue of whose market it tells
     * @param clocks of whoever reads it
     * @param reading how
     * @param heard is told what the session tells, after the witness
     */
    VirtualFeed(
            Feed feed,
            List<Listing> listings,
            VirtualTime time,
            SteppedFeed.Clocks clocks,
            Reading reading,
            Consumer<Inbound> heard) {
        this.feed = feed;
        this.time = time;
        this.listings = List.copyOf(listings);
        this.venue = new VirtualVenue(SimulatedVenueList.of(feed), time);
        this.witness = new FeedWitness(time, listings, DEPTH, feed.hasBooks());
        ConnectionSpec spec =
                new ConnectionSpec(
                        feed,
                        feed + "-0",
                        URI.create("ws://localhost"),
                        listings,
                        DEPTH,
                        ConnectionSpec.Dialect.LIVE);
        this.session =
                new SteppedFeed(
                        ExchangeSourceOptions.of(
                                        List.of(spec),
                                        each ->
                                                new Overheard(
                                                        reading.protocol()
                                                                .apply(
                                                                        VenueProtocols.forSpec(
                                                                                each, "key")),
                                                        witness::spoke))
                                .build(),
                        spec,
                        venue,
                        clocks,
                        event -> {
                            witness.heard(event);
                            heard.accept(event);
                        },
                        (what, by) -> {});
    }

    List<Listing> listings() {
        return listings;
    }

    VirtualVenue venue() {
        return venue;
    }

    FeedWitness witness() {
        return witness;
    }

    /** The venue lists a book, if it is one of its market. */
    void list(BookState book) {
        if (listings.contains(book.instrument().listing())) {
            venue.memory().list(book);
            witness.book(book);
        }
    }

    /** The market moved, perhaps the venue's. */
    void stepped(BookStep step) {
        if (!listings.contains(step.instrument().listing())) {
            return;
        }
        VenueStep dated = VenueStep.at(venue.memory().venueUs(), step);
        witness.book(step.after());
        for (VenueTrade trade : dated.trades()) {
            Object id = SimulatedVenueList.of(feed).tradeIds().apply(trade);
            witness.trade(
                    dated.listing(),
                    new Happened(
                            id.toString(),
                            VenueTimes.rfc3339SevenDigits(trade.venueUs()),
                            Print.of(trade),
                            time.nowUs()));
        }
        venue.stepped(dated);
    }

    /** Lets the venue send and the session read what is due. */
    void tick() {
        venue.tick();
        session.step();
    }
}
