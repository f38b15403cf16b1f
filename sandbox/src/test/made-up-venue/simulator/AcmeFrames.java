package dev.arbflow.sandbox.venues.acme;

import com.fasterxml.jackson.databind.JsonNode;
import dev.arbflow.market.Market;
import dev.arbflow.sandbox.sim.BookState;
import dev.arbflow.sandbox.sim.Instrument;
import dev.arbflow.sandbox.sim.Level;
import dev.arbflow.sandbox.venues.dialogue.Requests;
import dev.arbflow.sandbox.venues.dialogue.SideChanges;
import dev.arbflow.sandbox.venues.dialogue.VenueStep;
import dev.arbflow.sandbox.venues.dialogue.VenueTrade;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Acme's frames as text. */
final class AcmeFrames {
    private AcmeFrames() {}

    /** A book frame that lacks its number. */
    record Unnumbered(String book, Market market, String bids, String asks, long us) {
        String numbered(long sequence) {
            return "{\"book\":\"%s\",\"market\":\"%s\",\"sequence\":%d,\"us\":%d,\"bids\":%s,\"asks\":%s}"
                    .formatted(book, name(market), sequence, us, bids, asks);
        }
    }

    static String name(Market market) {
        return market.base().code() + ':' + market.quote().code();
    }

    static long tradeId(VenueTrade trade) {
        return 7_000_000 + trade.trade().number();
    }

    static Unnumbered whole(BookState book, long us) {
        Instrument of = book.instrument();
        return new Unnumbered(
                "whole",
                of.listing().market(),
                levels(of, book.bids().stream()),
                levels(of, book.asks().stream()),
                us);
    }

    /** What a step changed; empty if that is nothing. */
    static Optional<Unnumbered> changes(VenueStep step) {
        Instrument of = step.after().instrument();
        String bids = changes(of, step.before().bids(), step.after().bids());
        String asks = changes(of, step.before().asks(), step.after().asks());
        return bids.length() + asks.length() == "[][]".length()
                ? Optional.empty()
                : Optional.of(
                        new Unnumbered("changes", step.market(), bids, asks, step.venueUs()));
    }

    static String trade(VenueTrade trade) {
        return "{\"trade\":%d,\"market\":\"%s\",\"taker\":\"%s\",\"price\":\"%s\",\"quantity\":\"%s\",\"us\":%d}"
                .formatted(
                        tradeId(trade),
                        name(trade.market()),
                        trade.takerBought() ? "buy" : "sell",
                        trade.price(),
                        trade.quantity(),
                        trade.venueUs());
    }

    static String pong(long number) {
        return "{\"op\":\"pong\",\"number\":" + number + "}";
    }

    static String subscribed(JsonNode request) {
        return "{\"op\":\"subscribed\"," + about(request) + "}";
    }

    static String refused(JsonNode request, String reason) {
        return "{\"op\":\"refused\"," + about(request) + ",\"reason\":" + Requests.quote(reason) + "}";
    }

    static String refused(String reason) {
        return "{\"op\":\"refused\",\"reason\":" + Requests.quote(reason) + "}";
    }

    private static String about(JsonNode request) {
        return "\"channel\":%s,\"market\":%s"
                .formatted(
                        Requests.quote(request.path("channel").asText()),
                        Requests.quote(request.path("market").asText()));
    }

    private static String changes(Instrument of, List<Level> before, List<Level> after) {
        SideChanges changes = SideChanges.between(before, after);
        return levels(of, Stream.concat(changes.gone().stream(), changes.set().stream()));
    }

    private static String levels(Instrument of, Stream<Level> levels) {
        return levels.map(
                        level ->
                                "[\"%s\",\"%s\"]"
                                        .formatted(
                                                of.price(level.price()).toPlainString(),
                                                of.quantity(level.quantity()).toPlainString()))
                .collect(Collectors.joining(",", "[", "]"));
    }
}
