package dev.arbflow.sandbox.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.arbflow.market.Feed;
import dev.arbflow.market.Market;
import dev.arbflow.sandbox.venues.faults.FrameFilter;
import dev.arbflow.sandbox.venues.server.Channel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FaultScenarioTest {

    @Test
    void readsALineWithEverythingInIt() {
        FaultScenario read =
                FaultScenario.parse(
                        "f",
                        List.of(
                                "# a comment",
                                "",
                                "seed 7",
                                "at 1.5s for 2m reorder on KRAKEN,bitfinex BTC/USD book by=250ms # so"));

        assertThat(read.seed()).isEqualTo(7);
        FaultLine line = read.lines().get(0);
        assertThat(line.at()).isEqualTo(Duration.ofMillis(1_500));
        assertThat(line.lasting()).contains(Duration.ofMinutes(2));
        assertThat(line.kind()).isEqualTo(FaultKind.REORDER);
        assertThat(line.feeds()).containsExactlyInAnyOrder(Feed.KRAKEN, Feed.BITFINEX);
        assertThat(line.what())
                .isEqualTo(
                        new FrameFilter(
                                Set.of(Market.parse("BTC/USD")), Optional.of(Channel.BOOK)));
        assertThat(line.micros("by")).isEqualTo(250_000);
    }

    @Test
    void whatIsLeftOutIsNotRestrictedAndHasItsStandard() {
        FaultLine line = FaultScenario.parse("f", List.of("at 0s lose")).lines().get(0);

        assertThat(line.lasting()).isEmpty();
        assertThat(Feed.values()).allMatch(line::isOn);
        assertThat(line.what()).isEqualTo(FrameFilter.ALL);
        assertThat(line.number("chance")).isEqualTo(0.02);
    }

    @Test
    void aStarIsEverything() {
        FaultLine line =
                FaultScenario.parse("f", List.of("at 0s silent on * * trades")).lines().get(0);

        assertThat(Feed.values()).allMatch(line::isOn);
        assertThat(line.what()).isEqualTo(new FrameFilter(Set.of(), Optional.of(Channel.TRADES)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "late on KRAKEN                 | begins with 'at' or 'seed', not with 'late'",
                "seed many                      | 'many' is not a whole number",
                "at                             | no time after 'at'",
                "at soon late                   | 'soon' is not a time such as 800ms",
                "at 1s for 0s late              | a time after 'for' is too short",
                "at -1s late                    | a time after 'at' is too short",
                "at 1s                          | the kind of fault is missing",
                "at 1s sleepy                   | there is no fault 'sleepy'; there are alien,",
                "at 1s late on                  | no venue after 'on'",
                "at 1s late on KRAKN            | there is no venue 'KRAKN'",
                "at 1s lose on KRAKEN BTCUSD    | there is no market 'BTCUSD'",
                "at 1s lose on KRAKEN * books   | there is no channel 'books'",
                "at 1s move on KRAKEN           | move is common to all venues",
                "at 1s thin on KRAKEN * book    | thin is about no channel",
                "at 1s late by=long             | by=long is not a time such as",
                "at 1s late to=1s               | late has no 'to'; it has by",
                "at 1s for 2s stall by=1s       | stall has no 'by'",
                "at 1s lose chance=2            | chance=2 is not a number from 0 to 1",
                "at 1s levels count=0           | count=0 is not a whole number",
                "at 1s burst factor=x           | factor=x is not a number",
                "at 1s outlandish value={}      | value={} is not a word",
                "at 1s late by=1s more          | 'more' is not key=value",
                "at 1s late by=1s by=2s         | 'by' is said twice",
                "at 1s late by=-2s              | by=-2s is not a time such as 800ms, 2.5s, 10m or 1h, from 1ms to 1h",
                "at 1s late by=2h               | from 1ms to 1h",
                "at 1s late on KRAKEN BTC/USD   | late is about whole venues: it takes no market, not 'BTC/USD'",
                "at 1s cut on KRAKEN BTC/USD    | cut is about whole venues",
                "at 1s for 2s cut on KRAKEN     | cut happens once: it takes no 'for'",
                "at 1s for 2s move              | move happens once",
                "at 1s ramp on KRAKEN           | ramp needs its length, 'for TIME'",
                "at 1s stall on KRAKEN          | stall needs its length, 'for TIME'",
                "at 9999h cut                   | a time after 'at' is longer than 1000h",
                "at 1s lose on KRAKEN DOGE/USD  | there is no market 'DOGE/USD'; there are BTC/USD, ETH/USD",
                "at 1s levels on KRAKEN * trades| levels is about no channel: it does not take 'trades'",
                "at 1s crossed on COINAPI       | there is no venue 'COINAPI'; there are BITSTAMP",
                "at 1s premium                  | premium sets venues apart: say which",
                "at 1s premium on * bps=50      | premium sets venues apart: say which",
                "at 1s premium on KRAKEN every=0s     | every=0s is not a time such as",
                "at 1s flicker on KRAKEN bps=-20000   | bps=-20000 is not a number from -5000 to 10000",
                "at 1s alien on KRAKEN times=0        | times=0 is not a number from 0.01 to 100",
                "at 1s thin on KRAKEN notional=0      | notional=0 is not a number from 0.01",
                "at 1s burst factor=-1                | factor=-1 is not a number from 0.01 to 100",
                "at 1s garbage per-second=0           | per-second=0 is not a number from 0.01 to 1000",
                "at 1s outlandish field=prise         | field=prise is not one of price, time, trade-price",
                "at 1s turn-away status=200           | status=200 is not a whole number from 400 to 599",
                "at 1s turn-away retry-after=500ms    | retry-after=500ms is not a time in whole seconds",
                "seed 1 2                             | 'seed' takes one whole number",
                "seed                                 | 'seed' takes one whole number",
            })
    void saysInOneLineWhatIsWrong(String wrong, String complaint) {
        assertThatThrownBy(() -> FaultScenario.parse("f.txt", List.of("at 0s cut", wrong)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("f.txt, line 2: ")
                .hasMessageContaining(complaint)
                .message()
                .doesNotContain("\n");
    }

    @Test
    void aSeedIsSaidOnce() {
        assertThatThrownBy(() -> FaultScenario.parse("f", List.of("seed 1", "at 0s cut", "seed 2")))
                .hasMessage("f, line 3: 'seed' is said twice");
    }

    @Test
    void aFileThatIsNoTextIsSaidToBeNone(@TempDir Path folder) throws IOException {
        Path file = Files.write(folder.resolve("f.txt"), new byte[] {(byte) 0xff, (byte) 0xfe, 10});

        assertThatThrownBy(() -> FaultScenario.read(file))
                .hasMessage("f.txt: is not text in UTF-8");
    }

    @Test
    void aFileInWhichNothingGoesWrongIsNone() {
        assertThatThrownBy(() -> FaultScenario.parse("f.txt", List.of("# nothing")))
                .hasMessage("f.txt: nothing goes wrong in it");
        assertThatThrownBy(() -> FaultScenario.read(Path.of("no/such.txt")))
                .isInstanceOf(IOException.class)
                .hasMessage("no such file: no/such.txt");
    }
}
