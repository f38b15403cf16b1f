package dev.arbflow.connector.websocket.venue.session;

import dev.arbflow.connector.websocket.venue.session.Subscription.Channel;
import dev.arbflow.connector.websocket.venue.session.Subscription.State;
import dev.arbflow.market.Feed;
import dev.arbflow.market.Listing;
import dev.arbflow.market.book.FeedStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Everything that is subscribed to on one connection, and what the venue's answers do to it. */
public final class Subscriptions {
    /** In which words venues say that they were sent too much. */
    private static final Pattern TOO_FAST =
            Pattern.compile("\\bmsg rate|rate.?limit|rate: limit|too many|throttl");

    private final Feed feed;
    private final SubscribedBooks books;
    private final Map<Listing, SubscribedTrades> trades = new LinkedHashMap<>();
    private final PacedOutput paced;
    private final LivelyTime lively = new LivelyTime();

    /** Gone through for every frame. */
    private final List<Subscription> all;

    /**
     * @param listings all of which have trades
     * @param pulse how to tell that a channel of trades has died
     */
    Subscriptions(
            Feed feed,
            List<Listing> listings,
            SubscribedBooks books,
            TradesPulse pulse,
            PacedOutput paced) {
        this.feed = feed;
        this.books = books;
        this.paced = paced;
        for (Listing listing : listings) {
            trades.put(listing, new SubscribedTrades(listing, pulse, lively));
        }
        this.all =
                Stream.concat(
                                books.all().stream().map(SubscribedBook::subscription),
                                trades.values().stream().map(SubscribedTrades::subscription))
                        .toList();
    }

    /** A channel of a listing; empty if it is not subscribed to. */
    public Optional<Subscription> find(Listing listing, Channel channel) {
        return switch (channel) {
            case BOOK -> Optional.ofNullable(books.of(listing)).map(SubscribedBook::subscription);
            case TRADES ->
                    Optional.ofNullable(trades.get(listing)).map(SubscribedTrades::subscription);
        };
    }

    /** All channels of a listing. */
    public List<Subscription> of(Listing listing) {
        List<Subscription> channels = new ArrayList<>(2);
        find(listing, Channel.BOOK).ifPresent(channels::add);
        find(listing, Channel.TRADES).ifPresent(channels::add);
        return channels;
    }

    /** The venue holds the subscription. */
    public void acknowledged(Listing listing, Channel channel, long nowUs) {
        if (channel == Channel.TRADES && trades.containsKey(listing)) {
            trades.get(listing).acknowledged(nowUs);
        } else {
            find(listing, channel).ifPresent(each -> each.acknowledged(nowUs));
        }
    }

    /**
     * The channel of trades of a listing spoke.
     *
     * @return whether it had been silent for longer than its own pauses explain: where nothing else
     *     tells, trades may have been lost
     */
    public boolean heardTrades(Listing listing, long nowUs) {
        SubscribedBook book = books.of(listing);
        return trades.get(listing).heard(nowUs, book == null || book.isLive(), paced);
    }

    /** The venue repeated the latest trades of a listing, as it does when they are asked for. */
    public void repeatedTrades(Listing listing, long nowUs) {
        trades.get(listing).answered(nowUs);
    }

    /** The trades of a listing do not arrive, as the venue's word elsewhere shows. */
    public void lostTrades(Listing listing, long nowUs) {
        trades.get(listing).subscription().lost(nowUs);
    }

    /**
     * The venue says that it holds this already, hence that its answer got lost; the beginning of a
     * book was lost with it.
     */
    public void alreadyHeld(Subscription held, long nowUs) {
        acknowledged(held.listing(), held.channel(), nowUs);
        if (held.channel() == Channel.BOOK && !held.is(State.LIVE)) {
            held.lost(nowUs);
        }
    }

    /**
     * The venue refuses these: their books are withdrawn, and they are asked for again after a
     * pause. Told once for each listing.
     */
    public void refused(
            Collection<Subscription> refused, String reason, long nowUs, ProtocolOutput out) {
        Map<Listing, Duration> pauses = new LinkedHashMap<>();
        for (Subscription each : refused) {
            pauses.put(each.listing(), refuse(each, nowUs, out));
        }
        pauses.forEach((listing, pause) -> tell(listing.code(), reason, pause, out));
        slowDownIf(reason, nowUs, out);
    }

    /**
     * The venue refuses something without saying what: it may be anything that it has not answered.
     * What was granted nevertheless is as soon as it is acknowledged or delivers.
     */
    public void refusedSomething(String reason, long nowUs, ProtocolOutput out) {
        List<Subscription> open = asked();
        Map<Channel, Duration> pauses = new EnumMap<>(Channel.class);
        open.forEach(each -> pauses.put(each.channel(), refuse(each, nowUs, out)));
        Duration pause = pauses.values().stream().max(Duration::compareTo).orElse(Duration.ZERO);
        tell(FeedStatus.wholeFeed(feed), reason, pause, out);
        slowDownIf(reason, nowUs, out);
    }

    /** What the venue has not answered yet. */
    public List<Subscription> asked() {
        return all.stream().filter(each -> each.is(State.ASKED)).toList();
    }

    /** Whether the venue says in these words that it was sent too much. */
    public static boolean isTooFast(String reason) {
        return TOO_FAST.matcher(reason.toLowerCase(Locale.ROOT)).find();
    }

    /** Anything was heard on the connection, which is going to be read. */
    void receivedAt(long nowUs) {
        lively.heard(nowUs);
        books.receivedAt(nowUs);
    }

    void opened(long nowUs) {
        lively.heard(nowUs);
        books.opened(nowUs);
        trades.values().forEach(each -> each.opened(nowUs));
    }

    void waitFrom(long nowUs) {
        all.forEach(each -> each.waitFrom(nowUs));
    }

    /** Whether the venue refuses everything, so that it has nothing to say. */
    boolean allRefused() {
        return all.stream().allMatch(each -> each.is(State.REFUSED));
    }

    /** Withdraws and asks anew what has been silent for longer than is usual for it. */
    void loseSilent(long nowUs, ProtocolOutput out) {
        books.withdrawSilent(nowUs, out);
        trades.values().forEach(each -> each.loseIfSilent(nowUs, out));
    }

    /** What the venue is to be asked for anew. */
    List<Subscription> due(long nowUs) {
        List<Subscription> due = new ArrayList<>(0);
        for (Subscription each : all) {
            if (each.isDue(nowUs)) {
                due.add(each);
            }
        }
        return due;
    }

    /** The venue has been asked for it anew. */
    void asked(Subscription subscription, long nowUs) {
        if (subscription.channel() == Channel.BOOK) {
            books.of(subscription.listing()).askedAgain(nowUs);
        } else {
            trades.get(subscription.listing()).askedAgain(nowUs);
        }
    }

    private Duration refuse(Subscription subscription, long nowUs, ProtocolOutput out) {
        return subscription.channel() == Channel.BOOK
                ? books.of(subscription.listing()).refused(nowUs, out)
                : subscription.refused(nowUs);
    }

    private static void tell(String subject, String reason, Duration pause, ProtocolOutput out) {
        String when = pause.isZero() ? "" : " (asked again in " + pause.toSeconds() + " s)";
        out.status(subject, FeedStatus.State.REFUSED, reason + when);
    }

    private void slowDownIf(String reason, long nowUs, ProtocolOutput out) {
        if (isTooFast(reason)) {
            asked().forEach(each -> refuse(each, nowUs, out));
            paced.tooFast();
        }
    }
}
