package dev.arbflow.market.book;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.market.Feed;
import dev.arbflow.market.Origin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrderIdsTest {

    @Test
    void takesOutWhatBitstampAndCoinbaseSendBesideATrade() {
        assertThat(OrderIds.removed("{\"buy_order_id\":1351412,\"sell_order_id\": 99,\"id\":7}"))
                .isEqualTo("{\"buy_order_id\":\"***\",\"sell_order_id\": \"***\",\"id\":7}");
        assertThat(OrderIds.removed("{\"maker_order_id\":\"a-1\",\"taker_order_id\":\"b-2\"}"))
                .isEqualTo("{\"maker_order_id\":\"***\",\"taker_order_id\":\"***\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"buy_order_id\":1351412",
                "{\"buy_order_id\":\"1351412",
                "{\"buy_order_id\" : 1351412}x",
                "[{\"buy_order_id\":1351412]"
            })
    void takesItOutOfADamagedFrameToo(String text) {
        assertThat(OrderIds.removed(text)).contains("buy_order_id").doesNotContain("1351412");
    }

    @Test
    void leavesEverythingElseAlone() {
        String text = "{\"trade_id\":7,\"order_idle\":1,\"price\":\"1$2\\\\3\"}";

        assertThat(OrderIds.removed(text)).isEqualTo(text);
    }

    @Test
    void theTextOfAMalformedFrameHasNone() {
        MalformedFrame frame =
                new MalformedFrame(
                        new Origin(Feed.BITSTAMP, "BITSTAMP-0", 1, 1),
                        "{\"buy_order_id\":1351412,",
                        "not JSON",
                        1);

        assertThat(frame.text()).doesNotContain("1351412");
    }
}
