package dev.arbflow.embedded.endpoints;

import java.util.List;
import java.util.Map;

/** A product that the jobs talk to, as tests and settings name it. */
enum Product {
    KAFKA("Kafka", "kafka", "KAFKA_BROKER"),
    MONGODB("MongoDB", "mongodb", "MONGO_URI"),
    INFLUXDB("InfluxDB", "influxdb", "INFLUX_URL"),
    DASHBOARDS("dashboards", "dashboards", "INFLUX_URL"),
    SMTP("mail server", "smtp", "SMTP_SERVER");

    private final String words;
    private final String tag;
    private final String setting;

    Product(String words, String tag, String setting) {
        this.words = words;
        this.tag = tag;
        this.setting = setting;
    }

    String words() {
        return words;
    }

    /** By which tests say that they talk to it. */
    String tag() {
        return tag;
    }

    /** The setting that names one. */
    String setting() {
        return setting;
    }

    /** Whether the environment names one. */
    boolean isNamedIn(Map<String, String> environment) {
        return new Variables(environment).of(setting).isPresent();
    }

    /** The products of which the environment names one, in the order above. */
    static List<Product> namedIn(Map<String, String> environment) {
        return List.of(values()).stream().filter(each -> each.isNamedIn(environment)).toList();
    }
}
