package dev.arbflow.connector.websocket.venue.coinbase;

import dev.arbflow.connector.websocket.venue.session.ProtocolOutput;
import dev.arbflow.connector.websocket.venue.session.Subscription;
import dev.arbflow.connector.websocket.venue.session.Subscription.Channel;
import dev.arbflow.connector.websocket.venue.session.Subscriptions;
import dev.arbflow.connector.websocket.venue.symbol.Symbols;
import dev.arbflow.connector.websocket.venue.wire.MalformedFrameException;
import dev.arbflow.connector.websocket.venue.wire.WireJson;
import dev.arbflow.market.Feed;
import dev.arbflow.market.Listing;
import dev.arbflow.market.Times;
import dev.arbflow.market.book.FeedStatus;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Asks Coinbase for products and reads its answers.
 *
 * <p>One product that it does not list voids the whole question: the others are asked for again
 * without it, and where the refusal does not name it, each for itself, also on later connections:
 * one on which nothing is granted within five seconds is closed.
 */
final class CoinbaseRequests {
    private static final Pattern PRODUCT = Pattern.compile("[A-Z0-9]+-[A-Z0-9]+");

    private final Symbols symbols;
    private final Subscriptions subscriptions;
    private boolean oneByOne;

    CoinbaseRequests(Symbols symbols, Subscriptions subscriptions) {
        this.symbols = symbols;
        this.subscriptions = subscriptions;
    }

    void opened(ProtocolOutput out) {
        sendAll("subscribe", symbols.names(), EnumSet.allOf(Channel.class), out);
    }

    void ask(List<Subscription> due, ProtocolOutput out) {
        Map<Listing, Set<Channel>> leaving = new LinkedHashMap<>();
        Map<Listing, Set<Channel>> asking = new LinkedHashMap<>();
        for (Subscription each : due) {
            add(each, asking);
            if (each.leavesFirst()) {
                add(each, leaving);
            }
        }
        sendEach("unsubscribe", leaving, out);
        sendEach("subscribe", asking, out);
    }

    /** {@code subscriptions}: everything that is subscribed to now. */
    void readSubscriptions(WireJson frame, long receiveUs, ProtocolOutput out)
            throws MalformedFrameException {
        for (WireJson channel : frame.field("channels").items()) {
            boolean isBook = channel.text("name").startsWith("level2");
            if (isBook || channel.text("name").equals("matches")) {
                for (WireJson product : channel.field("product_ids").items()) {
                    symbols.listing(product.text())
                            .ifPresent(
                                    listing ->
                                            subscriptions.acknowledged(
                                                    listing,
                                                    isBook ? Channel.BOOK : Channel.TRADES,
                                                    receiveUs));
                }
            }
        }
        out.alive(Times.UNKNOWN);
    }

    void readError(WireJson error, long receiveUs, ProtocolOutput out)
            throws MalformedFrameException {
        String message = error.text("message");
        String detail = error.textOr("reason", "no reason given");
        String reason = message + ": " + detail;
        List<Listing> named = named(detail);
        if (!message.startsWith("Failed to subscribe") && !Subscriptions.isTooFast(reason)) {
            out.status(FeedStatus.wholeFeed(Feed.COINBASE), FeedStatus.State.REFUSED, reason);
        } else if (named.isEmpty()) {
            oneByOne = true;
            subscriptions.refusedSomething(reason, receiveUs, out);
        } else {
            for (Listing listing : named) {
                subscriptions.refused(subscriptions.of(listing), reason, receiveUs, out);
            }
            subscriptions.asked().forEach(each -> each.notTaken(receiveUs));
        }
        out.alive(Times.UNKNOWN);
    }

    private List<Listing> named(String reason) {
        return PRODUCT.matcher(reason)
                .results()
                .flatMap(product -> symbols.listing(product.group()).stream())
                .distinct()
                .toList();
    }

    private void sendEach(String type, Map<Listing, Set<Channel>> channels, ProtocolOutput out) {
        Map<Set<Channel>, List<String>> together = new LinkedHashMap<>();
        channels.forEach(
                (listing, wanted) ->
                        together.computeIfAbsent(wanted, key -> new ArrayList<>())
                                .add(symbols.name(listing)));
        together.forEach((wanted, products) -> sendAll(type, products, wanted, out));
    }

    private void sendAll(
            String type, Collection<String> products, Set<Channel> channels, ProtocolOutput out) {
        if (oneByOne) {
            products.forEach(each -> send(type, List.of(each), channels, out));
        } else {
            send(type, products, channels, out);
        }
    }

    private static void add(Subscription each, Map<Listing, Set<Channel>> to) {
        to.computeIfAbsent(each.listing(), key -> EnumSet.noneOf(Channel.class))
                .add(each.channel());
    }

    private static void send(
            String type, Collection<String> products, Set<Channel> channels, ProtocolOutput out) {
        List<String> names = new ArrayList<>(3);
        if (channels.contains(Channel.BOOK)) {
            names.add("level2_batch");
        }
        if (channels.contains(Channel.TRADES)) {
            names.add("matches");
            names.add("heartbeat");
        }
        out.send(
                "{\"type\":\"%s\",\"product_ids\":[%s],\"channels\":[%s]}"
                        .formatted(type, quoted(products), quoted(names)));
    }

    private static String quoted(Collection<String> texts) {
        return texts.stream().collect(Collectors.joining("\",\"", "\"", "\""));
    }
}
