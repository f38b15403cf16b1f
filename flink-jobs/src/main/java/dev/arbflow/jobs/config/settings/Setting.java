package dev.arbflow.jobs.config.settings;

import static dev.arbflow.jobs.config.settings.Fallback.none;
import static dev.arbflow.jobs.config.settings.Fallback.required;
import static dev.arbflow.jobs.config.settings.Fallback.value;

import java.util.Locale;
import java.util.Optional;

/**
 * Every setting there is. A constant's name is the environment variable; the argument is the same
 * in lower case with hyphens, and wins.
 */
@SuppressWarnings("ImmutableEnumChecker") // a record of texts does not change
public enum Setting {
    VENUES(
            value("BITSTAMP,BITFINEX,KRAKEN"),
            "feeds",
            "Feeds to read: BITSTAMP, BITFINEX, KRAKEN, COINBASE, COINAPI."),
    MARKETS(
            value("BTC/USD,ETH/USD,ETH/BTC"),
            "BASE/QUOTE",
            "Markets to subscribe to on each feed."),
    CONVERSIONS(
            none("none"),
            "BASE/QUOTE@VENUE, comma-separated",
            "Where currencies are exchanged, so that markets in them are compared, too."),
    CYCLES(
            none("none"),
            "assets, comma-separated",
            "Among which assets cycles of three and four are looked for; amounts are in the first."),
    BOOK_DEPTH(value("25"), "levels", "Levels a side to subscribe to and to publish, 1 to 100."),
    COINAPI_VENUES(
            value("BITSTAMP,BITFINEX,KRAKEN,COINBASE"),
            "venues",
            "Venues whose trades the COINAPI feed passes on."),
    COINAPI_KEY(none("none").asSecret(), "text", "Key for CoinAPI; needed for that feed only."),
    BITSTAMP_URI(none("the venue's own"), "ws(s):// address", "Websocket of Bitstamp."),
    BITFINEX_URI(none("the venue's own"), "ws(s):// address", "Websocket of Bitfinex."),
    KRAKEN_URI(none("the venue's own"), "ws(s):// address", "Websocket of Kraken."),
    COINBASE_URI(none("the venue's own"), "ws(s):// address", "Websocket of Coinbase."),
    COINAPI_URI(none("CoinAPI's own"), "ws(s):// address", "Websocket of CoinAPI."),

    MIN_NET_BPS(
            value("2"),
            "basis points",
            "Net edge, after both fees, that each unit must have for an episode to open."),
    HOLD_NET_BPS(
            none("half of MIN_NET_BPS"), "basis points", "The same for an open episode to go on."),
    MIN_NOTIONAL(value("1000"), "quote units", "Least proceeds, after the fee, of all such units."),
    MAX_NOTIONAL(
            none("no cap"), "quote units", "Most capital, fees included, to plan an episode with."),
    DWELL_MS(value("500"), "ms", "How long the edge must stand before it is an episode."),
    FEES_FILE(none("built-in table"), "CSV file", "Taker fees: see below."),
    INSTRUMENTS_FILE(none("built-in table"), "CSV file", "Which orders venues accept: see below."),
    OUT_OF_ORDERNESS_MS(
            value("20"), "ms", "How long books wait for earlier ones of other connections."),
    MAX_LEG_AGE_MS(value("3000"), "ms", "Longest time since a leg's connection was proven alive."),
    MAX_LEG_UNCHANGED_MS(value("600000"), "ms", "Longest time since a leg's book last changed."),
    MAX_LAG_MS(value("1000"), "ms", "Largest delay with which a leg's connection delivers."),
    MAX_LATE_HERE_MS(
            value("1000"), "ms", "Longest wait in our own source of what a leg delivered."),
    MAX_SKEW_MS(value("1500"), "ms", "Largest difference of the moments that two legs show."),
    MAX_GROSS_BPS(value("1000"), "basis points", "Largest believable gross difference."),
    MAX_DISAGREEMENT_BPS(value("1000"), "basis points", "Largest of venues that still agree."),
    AGE_CAP_MS(value("3600000"), "ms", "Longest believable episode."),
    EPISODE_REJOIN_MS(value("60000"), "ms", "Time in which an edge that returns is the same one."),
    EPISODE_UPDATE_EVERY_MS(value("1000"), "ms", "Time between two versions of an open episode."),
    ORDER_VALID_MS(
            none("MAX_LEG_AGE_MS"),
            "ms",
            "How long orders may rely on what is proven of both legs."),
    ALERT_COOLDOWN_MS(value("60000"), "ms", "Time in which a cause is not told to open again."),
    ALERT_MAX_BEHIND_MS(
            value("30000"), "ms", "Longest time from detection to alert; later ones are left out."),
    ALERT_PEAK_FACTOR(
            value("2"), "factor", "Multiple of the edge told last that is told as a peak."),

