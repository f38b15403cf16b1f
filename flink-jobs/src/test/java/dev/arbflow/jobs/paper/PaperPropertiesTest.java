package dev.arbflow.jobs.paper;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.jobs.config.Paper;
import dev.arbflow.market.Asset;
import dev.arbflow.market.Route;
import dev.arbflow.market.Venue;
import dev.arbflow.market.arbitrage.FollowUp;
import dev.arbflow.market.arbitrage.FollowUp.Amounts;
import dev.arbflow.market.arbitrage.FollowUp.Look;
import dev.arbflow.market.arbitrage.PaperDay;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Accounts over random hours. */
class PaperPropertiesTest extends PaperTestBase {
    private static final Venue[] VENUES = {Venue.KRAKEN, Venue.BITSTAMP, Venue.BITFINEX};
    private static final Paper SCARCE =
            paper("2.0037", "333.17", "250", Duration.ofMillis(100), 0.25);

    /** What the properties below are about does happen in them. */
    @Test
    void hoursHaveEveryKindOfDecision() {
        PaperDay.Missed all = PaperDay.Missed.NONE;
        int trades = 0;
        int transfers = 0;
        for (long seed = 0; seed < 20; seed++) {
            PaperDay day = last(account(SCARCE), orders(new Random(seed)));
            trades += day.trades();
            transfers += day.transfers();
            PaperDay.Missed missed = day.missed();
            all =
                    new PaperDay.Missed(
                            all.tooLate() + missed.tooLate(),
                            all.unknown() + missed.unknown(),
                            all.gone() + missed.gone(),
                            all.taken() + missed.taken(),
                            all.tooSmall() + missed.tooSmall(),
                            all.noInventory() + missed.noInventory());
        }

        assertThat(trades).isGreaterThan(200);
        assertThat(transfers).isGreaterThan(20);
        assertThat(
                        List.of(
                                all.tooLate(),
                                all.unknown(),
                                all.gone(),
                                all.taken(),
                                all.tooSmall(),
                                all.noInventory()))
                .allSatisfy(count -> assertThat(count).isPositive());
    }

    @Property(tries = 100)
    void noBalanceIsEverBelowZero(@ForAll long seed) {
        PaperAccount account = account(SCARCE);
        for (PaperOrder order : orders(new Random(seed))) {
            account.decide(order);
            assertThat(account.book().balances().values())
                    .allSatisfy(balance -> assertThat(balance).isNotNegative());
        }
    }

    @Property(tries = 100)
    void whatChangesIsWhatTradesEarnLessWhatTransfersCost(@ForAll long seed) {
        PaperAccount account = account(SCARCE);
        for (PaperOrder order : orders(new Random(seed))) {
            BigDecimal dollars = account.inventory().total(USD);
            BigDecimal coins = account.inventory().total(BTC);
            PaperBook before = account.book();
            PaperDay day = account.decide(order);
            PaperDay yesterday = before.days().isEmpty() ? day : before.days().get(0);
            BigDecimal earned =
                    before.days().isEmpty()
                            ? day.profit()
                            : day.profit().subtract(yesterday.profit());

            assertThat(account.inventory().total(USD))
                    .isEqualByComparingTo(
                            dollars.add(earned).subtract(fees(before, account.book(), USD)));
            assertThat(account.inventory().total(BTC))
                    .isEqualByComparingTo(coins.subtract(fees(before, account.book(), BTC)));
        }
    }

    @Property(tries = 100)
    void neverEarnsMoreThanWasOffered(@ForAll long seed) {
        PaperAccount account = account(SCARCE);
        BigDecimal profit = BigDecimal.ZERO;
        for (PaperOrder order : orders(new Random(seed))) {
            PaperDay day = account.decide(order);
            BigDecimal earned = day.profit().subtract(profit);
            BigDecimal offered =
                    order.look()
                            .map(Look::amounts)
                            .filter(Objects::nonNull)
                            .map(Amounts::profit)
                            .orElse(BigDecimal.ZERO);
            assertThat(earned).isNotNegative().isLessThanOrEqualTo(offered);
            profit = day.profit();
        }
    }

    @Property(tries = 100)
    void withoutEndsAndAtOnceItEarnsAllThatIsOffered(@ForAll long seed) {
        Paper endless =
                new Paper(
                        paper("1e9", "1e9").start(),
                        dev.arbflow.market.arbitrage.InstrumentTable.EMPTY,
                        null,
                        TRANSFERS,
                        Duration.ZERO,
                        Duration.ZERO,
                        Duration.ZERO,
                        0);
        BigDecimal offered = BigDecimal.ZERO;
        PaperAccount account = account(endless);
        PaperDay day = null;
        for (PaperOrder order : orders(new Random(seed))) {
            PaperOrder atOnce = new PaperOrder(order.followUp(), 0);
            day = account.decide(atOnce);
            Amounts first = atOnce.followUp().after50Ms().amounts();
            offered = first == null ? offered : offered.add(first.profit());
        }

        assertThat(day.profit()).isEqualByComparingTo(offered);
        assertThat(day.offeredProfit()).isEqualByComparingTo(offered);
    }

    private static PaperDay last(PaperAccount account, List<PaperOrder> orders) {
        PaperDay last = null;
        for (PaperOrder order : orders) {
            last = account.decide(order);
        }
        return last;
    }

    /** What venues kept of the transfers that were sent between two moments, counted by itself. */
    private static BigDecimal fees(PaperBook before, PaperBook after, Asset asset) {
        long sent =
                after.transfers().stream()
                        .filter(each -> !before.transfers().contains(each))
                        .filter(each -> each.to().endsWith(asset.code()))
                        .count();
        return new BigDecimal(asset.equals(BTC) ? "0.01" : "10").multiply(BigDecimal.valueOf(sent));
    }

    /** Three hours of one day. */
    private static List<PaperOrder> orders(Random random) {
        List<PaperOrder> orders = new ArrayList<>();
        double second = 1;
        for (int i = 0; i < 60; i++) {
            second += random.nextInt(3) == 0 ? random.nextInt(600) : random.nextInt(60) + 1;
            int buy = random.nextInt(3);
            Route route =
                    new Route(BTC_USD, VENUES[buy], VENUES[(buy + 1 + random.nextInt(2)) % 3]);
            FollowUp followUp = left(route, second, quantities(random));
            orders.add(new PaperOrder(followUp, random.nextInt(1_050_000)));
        }
        orders.sort(PaperOrder.BY_ARRIVAL);
        return orders;
    }

    private static String[] quantities(Random random) {
        String[] quantities = new String[FollowUp.HORIZONS_MS.size()];
        double left = random.nextInt(4) == 0 ? 0.02 : 0.5 + random.nextInt(2_000) / 1_000.0;
        for (int i = 0; i < quantities.length; i++) {
            left = random.nextInt(5) == 0 ? left / 2 : random.nextInt(12) == 0 ? 0 : left;
            quantities[i] =
                    random.nextInt(10) == 0
                            ? null
                            : left < 0.01
                                    ? "0"
                                    : String.format(java.util.Locale.ROOT, "%.3f", left);
        }
        return quantities;
    }
}
