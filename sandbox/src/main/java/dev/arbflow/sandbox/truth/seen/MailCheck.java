package dev.arbflow.sandbox.truth.seen;

import dev.arbflow.market.Route;
import dev.arbflow.market.Venue;
import dev.arbflow.sandbox.truth.Charges;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Compares mails with the causes that a person had to hear of, when they open and at the end. */
public final class MailCheck {
    private static final Pattern LINE = Pattern.compile("(?m)^([A-Z][A-Za-z ]*): +(.*)$");
    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");

    private static final Pattern DURATION = Pattern.compile("(\\d+(?:\\.\\d+)?) (ms|s)\\b");

    private static final BigDecimal EXACT = BigDecimal.ZERO;
    private static final BigDecimal A_TENTH = new BigDecimal("0.0501");
    private static final BigDecimal A_HUNDREDTH = new BigDecimal("0.0051");

    private final List<String> complaints = new ArrayList<>();

    private MailCheck() {}

    /**
     * A mail.
     *
     * @param subject its subject
     * @param text its plain text
     */
    public record Mail(String subject, String text) {}

    /**
     * A line for every mail that is missing, one too many, or says something else than its episode.
     *
     * @param mails in any order
     */
    public static List<String> complaints(SeenTruth truth, Collection<Mail> mails, Limits limits) {
        MailCheck check = new MailCheck();
        CauseMails sorted = new CauseMails(check.complaints);
        for (Mail mail : mails) {
            if (HintCheck.isHint(mail)) { // made of trades: here there are books only
                check.complaints.add("a hint where every book is read: " + mail.subject());
            } else {
                sorted.add(mail);
            }
        }
        List<SeenCause> causes = SeenCauses.of(truth.episodes(), limits, sorted::isTold);
        for (SeenCause cause : causes) {
            check.cause(cause, sorted);
            sorted.peaks(cause, limits.peakFactor());
        }
        sorted.complainOfTheRest();
        return check.complaints;
    }

    /** An opening and an end, and between them nothing but peaks. */
    private void cause(SeenCause cause, CauseMails mails) {
        if (cause.isDueAtOnce()) {
            SeenEpisode best = best(cause.first, each -> net(each.atDetection().last()));
            opening(SeenCause.id(best), best, mails.takeOpening(cause));
        } else if (cause.mayBeToldLater()) {
            mails.takeOpening(cause);
        }
        if (mails.isTold(cause)) {
            SeenEpisode best = best(cause.episodes, each -> each.figures().best().profit());
            end(SeenCause.id(best), cause, best, mails.takeEnd(cause));
        }
    }

    private static SeenEpisode best(
            List<SeenEpisode> episodes, Function<SeenEpisode, BigDecimal> by) {
        return episodes.stream()
                .max(
                        Comparator.comparing(by)
                                .thenComparing(
                                        each -> each.route().code(), Comparator.reverseOrder()))
                .orElseThrow();
    }

    private void opening(String id, SeenEpisode episode, Mail mail) {
        if (mail == null) {
            complaints.add("no mail about " + id);
            return;
        }
        Map<String, String> rows = rows(mail);
        Figures then = episode.atDetection();
        Route route = episode.route();
        holds(
                id,
                "Subject",
                mail.subject(),
                "buy " + route.market() + " on " + route.buy().label(),
                "sell on " + route.sell().label());
        says(id, "Subject", after(mail.subject(), "]"), net(then.last()), A_TENTH);
        Figures.Best now = then.last();
        String base = route.market().base().code();
        leg(id, "Buy", rows, base + " on " + route.buy().label(), now.ask(), now.buyVwap());
        leg(id, "Sell", rows, base + " on " + route.sell().label(), now.bid(), now.sellVwap());
        moment(id, "Now", rows.get("Now"), now);
        moment(id, "Peak profit", rows.get("Peak profit"), then.best());
        says(id, "Capital", rows.get("Capital"), now.cost(), A_HUNDREDTH);
        if (now.capped() != String.valueOf(rows.get("Capital")).contains("more was there")) {
            complaints.add(id + ": Capital does not say whether it ended the fill");
        }
        ages(id, rows.get("Age of quotes"), then);
        fee(id, rows.get("Fees"), episode.pays(), "buy");
        fee(id, rows.get("Fees"), episode.keeps(), "sell");
        long stoodUs = episode.detectedUs() - episode.openedUs();
        lasts(id, "Has stood for", rows.get("Has stood for"), stoodUs);
    }

