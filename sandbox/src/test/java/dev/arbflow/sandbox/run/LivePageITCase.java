package dev.arbflow.sandbox.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.arbflow.jobs.config.settings.Environment;
import dev.arbflow.market.Feed;
import dev.arbflow.sandbox.Rules;
import dev.arbflow.sandbox.page.Browser;
import dev.arbflow.sandbox.run.commands.RunLocal;
import dev.arbflow.sandbox.sim.BookStep;
import dev.arbflow.sandbox.sim.Dislocation;
import dev.arbflow.sandbox.sim.Instrument;
import dev.arbflow.sandbox.sim.MarketModel;
import dev.arbflow.sandbox.sim.ModelListener;
import dev.arbflow.sandbox.sim.Scenario;
import dev.arbflow.sandbox.truth.Oracle;
import dev.arbflow.sandbox.venues.SimulatedVenueList;
import dev.arbflow.sandbox.venues.SimulatedVenues;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole way in a real browser: simulated venues, Kafka, Flink, page. */
class LivePageITCase {
    private static final Duration START = Duration.ofMinutes(3);
    private static final Duration SOON = Duration.ofSeconds(40);
    private static final Duration WARM = Duration.ofMinutes(2);
    private static final Pattern ADDRESS = Pattern.compile("live page +(http://\\S+)");

    /** Notes when a row of an open episode came and went, by the clock that the job reads too. */
    private static final String WATCH =
            "window.seen = {}; window.gone = {};new MutationObserver(() => {  const ids ="
                    + " [...document.querySelectorAll('#open tr[data-episode]:not(.blank)')]   "
                    + " .filter(row => !row.closest('table').hidden).map(row => row.dataset.episode); "
                    + " ids.forEach(id => seen[id] ??= Date.now());  Object.keys(seen).filter(id =>"
                    + " !ids.includes(id))    .forEach(id => gone[id] ??="
                    + " Date.now());}).observe(document.getElementById('now'), {subtree: true,"
                    + " childList: true,  attributes: true, characterData: true});";

    /**
     * By how long after its dwell time each of the three latest episodes came to be seen, median,
     * in ms. Earlier ones fell into the start, when a busy machine still compiles.
     */
    private static final String DELAY =
            "const delays = Object.entries(seen)"
                    + "  .map(([id, at]) => at - Number(id.split('@')[1]) / 1000 - 1000)"
                    + "  .slice(-3).sort((a, b) => a - b); return Math.round(delays[1] ?? 1e9)";

    private final Scenario scenario =
            Scenario.standard(SimulatedVenueList.traits(), 7, Rules.PLAN).withoutFaults();

    @TempDir Path dir;

    @Test
    void showsKnownPricesDislocationsAndAVenueTornDown() throws Exception {
        Oracle oracle = new Oracle(Rules.TRUTH);
        try (Browser browser = Browser.start();
                SimulatedVenues venues =
                        new SimulatedVenues(scenario, oracle, LivePageITCase::nowUs).start()) {
            CountDownLatch enough = new CountDownLatch(1);
            ByteArrayOutputStream said = new ByteArrayOutputStream();
            CompletableFuture<Integer> run =
                    CompletableFuture.supplyAsync(() -> run(venues, said, enough));
            URI page = awaitAddress(said);
            browser.open(page, 1440, 900);

            showsThePricesOfTheSimulator(browser);
            showsDislocationsAsTheyComeAndGo(browser);
            greysAVenueThatIsTornDownUntilItIsBack(browser, venues);

            assertThat(browser.complaints()).isEmpty();
            assertThat(browser.requests())
                    .isNotEmpty()
                    .allMatch(asked -> asked.getAuthority().equals(page.getAuthority()));
            enough.countDown();
            assertThat(run.get(2, TimeUnit.MINUTES)).as(text(said)).isEqualTo(RunLocal.FINE);
        }
    }

    private void showsThePricesOfTheSimulator(Browser browser) throws Exception {
        assertThat(
                        Browser.eventually(
                                SOON,
                                () ->
                                        Long.valueOf(4)
                                                .equals(
                                                        browser.script(
                                                                "return"
                                                                        + " document.querySelectorAll('#prices"
                                                                        + " tr[data-state=LIVE]').length"))))
                .isTrue();
        String rows =
                (String)
                        browser.script(
                                "return [...document.querySelectorAll('#prices tbody tr')].map(row"
                                        + " => [row.dataset.venue,"
                                        + " ...[...row.querySelectorAll('b')].map(b =>"
                                        + " b.textContent)].join(' ')).join(';')");

        // Bitfinex tells a change level by level, so its touch may lie between two states.
        assertThat(Stream.of(rows.split(";")).filter(row -> !row.startsWith("BITFINEX")))
                .hasSize(3)
                .isSubsetOf(everyTouchOf("BTC/USD"));
    }

