package dev.arbflow.jobs.config;

/** A setting that stops the job; the message is one line that tells a person what to change. */
public final class ConfigError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ConfigError(String message) {
        super(message);
    }

    public ConfigError(String message, Throwable cause) {
        super(message, cause);
    }
}
