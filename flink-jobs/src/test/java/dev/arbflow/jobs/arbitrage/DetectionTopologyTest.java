package dev.arbflow.jobs.arbitrage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.arbflow.jobs.config.Conversions;
import dev.arbflow.jobs.config.Detection;
import dev.arbflow.jobs.config.Paper;
import dev.arbflow.jobs.paper.PaperDays;
import dev.arbflow.jobs.testing.Clusters;
import dev.arbflow.jobs.testing.InMemorySink;
import dev.arbflow.market.Listing;
import dev.arbflow.market.Market;
import dev.arbflow.market.Venue;
import dev.arbflow.market.arbitrage.Alert;
import dev.arbflow.market.arbitrage.CloseReason;
import dev.arbflow.market.arbitrage.DislocatedLeg;
import dev.arbflow.market.arbitrage.Episode;
import dev.arbflow.market.arbitrage.FollowUp;
import dev.arbflow.market.arbitrage.InstrumentTable;
import dev.arbflow.market.arbitrage.PaperDay;
import dev.arbflow.market.arbitrage.Refusal;
import dev.arbflow.market.arbitrage.RefusalReason;
import dev.arbflow.market.arbitrage.Spread;
import dev.arbflow.market.arbitrage.TransferTable;
import dev.arbflow.market.book.Book;
import dev.arbflow.market.book.BookUpdate;
import dev.arbflow.market.book.BookValidity;
import dev.arbflow.market.book.Quote;
import dev.arbflow.market.rule.Parameter;
import dev.arbflow.market.rule.Rule;
import dev.arbflow.market.rule.Scope;
import dev.arbflow.market.testing.Books;
import dev.arbflow.market.testing.Episodes;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The whole of detection on a cluster: stories in rows, and the same answer however it runs. */
class DetectionTopologyTest extends DetectionTestBase {
    private static final long OUT_OF_ORDERNESS_MS = 20;
    private static final Listing OVER = Listing.parse("KRAKEN|USDT/USD");
    private static final List<String> MARKETS = List.of("BTC/USD", "ETH/USD", "ETH/USDT");
    private static final Detection DETECTION =
            detection()
                    .with(
                            new Conversions(
                                    List.of(OVER),
                                    MARKETS.stream()
                                            .map(Market::parse)
                                            .collect(Collectors.toSet())));

    /** With a stated latency: the measured one is our clock's. */
    private static final Paper PAPER =
            new Paper(
                    Stream.of("KRAKEN", "BITSTAMP", "BITFINEX")
                            .flatMap(
                                    venue ->
                                            Stream.of("BTC", "ETH", "USD")
                                                    .map(of -> venue + '|' + of))
                            .collect(Collectors.toMap(of -> of, of -> new BigDecimal("1000"))),
                    InstrumentTable.EMPTY,
                    null,
                    new TransferTable(List.of()),
                    Duration.ofMillis(100),
                    Duration.ZERO,
                    Duration.ofMillis(200),
                    0.25);

    @RegisterExtension static final MiniClusterExtension CLUSTER = Clusters.of(4);

    private final InMemorySink<Quote> quotes = new InMemorySink<>();
    private final InMemorySink<Spread> spreads = new InMemorySink<>();
    private final InMemorySink<Episode> episodes = new InMemorySink<>();
    private final InMemorySink<Alert> alerts = new InMemorySink<>();
    private final InMemorySink<Refusal> refusals = new InMemorySink<>();
    private final InMemorySink<FollowUp> followUps = new InMemorySink<>();
    private final InMemorySink<PaperDay> paperDays = new InMemorySink<>();

    private int followUpsTaken;
    private int alertsTaken;
    private int daysTaken;

    @AfterEach
    void forget() {
        List.of(quotes, spreads, episodes, alerts, refusals, followUps, paperDays)
                .forEach(InMemorySink::close);
    }

