package dev.arbflow.sandbox.venues.dialogue;

import dev.arbflow.market.Feed;
import dev.arbflow.sandbox.sim.NetworkProfile;
import dev.arbflow.sandbox.sim.PriceSteps;
import dev.arbflow.sandbox.sim.VenueTraits;
import dev.arbflow.sandbox.venues.faults.WireFormat;
import dev.arbflow.sandbox.venues.server.Session;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * How one feed is simulated, and how its recordings look. The counterpart of the connector's
 * profile, with which it shares nothing.
 *
 * @param feed whose language is spoken
 * @param network its clock and distance
 * @param steps in which it prints prices; null for an aggregator, which repeats what it hears
 * @param checksums whether its books carry a checksum
 * @param repeatsTrades whether it repeats its latest trades to whoever connects
 * @param pingEverySeconds websocket pings to clients; 0 sends none
 * @param dialogues starts the conversation with a new client
 * @param tradeIds as the feed prints them
 * @param wire where the numbers of its frames stand
 * @param recordings how the names of its recordings begin
 * @param namesOfBooks finds the name of a market, its first group, in a frame about its book
 */
public record SimulatedVenue(
        Feed feed,
        NetworkProfile network,
        PriceSteps steps,
        boolean checksums,
        boolean repeatsTrades,
        int pingEverySeconds,
        BiFunction<Session, VenueMemory, Dialogue> dialogues,
        Function<VenueTrade, Object> tradeIds,
        WireFormat wire,
        String recordings,
        Pattern namesOfBooks) {

    /** What its market needs to know; empty for an aggregator. */
    public Optional<VenueTraits> traits() {
        return feed.venue().map(venue -> new VenueTraits(venue, steps, network, checksums));
    }
}
