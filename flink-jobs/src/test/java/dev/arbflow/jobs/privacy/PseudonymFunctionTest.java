package dev.arbflow.jobs.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.jobs.config.Privacy;
import dev.arbflow.jobs.config.Secret;
import dev.arbflow.market.Venue;
import dev.arbflow.market.testing.Trades;
import dev.arbflow.market.trade.Trade;
import java.time.Duration;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.types.PojoTestUtils;
import org.junit.jupiter.api.Test;

class PseudonymFunctionTest {
    private static final long HOUR_MS = 3_600_000;

    private final PseudonymFunction function = function("a key of sixteen bytes or more");

    @Test
    void givesEveryDeliveryOfATradeOneName() {
        PublishedTrade first = function.map(trade("42").delivery(1, 7).build());
        PublishedTrade again = function.map(trade("42").delivery(2, 1).build());

        assertThat(again.pseudonym()).isEqualTo(first.pseudonym()).matches("[0-9a-f]{32}");
    }

    @Test
    void givesTheSameNameAfterRestartWithTheSameKey() {
        Trade trade = trade("42").build();

        assertThat(function("a key of sixteen bytes or more").map(trade))
                .isEqualTo(function.map(trade));
    }

    @Test
    void nobodyWithoutTheKeyArrivesAtTheName() {
        Trade trade = trade("42").build();

        assertThat(function("another key of sixteen bytes").map(trade).pseudonym())
                .isNotEqualTo(function.map(trade).pseudonym());
    }

    @Test
    void twoTradesHaveTwoNamesEvenWithOneIdOnTwoVenues() {
        PublishedTrade kraken = function.map(trade("42").build());

        assertThat(function.map(trade("43").build()).pseudonym()).isNotEqualTo(kraken.pseudonym());
        assertThat(function.map(Trades.of(Venue.BITSTAMP, "BTC/USD").id("42").build()).pseudonym())
                .isNotEqualTo(kraken.pseudonym());
    }

    @Test
    void aTradeOfAnEarlierPeriodKeepsItsNameWhenItComesLate() {
        String early = function.map(trade("42").at(HOUR_MS).build()).pseudonym();
        String nextPeriod = function.map(trade("42").at(25 * HOUR_MS).build()).pseudonym();

        assertThat(nextPeriod).isNotEqualTo(early);
        assertThat(function.map(trade("42").at(HOUR_MS).build()).pseudonym()).isEqualTo(early);
    }

    @Test
    void publishesEverythingButTheId() {
        Trade trade = trade("an id of the venue").build();

        PublishedTrade published = function.map(trade);

        assertThat(published.toString()).doesNotContain(trade.tradeId());
        assertThat(published.listing()).isEqualTo(trade.listing());
        assertThat(published.price()).isEqualTo(trade.price());
        assertThat(published.quantity()).isEqualTo(trade.quantity());
        assertThat(published.times()).isEqualTo(trade.times());
    }

    @Test
    void crossesTheWireWithoutKryo() {
        PojoTestUtils.assertSerializedAsPojoWithoutKryo(PublishedTrade.class);
    }

    private static Trades trade(String id) {
        return Trades.of(Venue.KRAKEN, "BTC/USD").id(id);
    }

    private static PseudonymFunction function(String key) {
        PseudonymFunction function =
                new PseudonymFunction(new Privacy(new Secret(key), Duration.ofHours(24)));
        function.open((OpenContext) null);
        return function;
    }
}
