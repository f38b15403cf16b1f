package dev.arbflow.sandbox.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.arbflow.market.Feed;
import dev.arbflow.market.Listing;
import dev.arbflow.market.Market;
import dev.arbflow.sandbox.Rules;
import dev.arbflow.sandbox.scenario.FaultKind.Scope;
import dev.arbflow.sandbox.sim.BookState;
import dev.arbflow.sandbox.sim.BookStep;
import dev.arbflow.sandbox.sim.Dislocation;
import dev.arbflow.sandbox.sim.MarketModel;
import dev.arbflow.sandbox.sim.ModelListener;
import dev.arbflow.sandbox.sim.Scenario;
import dev.arbflow.sandbox.venues.SimulatedVenueList;
import dev.arbflow.sandbox.venues.World;
import dev.arbflow.sandbox.venues.dialogue.Dialogue;
import dev.arbflow.sandbox.venues.dialogue.FaultyVenue;
import dev.arbflow.sandbox.venues.faults.FrameFilter;
import dev.arbflow.sandbox.venues.faults.VenueFaults;
import dev.arbflow.sandbox.venues.faults.WireFormat;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ScenarioPlayerTest {
    private static final EnumSet<FaultKind> SAID =
            EnumSet.of(
                    FaultKind.MAINTENANCE,
                    FaultKind.MAINTENANCE_WITHOUT_END,
                    FaultKind.RECONNECT,
                    FaultKind.BAD_CHECKSUM,
                    FaultKind.SKIP_SEQUENCE);

    private final FakeWorld world = new FakeWorld();

    /** A world whose time goes on in steps of a hundredth of a second. */
    private static final class FakeWorld implements World, ModelListener {
        private static final long STEP_US = 10_000;

        final Map<Feed, FakeVenue> venues = new EnumMap<>(Feed.class);
        final List<Double> paces = new ArrayList<>();
        final List<Long> clocks = new ArrayList<>();
        private final TreeMap<Long, List<Runnable>> tasks = new TreeMap<>();
        private final MarketModel model =
                new MarketModel(
                        Scenario.standard(SimulatedVenueList.traits(), 1, Rules.PLAN), this, false);
        private long nowUs;

        FakeWorld() {
            for (Feed feed : Feed.values()) {
                venues.put(feed, new FakeVenue(feed));
            }
        }

        void passUntil(long us) {
            while (nowUs < us) {
                nowUs += STEP_US;
                while (!tasks.isEmpty() && tasks.firstKey() <= nowUs) {
                    tasks.pollFirstEntry().getValue().forEach(Runnable::run);
                }
                model.advanceTo(nowUs);
            }
        }

        double apartBps() {
            return (mid("KRAKEN|BTC/USD") / mid("BITSTAMP|BTC/USD") - 1) * 1e4;
        }

        double mid(String listing) {
            return model.books().stream()
                    .filter(each -> each.instrument().listing().equals(Listing.parse(listing)))
                    .mapToDouble(BookState::mid)
                    .sum();
        }

        @Override
        public long nowUs() {
            return nowUs;
        }

        @Override
        public void after(long delayUs, Runnable what) {
            tasks.computeIfAbsent(nowUs + delayUs, at -> new ArrayList<>()).add(what);
        }

        @Override
        public Map<Feed, FakeVenue> venues() {
            return venues;
        }

        @Override
        public MarketModel market() {
            return model;
        }

        @Override
        public void pace(double factor) {
            paces.add(factor);
        }

        @Override
        public void setOwnClock(long aheadUs) {
            clocks.add(aheadUs);
        }

        @Override
        public void stepped(BookStep step) {}

        @Override
        public void dislocated(Dislocation begun) {}
    }

    /** Keeps what is done to it. */
    private static final class FakeVenue implements FaultyVenue {
        final VenueFaults faults = new VenueFaults();
        final List<Long> doubtedUntilUs = new ArrayList<>();
        final Feed feed;
        int cuts;
        int said;

        FakeVenue(Feed feed) {
            this.feed = feed;
        }

        @Override
        public VenueFaults faults() {
            return faults;
        }

        @Override
        public Collection<Market> markets() {
            return List.of(Market.parse("BTC/USD"));
        }

        @Override
        public WireFormat wire() {
            return SimulatedVenueList.of(feed).wire();
        }

        @Override
        public void dropConnections() {
            cuts++;
        }

        @Override
        public void tell(Consumer<Dialogue> what) {
            said++;
        }

        @Override
        public void doubt(FrameFilter what, long untilUs) {
            doubtedUntilUs.add(untilUs);
        }
    }

    private void play(String... lines) {
        new ScenarioPlayer(FaultScenario.parse("f", List.of(lines)), world).start();
    }

    @ParameterizedTest
    @EnumSource
    void aFaultOfAFeedBeginsAndEndsInItsTimeOnItsVenueAlone(FaultKind kind) {
        assumeTrue(kind.scope() == Scope.FEED);
        FakeVenue kraken = world.venues.get(Feed.KRAKEN);
        play("at 1s for 2s " + kind.word() + " on KRAKEN");

        world.passUntil(990_000);
        assertThat(kraken.faults.isCalm()).isTrue();
        assertThat(kraken.cuts + kraken.said).isZero();

        world.passUntil(2_000_000);
        assertThat(kraken.faults.isCalm() && kraken.cuts == 0 && kraken.said == 0).isFalse();
        assertThat(kraken.said > 0).isEqualTo(SAID.contains(kind));
        assertThat(kraken.doubtedUntilUs).containsExactly(33_000_000L);

        world.passUntil(4_000_000);
        assertThat(kraken.faults.isCalm()).isTrue();
        assertThat(world.venues.get(Feed.BITFINEX).faults.isCalm()).isTrue();
        assertThat(world.venues.get(Feed.BITFINEX).doubtedUntilUs).isEmpty();
    }

    @Test
    void maintenanceEndsOrDoesNot() {
        play(
                "at 1s for 1s maintenance on KRAKEN",
                "at 1s for 1s maintenance-without-end on BITFINEX");
        world.passUntil(3_000_000);

        assertThat(world.venues.get(Feed.KRAKEN).said).isEqualTo(2);
        assertThat(world.venues.get(Feed.BITFINEX).said).isEqualTo(1);
    }

    @Test
    void whatIsOverAtOnceIsNotDoubtedForEver() {
        play("at 1s cut on KRAKEN", "at 1s silent on BITFINEX");
        world.passUntil(1_000_000);

        assertThat(world.venues.get(Feed.KRAKEN).doubtedUntilUs).containsExactly(31_000_000L);
        assertThat(world.venues.get(Feed.BITFINEX).doubtedUntilUs.get(0))
                .isGreaterThan(Long.MAX_VALUE / 8);
    }

    @Test
    void aPremiumBreathesAndIsOver() {
        play("at 1s for 9s premium on KRAKEN BTC/USD bps=200 breath=1 every=4s");
        world.passUntil(1_500_000);
        assertThat(world.apartBps()).isGreaterThan(100);
        world.passUntil(3_100_000);
        assertThat(world.apartBps()).as("breathed out").isLessThan(60);
        world.passUntil(5_200_000);
        assertThat(world.apartBps()).as("and in").isGreaterThan(100);
        world.passUntil(11_000_000);
        assertThat(world.apartBps()).isBetween(-20.0, 20.0);
    }

    @Test
    void aMoveIsCommonToAllAndStays() {
        double before = world.mid("KRAKEN|BTC/USD");
        play("at 1s for 1s move bps=300 over=200ms");
        world.passUntil(5_000_000);

        assertThat((world.mid("KRAKEN|BTC/USD") / before - 1) * 1e4).isBetween(250.0, 350.0);
        assertThat(world.apartBps()).isBetween(-20.0, 20.0);
    }

    @Test
    void otherFaultsOfTheMarketBeginAndEnd() {
        play(
                "at 1s for 2s flicker on KRAKEN BTC/USD bps=300 every=10s",
                "at 1s for 2s alien on BITSTAMP ETH/USD times=0.5",
                "at 1s for 2s thin on COINBASE ETH/USD",
                "at 1s for 2s crossed on BITFINEX",
                "at 1s for 2s burst factor=10",
                "at 1s for 2s own-clock by=2s");
        world.passUntil(2_500_000);
        assertThat(world.apartBps()).isGreaterThan(200);
        assertThat(world.mid("BITSTAMP|ETH/USD")).isLessThan(2_000);
        assertThat(world.venues.get(Feed.BITSTAMP).doubtedUntilUs).as("unbelievable").hasSize(1);
        assertThat(world.venues.get(Feed.COINBASE).doubtedUntilUs).as("believable").isEmpty();

        world.passUntil(5_000_000);
        assertThat(world.apartBps()).isBetween(-20.0, 20.0);
        assertThat(world.mid("BITSTAMP|ETH/USD")).isGreaterThan(2_500);
        assertThat(world.paces).containsExactly(10.0, 1.0);
        assertThat(world.clocks).containsExactly(2_000_000L, 0L);
    }
}
