package dev.arbflow.jobs.paper;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.market.Venue;
import dev.arbflow.market.arbitrage.PaperDay;
import dev.arbflow.market.arbitrage.PaperDay.Missed;
import java.math.BigDecimal;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What an account takes, and what it makes of it. */
class PaperAccountTest extends PaperTestBase {

    @Test
    void takesWhatIsLeftWhenItsOrdersArriveAndNotWhatWasTold() {
        PaperAccount account = account(paper("50", "10000"));
        PaperDay day =
                account.decide(order(left(KRAKEN_TO_BITSTAMP, 1, "8", "6", "2", "1", "0"), 101));

        assertThat(day.trades()).isOne();
        assertThat(day.asOfUs()).isEqualTo(MIDNIGHT_US + 1_250_000);
        assertThat(day.profit()).isEqualByComparingTo("3.8");
        assertThat(day.fees()).isEqualByComparingTo("6.2"); // 2 of 200, 4.2 of 210
        assertThat(day.turnover()).isEqualByComparingTo("202");
        assertThat(day.net()).isEqualByComparingTo("3.8");
        assertThat(day.meanLatencyMs()).isEqualTo(101);
        assertBalance(account, Venue.KRAKEN, "52", "9798");
        assertBalance(account, Venue.BITSTAMP, "48", "10205.8");
    }

    @Test
    void anOrderThatArrivesWithALookGetsIt() {
        PaperDay day =
                account(paper("50", "10000"))
                        .decide(order(left(KRAKEN_TO_BITSTAMP, 1, "8", "6", "0", "0", "0"), 100));

        assertThat(day.turnover()).isEqualByComparingTo("606");
    }

    @Test
    void saysWhyItMissedWhatItDidNotTake() {
        PaperAccount account = account(paper("50", "10000"));
        account.decide(order(left(KRAKEN_TO_BITSTAMP, 1, "8", "0", "0", "0", "0"), 100));
        account.decide(order(left(KRAKEN_TO_BITSTAMP, 2, "8", null, "8", "8", "8"), 100));
        account.decide(order(left(KRAKEN_TO_BITSTAMP, 3, "8"), 1_001));
        account.decide(new PaperOrder(left(KRAKEN_TO_BITSTAMP, 5, "8"), PaperOrder.UNKNOWN));
        account.decide(order(left(KRAKEN_TO_BITSTAMP, 7, "8"), 100));
        account.decide(order(left(KRAKEN_TO_BITSTAMP, 8, "8"), 100));
        account.decide(order(left(KRAKEN_TO_BITSTAMP, 9, "8.005"), 100));
        PaperDay day = account.decide(order(left(KRAKEN_TO_BITSTAMP, 80, "100"), 100));
        PaperDay poor =
                account(paper("0", "10000")).decide(order(left(KRAKEN_TO_BITSTAMP, 1, "8"), 100));

        assertThat(day.missed()).isEqualTo(new Missed(1, 2, 1, 1, 1, 0));
        assertThat(day.trades()).isEqualTo(2);
        assertThat(day.offered()).isEqualTo(day.trades() + day.missed().total());
        assertThat(poor.missed()).isEqualTo(new Missed(0, 0, 0, 0, 0, 1));
        assertThat(poor.profit()).isZero();
        assertThat(poor.offeredProfit()).isEqualByComparingTo("15.2");
    }

    @Test
    void neverTakesTheSameDepthTwice() {
        PaperAccount account = account(paper("50", "10000"));
        account.decide(order(left(KRAKEN_TO_BITSTAMP, 1, "2"), 100));
        PaperDay sameAsks = account.decide(order(left(KRAKEN_TO_BITFINEX, 2, "3"), 100));
        PaperDay otherSides = account.decide(order(left(BITSTAMP_TO_KRAKEN, 3, "4"), 100));
        PaperDay again = account.decide(order(left(KRAKEN_TO_BITFINEX, 61.2, "3"), 100));

        assertThat(sameAsks.turnover()).isEqualByComparingTo("303"); // 2 and then 1
        assertThat(otherSides.turnover()).isEqualByComparingTo("707");
        assertThat(again.turnover()).isEqualByComparingTo("909"); // the first 2 are there again
    }

