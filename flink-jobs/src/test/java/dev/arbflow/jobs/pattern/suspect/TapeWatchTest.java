package dev.arbflow.jobs.pattern.suspect;

import static dev.arbflow.jobs.pattern.suspect.Sketches.print;
import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.jobs.pattern.suspect.Signal.Kind;
import dev.arbflow.market.Side;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TapeWatchTest {
    private final List<Signal> told = new ArrayList<>();
    private final TapeWatch watch = new TapeWatch(TapeMemory.NONE, told::add);

    @Test
    void aPrintMatchesOneOfTheOtherSideWithItsQuantityAndPrice() {
        watch.print(print(1_000, Side.BUY, 100, 0.731));
        watch.print(print(1_500, Side.SELL, 99, 4)); // somebody else in between
        watch.print(print(2_000, Side.SELL, 100, 0.731));

        assertThat(of(Kind.MATCHED_PRINT))
                .singleElement()
                .satisfies(signal -> assertThat(signal.quantity()).isEqualTo(0.731));
    }

    @Test
    void aLotThatIsTradedAtSeveralPricesMatchesNothing() {
        watch.print(print(1_000, Side.BUY, 101, 1));
        watch.print(print(1_200, Side.SELL, 100, 1));
        watch.print(print(1_400, Side.BUY, 100, 1)); // the touch has moved

        assertThat(of(Kind.MATCHED_PRINT)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "BUY, 100, 0.731, 500, the same side",
        "SELL, 99.9, 0.731, 500, across the spread",
        "SELL, 100, 0.732, 500, another quantity",
        "SELL, 100, 0.731, 2500, too late"
    })
    void itMatchesNothingElse(Side taker, double price, double quantity, long afterMs) {
        watch.print(print(1_000, Side.BUY, 100, 0.731));
        watch.print(print(1_000 + afterMs, taker, price, quantity));

        assertThat(of(Kind.MATCHED_PRINT)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "SELL, 100, 5, true",
        "SELL, 100, 3, false",
        "BUY, 100, 5, false",
        "SELL, 99, 5, false"
    })
    void aQuoteOfWhichAFifthWasTradedWasHit(
            Side taker, double price, double quantity, boolean hit) {
        watch.print(print(1_000, taker, price, quantity));

        assertThat(watch.holds(fleeting(Side.BUY, 900, 1_100, 100, 20))).isEqualTo(!hit);
    }

    @ParameterizedTest
    @CsvSource({"700, 200, true", "2000, 50, true", "2000, 500, false", "2000, 1900, false"})
    void nobodyKnowsWhetherAQuoteWasHitWhileTradesAreMissing(long ms, long gapMs, boolean known) {
        watch.print(new Print(Sketches.KRAKEN, ms * 1_000, ms, Side.BUY, 100, 1, gapMs * 1_000));

        assertThat(watch.holds(fleeting(Side.BUY, 1_300, 1_400, 100, 20))).isEqualTo(known);
    }

    @Test
    void norWhenTooManyTradesCameSinceToRememberAll() {
        for (int i = 0; i < TapeWatch.MAX_RECENT; i++) {
            watch.print(print(900, Side.SELL, 99, 1));
        }

        assertThat(watch.holds(fleeting(Side.BUY, 1_300, 1_400, 100, 20))).isFalse();
        assertThat(watch.holds(fleeting(Side.BUY, 1_500, 1_600, 100, 20))).isTrue();
    }

    @Test
    void aSurgeIsToldOnceAStepWhenItIsKnownWhatIsUsual() {
        long ms = 0;
        for (int step = 0; step <= Usual.KNOWN_FROM; step++, ms += 5_000) {
            watch.print(print(ms, Side.BUY, 100, 1));
        }
        watch.print(print(ms, Side.SELL, 100, 4));
        assertThat(of(Kind.VOLUME_SURGE)).isEmpty();
        watch.print(print(ms + 1, Side.SELL, 100, 2));
        watch.print(print(ms + 2, Side.SELL, 100, 2));

        assertThat(of(Kind.VOLUME_SURGE))
                .singleElement()
                .satisfies(signal -> assertThat(signal.side()).isEqualTo(Side.SELL));
    }

    @Test
    void eachSideIsToldAtMostOnceASecond() {
        for (long ms = 1_000; ms < 3_000; ms += 100) {
            watch.print(print(ms, ms % 200 == 0 ? Side.BUY : Side.SELL, 100.0 + ms, 1));
        }

        assertThat(of(Kind.TRADED)).hasSize(4);
    }

    @Test
    void whatIsRememberedIsBounded() {
        for (int i = 0; i < 10 * TapeWatch.MAX_RECENT; i++) {
            watch.print(print(1_000, Side.BUY, 100, 1 + i));
        }
        assertThat(watch.memory().recent()).hasSize(TapeWatch.MAX_RECENT);

        watch.print(print(1_000 + TapeWatch.RECENT_US / 1_000 + 1, Side.BUY, 100, 1));
        assertThat(watch.memory().recent()).hasSize(1);
    }

    static Signal fleeting(Side side, long sinceMs, long ms, double price, double quantity) {
        return new Signal(
                Sketches.KRAKEN,
                Kind.FLEETING_QUOTE,
                side,
                sinceMs * 1_000,
                ms * 1_000,
                20,
                price,
                quantity);
    }

    private List<Signal> of(Kind kind) {
        return told.stream().filter(signal -> signal.kind() == kind).toList();
    }
}
