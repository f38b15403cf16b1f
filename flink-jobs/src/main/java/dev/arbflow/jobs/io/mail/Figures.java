package dev.arbflow.jobs.io.mail;

import dev.arbflow.market.Market;
import dev.arbflow.market.arbitrage.Episode;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Writes the figures of one market for people, with their units. */
final class Figures {
    private static final MathContext SHOWN = new MathContext(8);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS 'UTC'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    private final String base;
    private final String quote;

    Figures(Market market) {
        this.base = market.base().code();
        this.quote = market.quote().code();
    }

    String base() {
        return base;
    }

    /** For example {@code 31.0 bps}. */
    static String bps(double bps) {
        return String.format(Locale.ROOT, "%.1f bps", bps);
    }

    /** A fraction as a percentage. */
    static String percent(BigDecimal fraction) {
        return plain(fraction.movePointRight(2)) + " %";
    }

    String price(double price) {
        return plain(BigDecimal.valueOf(price)) + " " + quote;
    }

    String price(BigDecimal price) {
        return amount(price) + " " + quote;
    }

    /** The size of a fill; a lower bound is called one. */
    String size(Episode.Moment moment) {
        return atLeast(moment) + amount(moment.quantity()) + " " + base;
    }

    String profit(Episode.Moment moment) {
        return atLeast(moment) + money(moment.profit());
    }

    /** With two decimals where they say something. */
    String money(BigDecimal amount) {
        return cents(amount) + " " + quote;
    }

    /** An amount without its currency; less than one unit has as many digits as it takes. */
    static String cents(BigDecimal amount) {
        return amount.abs().compareTo(BigDecimal.ONE) >= 0
                ? amount.setScale(2, RoundingMode.HALF_EVEN).toPlainString()
                : amount(amount);
    }

    /** Both rates, where they are from, and the version of the schedule. */
    static String fees(Episode episode) {
        Episode.Fees fees = episode.fees();
        String version = "version " + episode.feeVersion();
        return fees == null
                ? version
                : String.format(
                        Locale.ROOT,
                        "%s to buy (%s), %s to sell (%s); %s",
                        percent(fees.buyRate()),
                        fees.buySource(),
                        percent(fees.sellRate()),
                        fees.sellSource(),
                        version);
    }

    static String duration(long us) {
        if (us < 1_000_000) {
            return String.format(Locale.ROOT, "%.0f ms", us / 1e3);
        }
        return us < 120_000_000
                ? String.format(Locale.ROOT, "%.1f s", us / 1e6)
                : String.format(Locale.ROOT, "%.1f min", us / 6e7);
    }

    static String time(long us) {
        return TIME.format(Instant.ofEpochMilli(Math.floorDiv(us, 1_000L)));
    }

    private static String atLeast(Episode.Moment moment) {
        return moment.exhausted() ? "at least " : "";
    }

    private static String amount(BigDecimal amount) {
        return plain(amount.round(SHOWN));
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }
}
