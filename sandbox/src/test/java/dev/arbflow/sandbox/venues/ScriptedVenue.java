package dev.arbflow.sandbox.venues;

import com.fasterxml.jackson.databind.JsonNode;
import dev.arbflow.market.Feed;
import dev.arbflow.market.Market;
import dev.arbflow.market.Venue;
import dev.arbflow.sandbox.Rules;
import dev.arbflow.sandbox.sim.BookStep;
import dev.arbflow.sandbox.sim.Dislocation;
import dev.arbflow.sandbox.sim.Instrument;
import dev.arbflow.sandbox.sim.MarketModel;
import dev.arbflow.sandbox.sim.ModelListener;
import dev.arbflow.sandbox.sim.Scenario;
import dev.arbflow.sandbox.truth.FeedFault;
import dev.arbflow.sandbox.venues.dialogue.Dialogue;
import dev.arbflow.sandbox.venues.dialogue.Requests;
import dev.arbflow.sandbox.venues.dialogue.VenueMemory;
import dev.arbflow.sandbox.venues.dialogue.VenueStep;
import dev.arbflow.sandbox.venues.dialogue.VenueTrade;
import dev.arbflow.sandbox.venues.server.Frame;
import dev.arbflow.sandbox.venues.server.Session;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * One client's conversation with one venue in one thread, without a socket and with a set clock.
 */
public final class ScriptedVenue implements Session {
    public static final long START_US = 1_783_465_200_000_000L;
    public static final Market BTC_USD = Market.parse("BTC/USD");
    public static final Market ETH_USD = Market.parse("ETH/USD");
    private static final long STEP_US = 4_000;

    public final List<Frame> sent = new ArrayList<>();
    public final List<VenueStep> steps = new ArrayList<>();
    public final Set<String> health = new TreeSet<>();
    public final Dialogue dialogue;
    public String closed = "";
    public String apiKey = "";
    private final VenueMemory memory;
    private final MarketModel model;
    private final Feed feed;
    private long modelUs;

    public ScriptedVenue(Feed feed, long seed, Venue... venues) {
        this.feed = feed;
        Scenario scenario =
                Scenario.standard(SimulatedVenueList.traits(), seed, Rules.PLAN)
                        .withRates(20, 4)
                        .withVenues(List.of(venues));
        memory = new VenueMemory(() -> START_US + modelUs, Duration.ofMillis(40));
        dialogue = SimulatedVenueList.of(feed).dialogues().apply(this, memory);
        model =
                new MarketModel(
                        scenario,
                        new ModelListener() {
                            @Override
                            public void stepped(BookStep step) {
                                take(step);
                            }

                            @Override
                            public void dislocated(Dislocation dislocation) {}
                        });
        model.books().stream().filter(book -> isOurs(book.instrument())).forEach(memory::list);
    }

    private void take(BookStep step) {
        if (!isOurs(step.instrument())) {
            return;
        }
        VenueStep dated =
                new VenueStep(
                        step.before(),
                        step.after(),
                        step.trades().stream()
                                .map(trade -> new VenueTrade(trade, memory.venueUs()))
                                .toList(),
                        memory.venueUs());
        memory.remember(dated);
        steps.add(dated);
        dialogue.stepped(dated);
    }

    private boolean isOurs(Instrument instrument) {
        return feed.venue().map(instrument.listing().venue()::equals).orElse(true);
    }

    public ScriptedVenue connect() {
        dialogue.opened();
        return this;
    }

    public ScriptedVenue say(String text) {
        dialogue.received(text);
        return this;
    }

    public ScriptedVenue pass(Duration time) {
        long until = modelUs + time.toNanos() / 1_000;
        while (modelUs < until) {
            modelUs += STEP_US;
            model.advanceTo(modelUs);
            dialogue.tick(START_US + modelUs);
        }
        return this;
    }

    /** Forgets what was sent until now. */
    public ScriptedVenue forget() {
        sent.clear();
        return this;
    }

    public List<String> texts() {
        return sent.stream().map(Frame::text).toList();
    }

    public List<String> textsWith(String part) {
        return texts().stream().filter(text -> text.contains(part)).toList();
    }

    public String lastText() {
        return sent.get(sent.size() - 1).text();
    }

    /** Trades of a market that happened, whoever listened. */
    public List<VenueTrade> trades(Market market) {
        return steps.stream()
                .filter(step -> step.market().equals(market))
                .flatMap(step -> step.trades().stream())
                .toList();
    }

    public static JsonNode json(String text) {
        return Requests.parse(text).orElseThrow(() -> new AssertionError("not JSON: " + text));
    }

    @Override
    public void send(Frame frame) {
        sent.add(frame);
    }

    @Override
    public void close(int code, String reason) {
        closed = code + " " + reason;
    }

    @Override
    public String apiKeyHeader() {
        return apiKey;
    }

    @Override
    public void served(Market market) {
        health.add("served " + market);
    }

    @Override
    public void failed(Market market, FeedFault.Kind kind) {
        health.add(kind + " " + market);
    }

    @Override
    public String toString() {
        return feed + " " + texts();
    }
}
