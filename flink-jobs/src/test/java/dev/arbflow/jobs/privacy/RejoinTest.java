package dev.arbflow.jobs.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.arbflow.connector.websocket.ConnectionSpec;
import dev.arbflow.connector.websocket.venue.VenueProfiles;
import dev.arbflow.connector.websocket.venue.VenueProtocols;
import dev.arbflow.connector.websocket.venue.session.VenueProtocol;
import dev.arbflow.jobs.config.Privacy;
import dev.arbflow.jobs.config.Secret;
import dev.arbflow.market.Feed;
import dev.arbflow.market.Listing;
import dev.arbflow.market.trade.Trade;
import dev.arbflow.repository.RecordingsFolder;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.flink.api.common.functions.OpenContext;
import org.junit.jupiter.api.Test;

/**
 * How many published trades can be found again on the venue's public tape.
 *
 * <p>Input are recordings of real venues, which lie beside the repository and not in it. {@code
 * scripts/measure-rejoin.sh} runs this; docs/privacy.md quotes what it prints.
 */
class RejoinTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void pseudonymsDoNotHideATradeFromWhoeverHasTheTape() throws Exception {
        List<Trade> tape = new ArrayList<>();
        tape.addAll(
                recorded(Feed.COINBASE, "coinbase_ws_20260707_BTC-USD.jsonl", List.of("BTC-USD")));
        List<String> coinApi = frames("coinapi_ws_20240329_first600.jsonl");
        List<String> symbols = new ArrayList<>();
        for (String frame : coinApi) {
            symbols.add(JSON.readTree(frame).get("symbol_id").asText());
        }
        tape.addAll(
                recorded(
                        Feed.COINAPI,
                        "coinapi_ws_20240329_first600.jsonl",
                        symbols.stream().distinct().toList()));
        List<PublishedTrade> published = published(tape);
        Set<String> ids = tape.stream().map(Trade::tradeId).collect(Collectors.toSet());

        System.out.printf("rejoin: %d trades%n", tape.size());
        double byId = share(tape, published, Trade::tradeId, PublishedTrade::pseudonym, "id");
        double exact =
                share(
                        tape,
                        published,
                        trade ->
                                exact(
                                        trade.listing(),
                                        trade.price(),
                                        trade.quantity(),
                                        micros(trade, 1)),
                        trade ->
                                exact(
                                        trade.listing(),
                                        trade.price(),
                                        trade.quantity(),
                                        trade.times().exchangeUs()),
                        "listing, price, quantity, time");
        share(
                tape,
                published,
                trade ->
                        exact(
                                trade.listing(),
                                trade.price(),
                                trade.quantity(),
                                micros(trade, 1_000_000)),
                trade ->
                        exact(
                                trade.listing(),
                                trade.price(),
                                trade.quantity(),
                                trade.times().exchangeUs() / 1_000_000 * 1_000_000),
                "listing, price, quantity, time to the second");
        share(
                tape,
                published,
                trade -> exact(trade.listing(), trade.price(), trade.quantity(), 0),
                trade -> exact(trade.listing(), trade.price(), trade.quantity(), 0),
                "listing, price, quantity");
        share(
                tape,
                published,
                trade -> exact(trade.listing(), 0, 0, micros(trade, 60_000_000)),
                trade ->
                        exact(
                                trade.listing(),
                                0,
                                0,
                                trade.times().exchangeUs() / 60_000_000 * 60_000_000),
                "listing, time to the minute");

        assertThat(published).noneMatch(trade -> ids.contains(trade.pseudonym()));
        assertThat(byId).isZero();
        assertThat(exact).as("what docs/privacy.md warns of").isGreaterThan(0.8);
    }

    /** Share of the published trades to which exactly one trade of the tape fits. */
    private static double share(
            List<Trade> tape,
            List<PublishedTrade> published,
            Function<Trade, String> ofTape,
            Function<PublishedTrade, String> ofPublished,
            String what) {
        Map<String, Long> fitting =
                tape.stream().collect(Collectors.groupingBy(ofTape, Collectors.counting()));
        long found =
                published.stream()
                        .filter(trade -> fitting.getOrDefault(ofPublished.apply(trade), 0L) == 1)
                        .count();
        double share = (double) found / published.size();
        System.out.printf(Locale.ROOT, "rejoin: %5.1f %% by %s%n", 100 * share, what);
        return share;
    }

    private static String exact(Listing listing, double price, double quantity, long timeUs) {
        return listing.code() + ' ' + price + ' ' + quantity + ' ' + timeUs;
    }

    private static long micros(Trade trade, long grain) {
        return trade.times().exchangeUs() / grain * grain;
    }

    private static List<PublishedTrade> published(List<Trade> trades) {
        PseudonymFunction function =
                new PseudonymFunction(
                        new Privacy(new Secret(ReleaseSamples.KEY), Duration.ofHours(24)));
        function.open((OpenContext) null);
        return trades.stream().map(function::map).toList();
    }

    private static List<Trade> recorded(Feed feed, String file, List<String> symbols)
            throws Exception {
        List<Listing> listings =
                symbols.stream()
                        .map(symbol -> VenueProfiles.of(feed).symbols().read(symbol).orElseThrow())
                        .toList();
        VenueProtocol protocol =
                VenueProtocols.forSpec(
                        new ConnectionSpec(
                                feed,
                                feed.name() + "-0",
                                URI.create("ws://localhost"),
                                listings,
                                10,
                                ConnectionSpec.Dialect.RECORDED),
                        "no key");
        HeardTrades heard = new HeardTrades(feed);
        protocol.opened(1, heard);
        for (String frame : frames(file)) {
            protocol.frame(frame, 2, heard);
        }
        Set<String> seen = new HashSet<>();
        return heard.trades.stream().filter(trade -> seen.add(trade.tradeId())).toList();
    }

    private static List<String> frames(String file) throws IOException {
        List<String> frames = new ArrayList<>();
        for (String line : Files.readAllLines(RecordingsFolder.file(file))) {
            JsonNode read = JSON.readTree(line);
            if (read.path("dir").asText("in").equals("in")) {
                frames.add(read.get("raw").asText());
            }
        }
        return frames;
    }
}
