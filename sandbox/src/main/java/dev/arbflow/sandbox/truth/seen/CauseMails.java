package dev.arbflow.sandbox.truth.seen;

import dev.arbflow.sandbox.truth.seen.MailCheck.Mail;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The mails by what they tell, of which each cause takes its own. */
final class CauseMails {
    private static final Pattern BPS = Pattern.compile("-?\\d+(\\.\\d+)?");
    private static final double AS_PRINTED = 0.11;

    private final List<String> complaints;
    private final Map<String, Mail> openings = new LinkedHashMap<>();
    private final Map<String, Mail> ends = new LinkedHashMap<>();
    private final Map<String, List<Mail>> peaks = new LinkedHashMap<>();
    private final Map<String, Mail> everOpened = new LinkedHashMap<>();

    CauseMails(List<String> complaints) {
        this.complaints = complaints;
    }

    void add(Mail mail) {
        Map<String, String> rows = MailCheck.rows(mail);
        String id = rows.getOrDefault("Episode", "");
        if (rows.containsKey("Told before")) {
            peaks.computeIfAbsent(id, any -> new ArrayList<>()).add(mail);
            return;
        }
        boolean end = rows.containsKey("Lifetime");
        if (!end) {
            everOpened.put(id, mail);
        }
        if ((end ? ends : openings).put(id, mail) != null) {
            complaints.add("two mails about " + id);
        }
    }

    /** Whether somebody was told of its opening, or had to be. */
    boolean isTold(SeenCause cause) {
        return cause.isDueAtOnce()
                || (cause.mayBeToldLater()
                        && cause.episodes.stream()
                                .anyMatch(each -> everOpened.containsKey(SeenCause.id(each))));
    }

    /** Null if there is none. */
    Mail takeOpening(SeenCause cause) {
        return take(openings, cause);
    }

    /** Null if there is none. */
    Mail takeEnd(SeenCause cause) {
        return take(ends, cause);
    }

    private static Mail take(Map<String, Mail> from, SeenCause cause) {
        return cause.episodes.stream()
                .map(each -> from.remove(SeenCause.id(each)))
                .filter(mail -> mail != null)
                .findFirst()
                .orElse(null);
    }

    /** A peak is a multiple of what was told, and a route that opens with one is told. */
    void peaks(SeenCause cause, double factor) {
        if (!isTold(cause)) {
            return;
        }
        List<Mail> its =
                cause.episodes.stream()
                        .flatMap(each -> taken(SeenCause.id(each)).stream())
                        .toList();
        for (Mail peak : its) {
            double told = bps(peak, "Told before");
            if (bps(peak, "Now") < factor * Math.max(1, told - AS_PRINTED) - AS_PRINTED) {
                complaints.add("told as a peak, but no multiple: " + peak.subject());
            }
        }
        double most =
                Stream.concat(
                                cause.episodes.stream()
                                        .map(each -> everOpened.get(SeenCause.id(each)))
                                        .filter(mail -> mail != null),
                                its.stream())
                        .mapToDouble(mail -> bps(mail, "Now"))
                        .max()
                        .orElse(Double.POSITIVE_INFINITY);
        for (SeenEpisode each : cause.episodes) {
            if (MailCheck.net(each.atDetection().last()).doubleValue()
                    > factor * (Math.max(1, most) + AS_PRINTED)) {
                complaints.add("no mail of the peak at the opening of " + SeenCause.id(each));
            }
        }
    }

    private List<Mail> taken(String id) {
        List<Mail> found = peaks.remove(id);
        return found == null ? List.of() : found;
    }

    private static double bps(Mail mail, String row) {
        Matcher number = BPS.matcher(MailCheck.rows(mail).getOrDefault(row, ""));
        return number.find() ? Double.parseDouble(number.group()) : Double.NaN;
    }

    void complainOfTheRest() {
        openings.keySet().forEach(id -> complaints.add("a mail too many: " + id));
        ends.keySet().forEach(id -> complaints.add("a mail of an end too many: " + id));
        peaks.keySet().forEach(id -> complaints.add("a mail of a peak too many: " + id));
    }
}
