package dev.arbflow.market.cycle;

import dev.arbflow.market.Asset;
import dev.arbflow.market.Checks;
import dev.arbflow.market.Listing;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Three or four books over which an asset is exchanged into others and back into itself.
 *
 * @param start the asset; amounts are in it
 * @param books where, in order
 */
public record Cycle(Asset start, List<Listing> books) {
    public static final int MIN_BOOKS = 3;
    public static final int MAX_BOOKS = 4;

    private static final String THEN = ">";

    /**
     * @throws IllegalArgumentException if there are fewer or more books, they do not lead back to
     *     the start, or they come past an asset twice
     */
    public Cycle {
        books = List.copyOf(books);
        Checks.that(
                books.size() >= MIN_BOOKS && books.size() <= MAX_BOOKS,
                "a cycle has three or four books, not " + books.size());
        Set<Asset> passed = new HashSet<>();
        Asset last = start;
        for (CycleLeg leg : legs(start, books)) {
            Checks.that(passed.add(leg.from()), "a cycle that comes past an asset twice");
            last = leg.to();
        }
        Checks.that(last.equals(start), "a cycle that does not lead back to " + start);
    }

    /**
     * Reads the form that {@link #code()} writes.
     *
     * @throws IllegalArgumentException if it is not of that form
     */
    public static Cycle parse(String code) {
        String[] parts = code.split(THEN, -1);
        List<Listing> books = new ArrayList<>();
        for (int i = 1; i < parts.length; i++) {
            books.add(Listing.parse(parts[i]));
        }
        return new Cycle(new Asset(parts[0]), books);
    }

    /**
     * The key in topics and state, for example {@code
     * USD>KRAKEN|BTC/USD>KRAKEN|ETH/BTC>BITFINEX|ETH/USD}.
     */
    public String code() {
        StringBuilder code = new StringBuilder(start.code());
        for (Listing book : books) {
            code.append(THEN).append(book.code());
        }
        return code.toString();
    }

    /** The exchanges, in order. */
    public List<CycleLeg> legs() {
        return legs(start, books);
    }

    /** The assets that it comes past and back, for example {@code USD>BTC>ETH>USD}. */
    public String path() {
        StringBuilder path = new StringBuilder(start.code());
        for (CycleLeg leg : legs()) {
            path.append(THEN).append(leg.to().code());
        }
        return path.toString();
    }

    /** Whether all books are of one venue, so that nothing has to lie at another. */
    public boolean isWithinOneVenue() {
        return books.stream().map(Listing::venue).distinct().count() == 1;
    }

    private static List<CycleLeg> legs(Asset start, List<Listing> books) {
        List<CycleLeg> legs = new ArrayList<>(books.size());
        Asset paid = start;
        for (Listing book : books) {
            CycleLeg leg = CycleLeg.of(paid, book);
            legs.add(leg);
            paid = leg.to();
        }
        return legs;
    }

    @Override
    public String toString() {
        return code();
    }
}
