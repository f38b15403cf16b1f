package dev.arbflow.sandbox.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.arbflow.sandbox.run.outcome.BestRoutes;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConsoleTest {
    private static final String UP_TWO_AND_CLEAR = "\u001B[2F\u001B[J";

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    private Console console(boolean quiet, boolean terminal) {
        return new Console(new PrintStream(said, true, StandardCharsets.UTF_8), quiet, terminal);
    }

    private String said() {
        return said.toString(StandardCharsets.UTF_8);
    }

    @Test
    void drawsOverTheStateBeforeOnATerminal() {
        Console console = console(false, true);

        console.live("first", List.of("route"));
        console.live("second", List.of());
        console.say("Stopping %s", "...");

        assertThat(said())
                .isEqualTo(
                        "first\nroute\n"
                                + UP_TWO_AND_CLEAR
                                + "second\n"
                                + UP_TWO_AND_CLEAR.replace('2', '1')
                                + "Stopping ...\n");
        assertThat(console.liveEverySeconds()).isEqualTo(1);
    }

    @Test
    void saysAPlainLineElsewhere() {
        Console console = console(false, false);

        console.live("first", List.of("route"));
        console.live("second", List.of());

        assertThat(said()).isEqualTo("first\nsecond\n");
        assertThat(console.liveEverySeconds()).isEqualTo(5);
    }

    @Test
    void saysHowLongAStepTook() throws Exception {
        assertThat(console(false, false).<Integer>step("Starting", () -> 7)).isEqualTo(7);

        assertThat(said()).matches("Starting \\.\\.\\. \\d+\\.\\d s\n");
    }

    @Test
    void endsTheLineOfAStepThatFails() {
        Console console = console(false, false);

        assertThatThrownBy(
                        () ->
                                console.step(
                                        "Starting",
                                        () -> {
                                            throw new IllegalStateException("no");
                                        }))
                .hasMessage("no");

        assertThat(said()).isEqualTo("Starting ... failed\n");
    }

    @Test
    void keepsToTheResultWhenQuiet() throws Exception {
        Console console = console(true, true);

        console.say("Starting");
        console.live("state", List.of());
        console.step("Working", () -> 1);
        console.result("result");

        assertThat(said()).isEqualTo("result\n");
    }

    @Test
    void saysWhatIsMissingToBreakEven() {
        assertThat(new BestRoutes.Candidate("ETH/USD", "KRAKEN", "BITSTAMP", -3.14, 0.5).row())
                .contains("ETH/USD", "buy KRAKEN", "sell BITSTAMP", "-3.1 bps net", "0.500000 ETH")
                .endsWith("3.1 bps short of break-even");
        assertThat(new BestRoutes.Candidate("ETH/USD", "KRAKEN", "BITSTAMP", 2, 0.5).row())
                .endsWith("beyond break-even");
    }
}
