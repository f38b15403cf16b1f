package dev.arbflow.sandbox.page;

import dev.arbflow.jobs.config.DataOrigin;
import dev.arbflow.jobs.config.Detection;
import dev.arbflow.market.Feed;
import dev.arbflow.market.Listing;
import dev.arbflow.market.Market;
import dev.arbflow.market.Venue;
import dev.arbflow.market.arbitrage.DetectionRule;
import dev.arbflow.market.arbitrage.Episode;
import dev.arbflow.market.book.Book;
import dev.arbflow.market.book.BookUpdate;
import dev.arbflow.market.book.FeedStatus;
import dev.arbflow.market.book.Progress;
import dev.arbflow.sandbox.page.Content.FeedView;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the page knows: takes in what the pipeline wrote, and says what there is to show.
 *
 * <p>Reads no clock. Ages are measured in event time, so a recording looks as it did on its day.
 * Bounded: one book a listing, one figure a route, the newest episodes. Thread safe.
 */
final class ContentState {
    private final Detection detection;
    private final DataOrigin origin;
    private final Map<String, String> links;
    private final Map<Market, MarketBoard> markets = new LinkedHashMap<>();
    private final Map<Market, PriceHistory> histories = new LinkedHashMap<>();
    private final EpisodeShelf episodes = new EpisodeShelf();
    private final Map<Feed, FeedBoard> feeds = new EnumMap<>(Feed.class);
    private StoreFigures stored = StoreFigures.NONE;
    private long eventUs;
    private Long heardMs;

    /**
     * @param watched the listings whose books are read; each is shown from the start
     * @param links other pages of this run, by name
     */
    ContentState(
            Detection detection,
            List<Listing> watched,
            Map<String, String> links,
            DataOrigin origin) {
        this.origin = origin;
        this.detection = detection;
        this.links = Map.copyOf(links);
        watched.forEach(listing -> market(listing.market()).venue(listing.venue()));
    }

    /** A record of the books topic, read at a moment of our clock. */
    synchronized void book(BookUpdate update, long nowMs) {
        heardMs = nowMs;
        eventUs = Math.max(eventUs, update.receiveUs());
        if (update.book() != null) {
            Book book = update.book();
            market(book.market()).venue(book.venue()).book(book);
            return;
        }
        Progress progress = update.progress();
        for (int i = 0; i < progress.listings().length; i++) {
            Listing listing = Listing.parse(progress.listings()[i]);
            market(listing.market())
                    .venue(listing.venue())
                    .alive(
                            progress.origin(),
                            progress.listingsAsOfUs()[i],
                            progress.lagUs(),
                            progress.ingestUs() - progress.receiveUs());
        }
    }

    /** A record of the feed-status topic. */
    synchronized void status(FeedStatus status) {
        feeds.computeIfAbsent(status.origin().feed(), f -> new FeedBoard()).add(status);
        markets.forEach(
                (market, board) ->
                        board.venues().stream()
                                .filter(venue -> concerns(status, new Listing(venue, market)))
                                .forEach(venue -> board.venue(venue).said(status.reason())));
    }

    /** A record of the episodes topic. */
    synchronized void episode(Episode episode) {
        episodes.add(episode);
    }

    /** What the stores and counters say now. */
    synchronized void stored(StoreFigures newest) {
        stored = newest;
    }

    /** Event time so far, in microseconds; 0 before the first record. */
    synchronized long eventUs() {
        return eventUs;
    }

    /** Ids of the closed episodes that are shown. */
    synchronized List<String> shown() {
        return episodes.shown();
    }

    /** Adds the present moment to the charts. */
    synchronized void sample() {
        if (eventUs > 0) {
            markets.forEach(
                    (market, board) ->
                            histories
                                    .computeIfAbsent(market, m -> new PriceHistory())
                                    .add(
                                            eventUs / 1_000,
                                            board.mids(eventUs),
                                            board.bestNetBps(eventUs)));
        }
    }

    /** The charts' past. */
    synchronized List<PriceHistory.View> history() {
        List<PriceHistory.View> views = new ArrayList<>();
        histories.forEach(
                (market, history) ->
                        views.add(
                                history.view(
                                        market.code(),
                                        market(market).venues().stream()
                                                .map(Venue::name)
                                                .toList())));
        return views;
    }

    /** What there is to show at a moment of our clock. */
    synchronized Content content(long nowMs) {
        DetectionRule rule = detection.rule();
        return new Content(
                nowMs,
                origin.label(),
                eventUs / 1_000,
                heardMs == null ? null : (Long) (nowMs - heardMs),
                origin.kind() == DataOrigin.Kind.RECORDED ? null : stored.behindMs(),
                new Content.RuleView(
                        rule.minNetBps(),
                        rule.holdNetBps(),
                        rule.minNotional(),
                        rule.dwellUs() / 1_000),
                links,
                markets.values().stream().map(board -> board.view(eventUs)).toList(),
                episodes.view(stored.desk().looksLike()),
                stored.refusals(),
                stored.feeds().stream().map(this::withStatus).toList(),
                new Content.MailsView(stored.mailsReceived(), stored.mails()),
                stored.clusters(),
                stored.desk().paper(),
                stored.desk().suspects());
    }

    private FeedView withStatus(FeedView counted) {
        FeedBoard board = feeds.get(Feed.valueOf(counted.feed()));
        return board == null ? counted : board.view(counted, eventUs);
    }

    private MarketBoard market(Market market) {
        return markets.computeIfAbsent(market, m -> new MarketBoard(m, detection));
    }

    private static boolean concerns(FeedStatus status, Listing listing) {
        return status.subject().equals(listing.code())
                || status.subject().equals(listing.venue().name() + "|*");
    }
}
