package dev.arbflow.sandbox.run;

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
record Ports(int web, int kafka, int mongo, int influx, int smtp, int page) {
    private static final Ports DEFAULT = new Ports(8081, 9092, 27017, 8086, 3025, 8080);
    private static final Ports AUTO = new Ports(0, 0, 0, 0, 0, 0);

    /**
     * @throws IllegalArgumentException if the text is neither default nor auto
     */
    static Ports parse(String text) {
        return switch (text) {
            case "default" -> DEFAULT;
            case "auto" -> AUTO;
            default ->
                    throw new IllegalArgumentException(
                            "--ports must be default or auto, not '" + text + "'");
        };
    }
}
