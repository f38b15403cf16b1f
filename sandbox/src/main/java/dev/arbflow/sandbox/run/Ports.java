package dev.arbflow.sandbox.run;

import dev.arbflow.embedded.LoopbackPorts;
import java.io.IOException;
import java.util.Set;

/**
 * Where the sandbox listens; 0 takes a free port.
 *
 * @param web Flink's web UI
 * @param kafka broker
 * @param mongo MongoDB protocol
 * @param influx Influx protocol
 * @param smtp mail
 * @param page the live page
 */
public record Ports(int web, int kafka, int mongo, int influx, int smtp, int page) {
    private static final Ports DEFAULT = new Ports(8081, 9092, 27017, 8086, 3025, 8080);
    private static final Ports AUTO = new Ports(0, 0, 0, 0, 0, 0);

    /**
     * Looks whether the fixed ones are free, before anything is started that needs them.
     *
     * @param own the servers that will listen
     * @throws IOException naming the port and what to do, if one is not free
     */
    public void check(Set<Part> own) throws IOException {
        check(page, "the live page", "");
        check(web, "Flink's web UI", "");
        for (Part part : own) {
            check(
                    of(part),
                    part.title(),
                    ", or " + part.setting() + " if that is what you want to use");
        }
    }

    private int of(Part part) {
        return switch (part) {
            case KAFKA -> kafka;
            case MONGO -> mongo;
            case INFLUX -> influx;
            case MAIL -> smtp;
        };
    }

    private static void check(int port, String what, String otherwise) throws IOException {
        try {
            LoopbackPorts.check(what, port);
        } catch (IOException e) {
            throw new IOException(e.getMessage() + "; give --ports auto" + otherwise, e);
        }
    }

    /**
     * Reads the option.
     *
     * @throws IllegalArgumentException if the text is neither default nor auto
     */
    public static Ports parse(String text) {
        return switch (text) {
            case "default" -> DEFAULT;
            case "auto" -> AUTO;
            default ->
                    throw new IllegalArgumentException(
                            "--ports must be default or auto, not '" + text + "'");
        };
    }
}