    @Test
    void tellsAnEpisodeFromItsOpeningToItsCloseAndAlertsOnce() throws Exception {
        run(
                1,
                List.of(
                        List.of(
                                on(Venue.KRAKEN, 0, "100.00", "100.01"),
                                life(Venue.KRAKEN, 110),
                                life(Venue.KRAKEN, 160),
                                life(Venue.KRAKEN, 210),
                                life(Venue.KRAKEN, 310)),
                        List.of(
                                on(Venue.BITSTAMP, 10, "100.10", "100.11"), // 9 bps: worth taking
                                life(Venue.BITSTAMP, 110),
                                on(Venue.BITSTAMP, 160, "100.12", "100.13"), // the peak
                                on(Venue.BITSTAMP, 210, "100.04", "100.11"), // 3 bps: holds
                                on(Venue.BITSTAMP, 310, "100.00", "100.11"), // gone
                                on(Venue.BITSTAMP, 500, "100.00", "100.11"))));

        assertThat(episodes.written())
                .extracting(Episode::revision, Episode::closeReason, Episode::lastUs)
                .containsExactly(
                        tuple(1, null, 110_000L), tuple(2, CloseReason.SPREAD_COLLAPSED, 310_000L));
        Episode last = episodes.written().get(1);
        assertThat(last.id()).isEqualTo(Episode.idOf(KRAKEN_TO_BITSTAMP, 10_000));
        assertThat(last.detectedUs()).isEqualTo(110_000);
        // 150 ms of 9 bps, 50 ms of 11 bps, 100 ms of 3 bps
        assertThat(last.net().meanBps())
                .isCloseTo((150 * 9 + 50 * 11 + 100 * 3) / 300.0, within(0.01));
        assertThat(last.peak().profit()).isEqualByComparingTo("0.11");
        assertThat(alerts.written())
                .extracting(Alert::kind, alert -> alert.episode().id())
                .containsExactly(
                        tuple(Alert.Kind.OPENED, last.id()), tuple(Alert.Kind.CLOSED, last.id()));
        assertThat(refusals.written()).isEmpty();
        assertThat(quotes.written()).hasSize(5);
    }

    @Test
    void countsWhatLookedGoodAndWasNotByMinute() throws Exception {
        run(
                1,
                List.of(
                        List.of(on(Venue.KRAKEN, 59_800, "100.00", "100.01")),
                        List.of(
                                on(Venue.BITSTAMP, 59_900, "100.02", "100.03"), // 1 bps
                                on(Venue.BITSTAMP, 60_000, "100.02", "100.03"),
                                on(Venue.BITSTAMP, 60_100, "100.10", "100.11"), // for 20 ms only
                                on(Venue.BITSTAMP, 60_120, "100.00", "100.11"))));

        assertThat(episodes.written()).isEmpty();
        assertThat(refusals.written())
                .extracting(
                        Refusal::reason, Refusal::minuteUs, Refusal::samples, Refusal::candidates)
                .containsExactlyInAnyOrder(
                        tuple(RefusalReason.BELOW_MIN_NET, 0L, 1L, 0L),
                        tuple(RefusalReason.BELOW_MIN_NET, 60_000_000L, 1L, 0L),
                        tuple(RefusalReason.TOO_SHORT, 60_000_000L, 0L, 1L));
    }

    /** Lesson: one dislocated venue gave a mail for each of its routes. */
    @Test
    void oneDislocatedVenueIsOneCauseHoweverManyRoutesItOpens() throws Exception {
        List<BookUpdate> kraken = new ArrayList<>();
        List<BookUpdate> bitstamp = new ArrayList<>();
        List<BookUpdate> bitfinex = new ArrayList<>();
        for (long ms = 0; ms <= 1_600; ms += 100) {
            String cheap = ms < 1_500 ? "99.90" : "100.10";
            kraken.add(on(Venue.KRAKEN, ms, cheap, ms < 1_500 ? "99.91" : "100.11"));
            bitstamp.add(on(Venue.BITSTAMP, ms, "100.10", "100.11"));
            bitfinex.add(on(Venue.BITFINEX, ms, ms < 300 ? "99.90" : "100.12", "100.13"));
        }
        run(2, List.of(kraken, bitstamp, bitfinex));

        assertThat(episodes.written().stream().map(Episode::route).distinct()).hasSize(2);
        assertThat(alerts.written())
                .extracting(
                        Alert::kind,
                        alert -> alert.cause().routes(),
                        alert -> alert.cause().leg(),
                        alert -> alert.cause().leftShare())
                .containsExactly(
                        tuple(Alert.Kind.OPENED, 1, null, null),
                        tuple(
                                Alert.Kind.CLOSED,
                                2,
                                new DislocatedLeg(Venue.KRAKEN, DislocatedLeg.Side.CHEAP),
                                1.0));
    }

