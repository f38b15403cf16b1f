package dev.arbflow.jobs.config.settings;

/** The name of an ingest process, which becomes a part of its connections' names. */
final class IngestName {
    static final String FORM = "1 to 16 lower-case letters or digits";

    private IngestName() {}

    /**
     * @throws IllegalArgumentException if it is none
     */
    static String parse(String text) {
        if (!text.matches("[a-z0-9]{1,16}")) {
            throw new IllegalArgumentException(text);
        }
        return text;
    }
}
