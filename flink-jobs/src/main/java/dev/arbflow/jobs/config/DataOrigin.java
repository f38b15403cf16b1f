package dev.arbflow.jobs.config;

import java.io.Serializable;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Objects;

/**
 * Where market data comes from, which everything that shows or keeps it must say.
 *
 * @param kind what sort of data it is
 * @param day when it was recorded, UTC; null if it was not, or nobody knows
 */
public record DataOrigin(Kind kind, LocalDate day) implements Serializable {
    /** The venues as they are now. */
    public static final DataOrigin LIVE = new DataOrigin(Kind.LIVE, null);

    /** Nobody's prices. */
    public static final DataOrigin SIMULATED = new DataOrigin(Kind.SIMULATED, null);

    /** A sort of data. */
    public enum Kind {
        /** What the venues say now. */
        LIVE("Live data of the venues."),
        /** What no venue ever said. */
        SIMULATED("Simulated data: no venue ever quoted these prices."),
        /** What the venues said once. */
        RECORDED("Recorded data: these prices are history.");

        private final String sentence;

        Kind(String sentence) {
            this.sentence = sentence;
        }

        /** What it means, for people. */
        public String sentence() {
            return sentence;
        }
    }

    /**
     * @throws IllegalArgumentException if something that was not recorded has a day
     */
    public DataOrigin {
        Objects.requireNonNull(kind, "kind");
        if (day != null && kind != Kind.RECORDED) {
            throw new IllegalArgumentException("only what was recorded has a day, not " + kind);
        }
    }

    /** Data recorded on a day, UTC. */
    public static DataOrigin recordedOn(LocalDate day) {
        return new DataOrigin(Kind.RECORDED, day);
    }

    /**
     * Reads {@code live}, {@code simulated}, {@code recorded} or for example {@code
     * recorded:2021-05-31}.
     *
     * @throws IllegalArgumentException if it is none of these
     */
    public static DataOrigin parse(String text) {
        String[] parts = text.split(":", 2);
        try {
            Kind kind = Kind.valueOf(parts[0].toUpperCase(Locale.ROOT));
            return new DataOrigin(kind, parts.length == 1 ? null : LocalDate.parse(parts[1]));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("a day is like 2021-05-31", e);
        }
    }

    /** The form that {@link #parse} reads. */
    public String setting() {
        String name = kind.name().toLowerCase(Locale.ROOT);
        return day == null ? name : name + ':' + day;
    }

    /** For headings, for example {@code RECORDED 2021-05-31}. */
    public String label() {
        return day == null ? kind.name() : kind.name() + ' ' + day;
    }

    /** For example {@code RECORDED 2021-05-31. Recorded data: these prices are history.} */
    public String sentence() {
        return label() + ". " + kind.sentence();
    }
}
