package dev.arbflow.sandbox.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.arbflow.market.Feed;
import dev.arbflow.sandbox.scenario.FaultKind.Length;
import dev.arbflow.sandbox.scenario.FaultKind.Scope;
import java.util.EnumSet;
import java.util.List;
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

    private void play(String... lines) {
        new ScenarioPlayer(FaultScenario.parse("f", List.of(lines)), world).start();
    }

    @ParameterizedTest
    @EnumSource
    void aFaultOfAFeedBeginsAndEndsInItsTimeOnItsVenueAlone(FaultKind kind) {
        assumeTrue(kind.scope() == Scope.FEED);
        FakeWorld.FakeVenue kraken = world.venues.get(Feed.KRAKEN);
        boolean once = kind.length() == Length.ONCE;
        play("at 1s " + (once ? "" : "for 2s ") + kind.word() + " on KRAKEN");

        world.passUntil(990_000);
        assertThat(kraken.faults.isCalm()).isTrue();
        assertThat(kraken.cuts + kraken.said).isZero();

        world.passUntil(2_000_000);
        assertThat(kraken.faults.isCalm() && kraken.cuts == 0 && kraken.said == 0).isFalse();
        assertThat(kraken.said > 0).isEqualTo(SAID.contains(kind));
        assertThat(kraken.doubtedUntilUs).containsExactly(once ? 31_000_000L : 33_000_000L);

        world.passUntil(4_000_000);
        assertThat(kraken.faults.isCalm() || once).isTrue();
        assertThat(world.venues.get(Feed.BITFINEX).faults.isCalm()).isTrue();
        assertThat(world.venues.get(Feed.BITFINEX).doubtedUntilUs).isEmpty();
    }

    @Test
    void maintenanceEndsOrDoesNot() {
        play("at 1s for 1s maintenance on KRAKEN", "at 1s maintenance-without-end on BITFINEX");
        world.passUntil(3_000_000);

        assertThat(world.venues.get(Feed.KRAKEN).said).isEqualTo(2);
        assertThat(world.venues.get(Feed.BITFINEX).said).isEqualTo(1);
    }

    @Test
    void whatIsOverAtOnceIsNotDoubtedForEver() {
        play(
                "at 1s cut on KRAKEN",
                "at 1s crossed on BITSTAMP BTC/USD",
                "at 1s maintenance-without-end on COINBASE",
                "at 1s silent on BITFINEX");
        world.passUntil(1_000_000);

        for (Feed feed : List.of(Feed.KRAKEN, Feed.BITSTAMP, Feed.COINBASE)) {
            assertThat(world.venues.get(feed).doubtedUntilUs).containsExactly(31_000_000L);
        }
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
        play("at 1s move bps=300 over=200ms");
        world.passUntil(5_000_000);

        assertThat((world.mid("KRAKEN|BTC/USD") / before - 1) * 1e4).isBetween(250.0, 350.0);
        assertThat(world.apartBps()).isBetween(-20.0, 20.0);
    }

    @Test
    void whatOverlapsIsNotResetByTheEndOfTheOther() {
        play(
                "at 1s for 4s burst factor=10",
                "at 2s for 1s burst factor=2",
                "at 1s for 4s own-clock by=2s",
                "at 2s for 1s own-clock by=1h");
        world.passUntil(6_000_000);

        assertThat(world.paces).containsExactly(10.0, 20.0, 10.0, 1.0);
        assertThat(world.clocks).containsExactly(2_000_000L, 3_602_000_000L, 2_000_000L, 0L);
    }

    @Test
    void otherFaultsOfTheMarketBeginAndEnd() {
        play(
                "at 1s for 2s flicker on KRAKEN BTC/USD bps=300 every=10s",
                "at 1s for 2s alien on BITSTAMP ETH/USD times=0.5",
                "at 1s for 2s thin on COINBASE ETH/USD",
                "at 1s crossed on BITFINEX",
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
