package dev.arbflow.jobs.io.influx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.jobs.io.StoreSamples;
import org.junit.jupiter.api.Test;

class PointsTest {

    @Test
    void aQuoteStandsAtItsReceiveTimeAndOrdinal() {
        assertThat(Points.QUOTE.point(PointSamples.quote()).toLineProtocol())
                .isEqualTo(
                        "quote,feed=KRAKEN,market=BTC/USD,venue=KRAKEN ageMs=1.5,ask=20001.0,"
                                + "askQuantity=2.5,bid=20000.0,bidQuantity=1.5,valid=true"
                                + " 1700000000123456007");
    }

    @Test
    void aQuoteOfAnInvalidBookSaysOnlySo() {
        assertThat(Points.QUOTE.point(PointSamples.invalidQuote()).toLineProtocol())
                .isEqualTo(
                        "quote,feed=KRAKEN,market=BTC/USD,venue=KRAKEN ageMs=1.5,valid=false"
                                + " 1700000000123456008");
    }

    @Test
    void aTradeStandsAtItsOwnNanosecond() {
        assertThat(Points.TRADE.point(PointSamples.trade(999)).toLineProtocol())
                .isEqualTo(
                        "trade,feed=KRAKEN,market=BTC/USD,side=BUY,venue=KRAKEN"
                                + " price=20000.5,quantity=0.25 1700000000123456999");
    }

    @Test
    void aSpreadNamesItsRoute() {
        assertThat(Points.SPREAD.point(PointSamples.spread()).toLineProtocol())
                .isEqualTo(
                        "spread,buy=BITFINEX,market=BTC/USD,sell=BITSTAMP buyAgeMs=2.0,"
                                + "grossBps=50.0,netBps=31.0,profit=31.0,quantity=0.5,"
                                + "sellAgeMs=0.5 1700000000123456000");
    }

    @Test
    void everyRevisionOfAnEpisodeIsTheSamePoint() {
        assertThat(Points.EPISODE.point(StoreSamples.open(1)).toLineProtocol())
                .isEqualTo(
                        "episode,buy=BITFINEX,market=BTC/USD,sell=BITSTAMP lastProfit=31.0,"
                                + "lastQuantity=0.5,lifetimeMs=2500.0,netBpsMean=25.5,netBpsPeak=32.0,"
                                + "open=true,profit=31.0,"
                                + "quantity=0.5 1700000000123456000");
        assertThat(Points.EPISODE.point(StoreSamples.closed(2)).toLineProtocol())
                .startsWith("episode,buy=BITFINEX,market=BTC/USD,sell=BITSTAMP closeReason=")
                .contains("closeReason=\"SPREAD_COLLAPSED\"", "open=false")
                .endsWith(" 1700000000123456000");
    }

    @Test
    void aWindowLeavesOutThePricesItHasNot() {
        assertThat(Points.PRICE_WINDOW.point(PointSamples.window()).toLineProtocol())
                .isEqualTo(
                        "price_window,feed=COINAPI,market=BTC/USD,venue=BINANCE"
                                + " lastBuy=20001.0,minBuy=20000.0,missingTrades=true,trades=3i"
                                + " 1700000000123456000");
    }

    @Test
    void anIndicativeSpreadStandsAtTheEndOfItsWindow() {
        assertThat(Points.INDICATIVE.point(PointSamples.indicative()).toLineProtocol())
                .isEqualTo(
                        "indicative,buy=BITFINEX,market=BTC/USD,sell=BITSTAMP"
                                + " differenceBps=4.5 1700000000123456000");
    }

    @Test
    void refusalsOfAMinuteStandAtItsStart() {
        assertThat(Points.REFUSAL.point(StoreSamples.refusal(7, Double.NaN)).toLineProtocol())
                .isEqualTo(
                        "refusal,buy=BITFINEX,market=BTC/USD,reason=BELOW_FEES,sell=BITSTAMP"
                                + " bestGrossBps=12.5,candidates=2i,samples=7i "
                                + StoreSamples.MINUTE_US
                                + "000");
    }
}
