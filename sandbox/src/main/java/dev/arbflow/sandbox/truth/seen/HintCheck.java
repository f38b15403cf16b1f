package dev.arbflow.sandbox.truth.seen;

import dev.arbflow.market.Listing;
import dev.arbflow.market.Market;
import dev.arbflow.market.Venue;
import dev.arbflow.sandbox.truth.Charges;
import dev.arbflow.sandbox.truth.seen.ExpectedHints.Hint;
import dev.arbflow.sandbox.truth.seen.MailCheck.Mail;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Compares INDICATIVE mails with the trades that were published. */
public final class HintCheck {
    private static final Pattern ROW =
            Pattern.compile("(?m)^(Lowest purchase|Highest sale|Net of fees|Window|Also): +(.*)$");
    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");
    private static final Pattern ALSO =
            Pattern.compile(
                    "from (\\S+) to (\\S+), (\\S+) bps net, bought at (\\S+) \\S+,"
                            + " sold at (\\S+) \\S+, .* until (.*)");
    private static final BigDecimal A_TENTH = new BigDecimal("0.0501");

    private final List<String> complaints = new ArrayList<>();

    private HintCheck() {}

    /** A published trade; of one that came twice, either or both. */
    public record Print(Venue venue, Market market, boolean bought, BigDecimal price, long atUs) {}

    /**
     * What had to be told.
     *
     * @param windowUs over which the lowest purchase and the highest sale are taken
     * @param slideUs how often such a window ends
     * @param least difference after both fees, in basis points
     * @param most believable difference before fees, in basis points
     * @param withBooks whose books are read
     */
    public record Terms(
            Charges charges,
            long windowUs,
            long slideUs,
            BigDecimal least,
            BigDecimal most,
            Set<Listing> withBooks) {}

    static boolean isHint(Mail mail) {
        return mail.subject().contains("INDICATIVE") || mail.text().contains("INDICATIVE");
    }

    /**
     * A line for every hint that is wrong by itself, whatever the trades were.
     *
     * @param mails in any order; those that are no hints are passed over
     */
    public static List<String> complaints(Collection<Mail> mails) {
        return mails.stream()
                .filter(HintCheck::isHint)
                .flatMap(mail -> HintItself.complaint(mail).stream())
                .toList();
    }

    /**
     * A line for every mail that is missing, one too many, says something else than the trades do,
     * or could be taken for executable.
     *
     * @param mails in any order; all of them must be hints
     */
    public static List<String> complaints(List<Print> prints, Collection<Mail> mails, Terms terms) {
        HintCheck check = new HintCheck();
        Map<String, Map<String, Hint>> due = new TreeMap<>();
        for (Map<String, Hint> mail : ExpectedHints.of(prints, terms)) {
            due.put(String.join(" + ", new TreeSet<>(mail.keySet())), mail);
        }
        for (Mail mail : mails) {
            HintItself.complaint(mail).ifPresent(check.complaints::add);
            List<Hint> said = said(mail);
            Set<String> names = new TreeSet<>();
            said.forEach(each -> names.add(each.name()));
            Map<String, Hint> expected = due.remove(String.join(" + ", names));
            if (expected == null) {
                check.complaints.add("a hint too many: " + mail.subject() + " " + names);
            } else {
                check.figures(said, expected);
            }
        }
        due.keySet().forEach(names -> check.complaints.add("no mail about " + names));
        return check.complaints;
    }

    private void figures(List<Hint> said, Map<String, Hint> expected) {
        for (Hint each : said) {
            Hint right = expected.get(each.name());
            if (each.purchase().compareTo(right.purchase()) != 0
                    || each.sale().compareTo(right.sale()) != 0
                    || each.netBps().subtract(right.netBps()).abs().compareTo(A_TENTH) > 0) {
                complaints.add("says " + each + " instead of " + right);
            }
        }
        BigDecimal first = said.get(0).netBps();
        if (said.stream().anyMatch(each -> each.netBps().compareTo(first) > 0)) {
            complaints.add("the largest is not told first: " + said);
        }
    }

    /** What a mail says of each route, the one in its headline first. */
    private static List<Hint> said(Mail mail) {
        Map<String, String> first = new TreeMap<>();
        List<Hint> also = new ArrayList<>();
        String market = mail.subject().replaceAll(".*: (\\S+) trades .*", "$1");
        Matcher row = ROW.matcher(mail.text());
        while (row.find()) {
            Matcher more = ALSO.matcher(row.group(2));
            if (row.group(1).equals("Also") && more.matches()) {
                also.add(
                        new Hint(
                                market,
                                more.group(1),
                                more.group(2),
                                more.group(6),
                                new BigDecimal(more.group(4)),
                                new BigDecimal(more.group(5)),
                                new BigDecimal(more.group(3))));
            }
            first.putIfAbsent(row.group(1), row.group(2));
        }
        List<Hint> all = new ArrayList<>();
        all.add(
                new Hint(
                        market,
                        between(first.get("Lowest purchase"), " on ", " at "),
                        between(first.get("Highest sale"), " on ", " at "),
                        between(first.get("Window"), " until ", null),
                        number(between(first.get("Lowest purchase"), " at ", null)),
                        number(between(first.get("Highest sale"), " at ", null)),
                        number(first.get("Net of fees"))));
        all.addAll(also);
        return all;
    }

    private static String between(String text, String from, String to) {
        String rest = String.valueOf(text);
        rest = rest.substring(rest.indexOf(from) + from.length());
        return to == null ? rest : rest.substring(0, rest.indexOf(to));
    }

    private static BigDecimal number(String text) {
        Matcher number = NUMBER.matcher(String.valueOf(text));
        return number.find() ? new BigDecimal(number.group()) : BigDecimal.valueOf(-1_000_000);
    }
}
