package dev.arbflow.jobs.config.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.arbflow.connector.mail.MailMessage;
import dev.arbflow.jobs.config.AlertKind;
import dev.arbflow.jobs.config.AlertTerms;
import dev.arbflow.jobs.config.AlertTerms.Receiver;
import dev.arbflow.jobs.config.AlertTerms.Term;
import dev.arbflow.jobs.config.ConfigError;
import dev.arbflow.market.Route;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AlertTermsFileTest {
    private static final String HEADER =
            "receiver,market,route,kinds,min_net_bps,min_profit,quiet,per_hour\n";
    private static final String WHOLE =
            HEADER
                    + """
                    # the desk hears of everything that is worth it, not at night
                    desk@example.org,*,*,opened+peak+closed,5,50,22:00-07:00 Europe/Berlin,10
                    desk@example.org,ETH/USD,*,*,20,-,-,-
                    desk@example.org,*,KRAKEN>BITSTAMP,none,-,-,-,-

                    risk@example.org,*,*,*,-,-,-,-
                    """;

    @Test
    void theMostSpecificLineOfAReceiverCounts() {
        Receiver desk = parse(WHOLE, List.of()).of("desk@example.org").orElseThrow();

        assertThat(desk.mostPerHour()).isEqualTo(10);
        assertThat(desk.quiet()).hasToString("22:00-07:00 Europe/Berlin");
        Term usual = desk.of(Route.parse("BTC/USD|BITFINEX>BITSTAMP"));
        assertThat(usual.kinds())
                .containsExactlyInAnyOrder(AlertKind.OPENED, AlertKind.PEAK, AlertKind.CLOSED);
        assertThat(usual.minNetBps()).isEqualTo(5);
        assertThat(usual.minProfit()).hasToString("50");
        assertThat(desk.of(Route.parse("ETH/USD|BITFINEX>BITSTAMP")).minNetBps()).isEqualTo(20);
        assertThat(desk.of(Route.parse("ETH/USD|KRAKEN>BITSTAMP")).kinds()).isEmpty();
    }

    @Test
    void whoIsNotNamedIsToldEverything() {
        AlertTerms terms = parse(WHOLE, List.of("desk@example.org", "boss@example.org"));

        assertThat(terms.receivers())
                .extracting(Receiver::address)
                .containsExactly("desk@example.org", "risk@example.org", "boss@example.org");
        assertThat(terms.of("boss@example.org"))
                .contains(Receiver.ofEverything("boss@example.org"));
    }

    /** What the sink refuses would otherwise end the job at its first alert. */
    @ParameterizedTest
    @ValueSource(strings = {"desk@example.org", "desk.a+b@x.example.org", "desk@localhost"})
    void whoeverIsAReceiverCanBeWrittenTo(String address) {
        Receiver receiver =
                parse(HEADER + address + ",*,*,*,-,-,-,-", List.of()).receivers().get(0);

        assertThat(MailMessage.plain("<a@b>", "s", "t").addressedTo(receiver.address(), "<c@d>"))
                .extracting(MailMessage::to)
                .isEqualTo(address);
    }

    /** A domain is the same in any case; what stands before it is for its server to say. */
    @Test
    void aReceiverWhoseDomainIsWrittenInAnotherCaseIsTheSame() {
        String text =
                HEADER
                        + """
                        desk@Example.org,*,*,none,-,-,-,-
                        desk@example.ORG,ETH/USD,*,*,-,-,-,-
                        """;

        AlertTerms terms = parse(text, List.of("desk@example.org", "Desk@example.org"));

        assertThat(terms.receivers())
                .extracting(Receiver::address)
                .containsExactly("desk@example.org", "Desk@example.org");
        assertThat(terms.of("desk@example.org").orElseThrow().terms()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "nobody,*,*,*,-,-,-,- | line 2 column 1 (receiver) is not a mail address",
                "desk..a@b.org,*,*,*,-,-,-,- | line 2 column 1 (receiver) is not a mail address",
                "grüße@b.org,*,*,*,-,-,-,- | line 2 column 1 (receiver) is not a mail address",
                "*,a@b.org,*,*,-,-,-,- | line 2 column 1 (receiver)",
                "a@b.org,a@b.org,*,*,-,-,-,- | line 2 column 2 (market) is neither * nor a market",
                "a@b.org,ETH/USD,*,*,-,-,-,a@b.org | line 2 column 8 (per_hour) is neither",
                "a@b.org,BTC,*,*,-,-,-,- | line 2 column 2 (market) is neither * nor a market: 'BTC'",
                "a@b.org,*,KRAKEN,*,-,-,-,- | line 2 column 3 (route) is neither * nor VENUE>VENUE: 'KRAKEN'",
                "a@b.org,*,KRAKEN>KRAKEN,*,-,-,-,- | column 3 (route)",
                "a@b.org,*,*,open,-,-,-,- | line 2 column 4 (kinds) is neither * nor kinds joined by +: 'open'",
                "a@b.org,*,*,*,much,-,-,- | line 2 column 5 (min_net_bps) is neither - nor a number: 'much'",
                "a@b.org,*,*,*,NaN,-,-,- | column 5 (min_net_bps)",
                "a@b.org,*,*,*,-,much,-,- | line 2 column 6 (min_profit) is neither - nor a number: 'much'",
                "a@b.org,*,*,*,-,-,22:00-07:00,- | line 2 column 7 (quiet) is neither - nor 22:00-07:00 ZONE: '22:00-07:00'",
                "a@b.org,*,*,*,-,-,22:00-25:00 UTC,- | column 7 (quiet)",
                "a@b.org,*,*,*,-,-,22:00-07:00 Mars,- | column 7 (quiet)",
                "a@b.org,*,*,*,-,-,-,0 | line 2 column 8 (per_hour) is neither - nor a number from 1 to 1000: '0'",
                "a@b.org,*,*,*,-,-,-,1001 | line 2 column 8 (per_hour) is neither - nor a number from 1 to 1000",
                "a@b.org,ETH/USD,*,*,-,-,-,3 | line 2 column 8 (per_hour) must be - here",
                "a@b.org,*,*,* | line 2 has 4 columns and needs receiver,market",
                "a@b.org,ETH/USD,*,*,-,-,-,- | without a line of every market and route: the only one"
            })
    void aWrongLineStopsTheJobWithOneThatNamesItAndNotTheAddress(String line, String problem) {
        assertThatThrownBy(() -> parse(HEADER + line, List.of()))
                .isInstanceOf(ConfigError.class)
                .hasMessageContaining(problem)
                .hasMessageStartingWith("terms.csv ")
                .message()
                .doesNotContain("@", "desk", "nobody", "\n");
    }

    @Test
    void aLineThatIsRepeatedOrAnotherHeaderStopsTheJob() {
        assertThatThrownBy(() -> parse(WHOLE + "desk@example.org,*,*,*,-,-,-,-\n", List.of()))
                .hasMessage("terms.csv line 8 repeats an earlier line");
        assertThatThrownBy(() -> parse("receiver\n", List.of()))
                .hasMessageContaining("line 1 must be");
        assertThatThrownBy(() -> AlertTermsFile.read(Path.of("nowhere.csv"), List.of()))
                .hasMessageContaining("cannot read ALERT_TERMS_FILE nowhere.csv");
    }

    private static AlertTerms parse(String text, List<String> others) {
        return AlertTermsFile.parse("terms.csv", text.getBytes(StandardCharsets.UTF_8), others);
    }
}
