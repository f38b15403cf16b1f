package dev.arbflow.sandbox.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.arbflow.jobs.config.DataOrigin;
import dev.arbflow.market.Listing;
import dev.arbflow.market.Venue;
import dev.arbflow.market.arbitrage.CloseReason;
import dev.arbflow.market.book.BookUpdate;
import dev.arbflow.market.book.BookValidity;
import dev.arbflow.market.book.FeedStatus;
import dev.arbflow.market.testing.Books;
import dev.arbflow.sandbox.Rules;
import dev.arbflow.sandbox.page.Content.MailView;
import dev.arbflow.sandbox.page.Content.RefusalView;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;

/** The page in a real browser, told by hand what the pipeline would tell. */
class PageInBrowserITCase {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final String HOSTILE = "<img src=x onerror=\"document.title='taken'\">";

    private static Browser browser;

    private final ContentState state =
            new ContentState(
                    Rules.DETECTION,
                    List.of(
                            Listing.parse("BITFINEX|BTC/USD"),
                            Listing.parse("BITSTAMP|BTC/USD"),
                            Listing.parse("KRAKEN|BTC/USD"),
                            Listing.parse("KRAKEN|ETH/USD")),
                    Map.of("flink", "http://127.0.0.1:1/"),
                    DataOrigin.SIMULATED);

    private PageServer server;
    private long nowMs = 1_700_000_000_000L;

    @BeforeAll
    static void startBrowser() {
        browser = Browser.start();
    }

    @AfterAll
    static void quitBrowser() {
        if (browser != null) {
            browser.close();
        }
    }

    @BeforeEach
    void open() throws Exception {
        server =
                PageServer.start(
                        0,
                        () -> json(state.history()),
                        number -> Optional.of("<p>Buy low, sell high</p>"));
        browser.open(server.address(), 1440, 900);
        publish();
    }

    @AfterEach
    void nothingWentWrongAndNothingLeftTheMachine() throws Exception {
        assertThat(browser.complaints()).isEmpty();
        assertThat(browser.requests())
                .isNotEmpty()
                .allMatch(address -> address.toString().startsWith(server.address().toString()));
        server.close();
        leave();
    }

    @Test
    void makesSenseBeforeAnythingHasCome() throws Exception {
        awaitText("#link", "waiting for the first record");
        assertThat(browser.text("#now-title")).startsWith("Nothing is open");
        assertThat(browser.all("#prices tbody tr[data-state=WAITING]")).hasSize(3);
        assertThat(browser.text("#tile-best")).isEqualTo("–");
        assertThat(browser.find("#mails + .empty").isDisplayed()).isTrue();
        assertThat(browser.find("#flink").getDomProperty("href")).isEqualTo("http://127.0.0.1:1/");
    }

    @Test
    void showsPricesEdgesAndTheBestRoutes() throws Exception {
        tellPrices();

        awaitText("tr[data-venue=BITSTAMP] td:nth-child(2) b", "60,300.00");
        awaitText("[data-route='BITFINEX>BITSTAMP'] b", "+9.8");
        assertThat(browser.text("[data-route='BITFINEX>BITSTAMP'] small")).isEqualTo("+50.0");
        assertThat(browser.find("[data-route='BITFINEX>BITSTAMP']").getDomAttribute("data-level"))
                .isEqualTo("hit");
        assertThat(browser.find("[data-route='BITFINEX>KRAKEN']").getDomAttribute("aria-label"))
                .isEqualTo("Buy Bitfinex, sell Kraken: net −83.3 bps, gross −3.3 bps");
        assertThat(browser.all("#routes tbody tr:not(.blank)")).hasSize(5);
        assertThat(browser.text("#routes tbody tr:nth-child(2) td:nth-child(3)")).endsWith(" bps");
    }

    @Test
    void showsAnEpisodeWhileItIsOpenAndAfterwards() throws Exception {
        long openedMs = nowMs;
        state.episode(Known.episode(openedMs, 1, null));
        publish();
        await("#open tbody tr[data-episode]", true);
        assertThat(browser.text("#now-title")).startsWith("1 open");
        assertThat(browser.text("#announce")).contains("Episode opened: BTC/USD");

        state.episode(Known.episode(openedMs, 2, CloseReason.SPREAD_COLLAPSED));
        publish();
        await("#episodes tbody tr[data-episode]", true);
        assertThat(browser.text("#episodes tbody tr")).contains("spread collapsed", "2.0 s");
        assertThat(browser.text("#now-title")).startsWith("Nothing is open");
    }