    @Test
    void closesWhatIsOpenAtTheEndAndOpensNothingThere() throws Exception {
        run(
                1,
                List.of(
                        List.of(
                                on(Venue.KRAKEN, 0, "100.00", "100.01"),
                                life(Venue.KRAKEN, 100),
                                life(Venue.KRAKEN, 200)),
                        List.of(
                                on(
                                        Venue.BITSTAMP,
                                        0,
                                        "100.10",
                                        "100.11"), // lasts, and stands to the end
                                life(Venue.BITSTAMP, 100),
                                on(Venue.BITSTAMP, 200, "100.10", "100.11")),
                        List.of(on(Venue.BITFINEX, 150, "100.10", "100.11")))); // 50 ms at the end

        assertThat(episodes.written())
                .extracting(Episode::route, Episode::closeReason, Episode::lastUs)
                .containsExactly(
                        tuple(KRAKEN_TO_BITSTAMP, null, 100_000L),
                        tuple(KRAKEN_TO_BITSTAMP, CloseReason.SHUTDOWN, 200_000L));
    }

    @Test
    void tellsTheSameAtAnyParallelismAndInAnyOrderOfArrival() throws Exception {
        List<BookUpdate> log = randomLog(new Random(20_261_123));
        List<Episode> told = episodesOf(1, log, new Random(1));
        List<FollowUp> followed = takeFollowUps();
        List<Alert> raised = takeAlerts();

        assertThat(told).extracting(Episode::closeReason).contains(CloseReason.SPREAD_COLLAPSED);
        assertThat(told).hasSizeGreaterThan(20);
        assertThat(told).anyMatch(each -> each.route().conversion() != null);
        List<PaperDay> account = takeDays();
        assertThat(account.get(account.size() - 1))
                .satisfies(
                        day -> {
                            assertThat(day.offered()).isGreaterThan(20);
                            assertThat(day.trades()).isPositive();
                            assertThat(day.missed().total()).isPositive();
                        });
        assertThat(episodesOf(2, log, new Random(2))).isEqualTo(told);
        assertThat(takeFollowUps()).isEqualTo(followed);
        assertThat(takeAlerts()).isEqualTo(raised);
        assertThat(takeDays()).isEqualTo(account);
        assertThat(episodesOf(4, log, new Random(3))).isEqualTo(told);
        assertThat(takeFollowUps()).isEqualTo(followed);
        assertThat(takeAlerts()).isEqualTo(raised);
        assertThat(takeDays()).isEqualTo(account);
    }

    /** Each episode is looked at again, and every look says something or why it does not. */
    @Test
    void followsEachEpisodeOnce() throws Exception {
        List<Episode> told = episodesOf(2, randomLog(new Random(7)), new Random(1));
        List<FollowUp> followed = takeFollowUps();

        assertThat(followed)
                .extracting(FollowUp::id)
                .containsExactlyElementsOf(told.stream().map(Episode::id).distinct().toList());
        assertThat(followed).allMatch(FollowUp::isComplete);
        assertThat(followed)
                .flatExtracting(FollowUp::looks)
                .extracting(FollowUp.Look::censored)
                .contains((CloseReason) null)
                .contains(CloseReason.BOOK_RESYNC);
    }

