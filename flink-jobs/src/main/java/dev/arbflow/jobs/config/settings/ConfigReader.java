package dev.arbflow.jobs.config.settings;

import dev.arbflow.jobs.config.Archive;
import dev.arbflow.jobs.config.ConfigError;
import dev.arbflow.jobs.config.Dedup;
import dev.arbflow.jobs.config.Detection;
import dev.arbflow.jobs.config.Kafka;
import dev.arbflow.jobs.config.KafkaSecurity;
import dev.arbflow.jobs.config.KafkaSecurity.Login;
import dev.arbflow.jobs.config.KeyStrength;
import dev.arbflow.jobs.config.PipelineConfig;
import dev.arbflow.jobs.config.Privacy;
import dev.arbflow.jobs.config.ReportConfig;
import dev.arbflow.jobs.config.Secret;
import dev.arbflow.jobs.config.Subscription;
import dev.arbflow.jobs.config.Trust;
import dev.arbflow.jobs.config.Venues;
import dev.arbflow.market.Feed;
import dev.arbflow.market.Listing;
import dev.arbflow.market.Market;
import dev.arbflow.market.Venue;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Turns arguments and environment into configuration records; each job reads what it needs. */
public final class ConfigReader {
    private final Settings settings;

    /**
     * Takes what a main is given.
     *
     * @param args {@code --key value} or {@code --key=value}; they win
     * @param environment from {@link Setting}'s names to values; other names are nobody's business
     * @throws ConfigError if an argument is unknown, given twice, without value or a secret, or if
     *     the file of a secret cannot be used
     */
    public ConfigReader(String[] args, Map<String, String> environment) {
        this(new Settings(args, new Environment(environment, Map.of())));
    }

    /** Takes settings that somebody else looks at too. */
    ConfigReader(Settings settings) {
        this.settings = settings;
    }

    /**
     * All of it.
     *
     * @throws ConfigError if a setting is missing or wrong
     */
    public PipelineConfig pipeline() {
        return checked(
                () ->
                        new PipelineConfig(
                                venues(),
                                kafka(),
                                detection(),
                                dedup(),
                                PriceSettings.prices(settings),
                                PriceSettings.indicative(settings),
                                privacy(),
                                PatternSettings.patterns(settings, trust()),
                                StoreSettings.stores(settings),
                                StoreSettings.terms(settings),
                                PaperSettings.paper(settings, venues(), detection()),
                                DetectionSettings.cycles(settings, venues()),
                                checkpointEvery()));
    }

    /**
     * Which feeds are read.
     *
     * @throws ConfigError if a setting is missing or wrong
     */
    public Venues venues() {
        return checked(
                () ->
                        new Venues(
                                settings
                                        .list(Setting.VENUES, ConfigReader::feed, "known feeds")
                                        .stream()
                                        .map(this::subscription)
                                        .toList(),
                                settings.find(Setting.COINAPI_KEY).map(Secret::new)));
    }

    /**
     * Where the topics are.
     *
     * @throws ConfigError if a setting is missing or wrong
     */
    public Kafka kafka() {
        return checked(
                () ->
                        new Kafka(
                                settings.parsed(
                                        Setting.KAFKA_BROKER,
                                        Addresses::brokers,
                                        "host:port[,host:port]"),
                                settings.text(Setting.KAFKA_GROUP),
                                settings.find(Setting.KAFKA_TOPIC_PREFIX).orElse(""),
                                settings.integer(Setting.KAFKA_PARTITIONS, 1, Kafka.MAX_PARTITIONS),
                                settings.parsed(
                                        Setting.KAFKA_RETENTION_BYTES,
                                        Long::parseLong,
                                        "a whole number of bytes"),
                                settings.choice(Setting.KAFKA_START, Kafka.Start.class),
                                settings.choice(Setting.KAFKA_END, Kafka.End.class),
                                settings.millis(Setting.KAFKA_IDLENESS_MS, 1),
                                kafkaSecurity()));
    }

    /** Which of several ingest processes this is. */
    public String ingestId() {
        return settings.parsed(Setting.INGEST_ID, IngestName::parse, IngestName.FORM);
    }