    @Test
    void greysAVenueThatIsDownAndSaysWhy() throws Exception {
        tellPrices();
        state.book(
                BookUpdate.of(Books.kraken("BTC/USD").invalid(BookValidity.DISCONNECTED).build()),
                nowMs);
        state.status(Known.status("KRAKEN|*", FeedStatus.State.DISCONNECTED, "HTTP status 404", 1));
        publish();

        await("tr[data-venue=KRAKEN][data-state=DOWN]", true);
        assertThat(browser.text("tr[data-venue=KRAKEN] .why")).isEqualTo("HTTP status 404");
        assertThat(browser.find("[data-route='BITFINEX>KRAKEN']").getDomAttribute("data-level"))
                .isEqualTo("off");
        assertThat(browser.find("[data-route='BITFINEX>KRAKEN']").getDomAttribute("title"))
                .contains("Kraken: HTTP status 404");
    }

    @Test
    void theDaysResultIsAHeadlineAndSaysWhatWasMissed() throws Exception {
        assertThat(browser.text("#tile-paper")).isEqualTo("–");
        state.stored(Known.desk("e"));
        publish();

        awaitText("#tile-paper", "−3.25");
        assertThat(browser.text("#note-paper")).isEqualTo("USD; took 5 of 20 episodes");
        assertThat(browser.text("#paper-day")).startsWith("2023-11-14 UTC");
        assertThat(browser.text("#paper"))
                .contains("−3.25 USD", "12 gone, 3 not known", "Inventory");
    }

    @Test
    void whatLookedSuspectIsListedAndSaidOfTheEpisodeItCoincidedWith() throws Exception {
        String id = Known.episode(nowMs, 2, CloseReason.SPREAD_COLLAPSED).id();
        state.episode(Known.episode(nowMs, 2, CloseReason.SPREAD_COLLAPSED));
        state.stored(Known.desk(id));
        publish();

        await("#suspects tbody tr[data-suspect]", true);
        assertThat(browser.text("#tile-suspects")).isEqualTo("2");
        assertThat(browser.text("#suspects tbody tr"))
                .contains("Bitfinex", "BTC/USD", "quote flicker", "asks", "18.5× usual", "31.7500");
        assertThat(browser.text("#suspects tbody tr:nth-child(2)"))
                .contains("Kraken", "pump", "up", "+45.0 bps");
        awaitText(
                "#episodes .suspect",
                "meanwhile looked suspect: Bitfinex quote flicker, Kraken BTC/USDT pump");
    }

    @Test
    void showsHostileTextAsText() throws Exception {
        state.book(
                BookUpdate.of(Books.kraken("BTC/USD").invalid(BookValidity.UNREADABLE).build()),
                nowMs);
        state.status(Known.status("KRAKEN|BTC/USD", FeedStatus.State.REFUSED, HOSTILE, 1));
        state.stored(
                new StoreFigures(
                        List.of(new RefusalView(HOSTILE, HOSTILE, 3, 1.0)),
                        List.of(),
                        1,
                        List.of(new MailView(1, HOSTILE, HOSTILE, HOSTILE, false)),
                        List.of(),
                        null,
                        DeskFigures.NONE));
        publish();

        awaitText("tr[data-venue=KRAKEN] .why", HOSTILE);
        awaitText("#mails button", HOSTILE);
        browser.find("#mails button").click();
        awaitText("#mail-text", HOSTILE);
        assertThat(browser.text("title")).isEqualTo("SIMULATED – arbflow");
        assertThat(browser.all("img[src=x]")).isEmpty();
    }

