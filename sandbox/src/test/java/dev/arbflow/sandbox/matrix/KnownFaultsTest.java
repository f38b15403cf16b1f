package dev.arbflow.sandbox.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.market.Feed;
import dev.arbflow.sandbox.matrix.Complaint.Kind;
import dev.arbflow.sandbox.scenario.FaultLine;
import dev.arbflow.sandbox.scenario.FaultScenario;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KnownFaultsTest {

    @ParameterizedTest
    @CsvSource({
        "at 1s for 9s silent on BITSTAMP, BITSTAMP, TRADES_LOST, true",
        "at 1s for 9s silent on BITSTAMP * trades, BITSTAMP, TRADES_LOST, true",
        "at 1s for 9s silent on BITSTAMP * book, BITSTAMP, TRADES_LOST, false",
        "at 1s for 9s silent on KRAKEN, KRAKEN, TRADES_LOST, false",
        "at 1s for 9s lose on COINBASE chance=0.1, COINBASE, WRONG_BOOK, true",
        "at 1s for 9s reorder on COINBASE * book chance=0.1, COINBASE, WRONG_BOOK, true",
        "at 1s for 9s lose on COINBASE * trades chance=0.1, COINBASE, WRONG_BOOK, false",
        "at 1s for 9s reorder on COINBASE * trades chance=0.1, COINBASE, WRONG_BOOK, false",
        "at 1s outlandish on COINAPI field=trade-id value=-7, COINAPI, TRADES_INVENTED, true",
        "at 1s outlandish on COINAPI field=trade-price value=-5, COINAPI, TRADES_INVENTED, false"
    })
    void aFaultExcusesWhatItCanDoAndNothingElse(
            String line, Feed feed, Kind complaint, boolean known) {
        FaultLine fault = FaultScenario.parse("test", List.of(line)).lines().get(0);

        assertThat(KnownFaults.contains(fault, feed, complaint)).isEqualTo(known);
    }

    @Test
    void saysInWhichRows() {
        assertThat(KnownFaults.lines())
                .satisfiesExactly(
                        each ->
                                assertThat(each)
                                        .startsWith(
                                                "- BITSTAMP, everything silent but heartbeats;"
                                                        + " silent trades: "),
                        each ->
                                assertThat(each)
                                        .startsWith(
                                                "- COINBASE, 2 % of frames lost; 5 % of frames"
                                                        + " reordered: "),
                        each -> assertThat(each).startsWith("- COINAPI, trade id 9e18: "));
    }
}
