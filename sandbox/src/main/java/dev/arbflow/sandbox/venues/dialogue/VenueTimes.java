package dev.arbflow.sandbox.venues.dialogue;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Times as venues print them. */
public final class VenueTimes {
    private static final DateTimeFormatter MICROS = format("SSSSSS");
    private static final DateTimeFormatter TENTHS_OF_MICROS = format("SSSSSSS");

    private VenueTimes() {}

    /** RFC 3339 with six digits, as Kraken and Coinbase print it. */
    public static String rfc3339(long us) {
        return MICROS.format(Instant.EPOCH.plus(us, ChronoUnit.MICROS));
    }

    /** RFC 3339 with seven digits, as CoinAPI prints it. */
    public static String rfc3339SevenDigits(long us) {
        return TENTHS_OF_MICROS.format(Instant.EPOCH.plus(us, ChronoUnit.MICROS));
    }

    private static DateTimeFormatter format(String fraction) {
        return DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss." + fraction + "'Z'", Locale.ROOT)
                .withZone(ZoneOffset.UTC);
    }
}
