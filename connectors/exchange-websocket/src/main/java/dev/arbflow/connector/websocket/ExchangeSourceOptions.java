package dev.arbflow.connector.websocket;

import dev.arbflow.connector.websocket.client.ReconnectBackoff;
import java.io.Serializable;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Everything that can be set on an {@link ExchangeSource}; made by {@link #of} and a {@link
 * Builder}.
 *
 * @param connections what to connect to; names are unique
 * @param protocols makes each connection's protocol, and holds the API keys
 * @param connectTimeout longest time for a connection and its opening handshake
 * @param reconnect how long to wait before dialling again
 * @param trustedCertificates PEM file, on every task manager, of the only certificates to trust;
 *     empty for those that the JDK trusts
 * @param queueCapacity events of one connection that may wait for the reader
 * @param coalescing whether books coalesce when the queue is full; off in replays
 * @param progressEvery how often each connection tells how far it has told everything
 * @param livenessEvery how often, at most, such a record carries the listings
 * @param clockWindow how far the comparison with the exchange's clock looks back
 * @param stopWhen whether the source ever ends
 * @param recordings by connection, what its server replays; empty if the servers are live
 */
public record ExchangeSourceOptions(
        List<ConnectionSpec> connections,
        ProtocolFactory protocols,
        Duration connectTimeout,
        ReconnectBackoff.Limits reconnect,
        String trustedCertificates,
        int queueCapacity,
        boolean coalescing,
        Duration progressEvery,
        Duration livenessEvery,
        Duration clockWindow,
        StopWhen stopWhen,
        Map<String, Recording> recordings)
        implements Serializable {
    private static final long serialVersionUID = 1L;

    /** Whether and when the source ends by itself. */
    public enum StopWhen {
        /** It reads on for ever. */
        NEVER,
        /**
         * A connection ends when its server closes it with code 1000 and the reason {@code end of
         * recording}, and the source when all have ended.
         */
        END_OF_RECORDING
    }

    /**
     * A recording that stands for a live connection. Every text message of its server begins with a
     * line that holds the recorded receive time in microseconds since 1970-01-01T00:00:00Z, or
     * {@code -} if it is unknown; the frame follows.
     *
     * @param startUs when it begins, on its own clocks: the time of everything before the first
     *     frame that knows better
     * @param shiftUs added to its receive and exchange times, so that recordings of different days
     *     can be laid onto each other
     */
    public record Recording(long startUs, long shiftUs) implements Serializable {
        private static final long serialVersionUID = 1L;
    }

    /**
     * @throws IllegalArgumentException if a value is out of range; the message names it
     */
    public ExchangeSourceOptions {
        connections = List.copyOf(connections);
        recordings = Map.copyOf(recordings);
        checkConnections(connections);
        check(queueCapacity >= 1, "queueCapacity must be >= 1");
        checkPositive(connectTimeout, "connectTimeout");
        checkPositive(progressEvery, "progressEvery");
        checkPositive(livenessEvery, "livenessEvery");
        checkPositive(clockWindow, "clockWindow");
        if (!recordings.isEmpty()) {
            check(!coalescing, "coalescing must be off in a replay");
            check(
                    recordings.keySet().equals(names(connections)),
                    "recordings must name every connection and no other");
        }
    }

    /** Begins with the defaults. */
    public static Builder of(List<ConnectionSpec> connections, ProtocolFactory protocols) {
        return new Builder(connections, protocols);
    }

    /** What the connection of this name is for today; empty if it is not configured. */
    public Optional<ConnectionSpec> connection(String name) {
        return connections.stream().filter(spec -> spec.name().equals(name)).findFirst();
    }

    /** Whether times are recorded ones and nothing is left out. */
    public boolean isReplay() {
        return !recordings.isEmpty();
    }

    private static Set<String> names(List<ConnectionSpec> connections) {
        return connections.stream().map(ConnectionSpec::name).collect(Collectors.toSet());
    }

    private static void checkConnections(List<ConnectionSpec> connections) {
        check(!connections.isEmpty(), "there is no connection");
        Set<String> names = new HashSet<>();
        for (ConnectionSpec spec : connections) {
            check(names.add(spec.name()), "connection " + spec.name() + " is there twice");
            String scheme = spec.uri().getScheme();
            check(
                    "wss".equals(scheme) || "ws".equals(scheme),
                    "connection " + spec.name() + " needs a wss:// or ws:// address");
            check(
                    spec.uri().getUserInfo() == null,
                    "connection " + spec.name() + " must not carry a password in its address");
        }
    }

    private static void checkPositive(Duration value, String name) {
        check(!value.isNegative() && !value.isZero(), name + " must be > 0");
    }

    private static void check(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }

    /** Collects options that differ from the defaults. */
    public static final class Builder {
        private final List<ConnectionSpec> connections;
        private final ProtocolFactory protocols;
        private Duration connectTimeout = Duration.ofSeconds(10);
        private ReconnectBackoff.Limits reconnect = ReconnectBackoff.Limits.DEFAULT;
        private String trustedCertificates = "";
        private int queueCapacity = 4_096;
        private boolean coalescing = true;
        private Duration progressEvery = Duration.ofMillis(20);
        private Duration livenessEvery = Duration.ofMillis(100);
        private Duration clockWindow = Duration.ofSeconds(10);
        private StopWhen stopWhen = StopWhen.NEVER;
        private Map<String, Recording> recordings = Map.of();

        private Builder(List<ConnectionSpec> connections, ProtocolFactory protocols) {
            this.connections = connections;
            this.protocols = protocols;
        }

        public Builder connectTimeout(Duration value) {
            connectTimeout = value;
            return this;
        }

        public Builder reconnect(ReconnectBackoff.Limits value) {
            reconnect = value;
            return this;
        }

        public Builder trustedCertificates(String pemFile) {
            trustedCertificates = pemFile;
            return this;
        }

        public Builder queueCapacity(int events) {
            queueCapacity = events;
            return this;
        }

        public Builder coalescing(boolean value) {
            coalescing = value;
            return this;
        }

        public Builder progressEvery(Duration value) {
            progressEvery = value;
            return this;
        }

        public Builder livenessEvery(Duration value) {
            livenessEvery = value;
            return this;
        }

        public Builder clockWindow(Duration value) {
            clockWindow = value;
            return this;
        }

        public Builder stopWhen(StopWhen value) {
            stopWhen = value;
            return this;
        }

        /** Takes times from recordings, one for each connection, and turns coalescing off. */
        public Builder recordings(Map<String, Recording> byConnection) {
            recordings = byConnection;
            coalescing = false;
            return this;
        }

        /**
         * The options.
         *
         * @throws IllegalArgumentException if one is out of range
         */
        public ExchangeSourceOptions build() {
            return new ExchangeSourceOptions(
                    connections,
                    protocols,
                    connectTimeout,
                    reconnect,
                    trustedCertificates,
                    queueCapacity,
                    coalescing,
                    progressEvery,
                    livenessEvery,
                    clockWindow,
                    stopWhen,
                    recordings);
        }
    }
}