    PAPER_INVENTORY(
            value("BTC=2,ETH=40,USD=100000"),
            "[VENUE:]ASSET=quantity",
            "What the paper account starts with, at each venue or at one."),
    PAPER_DETECTION_MS(
            value("measured"),
            "ms or measured",
            "From the proof of an episode to its record; 100 if the data is recorded."),
    PAPER_WAY_MS(value("50"), "ms", "From the record to the venues, as the paper account has it."),
    PAPER_REFILL_MS(value("60000"), "ms", "Time for which depth that it took counts as gone."),
    PAPER_REBALANCE_BELOW(
            value("0.25"), "share", "Of its start, below which a holding is filled up; 0: never."),
    TRANSFERS_FILE(none("built-in table"), "CSV file", "Withdrawal fees and times: see below."),

    DEDUP_EXPECTED_IDS(value("100000"), "trades", "Trades a rotation the filter is sized for."),
    DEDUP_FALSE_POSITIVE_RATE(
            value("0.001"), "share", "New trades the filter takes for known; re-checked exactly."),
    DEDUP_ROTATION_MS(
            value("600000"),
            "ms",
            "A repeated trade is known for one to two of these, event time."),
    PRICE_WINDOW_MS(value("300000"), "ms", "Length of the window of minimum buy and maximum sell."),
    PRICE_SLIDE_MS(value("5000"), "ms", "How often such a window ends; divides its length."),
    INDICATIVE_WINDOW_MS(none("120 slides"), "ms", "Trades an INDICATIVE mail looks at."),
    INDICATIVE_MIN_NET_BPS(value("2"), "basis points", "Least net edge of an INDICATIVE mail."),
    PRICE_LATE_MS(
            value("300000"), "ms", "How late a trade may come and still correct its windows."),
    TRADE_OUT_OF_ORDERNESS_MS(
            value("2000"), "ms", "How much out of order one connection's trades may be."),
    PSEUDONYM_KEY(
            required().asSecret(),
            "32 hex digits or more",
            "Master key of published trade ids and of noise; openssl rand -hex 32 makes one."),
    PSEUDONYM_PERIOD_HOURS(value("24"), "hours", "Event time after which ids use the next key."),

    INGEST_ID(value("a"), "up to 16 of a-z, 0-9", "Which of several ingest processes this is."),
    KAFKA_BROKER(required(), "host:port[,host:port]", "Kafka brokers to ask first."),
    KAFKA_GROUP(value("arbflow"), "text", "Consumer group whose offsets show the progress."),
    KAFKA_TOPIC_PREFIX(none("none"), "text", "Put before every topic's name."),
    KAFKA_PARTITIONS(value("4"), "partitions", "Partitions of the topics of trades and of books."),
    KAFKA_RETENTION_BYTES(
            value("4294967296"), "bytes", "Most that a partition of a new topic keeps."),
    KAFKA_START(
            value("committed"),
            "committed, earliest or latest",
            "Where reading starts without a checkpoint; committed falls back to earliest."),
    KAFKA_END(
            value("never"),
            "never or latest",
            "Where reading ends; latest reads what is there now."),
    KAFKA_IDLENESS_MS(
            value("2000"),
            "ms",
            "A connection unheard for longer holds no time up, owns no books."),

