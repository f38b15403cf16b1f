package dev.arbflow.connector.websocket.venue.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.market.Times;
import dev.arbflow.market.book.Ladder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TradeWitnessTest {
    private static final long SAID = 1_783_000_000_000_000L;
    private static final long S = 1_000_000;

    private TradeWitness witness = new TradeWitness();

    @BeforeEach
    void beginWithABook() {
        witness = new TradeWitness();
        says(99, 1, 100, 1, SAID);
    }

    @Test
    void tradesAboveTheBestAskForLongContradictTheBook() {
        assertThat(trade(101, SAID + S)).isEmpty();
        assertThat(trade(100.5, SAID + 2 * S)).isEmpty();
        assertThat(trade(101, SAID + 3 * S))
                .contains("3 trades within 2000 ms were above the best ask of 100.0");
    }

    @Test
    void tradesBelowTheBestBidContradictItAsWell() {
        assertThat(trade(98, SAID + S)).isEmpty();
        assertThat(trade(98, SAID + 4 * S)).isEmpty();
        assertThat(trade(97, SAID + 4 * S))
                .contains("3 trades within 3000 ms were below the best bid of 99.0");
    }

    @Test
    void aLargeOrderThatSweepsManyPricesDoesNot() {
        for (int i = 0; i < 50; i++) {
            assertThat(trade(101 + i, SAID + S)).isEmpty();
        }
    }

    @Test
    void twoTradesDoNotHoweverFarApart() {
        assertThat(trade(101, SAID + S)).isEmpty();
        assertThat(trade(101, SAID + 3_600 * S)).isEmpty();
    }

    @Test
    void tradesBetweenTheBestPricesSayNothing() {
        for (int i = 1; i < 20; i++) {
            assertThat(trade(i % 2 == 0 ? 99.5 : 99.9, SAID + i * S)).isEmpty();
        }
    }

    @Test
    void tradesBeforeTheBookSayNothing() {
        for (int i = 0; i < 20; i++) {
            assertThat(trade(101, SAID - i * S)).isEmpty();
        }
    }

    @Test
    void aBookWithoutATimeIsDatedByTheFirstTradeAfterIt() {
        says(99, 1, 100, 2, Times.UNKNOWN);
        assertThat(trade(101, SAID + S)).isEmpty();
        assertThat(trade(101, SAID + 2 * S)).isEmpty();
        assertThat(trade(101, SAID + 3 * S)).isEmpty();
        assertThat(trade(101, SAID + 4 * S)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"price", "quantity", "confirmation", "trade at it", "another book"})
    void whateverSaysSomethingOfTheBestPriceBeginsAnew(String what) {
        trade(101, SAID + S);
        trade(101, SAID + 2 * S);
        long nowUs = SAID + 3 * S;
        switch (what) {
            case "price" -> says(99, 1, 100.1, 1, nowUs);
            case "quantity" -> says(99, 1, 100, 0.9, nowUs);
            case "confirmation" -> witness.confirmed(nowUs);
            case "trade at it" -> trade(100, nowUs);
            default -> {
                witness.begin();
                says(99, 1, 100, 1, nowUs);
            }
        }
        assertThat(trade(101, nowUs)).isEmpty();
        assertThat(trade(101, nowUs + S)).isEmpty();
        assertThat(trade(101, nowUs + 2 * S)).isEmpty();
        assertThat(trade(101, nowUs + 3 * S)).isPresent();
    }

    @Test
    void theBookThatIsTheSameAsBeforeSaysNothingNew() {
        trade(101, SAID + S);
        trade(101, SAID + 2 * S);
        says(98.5, 1, 100, 1, SAID + 2 * S);

        assertThat(trade(101, SAID + 3 * S)).isPresent();
    }

    @Test
    void anEmptySideCannotBeContradicted() {
        witness.says(Ladder.EMPTY, Ladder.EMPTY, SAID);
        for (int i = 1; i < 20; i++) {
            assertThat(trade(i, SAID + i * S)).isEmpty();
        }
    }

    @Property
    void tellsWithTheFirstTradeThatMakesThemManyAndLong(
            @ForAll @Size(min = 1, max = 40) List<@IntRange(max = 1_500_000) Integer> pausesUs) {
        beginWithABook();
        long firstUs = 0;
        long nowUs = SAID + 1;
        int prints = 0;
        for (int pauseUs : pausesUs) {
            nowUs += pauseUs;
            prints++;
            firstUs = prints == 1 ? nowUs : firstUs;
            boolean due =
                    prints >= TradeWitness.PRINTS
                            && nowUs - firstUs >= Times.micros(TradeWitness.LASTING);
            assertThat(trade(100.01, nowUs).isPresent()).isEqualTo(due);
            if (due) {
                return;
            }
        }
    }

    /** What a client hears of a market, and when. */
    private record Heard(long atUs, Runnable what) {}

    @Property
    void aRightBookIsNeverContradictedHoweverLateEitherChannel(
            @ForAll long seed,
            @ForAll @IntRange(max = 1_900_000) int latestBookUs,
            @ForAll @IntRange(max = 30_000_000) int latestTradeUs) {
        witness = new TradeWitness();
        Random random = new Random(seed);
        List<Heard> heard = new ArrayList<>();
        long timeUs = SAID;
        int bid = 10_000;
        long bookUs = 0;
        long tradeUs = 0;
        double quantity = 1;
        for (int i = 0; i < 400; i++) {
            timeUs += 1 + random.nextInt(400_000);
            if (random.nextBoolean()) {
                bid += random.nextInt(7) - 3;
            } else {
                int price = bid + random.nextInt(2);
                long atUs = timeUs;
                tradeUs = Math.max(tradeUs, timeUs + random.nextInt(latestTradeUs + 1));
                heard.add(new Heard(tradeUs, () -> assertThat(trade(price, atUs)).isEmpty()));
            }
            quantity += 0.001; // whatever happened at the best price, less or more is left there
            int best = bid;
            double left = quantity;
            long saidUs = timeUs;
            bookUs = Math.max(bookUs, timeUs + random.nextInt(latestBookUs + 1));
            heard.add(new Heard(bookUs, () -> says(best, left, best + 1, left, saidUs)));
        }
        heard.sort(Comparator.comparingLong(Heard::atUs));
        heard.forEach(each -> each.what().run());
    }

    private Optional<String> trade(double price, long exchangeUs) {
        return witness.contradiction(price, exchangeUs);
    }

    private void says(double bid, double bidQuantity, double ask, double askQuantity, long us) {
        witness.says(level(bid, bidQuantity), level(ask, askQuantity), us);
    }

    private static Ladder level(double price, double quantity) {
        return new Ladder(new double[] {price}, new double[] {quantity});
    }
}
