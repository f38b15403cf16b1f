package dev.arbflow.sandbox.matrix;

import dev.arbflow.connector.websocket.Inbound;
import dev.arbflow.market.Listing;
import dev.arbflow.market.book.Book;
import dev.arbflow.market.book.BookValidity;
import dev.arbflow.market.book.FeedStatus;
import dev.arbflow.market.book.Progress;
import dev.arbflow.market.trade.Trade;
import dev.arbflow.sandbox.matrix.TradeTruth.Happened;
import dev.arbflow.sandbox.matrix.TradeTruth.Print;
import dev.arbflow.sandbox.sim.BookState;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Compares what a feed tells of its listings with what is true of them. */
public final class FeedWitness {
    /** The detector's own bounds: MAX_LEG_AGE_MS and MAX_LAG_MS. */
    private static final long OLDEST_PROOF_US = 3_000_000;

    static final long MAX_LAG_US = 1_000_000;

    /** A trade that happened is told by then. */
    private static final long TOLD_BY_US = 2_000_000;

    private final VirtualTime time;
    private final boolean hasBooks;
    private final Map<String, ToldListing> listings = new LinkedHashMap<>();
    private final TreeSet<String> refusals = new TreeSet<>();
    private final ListeningTime listening = new ListeningTime();
    private final RefusedTimes refused = new RefusedTimes();
    private final RefusedTimes late = new RefusedTimes();
    private long feedUs;
    private long lagUs;
    private boolean watching;

    FeedWitness(VirtualTime time, List<Listing> all, int depth, boolean hasBooks) {
        this.time = time;
        this.hasBooks = hasBooks;
        all.forEach(listing -> listings.put(listing.code(), new ToldListing(depth)));
    }

    void book(BookState book) {
        seen(book.instrument().listing()).books.changed(book, time.nowUs());
    }

    void trade(Listing listing, Happened trade) {
        seen(listing).trades.happened(trade);
    }

    /** The connection opens, or says anything. */
    void spoke() {
        listening.spoke(time.nowUs());
    }

    /** From now on the names of refusals are kept. */
    void watch() {
        watching = true;
    }

    void heard(Inbound event) {
        if (event.trade() != null) {
            Trade trade = event.trade();
            seen(new Listing(trade.venue(), trade.market()))
                    .trades
                    .heard(trade.tradeId(), Print.of(trade), listening.at(time.nowUs()));
        } else if (event.book() != null) {
            heard(event.book());
        } else if (event.status() != null) {
            heard(event.status());
        } else if (event.progress() != null) {
            heard(event.progress());
        }
    }

    private void heard(Book book) {
        ToldListing seen = seen(book.listing());
        feedUs = book.times().receiveUs();
        seen.tell(book, time.nowUs());
        lagUs = book.lagUs();
        if (!book.isValid()) {
            refused("BOOK_INVALID " + book.validity());
            refused.refused(book.listing().code(), book.validity().name(), time.nowUs());
        }
    }

    private void heard(FeedStatus status) {
        if (status.state() == FeedStatus.State.GAP) {
            ToldListing seen = listings.get(status.subject());
            if (seen != null) {
                seen.trades.named(status.reason(), time.nowUs());
            }
        }
        if (status.state() == FeedStatus.State.REFUSED
                || status.state() == FeedStatus.State.CLOCK_JUMP) {
            refused(status.state().name());
        }
    }

    private void heard(Progress progress) {
        feedUs = progress.receiveUs();
        for (int i = 0; i < progress.listings().length; i++) {
            ToldListing seen = listings.get(progress.listings()[i]);
            seen.asOfUs = Math.max(seen.asOfUs, progress.listingsAsOfUs()[i]);
        }
        lagUs = progress.lagUs();
        if (progress.lagUs() > MAX_LAG_US) {
            refused("LAGGING");
        }
    }

