package dev.arbflow.jobs.config.settings;

/**
 * What a setting is when nobody gives it.
 *
 * @param value the text that then stands for it; null if there is none
 * @param note what the documentation says about it
 * @param secret whether only the environment may give it
 */
record Fallback(String value, String note, boolean secret) {

    /** A value as if somebody had given it. */
    static Fallback value(String value) {
        return new Fallback(value, value, false);
    }

    /** No value; the note says what happens instead. */
    static Fallback none(String note) {
        return new Fallback(null, note, false);
    }

    /** Nothing to fall back to. */
    static Fallback required() {
        return new Fallback(null, "required", false);
    }

    /** The same, given by the environment only. */
    Fallback asSecret() {
        return new Fallback(value, note, true);
    }
}