    /**
     * What counts as an opportunity.
     *
     * @throws ConfigError if a setting is wrong
     */
    public Detection detection() {
        return checked(() -> DetectionSettings.detection(settings));
    }

    /**
     * What a report is about.
     *
     * @throws ConfigError if a setting is missing or wrong
     */
    public ReportConfig report() {
        return checked(
                () ->
                        new ReportConfig(
                                StoreSettings.mongo(settings),
                                settings.parsed(
                                        Setting.REPORT_FROM, ReportConfig::time, "a UTC time"),
                                settings.parsed(
                                        Setting.REPORT_TO, ReportConfig::time, "a UTC time"),
                                settings.parsed(Setting.REPORT_OUT, Path::of, "a file")));
    }

    /**
     * How results are checked, and what of them is shared.
     *
     * @throws ConfigError if a setting is missing or wrong
     */
    public Trust trust() {
        return checked(() -> TrustSettings.read(settings, venues(), privacy()));
    }

    /**
     * Which job fills the stores.
     *
     * @throws ConfigError if the setting is wrong
     */
    public Archive archive() {
        return checked(() -> settings.choice(Setting.ARCHIVE, Archive.class));
    }

    /**
     * Time between two checkpoints.
     *
     * @throws ConfigError if the setting is wrong
     */
    public Duration checkpointEvery() {
        return settings.millis(Setting.CHECKPOINT_EVERY_MS, 10);
    }

    private Subscription subscription(Feed feed) {
        List<Market> markets = settings.list(Setting.MARKETS, Market::parse, "markets");
        List<Venue> venues =
                feed.venue()
                        .map(List::of)
                        .orElseGet(
                                () ->
                                        settings.list(
                                                Setting.COINAPI_VENUES,
                                                text -> Settings.constant(text, Venue.class),
                                                "known venues"));
        Stream<Listing> listings =
                venues.stream().flatMap(venue -> markets.stream().map(m -> new Listing(venue, m)));
        Stream<Listing> exchanges =
                DetectionSettings.over(settings).stream()
                        .filter(each -> feed.hasBooks() && venues.contains(each.venue()));
        int depth = settings.integer(Setting.BOOK_DEPTH, 1, Subscription.DEEPEST);
        return new Subscription(
                feed,
                uri(Setting.valueOf(feed.name() + "_URI")),
                Stream.concat(listings, exchanges).distinct().toList(),
                depth,
                false);
    }

    private Dedup dedup() {
        return new Dedup(
                settings.integer(Setting.DEDUP_EXPECTED_IDS, 1, Integer.MAX_VALUE),
                settings.number(Setting.DEDUP_FALSE_POSITIVE_RATE),
                settings.millis(Setting.DEDUP_ROTATION_MS, 1));
    }

    private Privacy privacy() {
        Secret key = settings.secret(Setting.PSEUDONYM_KEY);
        KeyStrength.check(Setting.PSEUDONYM_KEY.name(), key);
        return new Privacy(
                key, Duration.ofHours(settings.integer(Setting.PSEUDONYM_PERIOD_HOURS, 1, 8784)));
    }

    private KafkaSecurity kafkaSecurity() {
        return new KafkaSecurity(
                settings.choice(Setting.KAFKA_SECURITY_PROTOCOL, KafkaSecurity.Protocol.class),
                settings.parsed(
                        Setting.KAFKA_SASL_MECHANISM,
                        ConfigReader::mechanism,
                        "plain, scram-sha-256 or scram-sha-512"),
                settings.find(Setting.KAFKA_USER)
                        .map(user -> new Login(user, settings.secret(Setting.KAFKA_PASS))),
                StoreSettings.caFile(settings));
    }

    private Optional<URI> uri(Setting setting) {
        return settings.found(setting, Addresses::websocket, "a ws:// or wss:// address");
    }

    private static KafkaSecurity.Mechanism mechanism(String code) {
        return Settings.constant(code.replace('-', '_'), KafkaSecurity.Mechanism.class);
    }

    private static Feed feed(String text) {
        return Settings.constant(text, Feed.class);
    }

    private static <T> T checked(Supplier<T> reading) {
        try {
            return reading.get();
        } catch (IllegalArgumentException e) {
            throw new ConfigError(e.getMessage(), e);
        }
    }
}
