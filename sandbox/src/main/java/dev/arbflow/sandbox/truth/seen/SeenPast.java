package dev.arbflow.sandbox.truth.seen;

import dev.arbflow.sandbox.sim.BookState;
import dev.arbflow.sandbox.sim.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiPredicate;

/**
 * Which books a listing had lately, in the time of its venue: what is learned late of another one
 * is held against them. Books with the same best prices are one.
 */
final class SeenPast {
    /** What adr/0006 says that a client remembers. */
    private static final int MOST = 32;

    private final List<Then> books = new ArrayList<>();
    private long arrivedUs = Long.MIN_VALUE;
    private long newFromUs;

    /** A book, and from when on it held. */
    private record Then(long fromUs, BookState book) {}

    /**
     * A book has come.
     *
     * @param keptUs for how long the client remembers what is over
     */
    void shown(BookState book, long holdsFromUs, long receiveUs, long keptUs) {
        long fromUs = Math.max(holdsFromUs, newestUs());
        newFromUs = receiveUs == arrivedUs ? Math.min(newFromUs, fromUs) : fromUs;
        arrivedUs = receiveUs;
        books.removeIf(then -> then.fromUs == fromUs);
        if (books.isEmpty() || !samePrices(books.get(books.size() - 1).book, book)) {
            books.add(new Then(fromUs, book));
        }
        while (books.size() > MOST
                || (books.size() > 1 && books.get(1).fromUs < newestUs() - keptUs)) {
            books.remove(0);
        }
    }

    /** None of its books says anything of what comes. */
    void forget() {
        books.clear();
    }

    /** From when on a book holds of which nobody knew before an instant; far away if none came. */
    long newsUs(long nowUs) {
        return arrivedUs == nowUs ? newFromUs : Long.MAX_VALUE;
    }

    /**
     * When two listings were first not worth it, before the newest of their prices held; what is
     * not remembered was not.
     *
     * @param sinceUs from when on to look
     * @param worth whether it is worth it to buy in the first book and sell in the second
     */
    static OptionalLong firstGoneUs(
            SeenPast buy, SeenPast sell, long sinceUs, BiPredicate<BookState, BookState> worth) {
        long untilUs = Math.max(buy.newestUs(), sell.newestUs());
        long thenUs = sinceUs;
        while (thenUs < untilUs) {
            Optional<BookState> asks = buy.at(thenUs);
            Optional<BookState> bids = sell.at(thenUs);
            if (asks.isEmpty() || bids.isEmpty() || !worth.test(asks.get(), bids.get())) {
                return OptionalLong.of(thenUs);
            }
            thenUs = Math.min(buy.nextUs(thenUs), sell.nextUs(thenUs));
        }
        return OptionalLong.empty();
    }

    /** From when on the newest of the best prices holds. */
    private long newestUs() {
        return books.isEmpty() ? Long.MIN_VALUE : books.get(books.size() - 1).fromUs;
    }

    /** The book at a moment, if it is remembered. */
    private Optional<BookState> at(long timeUs) {
        return books.stream()
                .filter(then -> then.fromUs <= timeUs)
                .reduce((earlier, later) -> later)
                .map(Then::book);
    }

    /** When the best prices next change after a moment. */
    private long nextUs(long timeUs) {
        return books.stream()
                .mapToLong(Then::fromUs)
                .filter(us -> us > timeUs)
                .min()
                .orElse(Long.MAX_VALUE);
    }

    private static boolean samePrices(BookState one, BookState other) {
        return best(one.bids()).equals(best(other.bids()))
                && best(one.asks()).equals(best(other.asks()));
    }

    private static Optional<Long> best(List<Level> side) {
        return side.stream().map(Level::price).findFirst();
    }
}