    /** Looks at what no event tells: that nothing is proven any more, or nothing is new. */
    void look() {
        listings.forEach(
                (listing, seen) -> {
                    if (seen.isValid() && feedUs - seen.asOfUs > OLDEST_PROOF_US) {
                        refused("LEG_STALE");
                        refused.refused(listing, "LEG_STALE", time.nowUs());
                    }
                    if (!seen.isValid()) {
                        refused.refused(listing, seen.whyNot(), time.nowUs());
                    }
                    if (lagUs > MAX_LAG_US) {
                        refused.refused(listing, "LAGGING", time.nowUs());
                    } else if (lagUs > EpisodeComparison.SAME_TIME_US) {
                        late.late(listing, lagUs, time.nowUs());
                    }
                });
    }

    /** When listings were told to be late, but not too late. */
    RefusedTimes late() {
        return late;
    }

    /** When legs were refused, whether it was watched or not. */
    RefusedTimes refused() {
        return refused;
    }

    private void refused(String name) {
        if (watching && !name.endsWith(BookValidity.AWAITING_SNAPSHOT.name())) {
            refusals.add(name);
        }
    }

    /** Whether what is told of a listing is true, proven, and all there is. */
    public boolean isRight(Listing listing, long tradesSinceUs) {
        return hasRightBook(listing) && isRightButForLevels(listing, tradesSinceUs);
    }

    /** The same, but for what a valid book says. */
    public boolean isRightButForLevels(Listing listing, long tradesSinceUs) {
        ToldListing seen = seen(listing);
        long now = time.nowUs();
        return (!hasBooks || (seen.isValid() && feedUs - seen.asOfUs <= OLDEST_PROOF_US))
                && anyTraded(listing, tradesSinceUs)
                && seen.trades.missing(tradesSinceUs, now - TOLD_BY_US).isEmpty();
    }

    /** Whether it can be seen if trades are told: any happened for which there was time. */
    public boolean anyTraded(Listing listing, long sinceUs) {
        return seen(listing).trades.anyHappened(sinceUs, time.nowUs() - TOLD_BY_US);
    }

    /** Whether the book told of a listing is true now. */
    public boolean hasRightBook(Listing listing) {
        return !hasBooks || seen(listing).isPresent(time.nowUs());
    }

    /** Whether a listing that is not served is not taken to be. */
    boolean isWithdrawn(Listing listing) {
        return !seen(listing).isValid();
    }

    /** For how long a book was told to be valid that never was so. */
    public long wrongUs() {
        return listings.values().stream().mapToLong(seen -> seen.wrongUs(time.nowUs())).sum();
    }

    /** For how long without a break, at most, since this was asked last. */
    public long takeLongestWrongUs() {
        return listings.values().stream()
                .mapToLong(seen -> seen.takeLongestWrongUs(time.nowUs()))
                .max()
                .orElse(0);
    }

    /** Trades of a listing that were not told, and how many of them are not named either. */
    public LostTrades lost(Listing listing, long fromUs, long untilUs) {
        TradeTruth trades = seen(listing).trades;
        List<Happened> missing = trades.missing(fromUs, untilUs);
        List<Happened> unnamed = missing.stream().filter(each -> !trades.isNamed(each)).toList();
        long inPauses =
                unnamed.stream()
                        .filter(each -> !trades.isInAHole(each, listening.at(time.nowUs())))
                        .count();
        return new LostTrades(missing.size(), unnamed.size(), (int) inPauses);
    }

    /** Trades that were told and never happened, or not at that price, size, side or time. */
    public int invented() {
        return listings.values().stream().mapToInt(seen -> seen.trades.foreign()).sum();
    }

    /** Of those, trades that happened as they were told but for their time, which was not told. */
    public int undated() {
        return listings.values().stream().mapToInt(seen -> seen.trades.undated()).sum();
    }

    /** Under which names legs were refused, as far as the feed decides it. */
    List<String> refusals() {
        return List.copyOf(refusals);
    }

    /** Nobody will ask for, or tell, what happened before a moment. */
    public void forget(long beforeUs) {
        listings.values().forEach(seen -> seen.trades.forget(beforeUs));
        refused.forget(beforeUs);
        late.forget(beforeUs);
    }

    private ToldListing seen(Listing listing) {
        return listings.get(listing.code());
    }
}