    private void end(String id, SeenCause cause, SeenEpisode best, Mail mail) {
        if (mail == null) {
            complaints.add("no mail about the end of " + id);
            return;
        }
        Map<String, String> rows = rows(mail);
        Figures all = best.figures();
        moment(id, "Last", rows.get("Last"), all.last());
        moment(id, "Peak profit", rows.get("Peak profit"), all.best());
        says(id, "Mean", rows.get("Mean"), BigDecimal.valueOf(cause.meanBps()), A_TENTH);
        lasts(id, "Lifetime", rows.get("Lifetime"), cause.lastUs() - cause.sinceUs());
        String counted = cause.episodes.size() + " episode";
        holds(id, "Cause", rows.get("Cause"), counted, named(cause));
    }

    /** What a mail calls the venue that explains a cause. */
    private static String named(SeenCause cause) {
        if (!cause.isOneVenue()) {
            return "either venue";
        }
        String[] explanation = cause.explanations.iterator().next().split(" ", 2);
        return (explanation[0].equals("buy") ? "cheap" : "dear")
                + " on "
                + Venue.valueOf(explanation[1]).label()
                + ", "
                + cause.routes()
                + " route";
    }

    private void leg(
            String id,
            String row,
            Map<String, String> rows,
            String what,
            BigDecimal price,
            BigDecimal vwap) {
        holds(id, row, rows.get(row), what);
        String at = after(rows.get(row), " at ");
        says(id, row, at, price, EXACT);
        says(id, row, after(at, ", "), vwap, vwap.movePointLeft(7));
    }

    /** For example {@code 12 ms to buy and 40 ms to sell; at most 100 ms, 28 ms apart ...}. */
    private void ages(String id, String text, Figures then) {
        lasts(id, "Age of quotes", text, then.last().buyAgeUs());
        lasts(id, "Age of quotes", after(text, "to buy and"), then.last().sellAgeUs());
        String most = after(text, "at most");
        lasts(id, "Age of quotes", most, then.ageUs());
        lasts(id, "Age of quotes", after(most, ", "), then.skewUs());
    }

    private void fee(String id, String text, Charges.Row row, String what) {
        String percent = row.share().movePointRight(2).stripTrailingZeros().toPlainString();
        holds(id, "Fees", text, percent + " % to " + what + " (" + row.source());
    }

    /** For example {@code 2.5 bps net, at least 0.1 BTC, profit at least 1.50 USD}. */
    private void moment(String id, String row, String text, Figures.Best expected) {
        says(id, row, text, net(expected), A_TENTH);
        BigDecimal size = expected.quantity();
        says(id, row, after(text, " net, "), size, size.movePointLeft(7));
        says(id, row, after(text, "profit "), expected.profit(), A_HUNDREDTH);
        if (expected.exhausted() != String.valueOf(text).contains("at least")) {
            complaints.add(id + ": " + row + " does not say whether there was more");
        }
    }

    static BigDecimal net(Figures.Best of) {
        return BigDecimal.valueOf(10_000 * of.profit().doubleValue() / of.cost().doubleValue());
    }

    private void holds(String id, String where, String text, String... parts) {
        for (String part : parts) {
            if (text == null || !text.contains(part)) {
                complaints.add(id + ": " + where + " does not name " + part + ": " + text);
            }
        }
    }

    /** The first number in a text is the expected one, as far as it is told. */
    private void says(
            String id, String where, String text, BigDecimal expected, BigDecimal tolerance) {
        Matcher number = NUMBER.matcher(String.valueOf(text));
        boolean right =
                number.find()
                        && new BigDecimal(number.group())
                                        .subtract(expected)
                                        .abs()
                                        .compareTo(tolerance)
                                <= 0;
        if (!right) {
            complaints.add(id + ": " + where + " says '" + text + "' instead of " + expected);
        }
    }

    private void lasts(String id, String where, String text, long expectedUs) {
        Matcher time = DURATION.matcher(String.valueOf(text));
        boolean right = time.find();
        if (right) {
            double unitUs = time.group(2).equals("ms") ? 1e3 : 1e6;
            double toleranceUs = time.group(2).equals("ms") ? 501 : 50_001;
            double us = Double.parseDouble(time.group(1)) * unitUs;
            right = Math.abs(us - expectedUs) <= toleranceUs;
        }
        if (!right) {
            complaints.add(id + ": " + where + " says '" + text + "' instead of us " + expectedUs);
        }
    }

    private static String after(String text, String mark) {
        int at = text == null ? -1 : text.indexOf(mark);
        return at < 0 ? null : text.substring(at + mark.length());
    }

    static Map<String, String> rows(Mail mail) {
        Map<String, String> rows = new HashMap<>();
        Matcher line = LINE.matcher(mail.text());
        while (line.find()) {
            rows.putIfAbsent(line.group(1), line.group(2));
        }
        return rows;
    }
}