    @Test
    void moneyAndCoinsLimitATradeToWholeLots() {
        PaperDay money =
                account(paper("50", "100")).decide(order(left(KRAKEN_TO_BITSTAMP, 1, "2"), 100));
        PaperDay coins =
                account(paper("1.2345", "1000"))
                        .decide(order(left(KRAKEN_TO_BITSTAMP, 1, "2"), 100));
        PaperDay capped =
                account(paper("50", "10000", "150", Duration.ZERO, 0))
                        .decide(order(left(KRAKEN_TO_BITSTAMP, 1, "2"), 100));

        assertThat(money.turnover()).isEqualByComparingTo("99.990"); // 0.990 units
        assertThat(coins.turnover()).isEqualByComparingTo("124.634"); // 1.234 units
        assertThat(capped.turnover()).isEqualByComparingTo("149.985"); // 1.485 units
    }

    @Test
    void whatHasRunShortIsFilledUpAndMissingMeanwhile() {
        PaperAccount account = account(paper("2", "1000", null, Duration.ZERO, 0.25));
        PaperDay sold = account.decide(order(left(KRAKEN_TO_BITSTAMP, 1, "1.8"), 100));
        assertBalance(account, Venue.BITSTAMP, "0.2", "1185.22");
        assertBalance(account, Venue.KRAKEN, "2", "818.2"); // 1.8 are on their way
        PaperDay early = account.decide(order(left(KRAKEN_TO_BITSTAMP, 120, "1.8"), 100));
        PaperDay late = account.decide(order(left(KRAKEN_TO_BITSTAMP, 3_700, "1"), 100));

        assertThat(sold.transfers()).isOne();
        assertThat(sold.rebalancingCost()).isEqualByComparingTo("1.025"); // 0.01 at 102.5
        assertThat(sold.net()).isEqualByComparingTo("2.395"); // 3.42 less that
        assertThat(early.turnover().subtract(sold.turnover())).isEqualByComparingTo("20.2");
        assertThat(late.turnover().subtract(early.turnover())).isEqualByComparingTo("101");
    }

    @Test
    void aDayIsThatOfTheTradeAndOfItsCurrency() {
        PaperAccount account = account(paper("50", "10000"));
        account.decide(order(left(KRAKEN_TO_BITSTAMP, 86_399.6, "1"), 100));
        PaperDay next = account.decide(order(left(KRAKEN_TO_BITFINEX, 86_400, "3"), 100));

        assertThat(next.id()).isEqualTo("2026-12-01|USD");
        assertThat(next.revision()).isOne();
        assertThat(next.turnover()).isEqualByComparingTo("202");
    }

    @Test
    void marksWhatItHoldsAndWhatIsOnItsWayAtTheNewestPrice() {
        PaperDay day =
                account(paper("2", "1000", null, Duration.ZERO, 0.25))
                        .decide(order(left(KRAKEN_TO_BITSTAMP, 1, "1.8"), 100));

        // 3,000 dollars and 6 bitcoin at 102.5, the profit, and less the fee of a transfer
        assertThat(day.inventoryValue()).isEqualByComparingTo("3617.395");
    }

    @Test
    void goesOnFromItsBook() {
        PaperAccount first = account(paper("2", "1000", null, Duration.ZERO, 0.25));
        first.decide(order(left(KRAKEN_TO_BITSTAMP, 1, "1.8"), 100));
        PaperAccount restored =
                new PaperAccount(paper("2", "1000", null, Duration.ZERO, 0.25), first.book());
        PaperOrder next = order(left(KRAKEN_TO_BITSTAMP, 30, "2"), 100);

        assertThat(restored.decide(next)).isEqualTo(first.decide(next));
        assertThat(restored.book()).isEqualTo(first.book());
    }

    @Test
    void aLookWhoseAmountsAnEarlierReleaseLeftOutIsUnknown() {
        var old = left(KRAKEN_TO_BITSTAMP, 1, "8").after50Ms();
        var without =
                new dev.arbflow.market.arbitrage.FollowUp.Look(
                        null, old.quantity(), old.share(), old.netBps(), old.ageUs(), false, null);
        var followUp =
                left(KRAKEN_TO_BITSTAMP, 1, new String[0])
                        .with(without)
                        .cutOff(dev.arbflow.market.arbitrage.CloseReason.SHUTDOWN);

        assertThat(account(paper("2", "1000")).decide(order(followUp, 50)).missed().unknown())
                .isOne();
    }

    private static void assertBalance(
            PaperAccount account, Venue venue, String bitcoin, String dollars) {
        assertThat(account.inventory().balance(venue, BTC))
                .isEqualByComparingTo(new BigDecimal(bitcoin));
        assertThat(account.inventory().balance(venue, USD))
                .isEqualByComparingTo(new BigDecimal(dollars));
    }
}
