package dev.arbflow.sandbox.trial;

import dev.arbflow.market.Feed;
import dev.arbflow.market.Listing;
import dev.arbflow.market.Origin;
import dev.arbflow.market.Times;
import dev.arbflow.market.book.Book;
import dev.arbflow.market.book.BookUpdate;
import dev.arbflow.market.book.BookValidity;
import dev.arbflow.market.book.Ladder;
import dev.arbflow.market.book.Progress;
import dev.arbflow.sandbox.sim.BookState;
import dev.arbflow.sandbox.sim.Instrument;
import dev.arbflow.sandbox.sim.Level;
import dev.arbflow.sandbox.truth.seen.Delivery;
import java.util.ArrayList;
import java.util.List;

/** Writes deliveries as the records that the jobs read. */
final class Records {
    private Records() {}

    static List<BookUpdate> of(List<Delivery> deliveries) {
        List<BookUpdate> records = new ArrayList<>(deliveries.size());
        for (int i = 0; i < deliveries.size(); i++) {
            records.add(of(deliveries.get(i), i + 1L));
        }
        return records;
    }

    private static BookUpdate of(Delivery delivery, long sequence) {
        Listing listing = delivery.listing();
        String venue = listing.venue().name();
        Origin origin = new Origin(Feed.valueOf(venue), venue + "-0", delivery.session(), sequence);
        if (delivery.content() instanceof Delivery.Shown shown) {
            BookState book = shown.book();
            Ladder bids = ladder(book.bids(), book.instrument());
            Ladder asks = ladder(book.asks(), book.instrument());
            return book(delivery, origin, BookValidity.VALID, bids, asks, shown.holdsFromUs());
        }
        if (delivery.content() instanceof Delivery.Broken broken) {
            BookValidity why = BookValidity.valueOf(broken.fault().name());
            Ladder none = Ladder.EMPTY;
            return book(delivery, origin, why, none, none, delivery.provenUs());
        }
        return BookUpdate.of(
                Progress.ofAll(
                                origin,
                                delivery.receiveUs(),
                                delivery.provenUs(),
                                delivery.lagUs(),
                                listing.code())
                        .leavingAt(delivery.receiveUs() + delivery.lateHereUs()));
    }

    private static BookUpdate book(
            Delivery delivery,
            Origin origin,
            BookValidity validity,
            Ladder bids,
            Ladder asks,
            long happenedUs) {
        long receiveUs = delivery.receiveUs();
        return BookUpdate.of(
                new Book(
                        origin,
                        delivery.listing().venue(),
                        delivery.listing().market(),
                        validity,
                        bids,
                        asks,
                        new Times(happenedUs, 0, receiveUs, receiveUs + delivery.lateHereUs()),
                        delivery.provenUs(),
                        delivery.lagUs()));
    }

    private static Ladder ladder(List<Level> side, Instrument instrument) {
        double[] prices = new double[side.size()];
        double[] quantities = new double[side.size()];
        for (int i = 0; i < prices.length; i++) {
            prices[i] = instrument.price(side.get(i).price()).doubleValue();
            quantities[i] = instrument.quantity(side.get(i).quantity()).doubleValue();
        }
        return new Ladder(prices, quantities);
    }
}
