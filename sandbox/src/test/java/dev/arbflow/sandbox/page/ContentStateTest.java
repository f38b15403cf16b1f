package dev.arbflow.sandbox.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.arbflow.jobs.config.DataOrigin;
import dev.arbflow.market.Feed;
import dev.arbflow.market.Origin;
import dev.arbflow.market.Venue;
import dev.arbflow.market.arbitrage.CloseReason;
import dev.arbflow.market.book.BookUpdate;
import dev.arbflow.market.book.BookValidity;
import dev.arbflow.market.book.FeedStatus;
import dev.arbflow.market.book.Progress;
import dev.arbflow.market.testing.Books;
import dev.arbflow.sandbox.Rules;
import dev.arbflow.sandbox.page.Content.EpisodesView;
import dev.arbflow.sandbox.page.Content.FeedView;
import dev.arbflow.sandbox.page.Content.MarketView;
import dev.arbflow.sandbox.page.Content.RouteView;
import dev.arbflow.sandbox.page.Content.VenueState;
import dev.arbflow.sandbox.page.Content.VenueView;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ContentStateTest {
    private static final long NOW = 1_700_000_000_000L;

    private final ContentState state = Known.state();

    @Test
    void showsEveryWatchedVenueBeforeAnythingHasCome() {
        Content content = state.content(NOW);

        assertThat(content.quietMs()).isNull();
        assertThat(venues()).extracting(VenueView::venue).containsExactly("BITSTAMP", "BITFINEX");
        assertThat(venues())
                .allMatch(venue -> venue.state() == VenueState.WAITING)
                .allMatch(venue -> venue.reason().equals("no book yet") && venue.bid() == null);
        assertThat(routes()).hasSize(2).noneMatch(RouteView::usable);
        assertThat(content.episodes().open()).isEmpty();
        assertThat(content.links()).containsEntry("flink", "http://127.0.0.1:1/");
    }

    @Test
    void showsTheTouchOfTheNewestBookWithItsFeeAndAge() {
        state.book(Known.book(Venue.BITSTAMP, 99, 100, 1_000), NOW);
        state.book(Known.book(Venue.BITSTAMP, 99.5, 100.5, 2_000), NOW);
        state.book(Known.alive(Venue.BITFINEX, 2_250), NOW);

        assertThat(venue(Venue.BITSTAMP))
                .isEqualTo(
                        new VenueView(
                                "BITSTAMP",
                                "Bitstamp",
                                VenueState.LIVE,
                                "",
                                99.5,
                                2.0,
                                100.5,
                                2.0,
                                40.0,
                                250L,
                                0L));
    }

    @Test
    void measuresARouteOverTheDepthAfterBothFees() {
        state.book(Known.book(Venue.BITFINEX, 99, 100, 1_000), NOW);
        state.book(Known.book(Venue.BITSTAMP, 101, 102, 1_000), NOW);

        RouteView route = route(Venue.BITFINEX, Venue.BITSTAMP);

        assertThat(route.usable()).isTrue();
        assertThat(route.grossBps()).isCloseTo(100, within(1e-9));
        assertThat(route.netBps()).isCloseTo(101 * 0.996 * 100 - 10_000, within(1e-9));
        assertThat(route.quantity()).isEqualTo(2);
        assertThat(route.profit()).isCloseTo(2 * (101 * 0.996 - 100), within(1e-9));
    }

    @Test
    void saysOfALosingRouteWhatTheTouchLosesAndHowMuchIsThere() {
        state.book(Known.book(Venue.BITFINEX, 99, 100, 1_000), NOW);
        state.book(Known.book(Venue.BITSTAMP, 100.1, 102, 1_000), NOW);

        RouteView route = route(Venue.BITFINEX, Venue.BITSTAMP);

        assertThat(route.grossBps()).isCloseTo(10, within(1e-9));
        assertThat(route.netBps()).isCloseTo(100.1 * 0.996 * 100 - 10_000, within(1e-9));
        assertThat(route.quantity()).isEqualTo(2);
        assertThat(route.profit()).isZero();
    }

    @Test
    void greysAVenueThatHasNotBeenProvenAliveForTooLong() {
        state.book(Known.book(Venue.BITSTAMP, 101, 102, 1_000), NOW);
        state.book(Known.book(Venue.BITFINEX, 99, 100, 4_001), NOW);

        assertThat(venue(Venue.BITSTAMP).state()).isEqualTo(VenueState.STALE);
        assertThat(venue(Venue.BITSTAMP).reason()).isEqualTo("not heard for 3 s");
        assertThat(route(Venue.BITFINEX, Venue.BITSTAMP).usable()).isFalse();
        assertThat(route(Venue.BITFINEX, Venue.BITSTAMP).reason())
                .isEqualTo("Bitstamp: not heard for 3 s");
    }

    @Test
    void keepsAQuietVenueWhoseConnectionLives() {
        state.book(Known.book(Venue.BITSTAMP, 101, 102, 1_000), NOW);
        state.book(Known.alive(Venue.BITSTAMP, 60_000), NOW);

        assertThat(venue(Venue.BITSTAMP).state()).isEqualTo(VenueState.LIVE);
    }

    @Test
    void takesNoOtherFeedsWordForAVenuesBook() {
        state.book(Known.book(Venue.BITSTAMP, 101, 102, 1_000), NOW);
        Origin other = new Origin(Feed.COINAPI, "COINAPI-0", 1, 1);
        state.book(
                BookUpdate.of(Progress.ofAll(other, 60_000_000, 60_000_000, 0, "BITSTAMP|BTC/USD")),
                NOW);

        assertThat(venue(Venue.BITSTAMP).state()).isEqualTo(VenueState.STALE);
    }

    @Test
    void greysAVenueOfWhichThisMachineHearsTooLate() {
        state.book(
                BookUpdate.of(
                        Books.bitstamp("BTC/USD").bid(1, 1).at(1_000).lateHere(1_200).build()),
                NOW);

        assertThat(venue(Venue.BITSTAMP).state()).isEqualTo(VenueState.LATE_HERE);
        assertThat(venue(Venue.BITSTAMP).reason()).isEqualTo("waited 1.2 s on this machine");
    }

    @Test
    void saysHowFarBehindDetectionIsButNotOfARecording() {
        StoreFigures late =
                new StoreFigures(
                        List.of(), List.of(), 0, List.of(), List.of(), 8_200L, DeskFigures.NONE);
        state.stored(late);
        assertThat(state.content(NOW).behindMs()).isEqualTo(8_200);

        ContentState recorded =
                new ContentState(
                        Rules.DETECTION,
                        Known.WATCHED,
                        Map.of(),
                        DataOrigin.recordedOn(LocalDate.EPOCH));
        recorded.stored(late);
        assertThat(recorded.content(NOW).behindMs()).isNull();
    }

    @Test
    void greysAVenueThatDeliversTooLate() {
        state.book(
                BookUpdate.of(Books.bitstamp("BTC/USD").bid(1, 1).at(1_000).lag(1_200).build()),
                NOW);

        assertThat(venue(Venue.BITSTAMP).state()).isEqualTo(VenueState.LAGGING);
        assertThat(venue(Venue.BITSTAMP).reason()).isEqualTo("delivers 1.2 s late");
    }

    @Test
    void saysOfABookThatMayNotBeUsedWhatTheFeedSaid() {
        state.book(
                BookUpdate.of(Books.bitstamp("BTC/USD").invalid(BookValidity.DISCONNECTED).build()),
                NOW);
        String general = venue(Venue.BITSTAMP).reason();
        state.status(
                Known.status("BITSTAMP|*", FeedStatus.State.DISCONNECTED, "HTTP status 404", 1));

        assertThat(general).isEqualTo("the connection is down");
        assertThat(venue(Venue.BITSTAMP).state()).isEqualTo(VenueState.DOWN);
        assertThat(venue(Venue.BITSTAMP).reason()).isEqualTo("HTTP status 404");
        assertThat(venue(Venue.BITFINEX).reason()).isEqualTo("no book yet");
        assertThat(route(Venue.BITFINEX, Venue.BITSTAMP).netBps()).isNull();
    }

    @Test
    void doesNotCompareBooksOfDifferentMoments() {
        state.book(Known.book(Venue.BITSTAMP, 101, 102, 1_000), NOW);
        state.book(Known.book(Venue.BITFINEX, 99, 100, 2_501), NOW);

        assertThat(route(Venue.BITFINEX, Venue.BITSTAMP).reason())
                .isEqualTo("the books showed different moments");
    }

    @Test
    void doesNotMeasureARouteWithoutAFee() {
        state.book(Known.book(Venue.BITSTAMP, 101, 102, 1_000), NOW);
        state.book(Known.book(Venue.OKX, 99, 100, 1_000), NOW);

        assertThat(route(Venue.OKX, Venue.BITSTAMP).reason()).isEqualTo("no fee is known");
    }

    @Test
    void movesAnEpisodeFromOpenToClosed() {
        state.episode(Known.episode(10_000, 1, null));
        assertThat(episodes().open()).hasSize(1);
        assertThat(episodes().found()).isEqualTo(1);

        state.episode(Known.episode(10_000, 2, CloseReason.SPREAD_COLLAPSED));
        state.episode(Known.episode(10_000, 1, null)); // delivered again

        assertThat(episodes().open()).isEmpty();
        assertThat(episodes().recent()).hasSize(1);
        assertThat(episodes().recent().get(0).lifetimeMs()).isEqualTo(2_000);
        assertThat(episodes().closed()).isEqualTo(Map.of("SPREAD_COLLAPSED", 1L));
        assertThat(episodes().medianLifetimeMs()).isEqualTo(2_000);
        assertThat(episodes().found()).isEqualTo(1);
    }

    @Test
    void anOlderVersionOfAnOpenEpisodeChangesNothing() {
        state.episode(Known.episode(10_000, 3, null));
        state.episode(Known.episode(10_000, 2, null));

        assertThat(episodes().open().get(0).lifetimeMs()).isEqualTo(3_000);
    }

    @Test
    void forgetsTheOldestClosedEpisodesButStillCountsThem() {
        for (int i = 0; i < EpisodeShelf.RECENT + 50; i++) {
            state.episode(Known.episode(10_000 + i, 1, CloseReason.LEG_STALE));
        }

        assertThat(episodes().found()).isEqualTo(EpisodeShelf.RECENT + 50);
        assertThat(episodes().closed()).containsEntry("LEG_STALE", EpisodeShelf.RECENT + 50L);
        assertThat(episodes().recent()).hasSizeLessThanOrEqualTo(EpisodeShelf.RECENT);
        assertThat(episodes().recent().get(0).openedMs())
                .isEqualTo(10_000 + EpisodeShelf.RECENT + 49);
    }

    @Test
    void tellsHowAFeedIsAndWhatWentWrongLast() {
        state.stored(
                new StoreFigures(
                        List.of(),
                        List.of(new FeedView("KRAKEN", "CONNECTED", "", null, Map.of(), 12.0)),
                        0,
                        List.of(),
                        List.of(),
                        null,
                        DeskFigures.NONE));
        state.status(
                Known.status("KRAKEN|BTC/USD", FeedStatus.State.CHECKSUM_MISMATCH, "1 or 2", 1));
        state.status(Known.status("KRAKEN|*", FeedStatus.State.DISCONNECTED, "", 2_000));
        state.status(Known.status("KRAKEN|*", FeedStatus.State.CONNECTED, "", 3_000));
        state.book(Known.alive(Venue.KRAKEN, 5_000), NOW);

        FeedView feed = state.content(NOW).feeds().get(0);

        assertThat(feed.state()).isEqualTo("CONNECTED");
        assertThat(feed.trouble()).isEqualTo("disconnected");
        assertThat(feed.troubleAgeMs()).isEqualTo(3_000);
        assertThat(feed.framesPerSecond()).isEqualTo(12);
    }

    @Test
    void noticesThatNothingIsReadAnyMore() {
        state.book(Known.alive(Venue.KRAKEN, 5_000), NOW);

        assertThat(state.content(NOW + 4_000).quietMs()).isEqualTo(4_000);
    }

    @Test
    void remembersOnlyTheLastMinutesForTheCharts() {
        for (int i = 1; i <= PriceHistory.LENGTH + 10; i++) {
            state.book(Known.book(Venue.BITFINEX, 99, 101, i * 250L), NOW);
            state.sample();
            state.sample(); // event time stands still
        }

        PriceHistory.View history = state.history().get(0);

        assertThat(history.venues()).containsExactly("BITSTAMP", "BITFINEX");
        assertThat(history.atMs()).hasSize(PriceHistory.LENGTH).isSorted().doesNotHaveDuplicates();
        assertThat(history.mids().get(0)).containsOnlyNulls();
        assertThat(history.mids().get(1)).containsOnly(100.0);
        assertThat(history.bestNetBps()).containsOnlyNulls();
    }

    @Test
    void becomesJsonInWhichNamesStayDataAndNothingIsNotANumber() throws Exception {
        String hostile = "</script><img src=x onerror=alert(1)>";
        state.status(Known.status("BITSTAMP|BTC/USD", FeedStatus.State.REFUSED, hostile, 1));
        ObjectMapper json = new ObjectMapper();

        JsonNode content = json.readTree(json.writeValueAsBytes(state.content(NOW)));

        assertThat(content.at("/markets/0/venues/0/reason").asText()).isEqualTo(hostile);
        assertThat(content.at("/markets/0/venues/0/bid").isNull()).isTrue();
        assertThat(content.at("/rule/minNetBps").asDouble()).isEqualTo(5);
    }

    private MarketView market() {
        return state.content(NOW).markets().get(0);
    }

    private List<VenueView> venues() {
        return market().venues();
    }

    private VenueView venue(Venue venue) {
        return venues().stream().filter(v -> v.venue().equals(venue.name())).findFirst().get();
    }

    private List<RouteView> routes() {
        return market().routes();
    }

    private RouteView route(Venue buy, Venue sell) {
        return routes().stream()
                .filter(r -> r.buy().equals(buy.name()) && r.sell().equals(sell.name()))
                .findFirst()
                .get();
    }

    private EpisodesView episodes() {
        return state.content(NOW).episodes();
    }
}
