package dev.arbflow.jobs.pattern.suspect;

import dev.arbflow.market.Listing;
import dev.arbflow.market.Side;
import dev.arbflow.market.Venue;
import dev.arbflow.market.book.Book;
import dev.arbflow.market.book.BookUpdate;
import dev.arbflow.market.testing.Books;
import dev.arbflow.market.testing.Trades;
import dev.arbflow.market.trade.Trade;
import java.util.ArrayList;
import java.util.List;

/** Books and trades of a listing that mostly does what is usual: 1 at the touch, 2 behind it. */
final class Sketches {
    static final Listing KRAKEN = Listing.parse("KRAKEN|BTC/USD");
    static final double BID = 100;
    static final double ASK = 101;

    private Sketches() {}

    /** A book with quantities at both touches, and so many levels behind the bid that are large. */
    static Book book(Venue venue, long ms, double mid, double bid, double ask, int largeBids) {
        Books book = Books.of(venue, "BTC/USD").at(ms).delivery(1, ms);
        for (int level = 0; level < BookSketch.LEVELS; level++) {
            double size = level > 0 && level <= largeBids ? 40 : 2;
            book.bid(mid - 0.5 - level, level == 0 ? bid : size);
            book.ask(mid + 0.5 + level, level == 0 ? ask : 2);
        }
        return book.build();
    }

    /** A minute in which the quantities at the touch change four times a second. */
    static List<BookUpdate> usual(Venue venue, long fromMs, long toMs) {
        List<BookUpdate> books = new ArrayList<>();
        for (long ms = fromMs; ms < toMs; ms += 250) {
            double quantity = 1 + ms / 250 % 2 * 0.1;
            books.add(BookUpdate.of(book(venue, ms, 100.5, quantity, quantity, 0)));
        }
        return books;
    }

    static Print print(long ms, Side taker, double price, double quantity) {
        return new Print(KRAKEN, ms * 1_000, ms, taker, price, quantity, 0);
    }

    static Trade trade(Venue venue, long ms, Side taker, double price, double quantity) {
        Trades trade = Trades.of(venue, "BTC/USD").at(ms).id(venue + "-" + ms).delivery(1, ms);
        return (taker == Side.BUY ? trade.buy() : trade.sell())
                .price(price)
                .quantity(quantity)
                .build();
    }
}
