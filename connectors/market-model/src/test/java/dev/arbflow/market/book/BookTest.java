package dev.arbflow.market.book;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.arbflow.market.testing.Books;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class BookTest {

    @Test
    void isValidWithABidBelowTheAsk() {
        Book book = Books.kraken("BTC/USD").bid(100.0, 1).ask(100.1, 2).at(5).build();

        assertThat(book.isValid()).isTrue();
        assertThat(book.listing().code()).isEqualTo("KRAKEN|BTC/USD");
        assertThat(book.asOfUs()).isEqualTo(5_000);
    }

    @Test
    void isValidWithOneSideEmpty() {
        assertThat(Books.kraken("BTC/USD").bid(100.0, 1).build().isValid()).isTrue();
        assertThat(Books.kraken("BTC/USD").ask(100.0, 1).build().isValid()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(doubles = {100.1, 100.2, Double.NaN})
    void cannotBeValidUnlessTheBidIsBelowTheAsk(double bid) {
        Books crossed = Books.kraken("BTC/USD").bid(bid, 1).ask(100.1, 2);

        assertThatIllegalArgumentException()
                .isThrownBy(crossed::build)
                .withMessageContaining("crossed");
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "VALID")
    void carriesNoLevelsWhenItMustNotBeUsed(BookValidity reason) {
        assertThat(Books.kraken("BTC/USD").invalid(reason).build().isValid()).isFalse();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Books.kraken("BTC/USD").bid(1, 1).invalid(reason).build())
                .withMessageContaining("must not carry levels");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Books.kraken("BTC/USD").ask(1, 1).invalid(reason).build())
                .withMessageContaining("must not carry levels");
    }

    @Test
    void cannotBeDeliveredBeforeItHappened() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Books.kraken("BTC/USD").lag(-1).build())
                .withMessageContaining("lagUs");
    }
}