    /** Those told since the last time, in the order of their episodes. */
    private List<FollowUp> takeFollowUps() {
        List<FollowUp> taken =
                followUps.written().stream()
                        .skip(followUpsTaken)
                        .sorted(Comparator.comparing(FollowUp::id))
                        .toList();
        followUpsTaken += taken.size();
        return taken;
    }

    /** Those raised since the last time, in an order of their own and without our clock. */
    private List<Alert> takeAlerts() {
        List<Alert> taken =
                alerts.written().stream()
                        .skip(alertsTaken)
                        .map(DetectionTopologyTest::withoutClock)
                        .sorted(
                                Comparator.comparing((Alert alert) -> alert.cause().id())
                                        .thenComparing(Alert::kind)
                                        .thenComparing(Alert::happenedUs))
                        .toList();
        alertsTaken += taken.size();
        return taken;
    }

    /** What the paper account told since the last time, in the order of its decisions. */
    private List<PaperDay> takeDays() {
        List<PaperDay> taken = paperDays.written().stream().skip(daysTaken).toList();
        daysTaken += taken.size();
        return taken;
    }

    private static Alert withoutClock(Alert alert) {
        return new Alert(
                alert.kind(),
                alert.cause(),
                withoutClock(alert.episode()),
                alert.suppressed(),
                alert.pastEpisodes(),
                alert.medianLifetimeUs(),
                0,
                alert.expiresUs());
    }

    private List<Episode> episodesOf(int parallelism, List<BookUpdate> log, Random arrival)
            throws Exception {
        int before = episodes.written().size();
        run(
                parallelism,
                List.of(shuffled(log, arrival, Venue.KRAKEN), shuffled(log, arrival, null)));
        return episodes.written().stream()
                .skip(before)
                .map(DetectionTopologyTest::withoutClock)
                .sorted(Comparator.comparing(Episode::id).thenComparingInt(Episode::revision))
                .toList();
    }

    /** What one connection tells, displaced by less than the out-of-orderness bound. */
    private static List<BookUpdate> shuffled(List<BookUpdate> log, Random random, Venue venue) {
        record Arrival(long ms, BookUpdate update) {}
        return log.stream()
                .filter(update -> (update.book().venue() == Venue.KRAKEN) == (venue != null))
                .map(
                        update ->
                                new Arrival(
                                        update.receiveUs() / 1_000
                                                + random.nextInt((int) OUT_OF_ORDERNESS_MS),
                                        update))
                .sorted(Comparator.comparingLong(Arrival::ms))
                .map(Arrival::update)
                .toList();
    }

    private static List<BookUpdate> randomLog(Random random) {
        List<BookUpdate> log = new ArrayList<>();
        Venue[] venues = {Venue.KRAKEN, Venue.BITSTAMP, Venue.BITFINEX};
        for (int i = 1; i <= 2_000; i++) {
            int place = random.nextInt(venues.length);
            Venue venue = venues[place];
            String market = MARKETS.get(random.nextInt(MARKETS.size()));
            if (i % 20 == 1) {
                log.add(BookUpdate.of(rate(random, i)));
            }
            Books book = Books.of(venue, market).at(i * 15L + random.nextInt(15)).delivery(1, i);
            int level = (i / 40 + place) % 3; // venues drift apart and together
            double bid = 100 + level * 0.06 + random.nextInt(6) / 100.0;
            log.add(
                    BookUpdate.of(
                            random.nextInt(50) == 0
                                    ? book.invalid(BookValidity.GAP).build()
                                    : book.bid(bid, 1).ask(bid + 0.02, 1).build()));
        }
        return log;
    }

    /** What Kraken takes and gives for USDT: as much as ever, or two per cent less for a while. */
    private static Book rate(Random random, int i) {
        double bid = (i / 400 % 2 == 0 ? 0.9998 : 0.9800) + random.nextInt(3) / 10_000.0;
        return Books.of(OVER.venue(), OVER.market().code())
                .at(i * 15L)
                .delivery(1, 10_000 + i)
                .bid(bid, 1_000)
                .ask(bid + 0.0001, 1_000)
                .build();
    }

