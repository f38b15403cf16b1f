package dev.arbflow.sandbox.frames;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the venue's own time in a frame of any venue, without reading the frame. */
final class ExchangeTimes {
    private static final Pattern RFC_3339 =
            Pattern.compile("\"(?:time|timestamp|time_in|time_exchange)\":\"(20[0-9T:.-]+Z)\"");
    private static final Pattern MICROS = Pattern.compile("\"microtimestamp\": ?\"([0-9]{16})\"");

    private ExchangeTimes() {}

    /** Microseconds since 1970-01-01T00:00:00Z, or {@link RecordedFrame#UNKNOWN}. */
    static long of(String text) {
        Matcher micros = MICROS.matcher(text);
        if (micros.find()) {
            return Long.parseLong(micros.group(1));
        }
        Matcher printed = RFC_3339.matcher(text);
        return printed.find()
                ? ChronoUnit.MICROS.between(Instant.EPOCH, Instant.parse(printed.group(1)))
                : RecordedFrame.UNKNOWN;
    }
}
