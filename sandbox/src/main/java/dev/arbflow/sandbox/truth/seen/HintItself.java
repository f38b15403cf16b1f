package dev.arbflow.sandbox.truth.seen;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an INDICATIVE mail says by itself, without the trades that it is made of: that nobody can
 * act on it, and figures that follow from each other.
 */
final class HintItself {
    private static final Pattern FORBIDDEN = Pattern.compile("(?m)^(Buy|Sell|Act until|Episode):");
    private static final Pattern ROW = Pattern.compile("(?m)^([A-Z][a-z ]+): +(.*)$");
    private static final Pattern PRICE = Pattern.compile(" at (\\d+(?:\\.\\d+)?) ");
    private static final Pattern BPS = Pattern.compile("(-?\\d+(?:\\.\\d+)?) bps");
    private static final Pattern FEES =
            Pattern.compile("(\\S+) % to buy \\(.*\\), (\\S+) % to sell \\(");
    private static final BigDecimal A_TENTH = new BigDecimal("0.0501");
    private static final BigDecimal BPS_OF_ONE = BigDecimal.valueOf(10_000);

    private final MailCheck.Mail mail;

    private HintItself(MailCheck.Mail mail) {
        this.mail = mail;
    }

    /** What is wrong with it. */
    static Optional<String> complaint(MailCheck.Mail mail) {
        HintItself hint = new HintItself(mail);
        if (!hint.isMarked()) {
            return Optional.of("could be taken for executable: " + mail.subject());
        }
        return hint.isConsistent()
                ? Optional.empty()
                : Optional.of("its figures do not follow from each other: " + mail.subject());
    }

    private boolean isMarked() {
        return mail.subject().contains("INDICATIVE, not executable")
                && mail.text().contains("There is nothing to act on.")
                && !FORBIDDEN.matcher(mail.text()).find();
    }

    /** Before fees is sale over purchase, and net what both fees leave of it. */
    private boolean isConsistent() {
        Optional<BigDecimal> purchase = first("Lowest purchase", PRICE, 1);
        Optional<BigDecimal> sale = first("Highest sale", PRICE, 1);
        Optional<BigDecimal> gross = first("Before fees", BPS, 1);
        Optional<BigDecimal> net = first("Net of fees", BPS, 1);
        Optional<BigDecimal> buyFee = first("Fees", FEES, 1).map(HintItself::fraction);
        Optional<BigDecimal> sellFee = first("Fees", FEES, 2).map(HintItself::fraction);
        if (purchase.isEmpty()
                || sale.isEmpty()
                || gross.isEmpty()
                || net.isEmpty()
                || buyFee.isEmpty()) {
            return false;
        }
        BigDecimal paid = purchase.get().multiply(BigDecimal.ONE.add(buyFee.get()));
        BigDecimal got = sale.get().multiply(BigDecimal.ONE.subtract(sellFee.orElseThrow()));
        return isNear(gross.get(), bps(sale.get(), purchase.get()))
                && isNear(net.get(), bps(got, paid));
    }

    private static BigDecimal fraction(BigDecimal percent) {
        return percent.movePointLeft(2);
    }

    private static BigDecimal bps(BigDecimal got, BigDecimal paid) {
        return got.divide(paid, MathContext.DECIMAL64)
                .subtract(BigDecimal.ONE)
                .multiply(BPS_OF_ONE);
    }

    private static boolean isNear(BigDecimal said, BigDecimal right) {
        return said.subtract(right).abs().compareTo(A_TENTH) <= 0;
    }

    private Optional<BigDecimal> first(String name, Pattern value, int group) {
        Matcher row = ROW.matcher(mail.text());
        while (row.find()) {
            Matcher found = value.matcher(row.group(2));
            if (row.group(1).equals(name) && found.find()) {
                return Optional.of(new BigDecimal(found.group(group)));
            }
        }
        return Optional.empty();
    }
}
