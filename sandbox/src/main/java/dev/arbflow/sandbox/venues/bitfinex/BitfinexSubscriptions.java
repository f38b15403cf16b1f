package dev.arbflow.sandbox.venues.bitfinex;

import com.fasterxml.jackson.databind.JsonNode;
import dev.arbflow.market.Market;
import dev.arbflow.sandbox.venues.dialogue.VenueMemory;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which channels a Bitfinex client has, and why it may not have another. */
final class BitfinexSubscriptions {
    private static final int FIRST_ID = 232_949;
    private static final int MAX_NUMBER = 30;
    private static final Set<String> LENGTHS = Set.of("1", "25", "100", "250");

    private final VenueMemory venue;
    private final Map<Integer, BitfinexChannel> channels = new LinkedHashMap<>();
    private int nextId = FIRST_ID;

    BitfinexSubscriptions(VenueMemory venue) {
        this.venue = venue;
    }

    Collection<BitfinexChannel> all() {
        return channels.values();
    }

    Optional<BitfinexChannel> remove(int id) {
        return Optional.ofNullable(channels.remove(id));
    }

    /**
     * Adds what a request asks for.
     *
     * @throws Refused with the venue's own code and words
     */
    BitfinexChannel add(JsonNode request) throws Refused {
        BitfinexChannel asked = read(request);
        for (BitfinexChannel channel : channels.values()) {
            if (channel.tellsSameAs(asked)) {
                throw new Refused(10301, "subscribe: dup");
            }
        }
        if (venue.refuses(asked.marketChannel())) {
            throw new Refused(10300, "subscribe: failed");
        }
        if (channels.size() >= MAX_NUMBER) {
            throw new Refused(10305, "subscribe: limit");
        }
        nextId += 2;
        channels.put(asked.id(), asked);
        return asked;
    }

    private BitfinexChannel read(JsonNode request) throws Refused {
        String channel = request.path("channel").asText();
        if (!channel.equals("book") && !channel.equals("trades")) {
            throw new Refused(10300, "channel: unknown");
        }
        Market market =
                find(request.path("symbol").asText())
                        .orElseThrow(() -> new Refused(10300, "symbol: invalid"));
        if (channel.equals("trades")) {
            return new BitfinexChannel(nextId, false, market, 0, "");
        }
        if (!request.path("prec").asText("P0").equals("P0")) {
            throw new Refused(10300, "precision: invalid");
        }
        String length = request.path("len").asText("25");
        if (!LENGTHS.contains(length)) {
            throw new Refused(10300, "length: invalid");
        }
        String frequency = request.path("freq").asText("F0");
        return new BitfinexChannel(nextId, true, market, Integer.parseInt(length), frequency);
    }

    /** A name without its {@code t} is accepted too, as the venue does. */
    private Optional<Market> find(String symbol) {
        return venue.markets().stream()
                .filter(
                        market -> {
                            String pair = BitfinexSymbols.pair(market);
                            return symbol.equals("t" + pair) || symbol.equals(pair);
                        })
                .findFirst();
    }

    /** A subscription that the venue declines. */
    static final class Refused extends Exception {
        private static final long serialVersionUID = 1L;
        private final int code;

        Refused(int code, String message) {
            super(message);
            this.code = code;
        }

        int code() {
            return code;
        }
    }
}