    MONGO_URI(required().asSecret(), "mongodb:// address", "MongoDB; may hold a password."),
    MONGO_USER(none("that of MONGO_URI"), "text", "User to log in to MongoDB as."),
    MONGO_PASS(none("that of MONGO_URI").asSecret(), "text", "Its password, any characters."),
    MONGO_DB(value("arbflow"), "text", "Database for episodes, refusals and trades."),
    MONGO_FLUSH_MS(
            value("200"), "ms", "Longest time a document waits for others to be written with."),
    MONGO_TRADES_KEEP_DAYS(
            value("30"), "days", "Age at which MongoDB deletes published trades and windows."),
    MONGO_REFUSALS_KEEP_DAYS(
            value("90"), "days", "Age at which refusals and the ledger are deleted."),
    INFLUX_URL(required(), "http(s):// address", "InfluxDB 2."),
    INFLUX_TOKEN(required().asSecret(), "text", "Token that may write to the bucket."),
    INFLUX_ORG(value("arbflow"), "text", "Organisation of the bucket."),
    INFLUX_BUCKET(value("arbflow"), "text", "Bucket for the measurements."),
    INFLUX_FLUSH_MS(
            value("500"), "ms", "Longest time a point waits for others to be written with."),

    SMTP_SERVER(required(), "host", "Mail server."),
    SMTP_PORT(value("587"), "port", "Its port."),
    SMTP_TLS(value("starttls"), "starttls, implicit or none", "How the connection is protected."),
    SMTP_USER(none("no login"), "text", "User to log in as."),
    SMTP_PASS(none("no login").asSecret(), "text", "Password to log in with."),
    SMTP_UNPROTECTED_LOGIN(value("refused"), "refused or allowed", "A login with SMTP_TLS=none."),
    ALERT_FROM(required(), "mail address", "Sender of alerts."),
    ALERT_TO(required(), "mail addresses", "Receivers of alerts, comma-separated."),
    ALERT_TERMS_FILE(none("all to everybody"), "CSV file", "Which receiver is told of what."),
    MAIL_JOURNAL_DIR(
            none("none"),
            "path or URI",
            "Folder where each mail is noted once sent; then a crash repeats at most one."),
    DASHBOARD_URL(none("no link"), "http(s):// address", "Dashboard that mails link to."),
    ALERT_DIGEST_AFTER_MS(
            value("900000"),
            "ms",
            "Age from which alerts are listed in one digest mail; 0: never."),

    REPORT_FROM(
            value("1970-01-01T00:00:00Z"), "UTC time", "Start of a report's period, event time."),
    REPORT_TO(value("9999-01-01T00:00:00Z"), "UTC time", "End of a report's period."),
    REPORT_OUT(value("arbflow-report.html"), "file", "Where ReportJob writes its page."),

    CHECKPOINT_EVERY_MS(value("10000"), "ms", "Time between two checkpoints."),
    DATA_ORIGIN(
            value("live"),
            "live, simulated, recorded[:day]",
            "What the data is, as page, mails, report and exports say; for example recorded:2021-05-31."),
    ARCHIVE(value("together"), "together or separate", "Whether ArbitrageJob fills the stores."),

    PATTERN_WINDOW_MS(value("64000"), "ms", "Length of the windows that describe behaviour."),
    PATTERN_SLIDE_MS(value("8000"), "ms", "How often such a window ends; divides its length."),
    PATTERN_SAMPLES(value("64"), "samples", "How often a window looks at each book, 16 to 1024."),
    PATTERN_SCALER_EVERY_MS(
            value("60000"), "ms", "How often features get new means and deviations."),
    PATTERN_SCALER_HALF_LIFE_MS(
            value("86400000"), "ms", "Age at which a window counts for half in them."),
    CLUSTER_COUNT(
            value("6"), "clusters or auto", "Groups looked for, 1 to 256 or as many as show."),
    CLUSTER_DECAY(value("0.95"), "0 to 1", "What a batch leaves of the weight of those before it."),
    CLUSTER_BATCH_SIZE(value("50"), "windows", "Complete windows that make a new model version."),
    CLUSTER_SEED_SIZE(value("60"), "windows", "Complete windows that make the first version."),
    CLUSTER_SAMPLE_SIZE(
            value("1000"), "windows", "Newest windows that a version is measured and refitted by."),
    CLUSTER_REFIT_EVERY(
            value("10"), "versions", "When a fit from scratch may take over, if clearly better."),
    CLUSTER_DRIFT_THRESHOLD(
            value("1.0"), "deviations", "How far a cluster's centre moves before an alarm."),
    CLUSTER_IDENTITY_DISTANCE(
            value("1.0"),
            "deviations",
            "How far apart a cluster of a new fit is still the same one."),
    CLUSTER_MAX_WAIT_MS(value("600000"), "ms", "How long a window waits for the first version."),
    CLUSTER_SEED(value("20261123"), "whole number", "Seed of what is drawn."),

