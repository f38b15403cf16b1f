package dev.arbflow.sandbox.run;

import dev.arbflow.jobs.config.settings.Setting;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A server that a run needs: the one that a setting names, or else one in this process. */
enum Part {
    KAFKA("Kafka", Setting.KAFKA_BROKER, "127.0.0.1:1", Setting.KAFKA_TOPIC_PREFIX),
    MONGO("MongoDB", Setting.MONGO_URI, "mongodb://127.0.0.1:1", Setting.MONGO_DB),
    INFLUX("InfluxDB", Setting.INFLUX_URL, "http://127.0.0.1:1", Setting.INFLUX_BUCKET),
    MAIL("mail", Setting.SMTP_SERVER, "127.0.0.1", null);

    private final String title;
    private final Setting setting;
    private final String placeholder;
    private final Setting named;

    Part(String title, Setting setting, String placeholder, Setting named) {
        this.title = title;
        this.setting = setting;
        this.placeholder = placeholder;
        this.named = named;
    }

    /** The names of some, for a person. */
    static String titles(Set<Part> parts) {
        return parts.stream().map(Part::title).collect(Collectors.joining(", "));
    }

    /** Its name for a person. */
    String title() {
        return title;
    }

    /** What names it when it is given. */
    Setting setting() {
        return setting;
    }

    /** Stands for the address while nothing listens yet, so that all settings can be read. */
    String placeholder() {
        return placeholder;
    }

    /** Under which name data is kept in it; empty if it keeps none. */
    Optional<Setting> named() {
        return Optional.ofNullable(named);
    }

    /** What only says how to use the one that is given. */
    List<Setting> companions() {
        return switch (this) {
            case KAFKA ->
                    List.of(
                            Setting.KAFKA_SECURITY_PROTOCOL,
                            Setting.KAFKA_SASL_MECHANISM,
                            Setting.KAFKA_USER,
                            Setting.KAFKA_PASS);
            case MONGO -> List.of(Setting.MONGO_USER, Setting.MONGO_PASS, Setting.MONGO_DB);
            case INFLUX -> List.of(Setting.INFLUX_TOKEN, Setting.INFLUX_ORG, Setting.INFLUX_BUCKET);
            case MAIL ->
                    List.of(
                            Setting.SMTP_PORT,
                            Setting.SMTP_TLS,
                            Setting.SMTP_USER,
                            Setting.SMTP_PASS,
                            Setting.SMTP_UNPROTECTED_LOGIN);
        };
    }
}
