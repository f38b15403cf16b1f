package dev.arbflow.embedded;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/**
 * The servers an integration test talks to: the real one that the environment names, else an
 * embedded one on a free port. Closing the result stops it only if it was started here.
 */
public final class Endpoints {

    private final Map<String, String> environment;

    Endpoints(Map<String, String> environment) {
        this.environment = environment;
    }

    /** Reads the variables of this process. */
    public static Endpoints fromEnvironment() {
        return new Endpoints(System.getenv());
    }

    /**
     * The brokers in {@code KAFKA_BROKER}, or an embedded one.
     *
     * @throws IOException if the embedded one does not start
     */
    public KafkaBroker kafka(Path dataDir) throws IOException {
        String given = environment.get("KAFKA_BROKER");
        return given == null ? EmbeddedKafka.start(dataDir, 0) : () -> given;
    }

    /**
     * The server at {@code MONGO_URI}, or an embedded one.
     *
     * @throws IOException if the embedded one does not start
     */
    public MongoStore mongo(Path dataDir) throws IOException {
        String given = environment.get("MONGO_URI");
        return given == null ? EmbeddedMongo.start(dataDir, 0) : () -> given;
    }

    /**
     * The server at {@code INFLUX_URL} with {@code INFLUX_TOKEN}, {@code INFLUX_ORG} and {@code
     * INFLUX_BUCKET}, or an embedded one.
     *
     * @throws IOException if the embedded one does not start
     * @throws IllegalStateException if there is a URL but not all of the others
     */
    public InfluxStore influx(Path dataDir) throws IOException {
        String given = environment.get("INFLUX_URL");
        return given == null
                ? EmbeddedInflux.start(dataDir, 0)
                : new RemoteInflux(
                        given,
                        besideInfluxUrl("INFLUX_TOKEN"),
                        besideInfluxUrl("INFLUX_ORG"),
                        besideInfluxUrl("INFLUX_BUCKET"));
    }

    private String besideInfluxUrl(String name) {
        String value = environment.get(name);
        if (value == null) {
            throw new IllegalStateException("INFLUX_URL is set, so " + name + " must be set too");
        }
        return value;
    }
}