    private static void showsDislocationsAsTheyComeAndGo(Browser browser) throws Exception {
        browser.script(WATCH);
        assertThat(
                        Browser.eventually(
                                SOON,
                                () ->
                                        Boolean.TRUE.equals(
                                                browser.script(
                                                        "return Object.keys(gone).length >= 3"))))
                .isTrue();

        assertThat(Browser.eventually(WARM, () -> within((Long) browser.script(DELAY)))).isTrue();
        assertThat(browser.script("return document.querySelectorAll('#episodes tbody tr').length"))
                .isNotEqualTo(0L);
    }

    /** Within a second of the dwell time, and not before it, but for the steps of the clock. */
    private static boolean within(long delayMs) {
        return delayMs >= -50 && delayMs <= 1_000;
    }

    private static void greysAVenueThatIsTornDownUntilItIsBack(
            Browser browser, SimulatedVenues venues) throws Exception {
        venues.simulator(Feed.KRAKEN).refuseConnections(Duration.ofSeconds(4));
        venues.simulator(Feed.KRAKEN).dropConnections();

        assertThat(Browser.eventually(SOON, () -> kraken(browser, "DOWN"))).isTrue();
        assertThat(browser.text("tr[data-venue=KRAKEN] .why")).isNotEmpty();
        assertThat(
                        browser.script(
                                "return [...document.querySelectorAll('#matrix"
                                        + " td[data-route*=KRAKEN]')]"
                                        + ".map(cell => cell.dataset.level)"))
                .isEqualTo(List.of("off", "off", "off", "off", "off", "off"));
        assertThat(Browser.eventually(SOON, () -> kraken(browser, "LIVE"))).isTrue();
    }

    private static boolean kraken(Browser browser, String state) {
        return Boolean.TRUE.equals(
                browser.script(
                        "return document.querySelector('tr[data-venue=KRAKEN]').dataset.state"
                                + " === arguments[0]",
                        state));
    }

    /**
     * What a venue's row may show: the same scenario gives the same books, so a twin knows them.
     */
    private Set<String> everyTouchOf(String market) {
        Set<String> touches = new HashSet<>();
        ModelListener listener =
                new ModelListener() {
                    @Override
                    public void stepped(BookStep step) {
                        Instrument what = step.instrument();
                        if (what.listing().market().code().equals(market)) {
                            touches.add(
                                    what.listing().venue()
                                            + " "
                                            + shown(what, step.after().bids().get(0).price())
                                            + " "
                                            + shown(what, step.after().asks().get(0).price()));
                        }
                    }

                    @Override
                    public void dislocated(Dislocation dislocation) {
                        // the step that follows shows it
                    }
                };
        new MarketModel(scenario, listener).advanceTo(TimeUnit.MINUTES.toMicros(5));
        return touches;
    }

    private static String shown(Instrument what, long price) {
        return String.format(Locale.ROOT, "%,.2f", what.price(price));
    }

    private int run(SimulatedVenues venues, ByteArrayOutputStream said, CountDownLatch enough) {
        return RunLocal.run(
                new String[] {
                    "--feed=live",
                    "--ports=auto",
                    "--data-dir=" + dir.resolve("data"),
                    "--venues",
                    "BITSTAMP,BITFINEX,KRAKEN,COINBASE",
                    "--markets",
                    "BTC/USD,ETH/USD",
                    "--min-net-bps",
                    "5",
                    "--hold-net-bps",
                    "2",
                    "--min-notional",
                    "500",
                    "--dwell-ms",
                    "1000",
                    "--bitstamp-uri",
                    venues.uris().get(Feed.BITSTAMP).toString(),
                    "--bitfinex-uri",
                    venues.uris().get(Feed.BITFINEX).toString(),
                    "--kraken-uri",
                    venues.uris().get(Feed.KRAKEN).toString(),
                    "--coinbase-uri",
                    venues.uris().get(Feed.COINBASE).toString()
                },
                () -> Environment.NONE,
                new PrintStream(said, true, StandardCharsets.UTF_8),
                enough);
    }

    private static URI awaitAddress(ByteArrayOutputStream said) throws Exception {
        assertThat(Browser.eventually(START, () -> text(said).contains("Running after")))
                .as(text(said))
                .isTrue();
        Matcher address = ADDRESS.matcher(text(said));
        assertThat(address.find()).isTrue();
        return URI.create(address.group(1));
    }

    private static String text(ByteArrayOutputStream said) {
        return said.toString(StandardCharsets.UTF_8);
    }

    private static long nowUs() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
    }
}
