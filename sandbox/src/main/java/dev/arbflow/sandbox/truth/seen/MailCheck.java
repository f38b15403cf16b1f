package dev.arbflow.sandbox.truth.seen;

import dev.arbflow.market.Route;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Compares mails with the episodes that a person had to hear of, as they were when detected. */
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
        Map<String, Mail> byEpisode = new LinkedHashMap<>();
        for (Mail mail : mails) {
            String id = rows(mail).getOrDefault("Episode", "");
            if (byEpisode.put(id, mail) != null) {
                check.complaints.add("two mails about " + id);
            }
        }
        for (SeenEpisode episode : due(truth, limits)) {
            String id = episode.route().code() + '@' + episode.openedUs();
            Mail mail = byEpisode.remove(id);
            if (mail == null) {
                check.complaints.add("no mail about " + id);
            } else {
                check.compare(id, episode, mail);
            }
        }
        byEpisode.keySet().forEach(id -> check.complaints.add("a mail too many: " + id));
        return check.complaints;
    }

    /** The first of a route, and then those detected after its cool-down. */
    private static List<SeenEpisode> due(SeenTruth truth, Limits limits) {
        Map<Route, Long> quietUntil = new HashMap<>();
        List<SeenEpisode> due = new ArrayList<>();
        truth.episodes().stream()
                .sorted(Comparator.comparingLong(SeenEpisode::detectedUs))
                .forEach(
                        each -> {
                            Long until = quietUntil.get(each.route());
                            if (until == null || each.detectedUs() >= until) {
                                due.add(each);
                                quietUntil.put(
                                        each.route(), each.detectedUs() + limits.cooldownUs());
                            }
                        });
        return due;
    }

    private void compare(String id, SeenEpisode episode, Mail mail) {
        Map<String, String> rows = rows(mail);
        Figures then = episode.atDetection();
        Figures.Best best = then.best();
        Route route = episode.route();
        String base = route.market().base().code();
        BigDecimal net =
                BigDecimal.valueOf(
                        10_000 * best.profit().doubleValue() / best.cost().doubleValue());
        holds(
                id,
                "Subject",
                mail.subject(),
                "buy " + route.market() + " on " + route.buy().label());
        holds(id, "Subject", mail.subject(), "sell on " + route.sell().label());
        says(id, "Subject", after(mail.subject(), "]"), net, A_TENTH);
        holds(id, "Buy", rows.get("Buy"), base + " on " + route.buy().label());
        says(id, "Buy", after(rows.get("Buy"), " at "), best.ask(), EXACT);
        holds(id, "Sell", rows.get("Sell"), base + " on " + route.sell().label());
        says(id, "Sell", after(rows.get("Sell"), " at "), best.bid(), EXACT);
        says(id, "Size", rows.get("Size"), best.quantity(), best.quantity().movePointLeft(7));
        if (best.exhausted() != String.valueOf(rows.get("Size")).startsWith("at least")) {
            complaints.add(id + ": Size does not say whether there was more");
        }
        says(id, "Cost", rows.get("Cost"), best.cost(), A_HUNDREDTH);
        says(id, "Profit", rows.get("Profit"), best.profit(), A_HUNDREDTH);
        says(id, "Net after fees", rows.get("Net after fees"), net, A_TENTH);
        lasts(id, "Age of quotes", rows.get("Age of quotes"), then.ageUs());
        long stoodUs = episode.detectedUs() - episode.openedUs();
        lasts(id, "Has stood for", rows.get("Has stood for"), stoodUs);
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

    private static Map<String, String> rows(Mail mail) {
        Map<String, String> rows = new HashMap<>();
        Matcher line = LINE.matcher(mail.text());
        while (line.find()) {
            rows.putIfAbsent(line.group(1), line.group(2));
        }
        return rows;
    }
}
