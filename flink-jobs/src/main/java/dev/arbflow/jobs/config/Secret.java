package dev.arbflow.jobs.config;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** A value that must not be printed: its text form says only that there is one. */
public final class Secret implements Serializable {
    private static final long serialVersionUID = 1L;

    private final String value;

    /**
     * @param value what to keep to ourselves
     */
    public Secret(String value) {
        this.value = value;
    }

    /** The value itself, for the client that needs it and for nobody else. */
    public String reveal() {
        return value;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Secret that && MessageDigest.isEqual(bytes(), that.bytes());
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return "***";
    }

    private byte[] bytes() {
        return value.getBytes(StandardCharsets.UTF_8);
    }
}