    @Test
    void canBeUsedWithTheKeyboardAlone() throws Exception {
        tellPrices();
        await("#markets input:checked", true);
        browser.find("#markets input:checked").sendKeys(Keys.ARROW_RIGHT);
        awaitText("#prices-market", "ETH/USD");

        state.stored(
                new StoreFigures(
                        List.of(),
                        List.of(),
                        1,
                        List.of(new MailView(7, "you@localhost", "12 bps", "text", true)),
                        List.of(),
                        8_200L,
                        DeskFigures.NONE));
        publish();
        awaitText("#mails button", "12 bps");
        awaitText("#link", "8.2 s behind: this machine is too busy");
        browser.find("#mails button").sendKeys(Keys.ENTER);
        await("#mail[open]", true);
        browser.find("#mail").sendKeys(Keys.ESCAPE);
        await("#mail[open]", false);

        String before = background();
        browser.find("#theme").sendKeys(Keys.SPACE);
        assertThat(Browser.eventually(SOON, () -> !background().equals(before))).isTrue();
    }

    @Test
    void followsTheSystemsTheme() throws Exception {
        browser.prefer("light");
        String light = background();
        browser.prefer("dark");

        assertThat(Browser.eventually(SOON, () -> !background().equals(light))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {390, 768, 1024, 1440})
    void fitsTheWindow(int width) throws Exception {
        tellPrices();
        state.episode(Known.episode(nowMs, 2, CloseReason.SPREAD_COLLAPSED));
        state.stored(Known.desk(Known.episode(nowMs, 2, CloseReason.SPREAD_COLLAPSED).id()));
        browser.resize(width, 900);
        publish();
        await("#episodes tbody tr[data-episode]", true);

        assertThat(browser.script("return document.documentElement.scrollWidth"))
                .isEqualTo((long) width);
        assertThat(
                        browser.script(
                                "return [...document.querySelectorAll('.card table')].filter(t =>"
                                        + " t.scrollWidth > t.closest('.card').clientWidth).map(t =>"
                                        + " t.id)"))
                .isEqualTo(List.of());
    }

    @Test
    void doesNotJumpWhenThingsHappen() throws Exception {
        tellPrices();
        await("#routes tbody tr:not(.blank)", true);
        Object before = places();

        state.episode(Known.episode(nowMs, 1, null));
        state.stored(Known.desk("e"));
        state.book(BookUpdate.of(Books.kraken("BTC/USD").invalid(BookValidity.GAP).build()), nowMs);
        publish();
        await("#open tbody tr[data-episode]", true);

        assertThat(places()).isEqualTo(before);
    }

    @Test
    void saysThatTheConnectionIsLost() throws Exception {
        tellPrices();
        awaitText("#link", "live");
        server.close();

        awaitText("#link", "connection lost, trying again");
        leave();
    }

    /** A page that is left alone reports every reconnection that is refused. */
    private static void leave() {
        browser.open(URI.create("about:blank"), 1440, 900);
        browser.complaints();
    }

    private void tellPrices() throws Exception {
        state.book(Known.book(Venue.BITFINEX, 59_990, 60_000, nowMs), nowMs);
        state.book(Known.book(Venue.BITSTAMP, 60_300, 60_310, nowMs), nowMs);
        state.book(Known.book(Venue.KRAKEN, 59_980, 59_995, nowMs), nowMs);
        state.sample();
        publish();
    }

    /** Tells the browser, once it listens. */
    private void publish() throws Exception {
        assertThat(Browser.eventually(SOON, server::isWatched)).isTrue();
        nowMs += 250;
        server.publish(json(state.content(nowMs)));
    }

    private void awaitText(String css, String wanted) throws Exception {
        Browser.eventually(SOON, () -> wanted.equals(browser.text(css)));
        assertThat(browser.text(css)).isEqualTo(wanted);
    }

    private void await(String css, boolean there) throws Exception {
        Browser.eventually(SOON, () -> browser.all(css).isEmpty() != there);
        assertThat(browser.all(css).isEmpty()).as(css).isNotEqualTo(there);
    }

    private static String background() {
        return (String) browser.script("return getComputedStyle(document.body).backgroundColor");
    }

    private static Object places() {
        return browser.script(
                "return [...document.querySelectorAll('.card')]"
                        + ".map(c => c.getBoundingClientRect())"
                        + ".map(r => [r.x, r.y, r.width, r.height].join())");
    }

    private static byte[] json(Object value) {
        try {
            return JSON.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
