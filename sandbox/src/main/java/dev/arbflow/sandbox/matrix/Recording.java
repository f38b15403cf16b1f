package dev.arbflow.sandbox.matrix;

import dev.arbflow.connector.websocket.Inbound;
import dev.arbflow.market.Asset;
import dev.arbflow.market.Listing;
import dev.arbflow.market.Market;
import dev.arbflow.market.book.Book;
import dev.arbflow.market.book.BookUpdate;
import dev.arbflow.market.book.Progress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What reached the jobs in one trial. Its markets have names of their own, so that one run of the
 * detection can look at many trials without mixing them.
 */
final class Recording {
    private final int number;
    private final long untilUs;
    private final List<BookUpdate> updates = new ArrayList<>();

    /**
     * @param number of the trial; each has another
     * @param untilUs what is received later is not kept
     */
    Recording(int number, long untilUs) {
        this.number = number;
        this.untilUs = untilUs;
    }

    void heard(Inbound event) {
        if (event.book() != null && event.book().times().receiveUs() <= untilUs) {
            updates.add(BookUpdate.of(own(event.book())));
        } else if (event.progress() != null && event.progress().receiveUs() <= untilUs) {
            updates.add(BookUpdate.of(own(event.progress())));
        }
    }

    /** In the order in which they were told. */
    List<BookUpdate> updates() {
        return updates;
    }

    /** How this recording calls a market. */
    Market own(Market market) {
        return new Market(new Asset(market.base().code() + number), market.quote());
    }

    private Book own(Book book) {
        return new Book(
                        book.origin(),
                        book.venue(),
                        own(book.market()),
                        book.validity(),
                        book.bids(),
                        book.asks(),
                        book.times(),
                        book.asOfUs(),
                        book.lagUs())
                .leavingAt(book.times().receiveUs());
    }

    private Progress own(Progress progress) {
        String[] names =
                Arrays.stream(progress.listings())
                        .map(Listing::parse)
                        .map(each -> new Listing(each.venue(), own(each.market())).code())
                        .toArray(String[]::new);
        return new Progress(
                progress.origin(),
                progress.receiveUs(),
                progress.receiveUs(),
                progress.asOfUs(),
                progress.lagUs(),
                names,
                progress.listingsAsOfUs());
    }
}
