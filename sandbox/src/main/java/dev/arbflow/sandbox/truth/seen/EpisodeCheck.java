package dev.arbflow.sandbox.truth.seen;

import dev.arbflow.market.arbitrage.Episode;
import dev.arbflow.sandbox.truth.Charges;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;

/** Compares a told episode with the one that had to be told, figure by figure. */
final class EpisodeCheck {
    /** What a mean over millions of microseconds loses in binary numbers, and no more. */
    private static final double SHARE = 1e-9;

    /** Amounts are exact but for the division by what a venue keeps back. */
    private static final MathContext DIGITS = new MathContext(24);

    private final List<String> differences = new ArrayList<>();

    private EpisodeCheck() {}

    /** A line for each figure that is not what it had to be, beginning with the figure's name. */
    static List<String> differences(SeenEpisode expected, Episode told) {
        EpisodeCheck check = new EpisodeCheck();
        check.same("openedUs", expected.openedUs(), told.openedUs());
        check.same("detectedUs", expected.detectedUs(), told.detectedUs());
        check.same("lastUs", expected.lastUs(), told.lastUs());
        if (expected.closeReason() != told.closeReason()) {
            check.differ("closeReason", expected.closeReason(), told.closeReason());
        }
        check.net(expected.figures(), told.net());
        check.moment("peak", expected.figures().best(), told.peak());
        check.moment("last", expected.figures().last(), told.last());
        check.same("maxQuantity", expected.figures().mostQuantity(), told.maxQuantity());
        check.same("samples", expected.figures().instants(), told.samples());
        check.same("maxLegAgeUs", expected.figures().ageUs(), told.maxLegAgeUs());
        check.same("maxSkewUs", expected.figures().skewUs(), told.maxSkewUs());
        check.fees(expected, told.fees());
        check.piece(expected, told.piece());
        return check.differences;
    }

    private void net(Figures expected, Episode.NetEdge told) {
        same("net.openBps", expected.openBps(), told.openBps());
        same("net.meanBps", expected.meanBps(), told.meanBps());
        same("net.peakBps", expected.peakBps(), told.peakBps());
        same("net.lastBps", expected.lastBps(), told.lastBps());
    }

    private void moment(String which, Figures.Best expected, Episode.Moment told) {
        same(which + ".quantity", expected.quantity(), told.quantity());
        same(which + ".cost", expected.cost(), told.cost());
        same(which + ".profit", expected.profit(), told.profit());
        same(which + ".buyPrice", expected.ask().doubleValue(), told.buyPrice());
        same(which + ".sellPrice", expected.bid().doubleValue(), told.sellPrice());
        if (expected.exhausted() != told.exhausted()) {
            differ(which + ".exhausted", expected.exhausted(), told.exhausted());
        }
        if (expected.capped() != told.capped()) {
            differ(which + ".capped", expected.capped(), told.capped());
        }
        legs(which + ".legs", expected, told.legs());
        differences.addAll(expected.bounds().differences(which + ".orders", told.orders()));
    }

    private void legs(String which, Figures.Best expected, Episode.Legs told) {
        if (told == null) {
            differ(which, expected, null);
            return;
        }
        same(which + ".atUs", expected.atUs(), told.atUs());
        same(which + ".buyVwap", expected.buyVwap(), told.buyVwap());
        same(which + ".sellVwap", expected.sellVwap(), told.sellVwap());
        same(which + ".buyAgeUs", expected.buyAgeUs(), told.buyAgeUs());
        same(which + ".sellAgeUs", expected.sellAgeUs(), told.sellAgeUs());
    }

    private void piece(SeenEpisode expected, Episode.Piece told) {
        same("piece.sinceUs", expected.first().openedUs(), told.sinceUs());
        same("piece.number", expected.interruptions() + 1, told.number());
        same("piece.interruptedUs", expected.interruptedUs(), told.interruptedUs());
        Episode.Onset onset = expected.seenToBegin() ? Episode.Onset.SEEN : Episode.Onset.UNSEEN;
        if (onset != told.onset()) {
            differ("piece.onset", onset, told.onset());
        }
    }

    private void fees(SeenEpisode expected, Episode.Fees told) {
        if (told == null) {
            differ("fees", expected.pays() + ", " + expected.keeps(), null);
            return;
        }
        same("fees.buyRate", expected.pays().share(), told.buyRate());
        same("fees.sellRate", expected.keeps().share(), told.sellRate());
        double pay = expected.pays().payFactor().doubleValue();
        double keep = expected.keeps().keepFactor().doubleValue();
        same("fees.breakEvenBps", (pay / keep - 1) * 10_000, told.breakEvenBps());
        source("fees.buySource", expected.pays(), told.buySource());
        source("fees.sellSource", expected.keeps(), told.sellSource());
    }

    /** Of the judge's own table it is known only that a source has to be there. */
    private void source(String what, Charges.Row expected, String told) {
        boolean right =
                expected.source().isEmpty()
                        ? told != null && !told.isBlank()
                        : expected.source().equals(told);
        if (!right) {
            differ(what, expected.source().isEmpty() ? "a source" : expected.source(), told);
        }
    }

    private void same(String what, long expected, long told) {
        if (expected != told) {
            differ(what, expected, told);
        }
    }

    private void same(String what, double expected, double told) {
        if (!(Math.abs(expected - told) <= SHARE * Math.max(1, Math.abs(expected)))) {
            differ(what, expected, told);
        }
    }

    private void same(String what, BigDecimal expected, BigDecimal told) {
        if (told == null || expected.round(DIGITS).compareTo(told.round(DIGITS)) != 0) {
            differ(what, expected, told);
        }
    }

    private void differ(String what, Object expected, Object told) {
        differences.add(what + " is " + told + " instead of " + expected);
    }
}
