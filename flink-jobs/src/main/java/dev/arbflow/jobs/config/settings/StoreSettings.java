package dev.arbflow.jobs.config.settings;

import dev.arbflow.jobs.config.AlertTerms;
import dev.arbflow.jobs.config.ConfigError;
import dev.arbflow.jobs.config.DataOrigin;
import dev.arbflow.jobs.config.Influx;
import dev.arbflow.jobs.config.Mail;
import dev.arbflow.jobs.config.Mongo;
import dev.arbflow.jobs.config.PipelineConfig;
import dev.arbflow.jobs.config.Secret;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Reads where results go. */
final class StoreSettings {
    private static final int HIGHEST_PORT = 65_535;

    private StoreSettings() {}

    /** All of the stores. */
    static PipelineConfig.Stores stores(Settings settings) {
        return new PipelineConfig.Stores(
                mongo(settings), influx(settings), mail(settings), origin(settings));
    }

    /** Where the data comes from. */
    static DataOrigin origin(Settings settings) {
        return settings.parsed(
                Setting.DATA_ORIGIN,
                DataOrigin::parse,
                "live, simulated, recorded or recorded:DAY");
    }

    /** The document store. */
    static Mongo mongo(Settings settings) {
        return new Mongo(
                mongoUri(settings),
                settings.text(Setting.MONGO_DB),
                settings.millis(Setting.MONGO_FLUSH_MS, 1),
                Duration.ofDays(settings.integer(Setting.MONGO_TRADES_KEEP_DAYS, 1, 36_500)),
                Duration.ofDays(settings.integer(Setting.MONGO_REFUSALS_KEEP_DAYS, 1, 36_500)));
    }

    private static Secret mongoUri(Settings settings) {
        String uri = settings.parsed(Setting.MONGO_URI, Addresses::mongo, "a mongodb:// address");
        return new Secret(
                settings.find(Setting.MONGO_USER)
                        .map(user -> MongoLogin.into(uri, user, settings.text(Setting.MONGO_PASS)))
                        .orElse(uri));
    }

    private static Influx influx(Settings settings) {
        return new Influx(
                settings.parsed(
                        Setting.INFLUX_URL, Addresses::http, "an http:// or https:// address"),
                settings.secret(Setting.INFLUX_TOKEN),
                settings.text(Setting.INFLUX_ORG),
                settings.text(Setting.INFLUX_BUCKET),
                settings.millis(Setting.INFLUX_FLUSH_MS, 1),
                caFile(settings));
    }

    private static Mail mail(Settings settings) {
        Mail.Tls tls = settings.choice(Setting.SMTP_TLS, Mail.Tls.class);
        return new Mail(
                settings.text(Setting.SMTP_SERVER),
                settings.integer(Setting.SMTP_PORT, 1, HIGHEST_PORT),
                tls,
                mailLogin(settings, tls),
                settings.parsed(Setting.ALERT_FROM, Addresses::mail, "a mail address"),
                receivers(settings),
                caFile(settings),
                settings.found(
                        Setting.MAIL_JOURNAL_DIR,
                        Addresses::folder,
                        "a path or a file system's URI"),
                settings.found(
                        Setting.DASHBOARD_URL, Addresses::web, "an http:// or https:// address"),
                Optional.of(settings.millis(Setting.ALERT_DIGEST_AFTER_MS, 0))
                        .filter(age -> !age.isZero()));
    }

    /** Who is told of what; nothing where everybody is told everything. */
    static Optional<AlertTerms> terms(Settings settings) {
        return settings.found(Setting.ALERT_TERMS_FILE, Path::of, "a file")
                .map(file -> AlertTermsFile.read(file, receivers(settings)));
    }

    private static List<String> receivers(Settings settings) {
        return settings.list(Setting.ALERT_TO, Addresses::receiver, "mail addresses");
    }

    /** Without protection a password is said to whoever listens, so somebody must want that. */
    private static Optional<Mail.Login> mailLogin(Settings settings, Mail.Tls tls) {
        boolean allowed =
                settings.choice(Setting.SMTP_UNPROTECTED_LOGIN, UnprotectedLogin.class)
                        == UnprotectedLogin.ALLOWED;
        Optional<String> user = settings.find(Setting.SMTP_USER);
        if (user.isPresent() && tls == Mail.Tls.NONE && !allowed) {
            throw new ConfigError(
                    "SMTP_USER is set, but SMTP_TLS is none: the password would be readable on its"
                            + " way; use starttls or implicit, or set"
                            + " SMTP_UNPROTECTED_LOGIN=allowed");
        }
        return user.map(name -> new Mail.Login(name, settings.secret(Setting.SMTP_PASS)));
    }

    /** What is done with a password that would be readable on its way. */
    private enum UnprotectedLogin {
        REFUSED,
        ALLOWED
    }

    /** Certificates that servers are verified against instead of the JVM's. */
    static Optional<Path> caFile(Settings settings) {
        return settings.find(Setting.TLS_CA_FILE)
                .map(text -> settings.parsed(Setting.TLS_CA_FILE, CaFile::check, "a PEM file"));
    }
}