    ANOVA_PERIOD_MS(
            value("14400000"),
            "ms",
            "Event time whose windows are compared by cluster; at least 40 windows' lengths."),
    ANOVA_MIN_OBSERVATIONS(value("10"), "windows", "Fewest of a cluster that takes part."),
    COVERAGE_PERIOD_MS(value("3600000"), "ms", "Event time over which coverage is counted."),
    COVERAGE_MIN_LIVE_SHARE(value("0.95"), "share", "Least share of a period that should be live."),
    COVERAGE_ALARM_LEVEL(
            value("0.0001"),
            "share",
            "False alarms per period, of each kind of count of each tape; below 0.01."),
    RELEASE_WINDOW_MS(
            value("3600000"),
            "ms",
            "Event time that one release sums up; divides the key's period."),
    RELEASE_EPSILON(value("0.25"), "epsilon", "Privacy loss of one release: count and volume."),
    EPSILON_PER_PERIOD(
            value("6"), "epsilon", "Privacy loss a tape may cause within the period of a key."),
    RELEASE_CLIP(
            value("BTC=1,ETH=10"),
            "ASSET=quantity",
            "Largest quantity of one trade that counts; other assets are not released."),

    KAFKA_SECURITY_PROTOCOL(
            value("plaintext"),
            "plaintext, ssl, sasl_plaintext or sasl_ssl",
            "What the brokers' listener speaks."),
    KAFKA_SASL_MECHANISM(
            value("scram-sha-512"),
            "plain, scram-sha-256 or scram-sha-512",
            "How the password is proven."),
    KAFKA_USER(none("no login"), "text", "User to log in to Kafka as."),
    KAFKA_PASS(none("no login").asSecret(), "text", "Password to log in to Kafka with."),
    TLS_CA_FILE(
            none("the JVM's"),
            "PEM file",
            "Certificates that Kafka, InfluxDB and the mail server are verified against."),

    SIMILARITY_HISTORY_MS(value("86400000"), "ms", "Event time for which a window can be found."),
    SIMILARITY_WINDOWS(value("65536"), "windows", "Most windows kept of a market."),
    SIMILARITY_CELLS_FROM(
            value("4096"), "windows", "Below how many of a market the search is exact."),
    SIMILARITY_ALIGNMENT_MS(
            value("1000"), "ms", "Windows whose ends differ by less are one moment."),
    SIMILARITY_NEIGHBOURS(value("5"), "windows", "How many earlier moments are told, 1 to 100."),
    SIMILARITY_NEIGHBOUR_DISTANCE(
            value("0.77"), "distance", "Largest distance of an earlier moment, up to 2."),
    SIMILARITY_MAX_DISTANCE(
            value("0.3"), "distance", "Largest distance of a similar pair, up to 2."),
    SIMILARITY_MEMORY_MS(value("300000"), "ms", "How long prices of a similar pair are compared."),
    SIMILARITY_DISCORD_MOMENTS(
            value("1000"), "moments", "Of how many of a market one is told as unlike any."),
    PATTERN_WEIGHTS(value("COVERAGE"), "COVERAGE or NONE", "What windows weigh in the clustering.");

    private final Fallback fallback;
    private final String form;
    private final String meaning;

    Setting(Fallback fallback, String form, String meaning) {
        this.fallback = fallback;
        this.form = form;
        this.meaning = meaning;
    }

    /** The command line's name without its dashes, for example {@code min-net-bps}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether only the environment or a file may give it, because Flink shows arguments. */
    public boolean isSecret() {
        return fallback.secret();
    }

    /** Unit or form of its value. */
    public String form() {
        return form;
    }

    /** One sentence for the documentation. */
    public String meaning() {
        return meaning;
    }

    /** What it is when nobody gives it, in words. */
    public String byDefault() {
        return fallback.note();
    }

    /** The text that stands for it when nobody gives it. */
    Optional<String> fallback() {
        return Optional.ofNullable(fallback.value());
    }
}