    private static Episode withoutClock(Episode episode) {
        return Episodes.like(episode).emittedUs(0).build();
    }

    private static BookUpdate on(Venue venue, long ms, String bid, String ask) {
        Book book = book(venue, ms, bid, ask).build();
        return BookUpdate.of(book);
    }

    /** Nothing new, but the venue is proven alive. */
    private static BookUpdate life(Venue venue, long ms) {
        return BookUpdate.of(progress(venue, ms));
    }

    private static Offset<Double> within(double value) {
        return Offset.offset(value);
    }

    /** Runs detection to the end over what some connections tell. */
    private void run(int parallelism, List<List<BookUpdate>> connections) throws Exception {
        Configuration rules = new Configuration();
        rules.set(PipelineOptions.GENERIC_TYPES, false);
        rules.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
        rules.set(PipelineOptions.MAX_PARALLELISM, 128);
        StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment(rules);
        env.setParallelism(parallelism);
        DetectionTopology.Results found =
                DetectionTopology.build(
                        books(env, connections), new Rules(List::of, rules(env)), DETECTION);
        found.quotes().sinkTo(quotes).uid("quotes-out");
        found.spreads().sinkTo(spreads).uid("spreads-out");
        found.episodes().sinkTo(episodes).uid("episodes-out");
        found.alerts().sinkTo(alerts).uid("alerts-out");
        found.refusals().sinkTo(refusals).uid("refusals-out");
        found.followUps().sinkTo(followUps).uid("follow-ups-out");
        PaperDays.build(found.episodes(), found.followUps(), PAPER)
                .sinkTo(paperDays)
                .setParallelism(1)
                .uid("paper-out");
        env.execute("detection");
    }

    private static DataStream<BookUpdate> books(
            StreamExecutionEnvironment env, List<List<BookUpdate>> connections) {
        DataStream<BookUpdate> all = null;
        for (int i = 0; i < connections.size(); i++) {
            DataStream<BookUpdate> one =
                    env.fromData(connections.get(i), TypeInformation.of(BookUpdate.class))
                            .setParallelism(1)
                            .uid("connection-" + i)
                            .assignTimestampsAndWatermarks(
                                    WatermarkStrategy.<BookUpdate>forGenerator(
                                                    context -> new AfterEveryEvent())
                                            .withTimestampAssigner(
                                                    (update, old) -> update.receiveUs() / 1_000))
                            .setParallelism(1)
                            .uid("event-time-" + i);
            all = all == null ? one : all.union(one);
        }
        return all;
    }

    /** A rule for a day that never comes. */
    private static DataStream<Rule> rules(StreamExecutionEnvironment env) {
        Rule rule =
                new Rule(
                        1,
                        Duration.ofDays(1).toMillis() * 1_000,
                        Scope.ALL,
                        Rule.Values.of(Parameter.MIN_NET_BPS, 9),
                        null,
                        "",
                        "");
        return env.fromData(List.of(rule), TypeInformation.of(Rule.class))
                .setParallelism(1)
                .uid("rules")
                .assignTimestampsAndWatermarks(
                        WatermarkStrategy.<Rule>noWatermarks()
                                .withTimestampAssigner((written, old) -> 0))
                .setParallelism(1)
                .uid("rules-written");
    }

    /** Time follows every event, at the distance of the out-of-orderness bound. */
    private static final class AfterEveryEvent implements WatermarkGenerator<BookUpdate> {
        private long newestMs = Long.MIN_VALUE + OUT_OF_ORDERNESS_MS + 1;

        @Override
        public void onEvent(BookUpdate update, long timestampMs, WatermarkOutput output) {
            newestMs = Math.max(newestMs, timestampMs);
            output.emitWatermark(new Watermark(newestMs - OUT_OF_ORDERNESS_MS - 1));
        }

        @Override
        public void onPeriodicEmit(WatermarkOutput output) {}
    }
}
